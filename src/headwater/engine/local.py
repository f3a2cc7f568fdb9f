"""Work on this machine: steps here or in other processes, queries in DuckDB."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any

from headwater.engine.base import Given, Made, RowPlan, Stopped
from headwater.engine.coding import describe_error
from headwater.engine.workers import WORKER_MEMORY, Workers


class LocalEngine:
    """Runs steps in ``jobs`` processes: with one job in this one, unless ``apart`` is asked for.

    Only a process apart survives a row that hangs or takes all memory (``memory`` bytes of each).
    """

    def __init__(self, jobs: int = 1, *, apart: bool = False, memory: int = WORKER_MEMORY) -> None:
        self.jobs = max(1, jobs)
        self._here = self.jobs == 1 and not apart
        self._apart = apart
        self._workers = Workers(self.jobs, memory)

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
        self,
        step: Callable[[Given], Made],
        rows: Iterable[Given],
        plan: RowPlan = RowPlan(),  # noqa: B008
    ) -> Iterator[Made | Stopped]:
        """``step`` of each row, in order; see ``Engine``."""
        few = isinstance(rows, Sequence) and len(rows) <= plan.rows_a_task
        if self._here or (few and not self._apart):
            return _map_here(step, rows)
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


def _map_here(step: Callable[[Given], Made], rows: Iterable[Given]) -> Iterator[Made | Stopped]:
    """Steps in this process; the edge where whatever a row raises becomes a row itself."""
    for position, row in enumerate(rows):
        try:
            yield step(row)
        except Exception as error:  # noqa: BLE001
            yield Stopped(position=position, error=describe_error(error))
