"""An HTTP response as an archive keeps it: status, fields, and the body undone of its codings."""

import re

import msgspec

from headwater.stages.ingest.archive.coding import Undone, undo_codings

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b", re.IGNORECASE)
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
# bytes of the head of a response; servers refuse more
_MAX_HEAD = 1 << 18


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A response: its status, its fields in lower case, its body as the server meant it."""

    status: int
    fields: dict[str, str]
    body: bytes
    trouble: str | None = None  # why the body may not be whole

    @property
    def media_type(self) -> str:
        """The type of the content without its parameters."""
        return self.fields.get("content-type", "").split(";")[0].strip().lower()


def read_message(data: bytes, cap: int) -> Message | None:
    """The response, its body of at most ``cap`` bytes; ``None`` where it is no HTTP response."""
    head_end = _HEAD_END.search(data, 0, _MAX_HEAD)
    status = _STATUS.match(data)
    if status is None:
        return None
    head = data[: head_end.start()] if head_end else data[:_MAX_HEAD]
    body = data[head_end.end() :] if head_end else b""
    fields = _read_fields(head)
    if fields.get("transfer-encoding", "").lower().endswith("chunked"):
        body = _join_pieces(body)
    undone = undo_codings(body, fields.get("content-encoding", ""), cap)
    if undone.trouble and _looks_plain(body):
        undone = Undone(body[:cap])  # archives that keep the field and undo the coding themselves
    return Message(
        status=int(status.group(1)), fields=fields, body=undone.data, trouble=undone.trouble
    )


def _read_fields(head: bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in head.split(b"\n")[1:]:
        name, sign, value = line.partition(b":")
        if sign:
            key = name.strip().lower().decode("ascii", "replace")
            fields.setdefault(key, value.strip().decode("latin-1"))
    return fields


def _join_pieces(body: bytes) -> bytes:
    """The body of a chunked transfer; as it is where the archive has joined the pieces already."""
    pieces, at = [], 0
    while size := _CHUNK.match(body, at):
        length = int(size.group(1), 16)
        if not length:
            break
        pieces.append(body[size.end() : size.end() + length])
        at = size.end() + length
    return b"".join(pieces) if at else body


def _looks_plain(body: bytes) -> bool:
    return body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{"))
