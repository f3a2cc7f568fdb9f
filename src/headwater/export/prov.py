"""PROV-JSON: what was quoted from, derived from and first uttered where, as far as stated."""

from collections.abc import Iterable, Iterator
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
from headwater.export.json_stream import encode
from headwater.records.attribution import NAMED_PEOPLE, Mode, SourceKind
from headwater.records.claim import Wording
from headwater.records.dossier import Dossier, DossierArticle, DossierClaim, DossierStory
from headwater.records.tracing import Origin, Relay, RelayKind
from headwater.views.index import Index, make_index

PREFIXES = {"hw": TERMS, "row": "urn:x-headwater:"}
PEOPLE = NAMED_PEOPLE | {SourceKind.UNNAMED_PERSON}
BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.OUTLET})
VERBATIM = frozenset({Mode.DIRECT, Mode.MIXED})
# (relation, name, attributes): a statement of PROV-JSON; the name of a relation is blank
Statement = tuple[str, str, dict[str, object]]


def write(stories: Iterable[Dossier], file: BinaryIO, options: ExportOptions) -> None:
    """One document; each story is a bundle, for its statements rest on one another."""
    file.write(encode({"prefix": PREFIXES})[:-1] + b',"bundle":{')
    number = 0
    for dossier in stories:
        index = make_index(dossier)
        for story in dossier.stories:
            file.write(b",\n" if number else b"\n")
            file.write(
                encode(name_of("story", story.id)) + b":" + encode(_bundle(story, index, options))
            )
            number += 1
    file.write(b"\n}}\n")


def name_of(kind: str, *ids: str) -> str:
    """A row's name with its prefix; no character in it needs an escape."""
    return "row:" + make_iri(kind, *ids).removeprefix(PREFIXES["row"])


def _bundle(story: DossierStory, index: Index, options: ExportOptions) -> dict[str, object]:
    told: dict[str, object] = {"prefix": PREFIXES}
    for number, (relation, name, attributes) in enumerate(_statements(story, index, options)):
        rows = told.setdefault(relation, {})
        assert isinstance(rows, dict)
        rows.setdefault(name or f"_:r{number}", attributes)
    return told


def _statements(story: DossierStory, index: Index, options: ExportOptions) -> Iterator[Statement]:
    for id_ in story.articles:
        if article := index.article(id_):
            yield from _article(article)
    for relay in story.relays:
        yield from _relay(relay, story, index)
    for copy in story.copies:
        one, other = name_of("article", copy.a), name_of("article", copy.b)
        if copy.wire is None:  # which of the two came first is not known
            yield "alternateOf", "", {"prov:alternate1": one, "prov:alternate2": other}
            continue
        wire = name_of("wire", story.id, copy.wire.name, str(copy.wire.version))
        yield "entity", wire, {"prov:type": _term("UnseenText"), "prov:label": copy.wire.name}
        for carrier in (one, other):
            yield "wasDerivedFrom", "", _derived(carrier, wire, "prov:Revision")
    for claim in story.claims:
        yield from _claim(claim, story, index, options)


def _article(article: DossierArticle) -> Iterator[Statement]:
    name = name_of("article", article.id)
    about: dict[str, object] = {
        "prov:type": _term("Article"),
        "prov:label": plain_text(article.title or article.id),
        "prov:location": article_iri(article),
        "hw:textSha256": article.text_sha256,
    }
    if article.published_at:
        about["hw:publishedAt"] = article.published_at
    yield "entity", name, about
    if outlet := article.outlet:
        agent = name_of("outlet", outlet)
        yield "agent", agent, {"prov:type": _term("Outlet"), "prov:label": plain_text(outlet)}
        yield "wasAttributedTo", "", {"prov:entity": name, "prov:agent": agent}


