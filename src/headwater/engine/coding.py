"""Rows as bytes, for the way to another process and back."""

import pickle
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from headwater.engine.base import RowPlan

# the first byte of a row says how the others are to be read
_PACKED, _PICKLED, _ERROR = b"m", b"p", b"e"


def encode_row(row: Any, kind: Any) -> bytes:
    """A row as MessagePack where its type is known, else as a pickle."""
    if kind is not None:
        try:
            return _PACKED + msgspec.msgpack.encode(row)
        except UnicodeEncodeError:  # half a character: only a pickle carries it
            pass
    return _PICKLED + pickle.dumps(row, pickle.HIGHEST_PROTOCOL)


def decode_row(data: bytes, kind: Any) -> Any:
    """What ``encode_row`` was given; raises ``RowError`` for what ``run_row`` could not make."""
    sign, body = data[:1], memoryview(data)[1:]
    if sign == _ERROR:
        raise RowError(bytes(body).decode("utf-8", "replace"))
    return _decoder(kind).decode(body) if sign == _PACKED else pickle.loads(body)


class RowError(Exception):
    """What a step raised, in words."""


def run_row(step: Callable[[Any], Any], data: bytes, plan: RowPlan) -> bytes:
    """A step on an encoded row: the edge where whatever it raises becomes a row itself."""
    try:
        return encode_row(step(decode_row(data, plan.given)), plan.made)
    except Exception as error:  # noqa: BLE001
        return encode_error(describe_error(error))


def describe_error(error: BaseException) -> str:
    """An exception in one line."""
    return f"{type(error).__name__}: {error}"


def encode_error(words: str) -> bytes:
    """A row that says why there is none."""
    return _ERROR + words.encode("utf-8", "replace")


@cache
def _decoder(kind: Any) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(kind)
