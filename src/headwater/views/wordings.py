"""A claim's wordings as rows: those that are the same word for word share one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from headwater.records.claim import Wording
from headwater.records.dossier import DossierClaim
from headwater.records.span import overlap
from headwater.records.tracing import Place
from headwater.text.words import normal_words
from headwater.views.alignment import Witness, make_witness
from headwater.views.index import Index, in_order_of_letters
from headwater.views.phrases import MAX_WORDING, shorten


@dataclass(frozen=True)
class Row:
    """A wording and the articles that carry it word for word."""

    sigla: tuple[str, ...]
    articles: tuple[str, ...]
    witnesses: tuple[tuple[str, Witness], ...]
    words: str
    at: int
    attribution: str | None

    @property
    def witness(self) -> Witness:
        """The words as the first of the articles has them."""
        return self.witnesses[0][1]


def make_rows(claim: DossierClaim, sigla: Mapping[str, str], index: Index) -> list[Row]:
    """Distinct wordings: the earliest dated one first, else the fullest; then by siglum."""
    found: dict[tuple[str, ...], Row] = {}
    for wording in claim.wordings:
        article = index.article(wording.article)
        if article is None or not wording.spans:
            continue
        row = make_row(wording, sigla, index)
        form = tuple(w for s in wording.spans for w in normal_words(article.text, s))
        known = found.get(form)
        if known is not None:
            row = replace(
                known,
                sigla=in_order_of_letters([*known.sigla, *row.sigla]),
                articles=tuple(dict.fromkeys((*known.articles, *row.articles))),
                witnesses=(*known.witnesses, *row.witnesses),
            )
        found[form] = row
    rows = sorted(found.values(), key=lambda r: (len(r.sigla[0]), r.sigla[0], r.at))
    dated = [r for r in rows if (a := index.article(r.articles[0])) and a.published_at]
    lead = dated[:1] or sorted(rows, key=lambda r: -len(r.witness.words))[:1]
    return lead + [r for r in rows if r not in lead]


def make_row(wording: Wording, sigla: Mapping[str, str], index: Index) -> Row:
    """One wording as a row of its own."""
    article = index.articles[wording.article]
    return Row(
        sigla=(sigla.get(wording.article, "?"),),
        articles=(wording.article,),
        witnesses=((wording.article, make_witness(article.text, wording.spans)),),
        words=shorten(index.words(wording.article, wording.spans), MAX_WORDING),
        at=wording.spans[0].start,
        attribution=wording.attribution,
    )


def is_over(wording: Wording, place: Place) -> bool:
    """Whether a place names words of the wording."""
    return wording.article == place.article and overlap(wording.spans, place.spans) > 0
