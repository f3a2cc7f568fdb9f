"""Small web archives for tests, written by hand so that they can be wrong on purpose."""

import gzip
from collections.abc import Iterable

BRIDGE = (
    "<html><head><title>Bridge shut</title></head><body><article><h1>Bridge shut until spring</h1>"
    "<p>The bridge at Marlow will stay shut until spring, the county said on Monday.</p>"
    "<p>&ldquo;We have found cracks in two of the piers,&rdquo; said engineer Ruth Adeyemi.</p>"
    "<p>Traffic is sent over the old road by the mill, which takes a quarter of an hour longer, and"
    " shopkeepers in the high street fear for their trade. The council will meet on Thursday to"
    " hear what the repair may cost, and who is to pay for it.</p></article></body></html>"
)


def page(number: int) -> bytes:
    """A page that differs from every other."""
    return BRIDGE.replace("two of the piers", f"{number} of the piers").encode()


def response(
    body: bytes,
    *,
    content_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    fields: Iterable[str] = (),
) -> bytes:
    """An HTTP response."""
    head = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", *fields, "", ""]
    return "\r\n".join(head).encode() + body


def record(
    content: bytes,
    *,
    url: str = "https://courier.example/bridge",
    kind: str = "response",
    length: int | str | None = None,
    fields: Iterable[str] = (),
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """One record, its length as told."""
    size = len(content) if length is None else length
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2021-03-01T10:00:00Z",
        *fields,
        f"Content-Type: {content_type}",
        f"Content-Length: {size}",
        "",
        "",
    ]
    return "\r\n".join(head).encode() + content + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    """Records of pages, one address each."""
    return [
        record(response(page(n)), url=f"https://courier.example/{n}") for n in range(1, count + 1)
    ]


def pack(records: Iterable[bytes]) -> bytes:
    """Each record a gzip member, as archives are."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)
