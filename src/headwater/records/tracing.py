"""Origins, dependence, changes, relays and predictions: what is found across a story."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from headwater.records.article import Score
from headwater.records.attribution import SourceKind
from headwater.records.span import Span


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one article."""

    article: Annotated[str, Meta(description="its id")]
    spans: Annotated[tuple[Span, ...], Meta(description="the words")]


class Code(StrEnum):
    """Evidence that two wordings are not independent (D1 to D10 of docs/methods/origins.md)."""

    D1 = "D1"
    D2 = "D2"
    D3 = "D3"
    D4 = "D4"
    D5 = "D5"
    D6 = "D6"
    D7 = "D7"
    D8 = "D8"
    D9 = "D9"
    D10 = "D10"


class Force(StrEnum):
    """How strongly dependence evidence binds."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Basis(StrEnum):
    """How an origin knows what it says."""

    SAW = "saw"
    TOOK_PART = "took part"
    WAS_TOLD = "was told"
    READ_DOCUMENT = "read document"
    MEASURED = "measured"
    INFERS = "infers"
    NOT_STATED = "not stated"


class Flag(StrEnum):
    """What a reader should notice about a claim's counts."""

    SINGLE_SOURCE = "single source"
    SINGLE_ANONYMOUS_SOURCE = "single anonymous source"
    CIRCULAR = "circular"
    INDEPENDENTLY_CONFIRMED = "independently confirmed"


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind a claim; pairs are [least, most]."""

    outlets: Annotated[
        int, Meta(description="that carry the claim; reposts count with their publisher")
    ]
    collections: Annotated[
        tuple[int, int], Meta(description="who heard or read it first hand [least, most]")
    ]
    origins: Annotated[
        tuple[int, int],
        Meta(description="independent points that the claim goes back to [least, most]"),
    ]
    unknown: Annotated[int, Meta(description="wordings without a usable source")]
    denials: Annotated[int, Meta(description="wordings that deny it")]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The most upstream point of some wordings, with evidence."""

    name: Annotated[str, Meta(description="the fullest name in the story")]
    kind: SourceKind
    occasion: Annotated[str | None, Meta(description="where it was uttered, as far as stated")] = (
        None
    )
    basis: Basis = Basis.NOT_STATED
    wordings: Annotated[
        tuple[int, ...], Meta(description="indices of the claim's wordings that rest on it")
    ]


