"""A file's bytes with their offset: to look at, give back, rewind and search."""

import io
from typing import BinaryIO

_STEP = 1 << 18


class RawBytes:
    """Reads a seekable stream from where it stands; ``offset`` counts from its beginning."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._data = b""
        self._at = 0
        self._begin = stream.tell()

    @property
    def offset(self) -> int:
        """Of the next byte."""
        return self._begin + self._at

    def peek(self, size: int) -> bytes:
        """Up to ``size`` bytes (at most one step) without taking them."""
        if len(self._data) - self._at < size:
            rest = self._data[self._at :]
            self._begin += self._at
            self._data, self._at = rest + self._stream.read(_STEP), 0
        return self._data[self._at : self._at + size]

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes (at most one step); none at the end."""
        data = self.peek(size)
        self._at += len(data)
        return data

    def give_back(self, data: bytes) -> None:
        """Undo the reading of the last bytes."""
        if len(data) <= self._at:
            self._at -= len(data)
        else:
            self.rewind(self.offset - len(data))

    def rewind(self, offset: int) -> None:
        """Go to an offset."""
        if self._begin <= offset <= self._begin + len(self._data):
            self._at = offset - self._begin
            return
        self._stream.seek(offset, io.SEEK_SET)
        self._data, self._at, self._begin = b"", 0, offset

    def find(self, sign: bytes) -> bool:
        """Move to the next occurrence of a sign; whether there is one."""
        while True:
            found = self._data.find(sign, self._at)
            if found >= 0:
                self._at = found
                return True
            keep = max(self._at, len(self._data) - len(sign) + 1)
            rest = self._data[keep:]
            more = self._stream.read(_STEP)
            if not more:
                self._at = len(self._data)
                return False
            self._begin += keep
            self._data, self._at = rest + more, 0
