"""The variant sheet: a claim's wordings side by side, and what differs, as a critical apparatus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.records.dossier import DossierClaim, DossierStory
from headwater.records.tracing import Change
from headwater.views.index import Index, in_order_of_letters
from headwater.views.ledger import changes_of, who_says
from headwater.views.phrases import MAX_GLOSS, change_name, shorten
from headwater.views.tables import FORM, Table, make_tables
from headwater.views.wordings import Row, is_over, make_row, make_rows

# wordings listed below the tables
MAX_OTHERS = 6
# characters: an apparatus entry quotes two lines at most
MAX_ENTRY_WORDS = 150


@dataclass(frozen=True)
class Entry:
    """One change: ``was`` in the upstream article, ``became`` in the other.

    ``changes`` are the ids of all that it stands for, ``articles`` those of the first one's ends.
    """

    name: str
    kind: str
    severity: int
    directed: bool
    was: str
    became: str
    was_in: tuple[str, ...]
    became_in: tuple[str, ...]
    note: str
    changes: tuple[str, ...]
    articles: tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """One claim's variants: tables, wordings in none of them, and what changed."""

    claim: str
    gloss: str
    by: str
    tables: tuple[Table, ...]
    others: tuple[Row, ...]
    more: int
    entries: tuple[Entry, ...]
    hidden: tuple[Entry, ...]


def make_sheets(story: DossierStory, sigla: Mapping[str, str], index: Index) -> tuple[Sheet, ...]:
    """A sheet for each claim with wordings that differ, in the order of the ledger."""
    sheets = (_sheet(claim, story, sigla, index) for claim in story.claims)
    return tuple(s for s in sheets if s.tables or len(s.others) > 1 or s.entries or s.hidden)


def _sheet(
    claim: DossierClaim, story: DossierStory, sigla: Mapping[str, str], index: Index
) -> Sheet:
    changes = changes_of(story, claim.id)
    rows = make_rows(claim, sigla, index)
    tables = make_tables(rows, changes)
    shown = [row for table in tables for row in table.rows]
    others = [row for row in rows if row not in shown]
    against = _set_against(claim, changes, story, sigla, index)
    entries = _gathered([_entry(change, sigla, index) for change in changes])
    return Sheet(
        claim=claim.id,
        gloss=shorten(claim.gloss, MAX_GLOSS),
        by=who_says(claim, index),
        tables=tables,
        others=(*others[:MAX_OTHERS], *against[:MAX_OTHERS]),
        more=max(0, len(others) - MAX_OTHERS),
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
        if any(is_over(w, place) for w in claim.wordings):
            continue
        for wording in (w for c in story.claims if c.id != claim.id for w in c.wordings):
            if is_over(wording, place):
                row = make_row(wording, sigla, index)
                found.setdefault((wording.article, row.at), row)
    return list(found.values())


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
                changes=(*known.changes, *entry.changes),
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
        changes=(change.id,),
        articles=(change.from_.article, change.to.article),
    )


def unread_collectors(claim: DossierClaim, index: Index) -> tuple[str, ...]:
    """Collectors whose own text was not among those read: with it, differences get a direction."""
    read = {index.outlet(a.id).casefold() for a in index.dossier.articles}
    return tuple(c for c in claim.collectors if c.casefold() not in read)
