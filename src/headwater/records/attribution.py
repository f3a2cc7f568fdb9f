"""Who is reported to have said what, and through whom, inside one article."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from headwater.records.article import Score
from headwater.records.span import Span


class Mode(StrEnum):
    """How a content is rendered."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    OWN_VOICE = "own voice"


class Manner(StrEnum):
    """What kind of act the source is reported to have performed."""

    SPEECH = "speech"
    BELIEF = "belief"
    FINDING = "finding"
    INTENTION = "intention"
    RUMOUR = "rumour"


class SourceKind(StrEnum):
    """What a source is (Reuters and AP source rules, merged with Spangher et al. 2023)."""

    NAMED_PERSON = "named person"
    NAMED_OFFICIAL = "named official"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    UNNAMED_PERSON = "unnamed person"
    UNNAMED_GROUP = "unnamed group"
    DOCUMENT = "document"
    DATA_OR_POLL = "data or poll"
    WITNESS = "witness"
    AUTHOR_INFERENCE = "author inference"
    NONE = "none"
    UNKNOWN = "unknown"


NAMED_PEOPLE = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_OFFICIAL})
# told by a description only, which may fit others too
UNNAMED_PEOPLE = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})


class ChainEnd(StrEnum):
    """Where the way back from a content to whoever first uttered it ends."""

    NAMED = "named"
    UNNAMED = "unnamed"
    AGENTLESS = "agentless"
    AUTHOR_INFERENCE = "author inference"
    STOPS_AT_OUTLET = "stops at outlet"
    UNKNOWN = "unknown"


class HopMark(msgspec.Struct, frozen=True, kw_only=True):
    """A party that the text puts between the speaker and the reader, before it is resolved."""

    name: Annotated[tuple[Span, ...], Meta(description="the words that name the party")]
    evidence: Annotated[
        tuple[Span, ...], Meta(description="those words with their cue: 'per Metro'")
    ]
    via: Annotated[
        str | None, Meta(description="interview, post, statement, briefing, report, recording, ...")
    ] = None
    stated: Annotated[
        bool, Meta(description="false where carried over from an earlier sentence")
    ] = True


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """The article's assertion that a source expressed a content, signalled by a cue."""

    id: str
    article: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    mode: Mode
    manner: Manner = Manner.SPEECH
    hedges: tuple[Span, ...] = ()
    denied: bool = False
    parent: Annotated[
        str | None, Meta(description="the attribution whose content holds this one")
    ] = None
    hops: Annotated[
        tuple[HopMark, ...], Meta(description="parties after the speaker, the nearest last")
    ] = ()
    end: Annotated[
        ChainEnd | None, Meta(description="where already known: agentless, author inference")
    ] = None
    anonymity: Annotated[
        tuple[Span, ...], Meta(description="the reason given for not naming the source")
    ] = ()
    prediction: bool = False
    score: Score
    method: Annotated[str, Meta(description="the rule or model that found it")]


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """The first party of a chain, resolved within the article."""

    name: str | None
    kind: SourceKind
    role: Annotated[str | None, Meta(description="as written")] = None
    plurality: Annotated[str | None, Meta(description="one, several, two, ... as written")] = None


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One who passes words on."""

    name: str
    kind: SourceKind
    via: str | None = None
    stated: bool = True
    evidence: tuple[Span, ...] = ()


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """The way of one content to its article: the speaker first, the nearest party last.

    The article's own outlet is never in it.  Where nobody can be named, ``unresolved`` says why.
    """

    attribution: str
    article: str
    speaker: Speaker
    parties: tuple[Party, ...]
    end: ChainEnd
    score: Score = 1.0
    unresolved: str | None = None