class Dependence(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence that wordings ``a`` and ``b`` of a claim share something upstream."""

    a: Annotated[int, Meta(description="index of a wording")]
    b: Annotated[int, Meta(description="index of a wording")]
    code: Code
    force: Force
    evidence: tuple[Place, ...]


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """What cannot be told about one wording, why, and what would settle it."""

    wording: Annotated[int, Meta(description="index of the wording")]
    reason: Annotated[str, Meta(description="why it cannot be told")]
    settles: Annotated[str, Meta(description="what would settle it")]


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """A party's denial of a claim."""

    article: Annotated[str, Meta(description="its id")]
    attribution: Annotated[str, Meta(description="the denial's id")]


class Tracing(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one claim's way to the reader."""

    claim: str
    counts: Counts
    collectors: tuple[str, ...] = ()
    denials: tuple[Denial, ...] = ()
    flags: tuple[Flag, ...] = ()
    origins: tuple[Origin, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    unknowns: tuple[Unknown, ...] = ()


class ChangeKind(StrEnum):
    """What differs between two wordings of one claim (docs/methods/changes.md)."""

    QUOTE_ALTERED = "quote_altered"
    QUOTE_TRUNCATED = "quote_truncated"
    QUOTE_BOUNDARY = "quote_boundary"
    QUOTE_TO_PARAPHRASE = "quote_to_paraphrase"
    PARAPHRASE_TO_QUOTE = "paraphrase_to_quote"
    NUMBER_CHANGED = "number_changed"
    BOUND_CHANGED = "bound_changed"
    QUANTITY_KIND_CHANGED = "quantity_kind_changed"
    SCOPE_CHANGED = "scope_changed"
    CERTAINTY_CHANGED = "certainty_changed"
    ATTRIBUTION_LOST = "attribution_lost"
    SOURCE_CHANGED = "source_changed"
    RELAY_DROPPED = "relay_dropped"
    TIME_CHANGED = "time_changed"
    CAUSE_ADDED = "cause_added"
    PRESUPPOSED = "presupposed"
    CONTEXT_DROPPED = "context_dropped"
    CONTRADICTION = "contradiction"


class Change(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A difference between two wordings, the one nearer to the origin first where known."""

    id: Annotated[str, Meta(description="the same for the same words, whatever claim")] = ""
    claim: Annotated[str, Meta(description="its id")]
    kind: ChangeKind
    severity: Annotated[
        int, Meta(ge=0, le=2, description="0 form, 1 meaning shaded, 2 a reader believes otherwise")
    ]
    directed: Annotated[bool, Meta(description="true where dates or dependence give a direction")]
    score: Score
    from_: Place
    to: Place
    note: Annotated[str, Meta(description="what changed, in words")]


class RelayKind(StrEnum):
    """How words passed from one carrier to the next."""

    SAID_IN = "said in"
    PER = "per"
    REPOSTED = "reposted"
    WIRE = "wire"
    TRANSLATED = "translated"
    SELF_CITED = "self-cited"


class Relay(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One hop from upstream carrier to downstream carrier (article ids or party names)."""

    from_: Annotated[str, Meta(description="article id or name of the party")]
    to: Annotated[str, Meta(description="article id or name of the party")]
    stated: Annotated[bool, Meta(description="whether the text says so; false where inferred")]
    kind: RelayKind
    evidence: tuple[Place, ...]
    score: Score


class PredictionClass(StrEnum):
    """What kind of statement about the future it is."""

    PREDICTION = "prediction"
    POSSIBILITY = "possibility"
    INTENTION = "intention"
    SCHEDULED = "scheduled"
    NORMATIVE = "normative"
    PRESENT_CLAIM = "present claim"


class Horizon(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """When a prediction says it will hold; dates only where an anchor is known."""

    text: Annotated[tuple[Span, ...], Meta(description="the words that say when")]
    from_: Annotated[str | None, Meta(description="earliest date, where an anchor is known")] = None
    to: Annotated[str | None, Meta(description="latest date, where an anchor is known")] = None


class Retelling(msgspec.Struct, frozen=True, kw_only=True):
    """One wording of a prediction."""

    article: Annotated[str, Meta(description="its id")]
    attribution: Annotated[str, Meta(description="its id")]
    spans: Annotated[tuple[Span, ...], Meta(description="the words")]


class Prediction(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A statement that something not settled when uttered will hold; one entry a story."""

    id: Annotated[str, Meta(description="the same for the same words")]
    article: Annotated[str, Meta(description="of the fullest wording")]
    attribution: Annotated[str, Meta(description="of the fullest wording")]
    spans: Annotated[tuple[Span, ...], Meta(description="the fullest wording")]
    predictor: Annotated[str, Meta(description="who says it will hold")]
    class_: PredictionClass
    condition: Annotated[
        tuple[Span, ...] | None, Meta(description="the words that say under which condition")
    ] = None
    horizon: Horizon | None = None
    strength: Annotated[str | None, Meta(description="the word that says how sure")] = None
    status: Annotated[
        str,
        Meta(description="open, came true, did not, partly, not checkable, withdrawn, ..."),
    ] = "open"
    relayed_in: Annotated[
        tuple[Retelling, ...], Meta(description="every wording, the fullest included")
    ]


class Traced(msgspec.Struct, frozen=True, kw_only=True):
    """What the trace stage finds in one story."""

    tracings: tuple[Tracing, ...] = ()
    changes: tuple[Change, ...] = ()
    relays: tuple[Relay, ...] = ()
    predictions: tuple[Prediction, ...] = ()
