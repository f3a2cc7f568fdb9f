"""What the app is given of a story: plain data that says everything a page shows."""

from dataclasses import dataclass

from headwater.records.claim import Wording
from headwater.records.span import Span
from headwater.report.chart import ListedChain
from headwater.report.unknowns import Trouble
from headwater.views.flow_parts import Box, Edge, Node
from headwater.views.ledger import LedgerRow
from headwater.views.notes import Note
from headwater.views.predictions import Forecast
from headwater.views.reasons import Reason
from headwater.views.sources import SourcePage
from headwater.views.variants import Entry


@dataclass(frozen=True)
class ClaimPart:
    """A row of the ledger with the reasons behind its counts."""

    row: LedgerRow
    reasons: tuple[Reason, ...]
    wordings: tuple[Wording, ...]
    prediction: bool


@dataclass(frozen=True)
class WordingPart:
    """A row of a variant sheet."""

    sigla: tuple[str, ...]
    article: str
    at: int
    attribution: str | None
    words: str


@dataclass(frozen=True)
class TablePart:
    """Wordings word under word; a cell is its words and its severity, either may be missing."""

    rows: tuple[WordingPart, ...]
    columns: tuple[tuple[tuple[str | None, int | None], ...], ...]


@dataclass(frozen=True)
class SheetPart:
    """One claim's variants."""

    claim: str
    unread: tuple[str, ...]
    tables: tuple[TablePart, ...]
    others: tuple[WordingPart, ...]
    more: int
    entries: tuple[Entry, ...]
    hidden: tuple[Entry, ...]


@dataclass(frozen=True)
class FlowPart:
    """The map; ``dates`` are those of its articles, by siglum, where they are known."""

    nodes: tuple[Node, ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    labels: dict[int, str]
    dates: dict[str, str]
    left_out: str


@dataclass(frozen=True)
class LinePart:
    """One line of an article's text; ``furniture`` says what it is where it tells nothing."""

    start: int
    end: int
    kind: str
    furniture: str | None


@dataclass(frozen=True)
class HopPart:
    """One party of a chain; ``held`` is its own article where that was read."""

    name: str
    via: str | None
    stated: bool
    held: str | None


@dataclass(frozen=True)
class ToldPart:
    """What is known of one passage: who is reported to have said it, and through whom."""

    id: str
    spans: tuple[Span, ...]
    name: str | None
    kind: str
    role: str | None
    source: str | None
    unresolved: str | None
    chain: tuple[HopPart, ...]
    end: str
    mode: str
    manner: str
    denied: bool
    score: float
    method: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class ArticlePart:
    """An article with its marks: (start, end, kind, title, passage), titles by number.

    Passages are numbered as ``told`` is; those beyond it are the article's own voice.
    """

    id: str
    siglum: str
    outlet: str
    sub: str
    date: str | None
    url: str | None
    note: str
    missing: int
    text: str
    lines: tuple[LinePart, ...]
    marks: tuple[tuple[int, int, str, int, int], ...]
    titles: tuple[str, ...]
    told: tuple[ToldPart, ...]
    notes: tuple[Note, ...]
    cut: int


@dataclass(frozen=True)
class UnknownPart:
    """Something that cannot be told about a claim, and what would settle it."""

    sigla: tuple[str, ...]
    claim: str
    what: str
    reason: str
    settles: str


@dataclass(frozen=True)
class CountPart:
    """One of the three counts that lead a story."""

    text: str
    small: str


@dataclass(frozen=True)
class StoryPack:
    """Everything that the app shows of one story."""

    id: str
    title: str
    kick: str
    says: tuple[str, ...]
    counts: tuple[CountPart, ...]
    empty: str
    claims: tuple[ClaimPart, ...]
    sheets: tuple[SheetPart, ...]
    articles: tuple[ArticlePart, ...]
    flow: FlowPart
    chains: tuple[ListedChain, ...]
    forecasts: tuple[Forecast, ...]
    unknowns: tuple[UnknownPart, ...]
    problems: tuple[Trouble, ...]
    sources: tuple[SourcePage, ...]


@dataclass(frozen=True)
class StoryLine:
    """A story in the list of stories."""

    id: str
    title: str
    articles: int
    outlets: int
    claims: int
    lead: LedgerRow | None
    worst: int | None
    begins: str | None
    ends: str | None


@dataclass(frozen=True)
class AboutReport:
    """What was read, with what, and whether findings can be reviewed here."""

    headwater: str
    settings: str
    articles: int
    sources: int
    review: bool = False
