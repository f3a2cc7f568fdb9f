"""Records of a web archive, and every place where the archive is not what it should be."""

import re
from collections.abc import Iterator

import msgspec

from headwater.stages.ingest.archive.tape import RECORD, Damage, Tape

# bytes; a record's head has a dozen lines, a long address may take a few thousand
MAX_HEAD = 1 << 16
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LINE = re.compile(rb"\r?\n(?![ \t])")
_END = b"\r\n\r\n"
# a record that begins inside another: the other's length was a lie
_INNER = re.compile(rb"\n(?=WARC/\d\.\d\r?\nWARC-)")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One record: its head's fields in lower case, its body as far as it was read."""

    offset: int
    inside: bool  # whether the offset counts inflated bytes
    fields: dict[str, str]
    body: bytes
    length: int  # as the head says
    broken: str | None = None  # why the body ends early

    @property
    def is_cut(self) -> bool:
        """Whether the record has more than what was read."""
        return len(self.body) < self.length

    def value(self, field: str) -> str:
        """A field of the head; empty where it has none."""
        return self.fields.get(field, "")


def read_records(tape: Tape, kinds: frozenset[str], cap: int) -> Iterator[Record | Damage]:
    """Records of some kinds, the first ``cap`` bytes of each, in order; damages where they lie."""
    while True:
        offset = tape.begin()
        if offset is None:
            if tape.damage is None:
                return
            yield tape.damage
        elif (found := _read_one(tape, offset, kinds, cap)) is not None:
            yield from found
            if tape.damage is None and not any(isinstance(row, Damage) for row in found):
                continue
            if tape.damage:
                yield tape.damage
        if not tape.resync() and tape.damage is None:
            return


def _read_one(
    tape: Tape, offset: int, kinds: frozenset[str], cap: int
) -> tuple[Record | Damage, ...]:
    inside, member = tape.is_inside, tape.member
    _skip_blank(tape)
    head = _take_head(tape)
    if head is None:
        return () if tape.damage else _lost(tape, offset)
    fields = _read_fields(head)
    length = fields.get("content-length", "")
    if not (length.isascii() and length.isdigit()):
        return (Damage(offset, "a record does not say how long it is"),)
    size = int(length)
    wanted = fields.get("warc-type", "").lower() in kinds
    body = tape.take(min(size, cap)) if wanted else b""
    passed = len(body) + tape.skip(size - len(body))
    ended = _end(tape, offset, passed, size)
    torn = tape.damage if passed < size or (tape.damage and tape.damage.offset == member) else None
    broken = torn.message if torn else ended.message if ended else None
    body, rest = _cut_inner(body) if ended else (body, b"")
    if rest:
        tape.give_back(rest)
    if not wanted:
        return (ended,) if ended else ()
    record = Record(
        offset=offset, inside=inside, fields=fields, body=body, length=size, broken=broken
    )
    return (record, ended) if ended else (record,)


def _skip_blank(tape: Tape) -> None:
    while blank := tape.peek(MAX_HEAD):
        rest = len(blank.lstrip(b"\r\n"))
        tape.take(len(blank) - rest)
        if rest:
            return


def _lost(tape: Tape, offset: int) -> tuple[Damage, ...]:
    if not tape.peek(1):
        return ()  # only the end of the last record
    tape.take(1)
    return (Damage(offset, "there is no record where one should begin"),)


def _take_head(tape: Tape) -> bytes | None:
    size = 1024
    while size <= MAX_HEAD:
        data = tape.peek(size)
        if not data.startswith(RECORD):
            return None
        if end := _HEAD_END.search(data):
            return tape.take(end.end())[: end.start()]
        if len(data) < size:
            return None
        size *= 4
    return None


def _read_fields(head: bytes) -> dict[str, str]:
    """Fields by name in lower case; the first of a name counts."""
    fields: dict[str, str] = {}
    for line in _LINE.split(head)[1:]:
        name, sign, value = line.partition(b":")
        if sign:
            text = " ".join(value.decode("utf-8", "replace").split())
            fields.setdefault(name.strip().lower().decode("ascii", "replace"), text)
    return fields


def _end(tape: Tape, offset: int, passed: int, size: int) -> Damage | None:
    """What is wrong with a record's end."""
    if tape.damage:
        return None
    if passed < size:
        return Damage(offset, f"a record should have {size} bytes and has {passed}")
    after = tape.peek(len(_END) + len(RECORD))
    blank = not after.strip(b"\r\n")  # the archive's end, whole or not
    if tape.damage or blank or after.startswith((_END, b"\n\n", RECORD)):
        tape.take(len(after) - len(after.lstrip(b"\r\n")))
        tape.peek(1)  # so that the checksum behind the record is looked at
        return None
    return Damage(offset, f"a record's length of {size} bytes is not that of its content")


def _cut_inner(body: bytes) -> tuple[bytes, bytes]:
    """A body, and the records that it swallowed."""
    found = _INNER.search(body)
    return (body[: found.start() + 1], body[found.start() :]) if found else (body, b"")
