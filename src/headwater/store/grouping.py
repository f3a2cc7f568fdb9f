"""What grouping all articles gave, kept beside them: a decision alone need not group them anew.

Losing the file costs seconds, never a result: it names all that it rests on and hashes itself.
"""

import contextlib
import hashlib
from pathlib import Path

import msgspec

from headwater.records.story import Copy, Story
from headwater.store.whole import open_whole

FILE = "grouping.msgpack"
_HASH_BYTES = 16


class Grouping(msgspec.Struct, frozen=True, kw_only=True):
    """Copies and stories as found without any decision."""

    key: str  # changes with the articles, the settings and the code
    copies: tuple[Copy, ...]
    stories: tuple[Story, ...]
    titles: dict[str, str]  # by article


def read_grouping(folder: Path, key: str) -> Grouping | None:
    """What was kept under this key, if it was and is whole."""
    try:
        data = (folder / FILE).read_bytes()
        if _hash(data[_HASH_BYTES:]) == data[:_HASH_BYTES]:
            found = msgspec.msgpack.decode(data[_HASH_BYTES:], type=Grouping)
            return found if found.key == key else None
    except (OSError, msgspec.MsgspecError):
        pass
    return None


def write_grouping(folder: Path, grouping: Grouping) -> None:
    """Keep it for the next time, in place of what was kept before."""
    data = msgspec.msgpack.encode(grouping)
    with contextlib.suppress(OSError), open_whole(folder / FILE) as file:
        file.write(_hash(data) + data)


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_HASH_BYTES).digest()
