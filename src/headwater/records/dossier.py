"""The result as other programs read it: schema 1 of the dossier."""

from typing import Annotated

import msgspec
from msgspec import Meta

from headwater.records.article import BlockKind, Credit, Metadata, Score
from headwater.records.attribution import ChainEnd, Manner, Mode, SourceKind
from headwater.records.claim import Wording
from headwater.records.problem import Problem
from headwater.records.span import Span
from headwater.records.story import Copy
from headwater.records.tracing import (
    Change,
    Counts,
    Denial,
    Dependence,
    Flag,
    Origin,
    Prediction,
    Relay,
    Unknown,
)

SCHEMA = 1


class DossierBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A labelled part of an article's text; an article's blocks are a partition of it."""

    start: int
    end: int
    kind: BlockKind
    score: Score
    rule: str
    licence: str | None = None
    source_url: str | None = None


class DossierSpeaker(msgspec.Struct, frozen=True, kw_only=True):
    """The first party of the chain; ``source_id`` is shared by all articles of a story."""

    name: str | None
    kind: SourceKind
    role: str | None = None
    source_id: str | None = None
    plurality: str | None = None
    anonymity: tuple[Span, ...] | None = None
    unresolved: Annotated[str | None, Meta(description="why nobody can be named")] = None


class DossierParty(msgspec.Struct, frozen=True, kw_only=True):
    """One party of a chain; ``held`` names its own article where that was read."""

    name: str
    kind: SourceKind
    via: str | None = None
    stated: bool = True
    evidence: tuple[Span, ...] = ()
    held: str | None = None


class DossierAttribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who is reported to have said what, through whom."""

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    mode: Mode
    manner: Manner
    hedges: tuple[Span, ...]
    denied: bool
    parent: str | None
    speaker: DossierSpeaker
    chain: tuple[DossierParty, ...]
    chain_end: ChainEnd
    prediction: bool
    score: Score
    method: str


class DossierProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A problem with one article."""

    code: str
    message: str
    hint: str


class DossierArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article with all that it tells by itself."""

    id: str
    path: str | None
    url: str | None
    text: str
    text_sha256: str
    language: str
    title: str | None
    byline: tuple[str, ...]
    host: str | None
    publisher: str | None
    credited: tuple[Credit, ...]
    published_at: str | None
    published_basis: str
    metadata: tuple[Metadata, ...]
    blocks: tuple[DossierBlock, ...]
    attributions: tuple[DossierAttribution, ...]
    problems: tuple[DossierProblem, ...]


class DossierClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its wordings, counts, origins and what is unknown."""

    id: str
    gloss: str
    wordings: tuple[Wording, ...]
    counts: Counts
    collectors: tuple[str, ...]
    denials: tuple[Denial, ...]
    flags: tuple[Flag, ...]
    origins: tuple[Origin, ...]
    dependence: tuple[Dependence, ...]
    unknowns: tuple[Unknown, ...]


class DossierStory(msgspec.Struct, frozen=True, kw_only=True):
    """Articles about one event, with claims in order of importance."""

    id: str
    title: str
    articles: tuple[str, ...]
    claims: tuple[DossierClaim, ...]
    changes: tuple[Change, ...]
    copies: tuple[Copy, ...]
    relays: tuple[Relay, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """Headwater's whole result for a set of articles."""

    schema: Annotated[int, Meta(ge=1)] = SCHEMA
    headwater: str
    settings: Annotated[str, Meta(description="fingerprint of settings and code version")]
    articles: tuple[DossierArticle, ...]
    stories: tuple[DossierStory, ...]
    predictions: tuple[Prediction, ...]
    problems: tuple[Problem, ...]

    def to_json(self) -> bytes:
        """The dossier as UTF-8 JSON."""
        return msgspec.json.encode(self)


def read_dossier(data: bytes | str) -> Dossier:
    """A dossier from its JSON; raises ``msgspec.ValidationError`` where the schema is not met."""
    return msgspec.json.decode(data, type=Dossier)


def make_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of schema 1, generated from these records."""
    schema = msgspec.json.schema(Dossier)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