def _relay(relay: Relay, story: DossierStory, index: Index) -> Iterator[Statement]:
    """The article derives from another, or from one that was named and not read."""
    if index.article(relay.from_):
        upstream = name_of("article", relay.from_)
    else:
        upstream = name_of("carrier", story.id, relay.from_)
        label = plain_text(relay.from_)
        yield "entity", upstream, {"prov:type": _term("NotRead"), "prov:label": label}
    kind = "prov:Revision" if relay.kind is RelayKind.REPOSTED else None
    yield (
        "wasDerivedFrom",
        "",
        {
            **_derived(name_of("article", relay.to), upstream, kind),
            "hw:relay": relay.kind.value,
            "hw:stated": relay.stated,
            "hw:score": relay.score,
        },
    )


def _claim(
    claim: DossierClaim, story: DossierStory, index: Index, options: ExportOptions
) -> Iterator[Statement]:
    whole = name_of("claim", claim.id)
    yield (
        "entity",
        whole,
        {
            "prov:type": [_qualified("prov:Collection"), _term("Claim")],
            "prov:label": plain_text(claim.gloss),
            "hw:originsLeast": claim.counts.origins[0],
            "hw:originsMost": claim.counts.origins[1],
        },
    )
    for number, wording in enumerate(claim.wordings):
        article = index.article(wording.article)
        if article is None:
            continue
        name = name_of("wording", claim.id, str(number))
        words = plain_text(quoted_words(article, wording.spans, options))
        yield "entity", name, {"prov:type": _term("Wording"), "prov:value": words}
        yield "hadMember", "", {"prov:collection": whole, "prov:entity": name}
        place = name_of("article", wording.article)
        yield "wasDerivedFrom", "", _derived(name, place, "prov:Quotation")
    for origin in claim.origins:
        yield from _origin(origin, claim, story, index)


def _origin(
    origin: Origin, claim: DossierClaim, story: DossierStory, index: Index
) -> Iterator[Statement]:
    """A primary source only for wordings whose text names it: what is inferred is influence."""
    agent = name_of("source", story.id, origin.name)
    utterance = name_of("utterance", claim.id, origin.name)
    kind = next(
        (
            term
            for term, kinds in (("prov:Person", PEOPLE), ("prov:Organization", BODIES))
            if origin.kind in kinds
        ),
        None,
    )
    types = [_term("Source"), *([_qualified(kind)] if kind else [])]
    label = plain_text(origin.name)
    yield "agent", agent, {"prov:type": types, "prov:label": label, "hw:kind": origin.kind.value}
    about: dict[str, object] = {"prov:type": _term("Utterance"), "hw:basis": origin.basis.value}
    if origin.occasion:
        about["hw:occasion"] = plain_text(origin.occasion)
    yield "entity", utterance, about
    yield "wasAttributedTo", "", {"prov:entity": utterance, "prov:agent": agent}
    for number in origin.wordings:
        wording = claim.wordings[number]
        name = name_of("wording", claim.id, str(number))
        if is_stated(wording, index):
            yield "wasDerivedFrom", "", _derived(name, utterance, "prov:PrimarySource")
            if wording.mode in VERBATIM:
                yield "wasDerivedFrom", "", _derived(name, utterance, "prov:Quotation")
        else:
            yield "wasInfluencedBy", "", {"prov:influencee": name, "prov:influencer": utterance}


def is_stated(wording: Wording, index: Index) -> bool:
    """Whether the text itself names who spoke and everybody in between."""
    told = index.attribution(wording)
    return told is not None and bool(told.source) and all(party.stated for party in told.chain)


def _derived(derived: str, used: str, kind: str | None) -> dict[str, object]:
    row: dict[str, object] = {"prov:generatedEntity": derived, "prov:usedEntity": used}
    return {**row, "prov:type": _qualified(kind)} if kind else row


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _term(name: str) -> dict[str, str]:
    return _qualified(f"hw:{name}")


EXPORTER = Exporter(
    name="prov",
    title="W3C PROV-JSON",
    suffix=".prov.json",
    media_type="application/json",
    write=write,
)
