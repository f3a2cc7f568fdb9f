"""schema.org in JSON-LD: articles, the claims that appear in them, the quotations that render."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from headwater.export.base import (
    TERMS,
    Exporter,
    ExportOptions,
    article_iri,
    make_iri,
    plain_text,
    quoted_words,
)
from headwater.export.json_stream import encode, write_list
from headwater.records.attribution import NAMED_PEOPLE, Mode, SourceKind
from headwater.records.claim import Wording
from headwater.records.dossier import Dossier, DossierArticle, DossierClaim, DossierStory
from headwater.records.tracing import Relay
from headwater.views.flatten import MAX_QUOTED
from headwater.views.index import Index, articles_of, make_index
from headwater.views.phrases import shorten

CONTEXT = ["https://schema.org", {"hw": TERMS}]
BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.OUTLET})
WRITTEN = frozenset({SourceKind.DOCUMENT, SourceKind.DATA_OR_POLL})
Node = dict[str, object]


def write(stories: Iterable[Dossier], file: BinaryIO, options: ExportOptions) -> None:
    """One graph of everything."""
    file.write(encode({"@context": CONTEXT})[:-1] + b',"@graph":')
    write_list(file, (node for dossier in stories for node in _nodes(dossier, options)))
    file.write(b"}\n")


def _nodes(dossier: Dossier, options: ExportOptions) -> Iterator[Node]:
    index = make_index(dossier)
    relays: dict[str, list[Relay]] = {}
    for story in dossier.stories:
        for relay in story.relays:
            relays.setdefault(relay.to, []).append(relay)
    for article in dossier.articles:
        yield _article(article, relays.get(article.id, []), index, options)
    for story in dossier.stories:
        for claim in story.claims:
            yield _claim(claim, story, index, options)
            yield from _quotations(claim, index, options)


def _article(
    article: DossierArticle, relays: Sequence[Relay], index: Index, options: ExportOptions
) -> Node:
    node: Node = {
        "@type": "NewsArticle",
        "@id": article_iri(article),
        "identifier": plain_text(article.id),
        "headline": plain_text(article.title or ""),
        "inLanguage": article.language,
        "datePublished": article.published_at,
        "url": article.url and plain_text(article.url),
        "author": [{"@type": "Person", "name": plain_text(n)} for n in article.byline],
        "publisher": _organisation(article.outlet),
        "isBasedOn": _based_on(relays, index),
        "articleBody": plain_text(article.text) if options.with_text else None,
        "hw:textSha256": article.text_sha256,
    }
    return {name: value for name, value in node.items() if value}


def _based_on(relays: Sequence[Relay], index: Index) -> list[Node]:
    """What the article says it rests on; what is only inferred is left to other formats."""
    found: dict[str, Node] = {}
    for relay in relays:
        if relay.stated and relay.from_ != relay.to:
            article = index.article(relay.from_)
            found[relay.from_] = (
                {"@id": article_iri(article)}
                if article
                else {"@type": "CreativeWork", "publisher": _organisation(relay.from_)}
            )
    return list(found.values())


def _organisation(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": plain_text(name)} if name else None


def _claim(claim: DossierClaim, story: DossierStory, index: Index, options: ExportOptions) -> Node:
    articles = [a for id_ in articles_of(claim) if (a := index.article(id_))]
    first = earliest(articles)
    text = claim.gloss if options.with_text else shorten(claim.gloss, MAX_QUOTED)
    node: Node = {
        "@type": "Claim",
        "@id": make_iri("claim", claim.id),
        "text": plain_text(text),
        "appearance": [{"@id": article_iri(a)} for a in articles],
        "firstAppearance": {"@id": article_iri(first)} if first else None,
        "creator": [s for o in claim.origins if (s := _speaker(o.name, o.kind))],
        "isBasedOn": _works(claim),
        "hw:origins": [plain_text(o.name) for o in claim.origins],
        "hw:story": make_iri("story", story.id),
        "hw:outlets": claim.counts.outlets,
        "hw:originsLeast": claim.counts.origins[0],
        "hw:originsMost": claim.counts.origins[1],
        "hw:unknown": claim.counts.unknown,
    }
    # a count of nought is said, an empty value is not
    return {name: value for name, value in node.items() if value or value == 0}


def earliest(articles: Sequence[DossierArticle]) -> DossierArticle | None:
    """The first appearance we know of; none unless every article is dated and one comes first."""
    dated = sorted((a.published_at, a.id) for a in articles if a.published_at)
    if len(dated) < len(articles) or not dated:
        return None
    if len(dated) > 1 and not _is_before(dated[0][0], dated[1][0]):
        return None
    return next(a for a in articles if a.id == dated[0][1])


def _is_before(one: str, other: str) -> bool:
    """Whether one date lies before another, as precise as both are known."""
    precise = min(len(one), len(other))
    return one[:precise] < other[:precise]


def _speaker(name: str, kind: SourceKind) -> Node | None:
    """A person or body; an unnamed group is neither, and a paper speaks through its writer."""
    if kind in NAMED_PEOPLE:
        return {"@type": "Person", "name": plain_text(name)}
    if kind in BODIES:
        return {"@type": "Organization", "name": plain_text(name)}
    if kind is SourceKind.UNNAMED_PERSON:  # words that describe are no name
        return {"@type": "Person", "description": plain_text(name)}
    return None


def _works(claim: DossierClaim) -> list[Node]:
    """Papers and data that the claim goes back to."""
    return [
        {"@type": "CreativeWork", "name": plain_text(o.name)}
        for o in claim.origins
        if o.kind in WRITTEN
    ]


def _quotations(claim: DossierClaim, index: Index, options: ExportOptions) -> Iterator[Node]:
    for number, wording in enumerate(claim.wordings):
        article = index.article(wording.article)
        if article is not None and wording.mode in (Mode.DIRECT, Mode.MIXED):
            yield _quotation(claim, number, article, index, options)


def _quotation(
    claim: DossierClaim, number: int, article: DossierArticle, index: Index, options: ExportOptions
) -> Node:
    wording: Wording = claim.wordings[number]
    told = index.attribution(wording)
    node: Node = {
        "@type": "Quotation",
        "@id": make_iri("wording", claim.id, str(number)),
        "text": plain_text(quoted_words(article, wording.spans, options)),
        "isPartOf": {"@id": article_iri(article)},
        "about": {"@id": make_iri("claim", claim.id)},
    }
    speaker = _speaker(told.speaker.name, told.speaker.kind) if told and told.speaker.name else None
    return {**node, "creator": speaker} if speaker else node


EXPORTER = Exporter(
    name="jsonld",
    title="schema.org NewsArticle, Claim and Quotation in JSON-LD",
    suffix=".jsonld",
    media_type="application/ld+json",
    write=write,
)
