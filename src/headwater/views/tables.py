"""Wordings word under word: one table for those like the lead, others for pairs that changed."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.records.tracing import Change, ChangeKind, Place
from headwater.views.alignment import Column, align, is_alike
from headwater.views.wordings import Row

# rows: more witnesses than this are listed below the table, not aligned
MAX_ROWS = 6
# tables of one claim: the lead's, and the gravest pairs that stand in no table together
MAX_TABLES = 3
# share of a wording: a change that names nearly all of it does not say which words changed
MAX_PAINTED = 0.8
# the severity of a difference that nobody needs to see first
FORM = 0


@dataclass(frozen=True)
class Cell:
    """What a row has in a column; ``severity`` is ``None`` where the column agrees."""

    words: str | None
    severity: int | None


@dataclass(frozen=True)
class Table:
    """Rows and columns; each column has a cell for every row."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class _Pointed:
    """A change, with the words that each of its two places names: their numbers by row."""

    change: Change
    named: tuple[Mapping[int, frozenset[int]], Mapping[int, frozenset[int]]]

    def first(self, group: Sequence[int]) -> tuple[int | None, int | None]:
        """Where in a group of rows the two places are."""
        upstream, downstream = (
            next((at for at, row in enumerate(group) if row in named), None) for named in self.named
        )
        return upstream, downstream


def make_tables(rows: Sequence[Row], changes: Sequence[Change]) -> tuple[Table, ...]:
    """The lead with what is like it, then pairs of rows between which something changed."""
    pointed = [_Pointed(c, (_named(c.from_, rows), _named(c.to, rows))) for c in changes]
    groups: list[list[int]] = []
    if rows:
        like = [n for n in range(1, len(rows)) if is_alike(rows[0].witness, rows[n].witness)]
        groups.append([0, *like][:MAX_ROWS])
    for at in pointed:
        ends = at.first(range(len(rows)))
        pair = [n for n in dict.fromkeys(ends) if n is not None]
        if at.change.severity == FORM or len(pair) != len(ends) or len(groups) >= MAX_TABLES:
            continue
        together = any(all(n in group for n in pair) for group in groups)
        if not together and is_alike(rows[pair[0]].witness, rows[pair[1]].witness):
            groups.append(pair)
    return tuple(_table(rows, group, pointed) for group in groups if len(group) > 1)


def _named(place: Place, rows: Sequence[Row]) -> dict[int, frozenset[int]]:
    """The numbers of the words that a place names, by row, where it names any."""
    return {
        number: words
        for number, row in enumerate(rows)
        if place.article in row.articles and (words := _named_words(place, row))
    }


def _table(rows: Sequence[Row], group: Sequence[int], pointed: Sequence[_Pointed]) -> Table:
    chosen = [rows[n] for n in group]
    ends = [_Ends.of(at, group) for at in pointed]
    columns = align([row.witness for row in chosen])
    return Table(tuple(chosen), tuple(_cells(column, chosen, ends) for column in columns))


@dataclass(frozen=True)
class _Ends:
    """A change with the rows of a table that its places are in, and the words they name there."""

    change: Change
    rows: tuple[int | None, int | None]
    named: tuple[frozenset[int], frozenset[int]]

    @classmethod
    def of(cls, at: _Pointed, group: Sequence[int]) -> "_Ends":
        """The change as one table sees it."""
        rows = at.first(group)
        upstream, downstream = (
            frozenset[int]() if row is None else named[group[row]]
            for row, named in zip(rows, at.named, strict=True)
        )
        return cls(at.change, rows, (upstream, downstream))


def _cells(column: Column, rows: Sequence[Row], ends: Sequence[_Ends]) -> tuple[Cell, ...]:
    shown = [
        row.witness.shown(cell) if cell else None
        for row, cell in zip(rows, column.cells, strict=True)
    ]
    if column.agrees:
        return tuple(Cell(words, None) for words in shown)
    severities = [FORM] * len(rows)
    for at in ends:
        if _touches(at, column, rows) or _is_cut(at, column):
            for number in at.rows:
                if number is not None:
                    severities[number] = max(severities[number], at.change.severity)
    return tuple(Cell(words, severity) for words, severity in zip(shown, severities, strict=True))


def _is_cut(at: _Ends, column: Column) -> bool:
    """Whether a quotation was cut and this is what went."""
    upstream, downstream = at.rows
    if at.change.kind is not ChangeKind.QUOTE_TRUNCATED or upstream is None or downstream is None:
        return False
    return column.cells[upstream] is not None and column.cells[downstream] is None


def _touches(at: _Ends, column: Column, rows: Sequence[Row]) -> bool:
    """Whether a place names words of this column, and not nearly the whole wording."""
    for number, named in zip(at.rows, at.named, strict=True):
        if number is None:
            continue
        words, cell = rows[number].witness.words, column.cells[number]
        if cell is None or len(named) > MAX_PAINTED * len(words):
            continue
        if any(cell.holds(words[n]) for n in named):
            return True
    return False


def _named_words(place: Place, row: Row) -> frozenset[int]:
    """The numbers of the row's words that a place names, in whichever article carries them."""
    return frozenset(
        number
        for article, witness in row.witnesses
        if article == place.article
        for span in place.spans
        for number in range(
            bisect_right(witness.words, span.start, key=lambda word: word.end),
            bisect_left(witness.words, span.end, key=lambda word: word.start),
        )
    )
