"""Content codings undone, with a bound on what they may grow to."""

from collections.abc import Callable

import msgspec

from headwater.stages.ingest.archive.inflating import (
    BARE,
    GZIP_WRAPPED,
    ZLIB_WRAPPED,
    InflateError,
    open_inflater,
)

# codings on top of each other; servers use one
MAX_LAYERS = 3
# bytes of compressed data undone at once, so that damage costs no more than these
_SLICE = 1 << 12
_BUFFER = 1 << 16


class Undone(msgspec.Struct, frozen=True):
    """What a coding held, and why that may not be all."""

    data: bytes
    trouble: str | None = None


def undo_codings(data: bytes, codings: str, cap: int) -> Undone:
    """``data`` without the codings that a ``Content-Encoding`` lists, at most ``cap`` bytes."""
    names = [
        n for n in (c.strip().lower() for c in codings.split(",")) if n not in ("", "identity")
    ]
    if len(names) > MAX_LAYERS:
        return Undone(b"", f"{len(names)} codings lie on top of each other")
    trouble = None
    for name in reversed(names):
        undo = _CODINGS.get(name)
        if undo is None:
            return Undone(b"", f"the coding {name[:20]!r} is not known")
        undone = undo(data, cap)
        data, trouble = undone.data, trouble or undone.trouble
    if len(data) > cap:
        return Undone(data[:cap], f"it grows to more than {cap} bytes")
    return Undone(data, trouble)


def _undo_gzip(data: bytes, cap: int) -> Undone:
    parts: list[bytes] = []
    room = cap
    while data.strip(b"\0"):  # members follow each other; zeros pad
        undone, data = _inflate(data, GZIP_WRAPPED, room)
        parts.append(undone.data)
        room -= len(undone.data)
        if undone.trouble:
            return Undone(b"".join(parts), undone.trouble)
    return Undone(b"".join(parts))


def _undo_deflate(data: bytes, cap: int) -> Undone:
    """With the zlib wrapper, as the standard says, or bare, as some servers send it."""
    undone, _ = _inflate(data, ZLIB_WRAPPED, cap)
    if undone.trouble and not undone.data:
        undone, _ = _inflate(data, BARE, cap)
    return undone


def _inflate(data: bytes, window: int, cap: int) -> tuple[Undone, bytes]:
    inflater = open_inflater(window)
    parts: list[bytes] = []
    size = at = 0
    try:
        while at < len(data) and not inflater.eof and size <= cap:
            parts.append(inflater.decompress(data[at : at + _SLICE]))
            size += len(parts[-1])
            at += _SLICE
    except InflateError as error:
        return Undone(b"".join(parts), f"its compressed body is damaged: {error}"), b""
    whole = b"".join(parts)
    if size > cap:
        return Undone(whole[:cap], f"it grows to more than {cap} bytes"), b""
    if not inflater.eof:
        return Undone(whole, "its compressed body ends early"), b""
    return Undone(whole), inflater.unused_data + data[at:]


def _undo_stream(name: str) -> Callable[[bytes, int], Undone]:
    def undo(data: bytes, cap: int) -> Undone:
        import pyarrow

        parts: list[bytes] = []
        size = 0
        # into a buffer of ours: ``read`` loses the memory of its own where it raises
        buffer = bytearray(_BUFFER)
        try:
            with pyarrow.input_stream(pyarrow.BufferReader(data), compression=name) as stream:
                while size <= cap and (read := stream.readinto(buffer)):
                    parts.append(bytes(buffer[:read]))
                    size += read
        except (OSError, pyarrow.ArrowException) as error:
            return Undone(b"".join(parts), f"its {name} body is damaged: {_first_line(error)}")
        whole = b"".join(parts)
        if size > cap:
            return Undone(whole[:cap], f"it grows to more than {cap} bytes")
        return Undone(whole)

    return undo


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


_CODINGS: dict[str, Callable[[bytes, int], Undone]] = {
    "gzip": _undo_gzip,
    "x-gzip": _undo_gzip,
    "deflate": _undo_deflate,
    "br": _undo_stream("brotli"),
    "zstd": _undo_stream("zstd"),
}
