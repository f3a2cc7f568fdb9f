"""Answers written as a web archive: one record a member, so that a torn end costs one record."""

import gzip
import hashlib
import uuid
from datetime import datetime
from pathlib import Path

import msgspec

_VERSION = b"WARC/1.1"
# a fetched answer's length and codings as stored differ from those it was sent with
_REPLACED = frozenset({"transfer-encoding", "content-length", "connection", "keep-alive"})


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to keep: everything that its record says."""

    url: str
    at: datetime  # UTC
    status: int
    reason: str
    fields: tuple[tuple[str, str], ...]
    body: bytes
    address: str
    truncated: str | None = None
    refers_to: str | None = None  # when the same was captured before; makes it a revisit


class ArchiveWriter:
    """Appends records to a file; each is on the disk before the next is asked for."""

    def __init__(self, path: Path, *, software: str) -> None:
        self._file = path.open("ab")
        if self._file.tell() == 0:
            body = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
            fields = {"WARC-Type": "warcinfo", "Content-Type": "application/warc-fields"}
            self._write(fields, body, name=f"{software} {path.name}")

    def write(self, kept: Kept) -> None:
        """Append one answer."""
        head = [f"HTTP/1.1 {kept.status} {kept.reason}"]
        head += [f"{n}: {v}" for n, v in kept.fields if n.lower() not in _REPLACED]
        head += [f"Content-Length: {len(kept.body)}", "", ""]
        message = "\r\n".join(head).encode("latin-1", "replace") + kept.body
        fields = {
            "WARC-Type": "revisit" if kept.refers_to else "response",
            "WARC-Target-URI": kept.url,
            "WARC-Date": kept.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-IP-Address": kept.address,
            "WARC-Payload-Digest": f"sha256:{hashlib.sha256(kept.body).hexdigest()}",
            "Content-Type": "application/http; msgtype=response",
        }
        if kept.truncated:
            fields["WARC-Truncated"] = kept.truncated
        if kept.refers_to:
            fields["WARC-Profile"] = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
            fields["WARC-Refers-To-Target-URI"] = kept.url
            fields["WARC-Refers-To-Date"] = kept.refers_to
        self._write(fields, message, name=f"{kept.url} {fields['WARC-Date']}")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, fields: dict[str, str], body: bytes, *, name: str) -> None:
        identity = uuid.uuid5(uuid.NAMESPACE_URL, name)
        lines = [_VERSION, f"WARC-Record-ID: <urn:uuid:{identity}>".encode()]
        lines += [f"{n}: {_line(v)}".encode() for n, v in fields.items()]
        lines += [f"Content-Length: {len(body)}".encode(), b"", body, b"", b""]
        self._file.write(gzip.compress(b"\r\n".join(lines), mtime=0))
        self._file.flush()


def _line(value: str) -> str:
    return " ".join(value.split())
