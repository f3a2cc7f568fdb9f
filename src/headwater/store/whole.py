"""Files that stand whole or not at all, whatever stops their writer."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".part"


@contextlib.contextmanager
def open_whole(path: Path) -> Iterator[BinaryIO]:
    """A file that stands under its name once all of it is on disk, and not before.

    The caller syncs the folder.  Raises ``OSError``, with nothing left behind.
    """
    unfinished = path.with_suffix(UNFINISHED)
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last; where folders cannot be synced they last anyway."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
