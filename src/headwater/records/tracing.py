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

    article: str
    spans: tuple[Span, ...]


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

    outlets: int
    collections: tuple[int, int]
    origins: tuple[int, int]
    unknown: int
    denials: int


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The most upstream point of some wordings, with evidence."""

    name: str
    kind: SourceKind
    occasion: str | None = None
    basis: Basis = Basis.NOT_STATED
    wordings: tuple[int, ...]


class Dependence(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence that wordings ``a`` and ``b`` of a claim share something upstream."""

    a: int
    b: int
    code: Code
    force: Force
    evidence: tuple[Place, ...]


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """What cannot be told about one wording, why, and what would settle it."""

    wording: int
    reason: str
    settles: str


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """A party's denial of a claim."""

    article: str
    attribution: str


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

    claim: str
    kind: ChangeKind
    severity: Annotated[
        int, Meta(ge=0, le=2, description="0 form, 1 meaning shaded, 2 a reader believes otherwise")
    ]
    directed: Annotated[bool, Meta(description="true where dates or dependence give a direction")]
    score: Score
    from_: Place
    to: Place
    note: str


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

    from_: str
    to: str
    stated: bool
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

    text: tuple[Span, ...]
    from_: str | None = None
    to: str | None = None


class Retelling(msgspec.Struct, frozen=True, kw_only=True):
    """One wording of a prediction."""

    article: str
    attribution: str
    spans: tuple[Span, ...]


class Prediction(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A statement that something not settled when uttered will hold; one entry a story."""

    id: str
    article: str
    attribution: str
    spans: tuple[Span, ...]
    predictor: str
    class_: PredictionClass
    condition: tuple[Span, ...] | None = None
    horizon: Horizon | None = None
    strength: str | None = None
    status: str = "open"
    relayed_in: tuple[Retelling, ...]


class Traced(msgspec.Struct, frozen=True, kw_only=True):
    """What the trace stage finds in one story."""

    tracings: tuple[Tracing, ...] = ()
    changes: tuple[Change, ...] = ()
    relays: tuple[Relay, ...] = ()
    predictions: tuple[Prediction, ...] = ()
