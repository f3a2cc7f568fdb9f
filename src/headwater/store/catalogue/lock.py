"""One writer at a time, on every system: a lock that goes when its process goes."""

import contextlib
import os
import sqlite3
from pathlib import Path

from headwater.errors import StoreError

_FILE, _HOLDER = "writing.lock", "writing.by"
OWN_FILES = frozenset({_FILE, _HOLDER, f"{_FILE}-journal"})


class WriterLock:
    """Held from ``take`` to ``release`` or to the end of the process, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: sqlite3.Connection | None = None

    def take(self) -> None:
        """Raise ``StoreError``, naming the holder, where another process writes."""
        connection = None
        try:
            connection = sqlite3.connect(
                self._folder / _FILE, timeout=0, isolation_level=None, check_same_thread=False
            )
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if connection:
                connection.close()
            raise self._refusal(error) from error
        self._held = connection
        try:
            (self._folder / _HOLDER).write_text(str(os.getpid()), encoding="utf-8")
        except OSError as error:
            self.release()
            raise _no_place(self._folder, error.strerror or str(error)) from error

    def release(self) -> None:
        """Let others write."""
        if self._held is not None:
            with contextlib.suppress(OSError):
                (self._folder / _HOLDER).unlink()
            self._held.close()
            self._held = None

    def _refusal(self, error: sqlite3.OperationalError) -> StoreError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return _no_place(self._folder, str(error))
        try:
            holder = f"process {int((self._folder / _HOLDER).read_text(encoding='utf-8'))}"
        except (OSError, ValueError):
            holder = "another process"
        return StoreError(
            f"{holder} is writing in {self._folder}",
            hint="wait until it has ended; readers need not wait",
        )


def _no_place(folder: Path, why: str) -> StoreError:
    return StoreError(
        f"cannot write in {folder}: {why}",
        hint="check that you may write in this folder and that the disk is not full",
    )
