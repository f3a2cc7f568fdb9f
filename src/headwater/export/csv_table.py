"""A table for spreadsheets, in which no cell can run as a formula."""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from headwater.export.base import DEFAULT_TABLE, Exporter, ExportOptions, plain_text
from headwater.records.dossier import Dossier
from headwater.views.flatten import TABLES, make_rows

# what a spreadsheet takes for a formula or a command at the head of a cell; the last two are the
# wide forms that some take for = and @
ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＠")
# a quotation mark before it makes a spreadsheet read the cell as text
TEXT_MARK = "'"
BETWEEN = "; "


def write(stories: Iterable[Dossier], file: BinaryIO, options: ExportOptions) -> None:
    """One table with a line of column names; a mark at the head tells that it is UTF-8."""
    table = options.table or DEFAULT_TABLE
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    lines = csv.writer(text, dialect="excel")
    lines.writerow(TABLES[table].record.__struct_fields__)
    for dossier in stories:
        for row in make_rows(dossier, table, with_text=options.with_text):
            lines.writerow([cell(getattr(row, name)) for name in row.__struct_fields__])
    text.detach()


def cell(value: object) -> str:
    """A value as a cell: numbers bare, words such that no spreadsheet runs them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple):
        return cell(BETWEEN.join(str(v) for v in value))
    words = plain_text(str(value)).replace("\0", "")
    runs = words.startswith(ACTIVE) or words.lstrip().startswith(ACTIVE)
    return TEXT_MARK + words if runs else words


EXPORTER = Exporter(
    name="csv",
    title="a table for spreadsheets",
    suffix=".csv",
    media_type="text/csv",
    write=write,
    has_tables=True,
    one_table=True,
)
