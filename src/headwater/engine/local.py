"""Work on this machine: steps here or in a process pool, queries in DuckDB."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from types import TracebackType
from typing import Any

from headwater.engine.base import Given, Made, Stopped

# rows sent to a process at a time: large enough to hide the cost of sending, small enough
# that two processes finish together
ROWS_A_TASK = 8


class LocalEngine:
    """Runs steps in ``jobs`` processes (1: in this one)."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = max(1, jobs)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "LocalEngine":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def map_rows(
        self, step: Callable[[Given], Made], rows: Sequence[Given]
    ) -> Iterator[Made | Stopped]:
        """``step`` of each row, in order; see ``Engine``."""
        batches = [(at, rows[at : at + ROWS_A_TASK]) for at in range(0, len(rows), ROWS_A_TASK)]
        if self.jobs == 1 or len(batches) < 2:
            for at, row in enumerate(rows):
                yield from _run_batch(step, at, [row])
            return
        waiting: list[Future[list[Made | Stopped]]] = [
            self._processes().submit(partial(_run_batch, step, at, batch)) for at, batch in batches
        ]
        for task in waiting:
            yield from task.result()

    def sql(self, query: str, tables: dict[str, Any]) -> Any:
        """The result of a query over Arrow tables, as an Arrow table."""
        import duckdb

        with duckdb.connect(":memory:", config={"threads": 1}) as connection:
            for name, table in tables.items():
                connection.register(name, table)
            return connection.sql(query).to_arrow_table()

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawn: model runtimes and DuckDB hold threads, which fork does not copy safely
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=context)
        return self._pool


def _run_batch(
    step: Callable[[Given], Made], at: int, rows: Sequence[Given]
) -> list[Made | Stopped]:
    """Steps of one task; the edge where whatever a row raises becomes a row itself."""
    made: list[Made | Stopped] = []
    for offset, row in enumerate(rows):
        try:
            made.append(step(row))
        except Exception as error:  # noqa: BLE001
            made.append(Stopped(position=at + offset, error=f"{type(error).__name__}: {error}"))
    return made
