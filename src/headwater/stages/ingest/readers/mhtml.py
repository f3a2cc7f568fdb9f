"""A page saved whole by a browser (MHTML): its HTML part, the pictures left out."""

import binascii
import quopri
import re
from collections.abc import Iterator
from datetime import UTC
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

from headwater.records.article import Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.dispatch import read_payload
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.payload import PAGE_TYPES, Payload
from headwater.stages.ingest.troubles import make_trouble

# a page's pictures are saved with it and take several times its size
_ROOM = 4
# parts in parts; browsers put the page and its pictures side by side, mail programs one deeper
_DEEPEST = 4
# bytes of the head of a part
_MAX_HEAD = 1 << 16
_HEAD_END = re.compile(rb"\r?\n\r?\n")


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """The draft of the first page in it, which is the one that was saved."""
    cap = _ROOM * settings.max_article_bytes
    with source.open() as stream:
        data = stream.read(cap + 1)
    if len(data) > cap:
        yield make_trouble(source.name, "too-large", f"it has more than {cap} bytes")
        return
    whole, body = _split(data)
    page = next(_find_pages(whole, body, 0), None)
    if page is None:
        yield make_trouble(source.name, "empty-input", "no page is in it")
        return
    head, packed = page
    payload = Payload(
        data=_unpack(packed, _field(head, "Content-Transfer-Encoding")),
        place=source.name,
        content_type=_field(head, "Content-Type"),
        url=_field(head, "Content-Location") or _field(whole, "Snapshot-Content-Location") or None,
        provenance=Provenance(file=source.path, captured_at=_captured_at(whole)),
    )
    yield from read_payload(payload, source, settings)


def _split(data: bytes) -> tuple[Message, bytes]:
    end = _HEAD_END.search(data, 0, _MAX_HEAD)
    head = data[: end.end()] if end else data[:_MAX_HEAD]
    return BytesHeaderParser().parsebytes(head), data[end.end() :] if end else b""


def _find_pages(head: Message, body: bytes, depth: int) -> Iterator[tuple[Message, bytes]]:
    """The HTML parts in order, each with its head."""
    if head.get_content_type() in PAGE_TYPES:
        yield head, body
    elif head.get_content_maintype() == "multipart" and depth < _DEEPEST:
        boundary = str(head.get_boundary() or "").encode("latin-1", "replace")
        line = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(?:--)?[ \t]*(?:\r?\n|\Z)")
        begin: int | None = None
        for found in line.finditer(body):
            if begin is not None:
                yield from _find_pages(*_split(body[begin : found.start()]), depth + 1)
            begin = found.end()
        if begin is not None and begin < len(body):  # the end is missing
            yield from _find_pages(*_split(body[begin:]), depth + 1)


def _unpack(body: bytes, coding: str) -> bytes:
    match coding.lower():
        case "quoted-printable":
            return quopri.decodestring(body)
        case "base64":
            try:
                return binascii.a2b_base64(body)
            except binascii.Error:
                return body
        case _:
            return body


def _field(head: Message, name: str) -> str:
    return str(head.get(name, "")).strip()


def _captured_at(head: Message) -> str | None:
    try:
        at = parsedate_to_datetime(_field(head, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
