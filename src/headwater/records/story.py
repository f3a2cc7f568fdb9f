"""Articles that belong together: copies, stories, and the sources that stories share."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from headwater.records.article import Score
from headwater.records.attribution import SourceKind


class CopyKind(StrEnum):
    """How one text derives from, or shares an unseen text with, another."""

    REVISION = "revision"
    SYNDICATED_SIBLING = "syndicated sibling"
    EXCERPT = "excerpt"
    CONTAINS = "contains"


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """An unseen wire text that several articles carry."""

    name: Annotated[str, Meta(description="of the outlet that supplied it")]
    version: Annotated[int, Meta(description="which of several unseen texts")] = 1


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles with a verified long overlap; ``a`` < ``b`` by id."""

    id: Annotated[str, Meta(description="the same for the same two articles")] = ""
    a: Annotated[str, Meta(description="article id")]
    b: Annotated[str, Meta(description="article id")]
    kind: CopyKind
    containment: Annotated[
        tuple[float, float], Meta(description="share of a's 5-grams in b, and of b's in a")
    ]
    wire: Wire | None = None


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Articles about one event in one period."""

    id: str
    title: str
    articles: tuple[str, ...]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker under all the names that a story's articles give it."""

    id: str
    story: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    attributions: Annotated[tuple[str, ...], Meta(description="whose speaker this source is")] = ()
    score: Score = 1.0


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """A party of a chain whose own article is among those read."""

    attribution: str
    position: Annotated[int, Meta(description="index in the chain's parties")]
    article: Annotated[str, Meta(description="the party's article that was read")]
