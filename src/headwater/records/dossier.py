"""The result as other programs read it: schema 1 of the dossier."""

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from headwater.records.article import BlockKind, Credit, Metadata, PictureCredit, Provenance, Score
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

if TYPE_CHECKING:
    from headwater.views.frames import Frame

SCHEMA = 1


class DossierBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A labelled part of an article's text; an article's blocks are a partition of it."""

    start: Annotated[int, Meta(description="first code point")]
    end: Annotated[int, Meta(description="code point after the last")]
    kind: BlockKind
    score: Score
    rule: Annotated[str, Meta(description="the rule or model that labelled it")]
    licence: Annotated[str | None, Meta(description="of a picture, as written")] = None
    source_url: Annotated[str | None, Meta(description="of a picture, as written")] = None
    credit: Annotated[
        PictureCredit | None, Meta(description="of a caption and of a credit: the picture's")
    ] = None


class DossierSpeaker(msgspec.Struct, frozen=True, kw_only=True):
    """The first party of the chain; ``source_id`` is shared by all articles of a story."""

    name: Annotated[str | None, Meta(description="the fullest name that the article gives")]
    kind: SourceKind
    role: Annotated[str | None, Meta(description="as written")] = None
    source_id: Annotated[str | None, Meta(description="shared by all articles of a story")] = None
    plurality: Annotated[str | None, Meta(description="one, several, two, ... as written")] = None
    anonymity: Annotated[
        tuple[Span, ...] | None, Meta(description="the reason given for not naming the source")
    ] = None
    unresolved: Annotated[str | None, Meta(description="why nobody can be named")] = None


class DossierParty(msgspec.Struct, frozen=True, kw_only=True):
    """One party of a chain; ``held`` names its own article where that was read."""

    name: Annotated[str, Meta(description="the fullest name that the article gives")]
    kind: SourceKind
    via: Annotated[
        str | None, Meta(description="interview, post, statement, briefing, report, recording, ...")
    ] = None
    stated: Annotated[
        bool, Meta(description="false where carried over from an earlier sentence")
    ] = True
    evidence: Annotated[
        tuple[Span, ...], Meta(description="the words that name the party, with their cue")
    ] = ()
    held: Annotated[str | None, Meta(description="the party's own article, where it was read")] = (
        None
    )


class DossierAttribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who is reported to have said what, through whom."""

    id: Annotated[str, Meta(description="the same for the same article and words")]
    content: Annotated[
        tuple[Span, ...],
        Meta(description="what is reported; several spans where the cue stands inside it"),
    ]
    cue: Annotated[tuple[Span, ...], Meta(description="the words that mark the report")]
    source: Annotated[
        tuple[Span, ...],
        Meta(description="the words that name who said it; empty where the text has none"),
    ]
    mode: Mode
    manner: Manner
    hedges: Annotated[
        tuple[Span, ...], Meta(description="words that weaken the content or the report")
    ]
    denied: Annotated[bool, Meta(description="whether the source denies the content")]
    parent: Annotated[str | None, Meta(description="the attribution whose content holds this one")]
    speaker: DossierSpeaker
    chain: Annotated[
        tuple[DossierParty, ...],
        Meta(description="from the speaker to the nearest party; never the own outlet"),
    ]
    chain_end: ChainEnd
    prediction: Annotated[bool, Meta(description="whether the content is about the future")]
    score: Score
    method: Annotated[str, Meta(description="the rule or model that found it")]


class DossierProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A problem with one article."""

    code: Annotated[str, Meta(description="a short name that programs can test")]
    message: Annotated[str, Meta(description="what happened")]
    hint: Annotated[str, Meta(description="what the reader can do")]


class DossierArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article with all that it tells by itself."""

    id: Annotated[
        str, Meta(description="given by the input where it has one, else made from the content")
    ]
    path: Annotated[str | None, Meta(description="the file it was read from")]
    url: Annotated[str | None, Meta(description="where the input says it was published")]
    text: Annotated[str, Meta(description="the article as read; every span points into it")]
    text_sha256: Annotated[str, Meta(description="hash of the text in UTF-8")]
    language: Annotated[str, Meta(description="ISO 639-1 code, 'und' where undetermined")]
    title: Annotated[str | None, Meta(description="the headline")]
    byline: Annotated[tuple[str, ...], Meta(description="names of the writers")]
    host: Annotated[str | None, Meta(description="where the page was read")]
    publisher: Annotated[
        str | None, Meta(description="who published the text first, as far as the article shows")
    ]
    credited: tuple[Credit, ...]
    published_at: Annotated[str | None, Meta(description="RFC 3339, as precise as known")]
    published_basis: Annotated[
        str, Meta(description="metadata, dateline, text, or 'unknown: <reason>'")
    ]
    metadata: tuple[Metadata, ...]
    blocks: tuple[DossierBlock, ...]
    attributions: tuple[DossierAttribution, ...]
    problems: tuple[DossierProblem, ...]
    charset: Annotated[str | None, Meta(description="how the bytes were decoded")] = None
    provenance: Provenance | None = None

    @property
    def outlet(self) -> str | None:
        """The article's own outlet: the publisher where known, else the host."""
        return self.publisher or self.host


class DossierClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its wordings, counts, origins and what is unknown."""

    id: Annotated[str, Meta(description="the same for the same wordings")]
    gloss: Annotated[str, Meta(description="the clearest wording's words")]
    wordings: Annotated[tuple[Wording, ...], Meta(description="each article's rendering")]
    counts: Counts
    collectors: Annotated[
        tuple[str, ...], Meta(description="who heard or read it first hand, by name")
    ]
    denials: tuple[Denial, ...]
    flags: tuple[Flag, ...]
    origins: tuple[Origin, ...]
    dependence: tuple[Dependence, ...]
    unknowns: tuple[Unknown, ...]


class DossierStory(msgspec.Struct, frozen=True, kw_only=True):
    """Articles about one event, with claims in order of importance."""

    id: Annotated[str, Meta(description="the same for the same articles")]
    title: Annotated[str, Meta(description="the headline that stands for the story")]
    articles: Annotated[tuple[str, ...], Meta(description="ids of its articles")]
    claims: tuple[DossierClaim, ...]
    changes: tuple[Change, ...]
    copies: tuple[Copy, ...]
    relays: tuple[Relay, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """Headwater's whole result for a set of articles."""

    schema: Annotated[int, Meta(ge=1)] = SCHEMA
    headwater: Annotated[str, Meta(description="the version that made it")]
    settings: Annotated[str, Meta(description="fingerprint of settings and code version")]
    articles: tuple[DossierArticle, ...]
    stories: tuple[DossierStory, ...]
    predictions: tuple[Prediction, ...]
    problems: tuple[Problem, ...]

    def to_json(self) -> bytes:
        """The dossier as UTF-8 JSON."""
        return msgspec.json.encode(self)

    @property
    def claims(self) -> "Frame":
        """A table with a row for each claim of every story."""
        return self.table("claims")

    def table(self, name: str) -> "Frame":
        """One of the tables of docs/reference/tables.md, for pandas, Polars and their like."""
        from headwater import make_frame

        return make_frame(self, name)

    def _repr_html_(self) -> str:
        """The ledgers, in a notebook."""
        from headwater import make_fragment

        return make_fragment(self)


def read_dossier(data: bytes | str) -> Dossier:
    """A dossier from its JSON; raises ``msgspec.ValidationError`` where the schema is not met."""
    return msgspec.json.decode(data, type=Dossier)


def make_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of schema 1, generated from these records."""
    schema = msgspec.json.schema(Dossier)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
