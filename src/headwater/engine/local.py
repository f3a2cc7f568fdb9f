"""Work on this machine: steps here or in other processes, queries in DuckDB."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

from headwater.engine.base import Closing, Given, Made, RowPlan, Stopped
from headwater.engine.coding import describe_error
from headwater.engine.workers import WORKER_MEMORY, Workers


class LocalEngine(Closing):
    """Runs steps in ``jobs`` processes: with one job in this one, unless ``apart`` is asked for.

    Only a process apart survives a row that takes all memory (``memory`` bytes of each), or that
    hangs where no signal reaches it.
    """

    def __init__(self, jobs: int = 1, *, apart: bool = False, memory: int = WORKER_MEMORY) -> None:
        self.jobs = max(1, jobs)
        self._here = self.jobs == 1 and not apart
        self._apart = apart
        self._workers = Workers(self.jobs, memory)

    def map_rows(
        self,
        step: Callable[[Given], Made],
        rows: Iterable[Given],
        plan: RowPlan = RowPlan(),  # noqa: B008
    ) -> Iterator[Made | Stopped]:
        """``step`` of each row, in order; see ``Engine``."""
        few = isinstance(rows, Sequence) and len(rows) <= plan.rows_a_task
        if self._here or (few and not self._apart):
            return _map_here(step, rows, plan.seconds)
        return self._workers.map_rows(step, rows, plan)

    def map_batches(self, step: Callable[[Any], Any], table: Any, schema: Any) -> Any:
        """A table of what ``step`` makes of all record batches; see ``Engine``."""
        import pyarrow as pa

        return pa.Table.from_batches([step(b) for b in table.to_batches()], schema=schema)

    def sql(self, query: str, tables: Mapping[str, Any]) -> Any:
        """The result of a query over Arrow tables, as an Arrow table."""
        import duckdb

        with duckdb.connect(":memory:", config={"threads": 1}) as connection:
            for name, table in tables.items():
                connection.register(name, table)
            return connection.sql(query).to_arrow_table()

    def query(self, query: str, tables: Mapping[str, Any]) -> Any:
        """The same: tables are in this process already."""
        return self.sql(query, tables)

    def materialise(self, table: Any) -> Any:
        """The table: it is computed already."""
        return table

    def release(self, table: Any) -> None:
        """Nothing to do: tables go when nobody holds them."""

    def close(self) -> None:
        """End the processes."""
        self._workers.close()


def _map_here(
    step: Callable[[Given], Made], rows: Iterable[Given], seconds: float
) -> Iterator[Made | Stopped]:
    """Steps in this process; the edge where whatever a row raises becomes a row itself."""
    for position, row in enumerate(rows):
        made: Made | Stopped
        try:
            with _at_most(seconds):
                made = step(row)
        except _LateError:
            made = Stopped(position=position, error=f"not done in {seconds:g} seconds")
        except Exception as error:  # noqa: BLE001
            made = Stopped(position=position, error=describe_error(error))
        yield made


class _LateError(BaseException):
    """A row took too long; nothing but the edge catches it."""


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise where the work inside takes longer; only a main thread of Unix can be interrupted."""
    if threading.current_thread() is not threading.main_thread() or os.name != "posix":
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _LateError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if before is None else before)
