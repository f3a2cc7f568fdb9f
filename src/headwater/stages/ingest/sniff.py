"""What a stream holds, seen from its beginning: suffixes are missing, and some lie."""

import json
import zlib

from headwater.stages.ingest.archive.tape import GZIP, RECORD
from headwater.stages.ingest.payload import find_markup

# bytes: a first line of JSONL longer than this is read as one JSON text
HEAD = 1 << 20
_MARK = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"
_MHTML = (b"mime-version:", b"from: <saved by", b"snapshot-content-location:")
# bytes of a compressed head that are looked into, and of what they inflate to
_PACKED = 1 << 14
_UNPACKED = 1 << 16


def find_form(head: bytes) -> str | None:
    """The module of the reader for what begins like this; ``None`` where it could be anything."""
    if head.startswith(GZIP):
        return _find_packed(head)
    if head.startswith(RECORD):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        return "wacz" if b"archive/" in head or b"datapackage.json" in head else None
    if markup := find_markup(head):
        return markup
    if head[:256].lower().startswith(_MHTML):
        return "mhtml"
    return None


def find_stream_form(head: bytes) -> str:
    """The same for a stream without a name, which is JSON or plain text where nothing shows."""
    return find_form(head) or _find_json(head) or "plain"


def _find_packed(head: bytes) -> str:
    """What lies in a compressed file; lines of JSON were what such files held at first."""
    try:
        inside = zlib.decompressobj(wbits=31).decompress(head[:_PACKED], _UNPACKED)
    except zlib.error:
        return "json_lines"
    if inside.startswith(GZIP):
        return "plain"  # refused there: layers on layers are no article
    return find_form(inside) or ("json_lines" if inside.lstrip()[:1] == b"{" else "plain")


def _find_json(head: bytes) -> str | None:
    """JSON over several lines begins with a bare bracket or a key; an article may with '['."""
    start = head.removeprefix(_MARK).lstrip(_BLANK)
    if not start.startswith((b"{", b"[")):
        return None
    first = start.partition(b"\n")[0]
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        after = first[1:].lstrip()
        whole = not after or (first[:1] == b"{" and after[:1] == b'"') or after[:1] == b"{"
        return "one_json" if whole else None
    return "json_lines" if isinstance(record, dict) else "one_json"
