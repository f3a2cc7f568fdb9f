"""The variant sheet: a claim's wordings side by side, and what differs, as a critical apparatus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.records.claim import Wording
from headwater.records.dossier import DossierClaim, DossierStory
from headwater.records.span import overlap, total
from headwater.records.tracing import Change, Place
from headwater.text.words import normal_words
from headwater.views.alignment import (
    Column,
    Reading,
    align,
    is_alike,
    make_reading,
)
from headwater.views.index import Index, in_order_of_letters
from headwater.views.ledger import changes_of, who_says
from headwater.views.phrases import MAX_GLOSS, MAX_WORDING, change_name, shorten

# rows: more witnesses than this are listed below the table, not aligned
MAX_ROWS = 6
# characters: an apparatus entry quotes two lines at most
MAX_ENTRY_WORDS = 150
# share of a wording: a change that names nearly all of it does not say which words changed
MAX_PAINTED = 0.8
# the severity of a difference that nobody needs to see first
FORM = 0


@dataclass(frozen=True)
class Row:
    """A wording and the articles that carry it word for word."""

    sigla: tuple[str, ...]
    articles: tuple[str, ...]
    reading: Reading
    words: str
    at: int
    attribution: str | None


@dataclass(frozen=True)
class Cell:
    """What a row has in a column; ``severity`` is ``None`` where the column agrees."""

    words: str | None
    severity: int | None


@dataclass(frozen=True)
class Entry:
    """One change: ``was`` in the upstream article, ``became`` in the other."""

    name: str
    kind: str
    severity: int
    directed: bool
    was: str
    became: str
    was_in: tuple[str, ...]
    became_in: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Sheet:
    """One claim's variants; ``columns`` hold a cell for each of ``rows``."""

    claim: str
    gloss: str
    by: str
    rows: tuple[Row, ...]
    columns: tuple[tuple[Cell, ...], ...]
    others: tuple[Row, ...]
    more: int
    entries: tuple[Entry, ...]
    hidden: tuple[Entry, ...]


def make_sheets(story: DossierStory, sigla: Mapping[str, str], index: Index) -> tuple[Sheet, ...]:
    """A sheet for each claim with wordings that differ, in the order of the ledger."""
    sheets = (_sheet(claim, story, sigla, index) for claim in story.claims)
    return tuple(s for s in sheets if len(s.rows) + len(s.others) > 1 or s.entries or s.hidden)


def _sheet(
    claim: DossierClaim, story: DossierStory, sigla: Mapping[str, str], index: Index
) -> Sheet:
    changes = changes_of(story, claim.id)
    rows = _rows(claim, sigla, index)
    aligned = rows[:1] + [r for r in rows[1:] if _agrees(rows[0], r)]
    others = [r for r in rows[1:] if not _agrees(rows[0], r)]
    unseen = len(aligned[MAX_ROWS:]) + len(others[MAX_ROWS:])
    others = others[:MAX_ROWS] + _set_against(claim, changes, story, sigla, index)
    columns = align([r.reading for r in aligned[:MAX_ROWS]]) if len(aligned) > 1 else ()
    entries = _gathered([_entry(change, sigla, index) for change in changes])
    return Sheet(
        claim=claim.id,
        gloss=shorten(claim.gloss, MAX_GLOSS),
        by=who_says(claim, index),
        rows=tuple(aligned[:MAX_ROWS]),
        columns=tuple(_cells(c, aligned[:MAX_ROWS], changes) for c in columns),
        others=tuple(others[: 2 * MAX_ROWS]),
        more=unseen,
        entries=tuple(e for e in entries if e.severity > FORM),
        hidden=tuple(e for e in entries if e.severity == FORM),
    )


def _set_against(
    claim: DossierClaim,
    changes: Sequence[Change],
    story: DossierStory,
    sigla: Mapping[str, str],
    index: Index,
) -> list[Row]:
    """Wordings of other claims that a change sets this claim against: they never merge."""
    found: dict[tuple[str, int], Row] = {}
    for place in [p for change in changes for p in (change.from_, change.to)]:
        if any(_over(w, place) for w in claim.wordings):
            continue
        for wording in (w for c in story.claims if c.id != claim.id for w in c.wordings):
            if _over(wording, place):
                row = _row(wording, sigla, index)
                found.setdefault((wording.article, row.at), row)
    return list(found.values())


def _over(wording: Wording, place: Place) -> bool:
    return wording.article == place.article and overlap(wording.spans, place.spans) > 0


