"""Look-ups that every view shares: articles and attributions by id, sigla, the words of places."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from headwater.records.claim import Wording
from headwater.records.dossier import (
    Dossier,
    DossierArticle,
    DossierAttribution,
    DossierClaim,
    DossierParty,
    DossierStory,
)
from headwater.records.span import Span, words_of
from headwater.records.tracing import Origin, Place
from headwater.views.phrases import MAX_NAME, shorten

UNNAMED_OUTLET = "Publisher unknown"


@dataclass(frozen=True)
class Index:
    """A dossier's articles and attributions by id; what an id does not name is ``None``."""

    dossier: Dossier
    articles: dict[str, DossierArticle]
    attributions: dict[tuple[str, str], DossierAttribution]
    outlets: dict[str, str]

    def article(self, id_: str) -> DossierArticle | None:
        """The article of that id."""
        return self.articles.get(id_)

    def attribution(self, wording: Wording) -> DossierAttribution | None:
        """The attribution that a wording is the content of, where it has one."""
        if wording.attribution is None:
            return None
        return self.attributions.get((wording.article, wording.attribution))

    def words(self, article: str, spans: Sequence[Span]) -> str:
        """The words of several spans of one article, in one line."""
        found = self.articles.get(article)
        if found is None:
            return ""
        return " ".join(words_of(_together(spans, found.text), found.text).split())

    def place_words(self, place: Place) -> str:
        """The words of a place, in one line."""
        return self.words(place.article, place.spans)

    def outlet(self, article: str) -> str:
        """The name under which an article's outlet is shown."""
        return self.outlets.get(article, UNNAMED_OUTLET)


def _together(spans: Sequence[Span], text: str) -> list[Span]:
    """The spans, those with only white space between them as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def make_index(dossier: Dossier) -> Index:
    """Look-ups over a dossier."""
    return Index(
        dossier=dossier,
        articles={a.id: a for a in dossier.articles},
        attributions={(a.id, t.id): t for a in dossier.articles for t in a.attributions},
        outlets={a.id: shorten(a.outlet or UNNAMED_OUTLET, MAX_NAME) for a in dossier.articles},
    )


def in_order(story: DossierStory, index: Index) -> tuple[str, ...]:
    """A story's articles, dated ones first and by date, then in the story's own order."""
    known = [a for a in story.articles if a in index.articles]
    dates = {a: index.articles[a].published_at for a in known}
    return tuple(sorted(known, key=lambda a: (dates[a] is None, dates[a] or "", known.index(a))))


def make_sigla(story: DossierStory, index: Index) -> dict[str, str]:
    """A letter for each article of a story, as critical editions give their witnesses."""
    return {a: siglum(n) for n, a in enumerate(in_order(story, index))}


def siglum(number: int) -> str:
    """A to Z, then AA, AB, ... for the articles after the twenty-sixth."""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[digit] + letters
    return letters


def in_order_of_letters(letters: Sequence[str]) -> tuple[str, ...]:
    """Each siglum once, A before B, Z before AA."""
    return tuple(sorted(set(letters), key=lambda s: (len(s), s)))


def articles_of(claim: DossierClaim) -> tuple[str, ...]:
    """The articles that carry a claim, each once, in the order of its wordings."""
    return tuple(dict.fromkeys(w.article for w in claim.wordings))


def carriers_of(claim: DossierClaim, index: Index) -> tuple[str, ...]:
    """The articles that a claim's count of outlets is about, in the order of its wordings."""
    every = articles_of(claim)
    if claim.counts.outlets >= len({index.outlet(a) for a in every}):
        return every
    counted = counted_wordings(claim)
    return tuple(dict.fromkeys(w.article for n, w in enumerate(claim.wordings) if n in counted))


def counted_wordings(claim: DossierClaim) -> frozenset[int]:
    """Numbers of the wordings that a claim's counts rest on.

    Those that deny it, or whose words are too unlike the others, stand beside it and do not count.
    """
    every = frozenset(range(len(claim.wordings)))
    if claim.counts.outlets >= len(articles_of(claim)):
        return every
    named = {n for origin in claim.origins for n in origin.wordings}
    named.update(unknown.wording for unknown in claim.unknowns)
    return every & named or every


def from_origin(
    told: DossierAttribution, origin: Origin | None, claim: DossierClaim
) -> Sequence[DossierParty]:
    """The chain from the origin on: those whose thoughts it reports stand before it."""
    names = [party.name.casefold() for party in told.chain]
    wanted = [origin] if origin is not None else claim.origins
    for name in (o.name.casefold() for o in wanted):
        if name in names:
            return told.chain[names.index(name) :]
    nested = told.parent is not None and len(told.chain) > 1
    return told.chain[1:] if nested else told.chain


def way_of(claim: DossierClaim, number: int, index: Index) -> Sequence[DossierParty] | None:
    """The parties of a wording from the claim's origin on; nothing where it gives no source."""
    told = index.attribution(claim.wordings[number])
    origin = next((o for o in claim.origins if number in o.wordings), None)
    return None if told is None else from_origin(told, origin, claim)
