"""Reading with bounds: no input, however large, is held whole before its size is known."""

from collections.abc import Iterator
from typing import BinaryIO

from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.decode import Decoded, decode, is_binary
from headwater.stages.ingest.draft import Source
from headwater.stages.ingest.troubles import make_trouble

# bytes read at a time while the rest of an over-long line is passed over
_STEP = 1 << 20


def read_text(source: Source, settings: IngestSettings) -> Iterator[Decoded | Problem]:
    """The whole of a source as text, or the problem that says why not."""
    with source.open() as stream:
        data = stream.read(settings.max_article_bytes + 1)
    if len(data) > settings.max_article_bytes:
        message = f"it has more than {settings.max_article_bytes} bytes"
        yield make_trouble(source.name, "too-large", message)
    elif not data.strip():
        yield make_trouble(source.name, "empty-input", "nothing but white space is in it")
    elif is_binary(data):
        yield make_trouble(source.name, "binary-file", "its bytes are not text")
    else:
        decoded = decode(data)
        if decoded.replaced:
            message = f"{decoded.replaced} characters could not be read as {decoded.charset}"
            yield make_trouble(source.name, "replaced-characters", message)
        yield decoded


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
