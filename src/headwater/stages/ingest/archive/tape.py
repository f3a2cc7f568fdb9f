"""The bytes of an archive from beginning to end, inflated member by member where compressed.

Common readers stop without a word where an archive is cut short or damaged.  The tape checks the
trailer of every member, says what is wrong and where, and can go on behind the damage.
"""

from contextlib import suppress
from typing import BinaryIO

import msgspec

from headwater.stages.ingest.archive.inflating import (
    GZIP_WRAPPED,
    InflateError,
    Inflater,
    open_inflater,
)
from headwater.stages.ingest.archive.raw import RawBytes

GZIP = b"\x1f\x8b\x08"
RECORD = b"WARC/"
# bytes of compressed data inflated at once; at a damage they are inflated again in crumbs, which
# are all that the damage then costs
_SLICE = 1 << 14
_CRUMB = 4
# bytes of what may be a member that show whether it holds a record
_PROBE = 512
_STEP = 1 << 18
# bytes that a member may inflate to before its ratio is looked at, and the ratio: pages stay
# under 30, deflate ends at 1032
_LOOKED_AT = 32 << 20
MAX_RATIO = 200


class Damage(msgspec.Struct, frozen=True):
    """What is wrong with the archive, where, and whether it was made to be so."""

    offset: int
    message: str
    bomb: bool = False


