"""Wordings word under word: one table for those like the lead, others for pairs that changed."""

from collections.abc import Sequence
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


def make_tables(rows: Sequence[Row], changes: Sequence[Change]) -> tuple[Table, ...]:
    """The lead with what is like it, then pairs of rows between which something changed."""
    groups: list[list[Row]] = []
    if rows:
        like = [r for r in rows[1:] if is_alike(rows[0].reading, r.reading)]
        groups.append([rows[0], *like][:MAX_ROWS])
    for change in changes:
        ends = [_row_of(change.from_, rows), _row_of(change.to, rows)]
        pair = [rows[n] for n in dict.fromkeys(ends) if n is not None]
        if change.severity == FORM or len(pair) != len(ends) or len(groups) >= MAX_TABLES:
            continue
        together = any(all(row in group for row in pair) for group in groups)
        if not together and is_alike(pair[0].reading, pair[1].reading):
            groups.append(pair)
    return tuple(_table(group, changes) for group in groups if len(group) > 1)


def _table(rows: Sequence[Row], changes: Sequence[Change]) -> Table:
    columns = align([row.reading for row in rows])
    pointed = [_point(change, rows) for change in changes]
    return Table(tuple(rows), tuple(_cells(column, rows, pointed) for column in columns))


@dataclass(frozen=True)
class _Pointed:
    """A change with the rows of its two places, and the numbers of the words they name there."""

    change: Change
    rows: tuple[int | None, int | None]
    named: tuple[frozenset[int], frozenset[int]]


def _point(change: Change, rows: Sequence[Row]) -> _Pointed:
    ends = [_row_of(place, rows) for place in (change.from_, change.to)]
    named = [
        frozenset() if number is None else _named_words(place, rows[number])
        for place, number in zip((change.from_, change.to), ends, strict=True)
    ]
    return _Pointed(change, (ends[0], ends[1]), (named[0], named[1]))


def _cells(column: Column, rows: Sequence[Row], pointed: Sequence[_Pointed]) -> tuple[Cell, ...]:
    shown = [
        row.reading.shown(cell) if cell else None
        for row, cell in zip(rows, column.cells, strict=True)
    ]
    if column.agrees:
        return tuple(Cell(words, None) for words in shown)
    severities = [FORM] * len(rows)
    for at in pointed:
        if _touches(at, column, rows) or _is_cut(at, column):
            for number in at.rows:
                if number is not None:
                    severities[number] = max(severities[number], at.change.severity)
    return tuple(Cell(words, severity) for words, severity in zip(shown, severities, strict=True))


def _is_cut(at: _Pointed, column: Column) -> bool:
    """Whether a quotation was cut and this is what went."""
    upstream, downstream = at.rows
    if at.change.kind is not ChangeKind.QUOTE_TRUNCATED or upstream is None or downstream is None:
        return False
    return column.cells[upstream] is not None and column.cells[downstream] is None


def _row_of(place: Place, rows: Sequence[Row]) -> int | None:
    """The row of whose wording a place names words."""
    for number, row in enumerate(rows):
        if _named_words(place, row):
            return number
    return None


def _touches(at: _Pointed, column: Column, rows: Sequence[Row]) -> bool:
    """Whether a place names words of this column, and not nearly the whole wording."""
    for number, named in zip(at.rows, at.named, strict=True):
        if number is None:
            continue
        words, cell = rows[number].reading.words, column.cells[number]
        if cell is None or len(named) > MAX_PAINTED * len(words):
            continue
        if any(cell.holds(word) for n, word in enumerate(words) if n in named):
            return True
    return False


def _named_words(place: Place, row: Row) -> frozenset[int]:
    """The numbers of the row's words that a place names, in whichever article carries them."""
    return frozenset(
        number
        for article, reading in row.readings
        if article == place.article
        for number, word in enumerate(reading.words)
        if any(word.overlaps(span) for span in place.spans)
    )
