"""A JSONL file, compressed or not, holds one article a line; a bad line costs only itself."""

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.bounded import read_lines
from headwater.stages.ingest.decode import decode
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.fields import read_record
from headwater.stages.ingest.troubles import make_trouble

_GZIP = b"\x1f\x8b"


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """One draft a line; lines that are too long or no JSON are problems."""
    with source.open() as raw:
        compressed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if compressed else raw
        number = 0
        try:
            for number, line in read_lines(stream, settings.max_article_bytes):
                place = f"{source.name}, line {number}"
                if line is None:
                    message = f"the line has more than {settings.max_article_bytes} bytes"
                    yield make_trouble(place, "too-large", message)
                elif line.strip():
                    yield from _read_line(line, place, source, settings)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            place = f"{source.name}, after line {number}"
            yield make_trouble(place, "damaged-archive", f"the archive is damaged: {error}")
        if not number:
            yield make_trouble(source.name, "empty-input", "nothing is in it")


def _read_line(
    line: bytes, place: str, source: Source, settings: IngestSettings
) -> Iterator[Draft | Problem]:
    decoded = decode(line)
    if decoded.replaced:
        message = f"{decoded.replaced} characters could not be read as {decoded.charset}"
        yield make_trouble(place, "replaced-characters", message)
    try:
        record = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield make_trouble(place, "invalid-json", f"not valid JSON: {error}")
        return
    yield from read_record(record, place, source, settings, decoded.read_as)
