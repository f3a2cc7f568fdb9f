"""A Parquet file: one article a row, read in batches, only the columns that articles have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.fields import NAMES, read_record
from headwater.stages.ingest.troubles import make_trouble

if TYPE_CHECKING:
    import pyarrow.parquet

# rows held at once: at the largest article allowed, a few of them fit into memory
_ROWS = 64


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """One draft a row; a file that breaks off keeps the rows before the break."""
    import pyarrow
    import pyarrow.parquet

    number = 0
    with source.open() as stream:
        try:
            file = pyarrow.parquet.ParquetFile(stream)
            for number, record in enumerate(_records(file, settings), start=1):
                place = f"{source.name}, row {number}"
                yield from read_record(record, place, source, settings)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            place = f"{source.name}, after row {number}" if number else source.name
            message = f"it cannot be read further: {str(error).partition(chr(10))[0][:200]}"
            yield make_trouble(place, "damaged-table", message)
            return
    if not number:
        yield make_trouble(source.name, "empty-input", "it has no rows")


def _records(
    file: "pyarrow.parquet.ParquetFile", settings: IngestSettings
) -> Iterator[dict[str, object]]:
    known = {*settings.fields, *(name for names in NAMES.values() for name in names)}
    columns = [name for name in file.schema_arrow.names if name in known]
    for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
        for position in range(batch.num_rows):
            yield {n: _plain(batch.column(n)[position].as_py()) for n in columns}


def _plain(value: object) -> object:
    """Dates and times as text in RFC 3339, bytes as UTF-8; other values as they are."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    written = getattr(value, "isoformat", None)
    return written() if callable(written) else value