def _row(wording: Wording, sigla: Mapping[str, str], index: Index) -> Row:
    article = index.articles[wording.article]
    return Row(
        sigla=(sigla.get(wording.article, "?"),),
        articles=(wording.article,),
        reading=make_reading(article.text, wording.spans),
        words=shorten(index.words(wording.article, wording.spans), MAX_WORDING),
        at=wording.spans[0].start,
        attribution=wording.attribution,
    )


def _agrees(lead: Row, row: Row) -> bool:
    return is_alike(lead.reading, row.reading)


def _rows(claim: DossierClaim, sigla: Mapping[str, str], index: Index) -> list[Row]:
    """Distinct wordings: the earliest dated one first, else the fullest; then by siglum."""
    found: dict[tuple[str, ...], Row] = {}
    for wording in claim.wordings:
        article = index.article(wording.article)
        if article is None or not wording.spans:
            continue
        row = _row(wording, sigla, index)
        form = tuple(w for s in wording.spans for w in normal_words(article.text, s))
        known = found.get(form)
        if known is not None:
            row = replace(
                known,
                sigla=in_order_of_letters([*known.sigla, *row.sigla]),
                articles=tuple(dict.fromkeys((*known.articles, *row.articles))),
            )
        found[form] = row
    rows = sorted(found.values(), key=lambda r: (len(r.sigla[0]), r.sigla[0], r.at))
    dated = [r for r in rows if (a := index.article(r.articles[0])) and a.published_at]
    lead = dated[:1] or sorted(rows, key=lambda r: -len(r.reading.words))[:1]
    return lead + [r for r in rows if r not in lead]


def _cells(column: Column, rows: Sequence[Row], changes: Sequence[Change]) -> tuple[Cell, ...]:
    shown = [
        row.reading.shown(cell) if cell else None
        for row, cell in zip(rows, column.cells, strict=True)
    ]
    if column.agrees:
        return tuple(Cell(words, None) for words in shown)
    severities = [FORM] * len(rows)
    for change in changes:
        ends = [_row_of(change.from_, rows), _row_of(change.to, rows)]
        touched = _touches(change.from_, column, rows) or _touches(change.to, column, rows)
        for number in ends if touched else []:
            if number is not None:
                severities[number] = max(severities[number], change.severity)
    return tuple(Cell(words, severity) for words, severity in zip(shown, severities, strict=True))


def _row_of(place: Place, rows: Sequence[Row]) -> int | None:
    """The row whose wording a place of a change lies in, or else one of the same article."""
    here = [n for n, r in enumerate(rows) if place.article in r.articles]
    for number in here:
        row = rows[number]
        if place.article == row.articles[0] and overlap(row.reading.spans, place.spans):
            return number
    return here[0] if here else None


def _touches(place: Place, column: Column, rows: Sequence[Row]) -> bool:
    """Whether the place names the words of this column, and not nearly the whole wording."""
    number = _row_of(place, rows)
    if number is None or place.article != rows[number].articles[0]:
        return False
    cell, row = column.cells[number], rows[number]
    shared = overlap(row.reading.spans, place.spans)
    if cell is None or shared > MAX_PAINTED * total(row.reading.spans):
        return False
    return any(cell.overlaps(span) for span in place.spans)


def _gathered(entries: Sequence[Entry]) -> list[Entry]:
    """The same change between other pairs of articles is one entry with all their letters."""
    found: dict[tuple[str, int, bool, str, str], Entry] = {}
    for entry in entries:
        key = (
            entry.kind,
            entry.severity,
            entry.directed,
            entry.was.casefold(),
            entry.became.casefold(),
        )
        known = found.get(key)
        if known is not None:
            entry = replace(
                known,
                was_in=in_order_of_letters([*known.was_in, *entry.was_in]),
                became_in=in_order_of_letters([*known.became_in, *entry.became_in]),
            )
        found[key] = entry
    return list(found.values())


def _entry(change: Change, sigla: Mapping[str, str], index: Index) -> Entry:
    return Entry(
        name=change_name(change.kind),
        kind=change.kind.value,
        severity=change.severity,
        directed=change.directed,
        was=shorten(index.place_words(change.from_), MAX_ENTRY_WORDS),
        became=shorten(index.place_words(change.to), MAX_ENTRY_WORDS),
        was_in=(sigla.get(change.from_.article, "?"),),
        became_in=(sigla.get(change.to.article, "?"),),
        note=change.note,
    )


def unread_collectors(claim: DossierClaim, index: Index) -> tuple[str, ...]:
    """Collectors whose own text was not among those read: with it, differences get a direction."""
    read = {index.outlet(a.id).casefold() for a in index.dossier.articles}
    return tuple(c for c in claim.collectors if c.casefold() not in read)
