"""What articles assert in common, and each article's rendering of it."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from headwater.records.article import Score
from headwater.records.attribution import Mode
from headwater.records.span import Span


class Relation(StrEnum):
    """A wording's relation to its claim's clearest wording."""

    SAME = "same"
    FRAGMENT = "fragment"
    PARAPHRASE = "paraphrase"
    BROADER = "broader"
    NARROWER = "narrower"
    CONFLICT = "conflict"


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """One article's rendering of a claim."""

    article: Annotated[str, Meta(description="its id")]
    attribution: Annotated[
        str | None, Meta(description="its id; none where the article speaks in its own voice")
    ]
    spans: Annotated[tuple[Span, ...], Meta(description="the words")]
    mode: Mode
    relation: Relation
    score: Score


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A set of wordings that assert the same thing, the most important claims first in a story."""

    id: str
    story: str
    rank: Annotated[int, Meta(description="0 is the most important of its story")]
    gloss: Annotated[str, Meta(description="the clearest wording's words")]
    wordings: tuple[Wording, ...]


class ClaimLink(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that are about one thing but must not merge: numbers or polarity conflict."""

    a: str
    b: str
    kind: Annotated[str, Meta(description="number, polarity")]
    a_wording: int
    b_wording: int
    score: Score
