"""One JSON object a line: every row of every table, its table named."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from headwater.export.base import Exporter, ExportOptions
from headwater.export.json_stream import encode
from headwater.records.dossier import Dossier
from headwater.views.flatten import TABLES, make_rows


def write(stories: Iterable[Dossier], file: BinaryIO, options: ExportOptions) -> None:
    """Rows as they come; ``table`` says which record a line holds."""
    tables = [options.table] if options.table else list(TABLES)
    for dossier in stories:
        for table in tables:
            for row in make_rows(dossier, table, with_text=options.with_text):
                fields = {"table": table, **msgspec.to_builtins(row)}
                file.write(encode(fields) + b"\n")


EXPORTER = Exporter(
    name="jsonl",
    title="one JSON object a line",
    suffix=".jsonl",
    media_type="application/x-ndjson",
    write=write,
    has_tables=True,
)
