"""A table for data frames and engines, written a story at a time."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from headwater.engine.arrow import make_schema, make_table
from headwater.export.base import DEFAULT_TABLE, Exporter, ExportOptions, plain_text
from headwater.records.dossier import Dossier
from headwater.views.flatten import TABLES, make_rows

# rows: many stories are small, and a group of few rows costs more than it holds
ROWS_A_GROUP = 20_000


def write(stories: Iterable[Dossier], file: BinaryIO, options: ExportOptions) -> None:
    """One table; its columns and their meaning are those of the dossier's frames."""
    from pyarrow import parquet

    name = options.table or DEFAULT_TABLE
    record = TABLES[name].record
    waiting: list[msgspec.Struct] = []
    with parquet.ParquetWriter(file, make_schema(record), compression="zstd") as writer:
        for dossier in stories:
            waiting += map(_writable, make_rows(dossier, name, with_text=options.with_text))
            if len(waiting) >= ROWS_A_GROUP:
                writer.write_table(make_table(record, waiting))
                waiting = []
        if waiting:
            writer.write_table(make_table(record, waiting))


def _writable(row: msgspec.Struct) -> msgspec.Struct:
    """The row as UTF-8 can hold it."""
    cells = {name: getattr(row, name) for name in row.__struct_fields__}
    return msgspec.structs.replace(row, **{name: _as_utf8(v) for name, v in cells.items()})


def _as_utf8(value: object) -> object:
    if isinstance(value, str):
        return plain_text(value)
    return tuple(_as_utf8(v) for v in value) if isinstance(value, tuple) else value


EXPORTER = Exporter(
    name="parquet",
    title="a table for data frames and engines",
    suffix=".parquet",
    media_type="application/vnd.apache.parquet",
    write=write,
    has_tables=True,
    one_table=True,
)