class Tape:
    """Bytes to take from the beginning; ``damage`` says why they ended before their time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._raw = RawBytes(stream)
        self.compressed = self._raw.peek(len(GZIP)).startswith(GZIP)
        self._broken: Damage | None = None  # behind what is still to be taken
        self._buffer = bytearray()
        self._at = 0  # of the buffer, where the next byte to take lies
        self._taken = 0  # bytes before the buffer
        self._inflater: Inflater | None = None
        self.member = 0  # offset of the member at hand, in the file
        self._inflated = 0  # bytes of it
        self._ahead = b""  # the beginning of a member that nobody has asked for yet
        self.is_inside = False

    @property
    def damage(self) -> Damage | None:
        """Why nothing more can be taken; ``None`` as long as there is something."""
        used_up = self._at == len(self._buffer) and not self._ahead
        return self._broken if used_up else None

    def peek(self, size: int) -> bytes:
        """Up to ``size`` bytes without taking them; fewer before an end, a damage or a record."""
        while len(self._buffer) - self._at < size and self._fill():
            pass
        with memoryview(self._buffer) as view:
            return bytes(view[self._at : self._at + size])

    def take(self, size: int) -> bytes:
        """The same bytes, taken."""
        data = self.peek(size)
        self._at += len(data)
        if self._at > _STEP:
            self._taken += self._at
            del self._buffer[: self._at]
            self._at = 0
        return data

    def skip(self, size: int) -> int:
        """Pass over ``size`` bytes without holding them; how many there were."""
        passed = 0
        while passed < size and (data := self.take(min(size - passed, _STEP))):
            passed += len(data)
        return passed

    def give_back(self, data: bytes) -> None:
        """Put bytes that were taken before the next one."""
        self._buffer[: self._at] = data
        self._taken += self._at - len(data)
        self._at = 0

    def begin(self) -> int | None:
        """Where the next record lies, moving to the next member where this one is used up.

        ``None`` at the end and at a damage.  In a member of several records it is the place of all
        but the first in the inflated bytes, which ``is_inside`` then says.
        """
        self.is_inside = bool(self.peek(1)) and self.compressed
        if self._at < len(self._buffer):
            return self._taken + self._at
        if not self._ahead:
            return None
        self._buffer += self._ahead
        self._ahead = b""
        return self.member

    def resync(self) -> bool:
        """Go to the next place where a record begins; false at the end and at a new damage."""
        if self.damage:
            damaged, self._broken = self.damage.offset, None
            self._taken += len(self._buffer)
            self._buffer.clear()
            self._at = 0
            return self._find_member(damaged + 1)
        while data := self.peek(_STEP):
            found = data.find(b"\n" + RECORD)
            if found >= 0:
                self.take(found + 1)
                return True
            # a sign cut in two by the edge is seen with the next bytes
            self.take(max(1, len(data) - len(RECORD)))
        return bool(self._ahead)

    def _find_member(self, offset: int) -> bool:
        """Search the file from ``offset`` for a member that inflates to a record."""
        self._inflater, self._ahead = None, b""
        self._raw.rewind(offset)
        while self._raw.find(GZIP):
            if _begins_record(self._raw.peek(_PROBE)):
                self._broken = None
                self._begin_member()
                self._ahead = self._read_start()
                return True
            self._raw.read(1)
        self._broken = None
        return False

    def _fill(self) -> bool:
        """More bytes into the buffer; false at the end, at a damage, and before a new record."""
        if self._broken or self._ahead:
            return False
        if not self.compressed:
            data = self._raw.read(_STEP)
            self._buffer += data
            return bool(data)
        if self._inflater is None:
            return self._open_member()
        data = self._inflate()
        self._buffer += data
        return bool(data) or (self._broken is None and self._fill())

    def _open_member(self) -> bool:
        if not self._raw.peek(1):
            return False
        if not self._raw.peek(len(GZIP)).startswith(GZIP):
            return self._pass_padding()
        self._begin_member()
        first = self._read_start()
        if first.startswith(RECORD):
            self._ahead = first
            return False
        self._buffer += first
        return bool(first) or (self._broken is None and self._fill())

    def _pass_padding(self) -> bool:
        """Zeros behind the last member are padding; anything else is damage."""
        begin = self._raw.offset
        while data := self._raw.read(_STEP):
            if data.strip(b"\0"):
                self.member = begin
                self._broken = Damage(begin, "what follows is no gzip member")
                return False
        return False

    def _begin_member(self) -> None:
        self.member = self._raw.offset
        self._inflater = open_inflater(GZIP_WRAPPED)
        self._inflated = 0

    def _read_start(self) -> bytes:
        data = b""
        while self._inflater and len(data) < len(RECORD) and not self._broken:
            data += self._inflate()
        return data

    def _inflate(self) -> bytes:
        """What the next bytes of the member inflate to; closes a member that is complete."""
        inflater = self._inflater
        assert inflater is not None
        data = b""
        while not data and not inflater.eof:
            raw = self._raw.read(_SLICE)
            if not raw:
                return self._stop("it ends in the middle of a compressed member")
            try:
                data = inflater.decompress(raw)
            except InflateError as error:
                data = self._read_to_damage(self._raw.offset - len(raw))
                self._stop(f"a compressed member is damaged: {error}")
                return data
        self._inflated += len(data)
        if inflater.eof:
            self._raw.give_back(inflater.unused_data)
            self._inflater = None
        elif self._inflated > _LOOKED_AT and self._ratio() > MAX_RATIO:
            grown = f"a compressed member grows more than {MAX_RATIO} times"
            return self._stop(grown, bomb=True)
        return data

    def _read_to_damage(self, good: int) -> bytes:
        """What the member still held between ``good``, an offset in the file, and the damage."""
        if self._inflated > _LOOKED_AT:
            return b""
        inflater = open_inflater(GZIP_WRAPPED)
        self._raw.rewind(self.member)
        found: list[bytes] = []
        with suppress(InflateError):
            while (left := good - self._raw.offset) > 0:
                inflater.decompress(self._raw.read(min(left, _SLICE)))
            while raw := self._raw.read(_CRUMB):
                found.append(inflater.decompress(raw))
        return b"".join(found)

    def _ratio(self) -> float:
        return self._inflated / max(1, self._raw.offset - self.member)

    def _stop(self, message: str, *, bomb: bool = False) -> bytes:
        self._broken = Damage(self.member, message, bomb)
        self._inflater = None
        return b""


def _begins_record(data: bytes) -> bool:
    """Whether this is a member of an archive, and not only three bytes that look like one."""
    inflater = open_inflater(GZIP_WRAPPED)
    with suppress(InflateError):
        found = inflater.decompress(data, len(RECORD))
        return bool(found) and found.startswith(RECORD[: len(found)])
    return False
