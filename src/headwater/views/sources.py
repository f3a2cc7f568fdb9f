"""All that one source is reported to have said in a story: in which words, through whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.records.attribution import Mode, SourceKind
from headwater.records.dossier import DossierArticle, DossierAttribution, DossierStory
from headwater.records.span import words_of
from headwater.records.tracing import Basis
from headwater.views.index import Index, in_order
from headwater.views.phrases import MAX_NAME, MAX_WORDING, shorten, shown_name

# ways in which a source is named that its page lists; the others say nothing new
MAX_MENTIONS = 6
# characters: a longer mention is a sentence about the source, not its name
MAX_MENTION = 120


@dataclass(frozen=True)
class Said:
    """One passage ascribed to the source; ``inferred`` where its way is carried over."""

    siglum: str
    article: str
    attribution: str
    at: int
    words: str
    mode: Mode
    denied: bool
    claim: str | None
    through: tuple[str, ...]
    inferred: bool


@dataclass(frozen=True)
class Mention:
    """How an article names the source."""

    words: str
    sigla: tuple[str, ...]


@dataclass(frozen=True)
class SourcePage:
    """A source with its passages, in the order of the articles."""

    id: str
    name: str
    kind: SourceKind
    origin_of: tuple[str, ...]
    occasions: tuple[str, ...]
    bases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    said: tuple[Said, ...]


def make_source_pages(
    story: DossierStory, sigla: Mapping[str, str], index: Index
) -> tuple[SourcePage, ...]:
    """A page for each source of the story, those of most passages first."""
    claims = {
        (w.article, w.attribution): c.id
        for c in reversed(story.claims)
        for w in c.wordings
        if w.attribution
    }
    found: dict[str, list[tuple[DossierArticle, DossierAttribution]]] = {}
    for id_ in in_order(story, index):
        article = index.articles[id_]
        for told in article.attributions:
            if told.speaker.source_id and told.speaker.name:
                found.setdefault(told.speaker.source_id, []).append((article, told))
    pages = [_page(id_, rows, story, sigla, claims) for id_, rows in found.items()]
    return tuple(sorted(pages, key=lambda p: (-len(p.said), p.name.casefold(), p.id)))


def _page(
    id_: str,
    rows: Sequence[tuple[DossierArticle, DossierAttribution]],
    story: DossierStory,
    sigla: Mapping[str, str],
    claims: Mapping[tuple[str, str], str],
) -> SourcePage:
    fullest = max((told.speaker for _, told in rows), key=lambda s: len(s.name or ""))
    inside = {(article.id, told.id) for article, told in rows}
    origins = [
        (claim.id, origin)
        for claim in story.claims
        for origin in claim.origins
        if any(
            (w.article, w.attribution or "") in inside
            for w in (claim.wordings[n] for n in origin.wordings if n < len(claim.wordings))
        )
    ]
    stated = [o.basis.value for _, o in origins if o.basis is not Basis.NOT_STATED]
    return SourcePage(
        id=id_,
        name=shown_name(shorten(fullest.name or "", MAX_NAME), fullest.kind),
        kind=fullest.kind,
        origin_of=tuple(dict.fromkeys(claim for claim, _ in origins)),
        occasions=tuple(dict.fromkeys(o.occasion for _, o in origins if o.occasion)),
        bases=tuple(dict.fromkeys(stated)),
        mentions=_mentions(rows, sigla),
        said=tuple(_said(article, told, sigla, claims) for article, told in rows if told.content),
    )


def _mentions(
    rows: Sequence[tuple[DossierArticle, DossierAttribution]], sigla: Mapping[str, str]
) -> tuple[Mention, ...]:
    """The longest first: pronouns and surnames say less than a role."""
    found: dict[str, dict[str, None]] = {}
    for article, told in rows:
        words = " ".join(words_of(told.source, article.text).split())
        if words and len(words) <= MAX_MENTION:
            found.setdefault(words, {}).setdefault(sigla.get(article.id, "?"))
    longest = sorted(found, key=lambda words: (-len(words), words))[:MAX_MENTIONS]
    return tuple(Mention(words, tuple(found[words])) for words in longest)


def _said(
    article: DossierArticle,
    told: DossierAttribution,
    sigla: Mapping[str, str],
    claims: Mapping[tuple[str, str], str],
) -> Said:
    through = told.chain[1:]
    return Said(
        siglum=sigla.get(article.id, "?"),
        article=article.id,
        attribution=told.id,
        at=told.content[0].start,
        words=shorten(words_of(told.content, article.text), MAX_WORDING),
        mode=told.mode,
        denied=told.denied,
        claim=claims.get((article.id, told.id)),
        through=tuple(shown_name(p.name, p.kind) for p in through),
        inferred=any(not p.stated for p in through),
    )
