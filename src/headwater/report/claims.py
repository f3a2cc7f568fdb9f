"""Claims as the page shows them: ledger rows with marks and reasons, sheets with anchors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.records.dossier import DossierStory
from headwater.report.glyphs import Marks, make_marks
from headwater.views.index import Index
from headwater.views.ledger import LedgerRow
from headwater.views.phrases import counted, counted_interval
from headwater.views.predictions import find_foretold
from headwater.views.reasons import Reason, make_reasons
from headwater.views.tables import Table
from headwater.views.variants import Sheet, make_sheets, unread_collectors

# sheets: wordings that differ without a named change, after all those with one
MAX_PLAIN_SHEETS = 10
# characters of a cell that may wrap where the page is at its usual width
LONG_CELL = 64


@dataclass(frozen=True)
class ShownRow:
    """A ledger row with its marks, its reasons and where its variants stand."""

    row: LedgerRow
    anchor: str
    first: bool
    outlets: Marks
    collections: Marks
    origins: Marks
    reasons: tuple[Reason, ...]
    sheet: str | None
    prediction: bool


@dataclass(frozen=True)
class ShownSheet:
    """A variant sheet with its anchor, its claim's anchor and counts."""

    sheet: Sheet
    anchor: str
    claim: str
    counts: str
    unread: str

    def is_long(self, table: Table) -> bool:
        """Whether a cell may wrap, so that each needs its own letter."""
        cells = [cell for column in table.columns for cell in column]
        return any(cell.words and len(cell.words) > LONG_CELL for cell in cells)


def show_rows(
    story: DossierStory,
    ledger: Sequence[LedgerRow],
    sigla: Mapping[str, str],
    index: Index,
    anchors: Mapping[str, str],
    sheets: Mapping[str, str],
) -> tuple[ShownRow, ...]:
    """Ledger rows with everything that stands beside them."""
    claims = {c.id: c for c in story.claims}
    foretold = find_foretold(story, index)
    return tuple(
        ShownRow(
            row=row,
            anchor=anchors[row.claim],
            first=number == 0,
            outlets=make_marks("page", row.outlets, row.outlets),
            collections=make_marks("diamond", *row.collections),
            origins=make_marks("circle", *row.origins),
            reasons=make_reasons(claims[row.claim], story, sigla, index),
            sheet=sheets.get(row.claim),
            prediction=row.claim in foretold,
        )
        for number, row in enumerate(ledger)
    )


def show_sheets(
    id_: str,
    story: DossierStory,
    sigla: Mapping[str, str],
    index: Index,
    anchors: Mapping[str, str],
) -> tuple[tuple[ShownSheet, ...], int]:
    """The variant sheets, and how many without a named change were left out."""
    claims = {c.id: c for c in story.claims}
    made = [s for s in make_sheets(story, sigla, index) if s.claim in anchors]
    plain = [s for s in made if not (s.entries or s.hidden)]
    dropped = {s.claim for s in plain[MAX_PLAIN_SHEETS:]}
    shown: list[ShownSheet] = []
    for sheet in made:
        if sheet.claim in dropped:
            continue
        counts = claims[sheet.claim].counts
        shown.append(
            ShownSheet(
                sheet=sheet,
                anchor=f"{id_}-v{len(shown) + 1}",
                claim=anchors[sheet.claim],
                counts=f"{counted(counts.outlets, 'outlet')}, "
                f"{counted_interval(counts.origins, 'origin')}",
                unread=", ".join(unread_collectors(claims[sheet.claim], index)),
            )
        )
    return tuple(shown), len(dropped)
