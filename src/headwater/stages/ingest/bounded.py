"""Reading with bounds: no input, however large, is held whole before its size is known."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from headwater.records.article import Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.archive.coding import undo_codings
from headwater.stages.ingest.archive.tape import GZIP
from headwater.stages.ingest.decode import Decoded, decode, is_binary
from headwater.stages.ingest.draft import Source
from headwater.stages.ingest.troubles import make_trouble

# bytes read at a time while the rest of an over-long line is passed over
_STEP = 1 << 20


def read_bytes(source: Source, settings: IngestSettings) -> bytes | Problem:
    """The whole of a source, unpacked where it is compressed, or the problem that says why not."""
    cap = settings.max_article_bytes
    with source.open() as stream:
        data = stream.read(cap + 1)
    if len(data) > cap:
        return make_trouble(source.name, "too-large", f"it has more than {cap} bytes")
    if data.startswith(GZIP):
        undone = undo_codings(data, "gzip", cap)
        if len(undone.data) >= cap:
            return make_trouble(source.name, "archive-bomb", undone.trouble or "it grows too far")
        if undone.trouble:
            return make_trouble(source.name, "damaged-archive", undone.trouble)
        data = undone.data
    if not data.strip():
        return make_trouble(source.name, "empty-input", "nothing but white space is in it")
    return data


def read_text(source: Source, settings: IngestSettings) -> Iterator[Decoded | Problem]:
    """The whole of a source as text, or the problem that says why not."""
    data = read_bytes(source, settings)
    if isinstance(data, Problem):
        yield data
    elif is_binary(data):
        yield make_trouble(source.name, "binary-file", "its bytes are not text")
    else:
        decoded = decode(data)
        if decoded.replaced:
            message = f"{decoded.replaced} characters could not be read as {decoded.charset}"
            yield make_trouble(source.name, "replaced-characters", message)
        provenance = Provenance(
            file=source.path,
            charset_from=decoded.found_by,
            sha256=hashlib.sha256(data).hexdigest(),
        )
        yield msgspec.structs.replace(decoded, provenance=provenance)


def read_lines(stream: BinaryIO, cap: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; ``None`` for a line of more than ``cap`` bytes."""
    number = 0
    while line := stream.readline(cap + 1):
        number += 1
        if len(line) <= cap:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_STEP)
        yield number, None
