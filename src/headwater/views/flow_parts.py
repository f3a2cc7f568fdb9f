"""What the map of a story holds: parties, articles, hops, and how much one picture takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from headwater.views.reasons import Quote
from headwater.views.routes import StepKind


@dataclass(frozen=True)
class Limits:
    """How much one picture holds."""

    nodes: int  # parties and articles
    articles: int
    layer: int  # parties side by side in one column
    claims: int  # rows of one article; 0: as many as there are
    rows: int  # rows of all articles; 0: as many as there are


# 25: beyond it a map of hops stops being read and becomes a hairball
WIDE = Limits(nodes=25, articles=8, layer=9, claims=6, rows=24)
# a telephone's width holds four names side by side and seven pages without names
TALL = Limits(nodes=16, articles=7, layer=4, claims=0, rows=0)


@dataclass
class Node:
    """A party; ``read`` is its own article's siglum, ``of`` the origin of an occasion."""

    id: str
    kind: StepKind
    name: str
    detail: str
    layer: int
    read: str | None
    of: str
    claims: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class BoxRow:
    """A claim in an article; ``end`` says where its way back stops short."""

    claim: int
    label: str
    end: str | None
    loop: bool


@dataclass
class Box:
    """An article, or several with one text."""

    id: str
    sigla: list[str]
    name: str
    detail: str
    rows: list[BoxRow] = field(default_factory=list)
    more: int = 0


@dataclass
class Edge:
    """A hop; ``stop`` is a node or a box, and then ``row`` the claim it leads to.

    A ``tie`` is no hop: the words say that both ends share something upstream.
    """

    id: str
    start: str | None
    stop: str
    row: int | None
    stated: bool
    title: str
    how: str
    settles: str
    end: str | None = None
    loop: bool = False
    tie: bool = False
    claims: list[int] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


@dataclass(frozen=True)
class Flow:
    """A story's map; ``left_out`` counts what one picture could not hold."""

    nodes: tuple[Node, ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    labels: Mapping[int, str]
    left_out_claims: int
    left_out_articles: int
