"""A table as text (CSV, TSV): one article a row, its fields named by the first row."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.decode import Charset, decode
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.fields import read_record
from headwater.stages.ingest.troubles import make_trouble

# bytes from which charset and separator are seen
_HEAD = 1 << 18
_SEPARATORS = ",;\t|"
_STEP = 1 << 16
_REPLACED = "\ufffd"
_NO_SEPARATORS = {ord(sign): "_" for sign in (*_SEPARATORS, '"', "\r", "\n")}


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """One draft a row; a row that cannot be read costs only itself."""
    with source.open() as stream:
        head = stream.read(_HEAD)
        if not head.strip():
            yield make_trouble(source.name, "empty-input", "nothing is in it")
            return
        read_as = decode(head[: head.rfind(b"\n") + 1] or head).read_as
        stream.seek(0)
        codec = read_as.name.removesuffix(" (guessed)")
        text = io.TextIOWrapper(stream, codec, errors="replace", newline="")
        # one setting of the csv module for the whole process: every reader here sets the same
        csv.field_size_limit(settings.max_article_bytes)
        yield from _read_rows(
            _read_lines(text, settings.max_article_bytes), read_as, source, settings
        )


def _read_rows(
    lines: Iterator[str], read_as: Charset, source: Source, settings: IngestSettings
) -> Iterator[Draft | Problem]:
    first = next(lines, "")
    names: list[str] | None = None
    replaced = 0
    rows = csv.reader(chain((first,), lines), delimiter=_separator(first))
    while True:
        place = f"{source.name}, line {rows.line_num + 1}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield make_trouble(place, "damaged-table", f"the row cannot be read: {error}")
            continue
        if row is None:
            break
        if names is None:
            names = [name.strip() for name in row]
        elif any(cell.strip() for cell in row):
            replaced += any(_REPLACED in cell for cell in row)
            if len(row) > len(names):
                message = f"the row has {len(row)} cells, and {len(names)} have names"
                yield make_trouble(place, "damaged-table", message)
            record = dict(zip(names, row, strict=False))
            yield from read_record(record, place, source, settings, read_as)
    if replaced:
        message = f"in {replaced} rows, characters could not be read as {read_as.name}"
        yield make_trouble(source.name, "replaced-characters", message)


def _separator(first: str) -> str:
    """The separator that is most frequent in the first line, where the names stand."""
    return max(_SEPARATORS, key=lambda sign: (first.count(sign), -_SEPARATORS.index(sign)))


def _read_lines(text: TextIO, cap: int) -> Iterator[str]:
    """Lines with their ends, as the csv module wants them.

    One that is too long comes as a single cell, so that the module refuses it.
    """
    while line := text.readline(cap + 1):
        if len(line) <= cap:
            yield line
            continue
        yield line.translate(_NO_SEPARATORS)
        while line and not line.endswith(("\n", "\r")):
            line = text.readline(_STEP)
