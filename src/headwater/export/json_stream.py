"""JSON written piece by piece, so that no whole result stands in memory."""

import json
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from headwater.export.base import to_bytes

Value = object


def encode(value: Value) -> bytes:
    """One value as JSON in UTF-8."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return to_bytes(json.dumps(msgspec.to_builtins(value), ensure_ascii=False))


def write_list(file: BinaryIO, items: Iterable[Value]) -> None:
    """A JSON array, one item a line."""
    file.write(b"[")
    for number, item in enumerate(items):
        file.write(b"\n" if number == 0 else b",\n")
        file.write(encode(item))
    file.write(b"\n]")
