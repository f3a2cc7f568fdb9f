"""The catalogue's file: connections, transactions, and errors in words."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from headwater.errors import StoreError

FILE = "headwater.db"
# "HWdb": tells our files from any other SQLite database
APPLICATION = 0x48576462
# seconds that a statement waits for another connection's commit, which takes milliseconds
_PATIENCE = 10.0
# milliseconds that a writer which ends waits for readers, so that it can empty the log: reads take
# few, and what one that takes longer leaves there the next writer empties
_CLOSING_PATIENCE = 500
# KiB of pages kept in memory by each connection
_CACHE = 16_384

_DAMAGED = (
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
)


class DamagedError(StoreError):
    """The catalogue cannot be trusted; it can be made again from the segments."""


class Database:
    """One catalogue; each thread has its own connection."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self.folder = folder
        self.writable = writable
        self._own = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._guard = threading.Lock()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query."""
        with self._telling():
            return self._connection().execute(query, values).fetchall()

    def row(self, query: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a query, or ``None``."""
        with self._telling():
            return self._connection().execute(query, values).fetchone()

    def run(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Carry out a statement; the number of the row it inserted."""
        with self._telling():
            return self._connection().execute(statement, values).lastrowid or 0

    def run_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out a statement for each row of values."""
        with self._telling():
            self._connection().executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing; on the disk when it ends."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            connection = self._connection()
            if connection.in_transaction:
                connection.rollback()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Every read inside is of one commit; a snapshot inside another is the same one."""
        connection = self._connection()
        if connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            connection.rollback()

    def version(self) -> int:
        """The schema that the file has; 0 where it is empty."""
        return int(self.row("PRAGMA user_version")[0])

    def upgrade(self) -> list[str]:
        """Carry out the steps that are missing; their names."""
        done = []
        for number, (name, script) in enumerate(steps(), start=1):
            if number > self.version():
                with self._telling():
                    self._connection().executescript(
                        f"BEGIN IMMEDIATE;\n{script}\nPRAGMA application_id = {APPLICATION};\n"
                        f"PRAGMA user_version = {number};\nCOMMIT;"
                    )
                done.append(name)
        return done

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        found = [str(r[0]) for r in self.rows("PRAGMA integrity_check")]
        return [] if found == ["ok"] else found

    def close(self) -> None:
        """Close every thread's connection; a writer leaves nothing in the log."""
        with self._guard:
            opened, self._opened = self._opened, []
        for connection in opened:
            try:
                if self.writable:
                    connection.execute(f"PRAGMA busy_timeout = {_CLOSING_PATIENCE}")
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error:
                pass
            connection.close()
        self._own = threading.local()

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if found is None:
            with self._telling():
                found = self._connect()
            self._own.connection = found
            with self._guard:
                self._opened.append(found)
        return found

    def _connect(self) -> sqlite3.Connection:
        file = self.folder / FILE
        if self.writable:
            found = _open(f"{file.absolute().as_uri()}?mode=rwc")
            found.execute("PRAGMA journal_mode = WAL")
            found.execute("PRAGMA synchronous = FULL")  # a commit outlives a power cut
            found.execute("PRAGMA secure_delete = ON")  # what is removed is overwritten
        else:
            found = _open_to_read(file)
        found.execute(f"PRAGMA cache_size = -{_CACHE}")
        return found

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explain(error, self.folder) from error


def steps() -> list[tuple[str, str]]:
    """Names and SQL of all upgrade steps, in order."""
    files = (f for f in resources.files("headwater.store.upgrades").iterdir())
    return sorted((f.name, f.read_text("utf-8")) for f in files if f.name.endswith(".sql"))


def explain(error: sqlite3.Error, folder: Path) -> StoreError:
    """What went wrong with the catalogue, and what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGED:
        return DamagedError(
            f"the catalogue of {folder} is damaged ({error})",
            hint=f"headwater workspace check --mend {folder} makes it again from what is stored",
        )
    if code == sqlite3.SQLITE_FULL:
        hint = "make room on the disk, then run it again: what is stored stays"
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        hint = "check that you may write in this folder"
    elif code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        hint = "another process is writing: wait until it has ended"
    else:
        hint = f"headwater workspace check {folder} looks for damage"
    return StoreError(f"the catalogue of {folder} cannot be used: {error}", hint=hint)


def _open(address: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )


def _open_to_read(file: Path) -> sqlite3.Connection:
    """A connection that never writes; also where not even the log's index may be made."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    found = _open(address)
    try:
        found.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        found.close()
        found = _open(f"{address}&immutable=1")
    return found
