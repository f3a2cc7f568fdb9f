"""What a stream without a name holds, seen from its beginning."""

import json
from typing import BinaryIO

from headwater.stages.ingest.draft import Reader
from headwater.stages.ingest.readers import json_lines, one_json, plain

# bytes: a first line of JSONL longer than this is read as one JSON text
_HEAD = 1 << 20
_GZIP = b"\x1f\x8b"


def find_stream_reader(stream: BinaryIO) -> Reader:
    """The reader for a stream: JSON lines, one JSON text, or plain text."""
    head = stream.readline(_HEAD)
    while head and not head.strip():
        head = stream.readline(_HEAD)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_GZIP):
        return json_lines.read
    if not start.startswith((b"{", b"[")):
        return plain.read
    try:
        record = json.loads(start)
    except (ValueError, RecursionError):
        return _whole_or_plain(start)
    return json_lines.read if isinstance(record, dict) else one_json.read


def _whole_or_plain(start: bytes) -> Reader:
    """JSON over several lines begins with a bare bracket or a key; an article may with '['."""
    after = start[1:].lstrip()
    if not after or (start[:1] == b"{" and after[:1] == b'"') or after[:1] == b"{":
        return one_json.read
    return plain.read
