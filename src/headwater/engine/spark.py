"""Work on a Spark cluster, or on this machine's cores under Spark: the same steps and queries."""

import os
import shutil
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial, reduce
from itertools import count, islice
from pathlib import Path
from typing import Any

from headwater.engine.base import Closing, Given, Made, RowPlan, Stopped
from headwater.engine.coding import RowError, decode_row, encode_error, encode_row, run_row
from headwater.engine.local import LocalEngine
from headwater.errors import EngineError

# rows that are sent to the cluster and back at a time: what this process holds of them
ROWS_A_JOB = 4096
# parts of a job for each core, so that cores with easy rows take more of them
PARTS_A_CORE = 4
# rows of a record batch: readings have about 20 kB each
_ROWS_A_BATCH = 256
_OPTIONS: dict[str, bool | float | int | str | None] = {
    "spark.ui.enabled": "false",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS_A_BATCH),
    # joins of some million rows at most; a cluster's own configuration goes before
    "spark.sql.shuffle.partitions": "8",
}


_NO_OPTIONS: Mapping[str, str] = {}


class SparkEngine(Closing):
    """Runs steps with ``mapInArrow`` and queries with Spark SQL.

    ``master`` names the cluster; without it, what ``spark-submit`` says.  ``scratch`` is a folder
    that all machines see, for tables that are computed once; ``options`` are Spark's own.
    """

    def __init__(
        self,
        master: str | None = None,
        *,
        scratch: str | None = None,
        options: Mapping[str, str] = _NO_OPTIONS,
    ) -> None:
        self._session, self._started = _start(master, options)
        self._own = None if scratch else tempfile.mkdtemp(prefix="headwater-spark-")
        self._scratch = scratch or self._own
        self._numbers = count()

    def map_rows(
        self,
        step: Callable[[Given], Made],
        rows: Iterable[Given],
        plan: RowPlan = RowPlan(),  # noqa: B008
    ) -> Iterator[Made | Stopped]:
        """``step`` of each row, in order; see ``Engine``."""
        import pyarrow as pa

        numbered = enumerate(rows)
        schema = pa.schema([("position", pa.int64()), ("row", pa.binary())])
        while given := [
            (n, encode_row(row, plan.given)) for n, row in islice(numbered, ROWS_A_JOB)
        ]:
            positions, data = zip(*given, strict=True)
            table = pa.table([pa.array(positions, pa.int64()), pa.array(data, pa.binary())], schema)
            made = self._frame(table).repartition(self._parts(len(given)))
            found = made.mapInArrow(partial(_map_partition, step, plan), _ddl(schema)).toArrow()
            for n, row in sorted(zip(*found.to_pydict().values(), strict=True)):
                yield _decode(n, row, plan)

    def map_batches(self, step: Callable[[Any], Any], table: Any, schema: Any) -> Any:
        """A table of what ``step`` makes of all record batches; see ``Engine``."""
        return self._frame(table).mapInArrow(partial(_map_batches, step), _ddl(schema))

    def sql(self, query: str, tables: Mapping[str, Any]) -> Any:
        """The data frame that a query gives; it is computed when it is asked for."""
        for name, table in tables.items():
            self._frame(table).createOrReplaceTempView(name)
        try:
            return self._session.sql(query)
        finally:
            for name in tables:
                self._session.catalog.dropTempView(name)

    def query(self, query: str, tables: Mapping[str, Any]) -> Any:
        """The result of a query as an Arrow table in this process."""
        return self.sql(query, tables).toArrow()

    def read(self, path: str) -> Any:
        """The table of a folder of Parquet files."""
        return self._session.read.parquet(path)

    def write(self, table: Any, path: str) -> None:
        """A table as a new folder of Parquet files."""
        from pyspark.errors import AnalysisException

        try:
            self._frame(table).write.option("compression", "zstd").parquet(path)
        except AnalysisException as error:
            raise EngineError(
                f"cannot write {path}: {error.getCondition()}", hint="name a folder that is not yet"
            ) from error

    def union(self, tables: Sequence[Any]) -> Any:
        """The rows of several tables of the same columns."""
        return reduce(lambda one, other: one.unionAll(other), map(self._frame, tables))

    def materialise(self, table: Any) -> Any:
        """The same table, computed once and read from Parquet: what an executor's loss spares."""
        path = f"{self._scratch}/table-{next(self._numbers)}"
        self.write(table, path)
        return self.read(path)

    def release(self, table: Any) -> None:
        """Delete the files of a table that was materialised."""
        if self._own:
            for path in {Path(f.removeprefix("file:")).parent for f in table.inputFiles()}:
                if path.is_relative_to(self._own):
                    shutil.rmtree(path, ignore_errors=True)

    def close(self) -> None:
        """Delete the tables that were kept; end the session, unless it was there before."""
        if self._started:
            self._session.stop()
        if self._own:
            shutil.rmtree(self._own, ignore_errors=True)

    def _frame(self, table: Any) -> Any:
        """A data frame of an Arrow table; one that is such already as it is."""
        import pyarrow as pa

        return self._session.createDataFrame(table) if isinstance(table, pa.Table) else table

    def _parts(self, rows: int) -> int:
        cores = int(self._session.sparkContext.defaultParallelism)
        return max(1, min(rows, PARTS_A_CORE * cores))


def _start(master: str | None, options: Mapping[str, str]) -> tuple[Any, bool]:
    """A session, with this Python on the workers, and whether it is a new one."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError(
            "PySpark is not installed", hint="pip install 'headwater[spark]'"
        ) from error
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise EngineError("Spark needs Java 17 or newer", hint="install a Java runtime")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("headwater").config(map={**_OPTIONS, **options})
    if master:
        builder = builder.master(master)
    # pandas is asked for by PySpark and not used here
    warnings.filterwarnings("ignore", "PySpark does not yet fully support", FutureWarning)
    is_new = SparkSession.getActiveSession() is None
    with _start_quietly():
        return builder.getOrCreate(), is_new


@contextmanager
def _start_quietly() -> Iterator[None]:
    """Keep back what Java writes to stderr while it starts, unless it fails; pass on all later."""
    try:
        stderr = os.dup(2)
    except OSError:  # there is none
        yield
        return
    out, into = os.pipe()
    started = threading.Event()
    early: list[bytes] = []

    def pass_on() -> None:
        with open(out, "rb") as lines, open(stderr, "wb", buffering=0) as file:  # noqa: PTH123
            for line in lines:
                if started.is_set():
                    file.write(line)
                else:
                    early.append(line)

    os.dup2(into, 2)
    os.close(into)
    threading.Thread(target=pass_on, daemon=True).start()
    try:
        yield
    except BaseException:
        os.dup2(stderr, 2)
        os.write(2, b"".join(early))
        raise
    else:
        os.dup2(stderr, 2)
    finally:
        started.set()


def _ddl(schema: Any) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


def _decode(position: int, data: bytes, plan: RowPlan) -> Any:
    try:
        return decode_row(bytes(data), plan.made)
    except RowError as error:
        return Stopped(position=position, error=str(error))


def _map_partition(
    step: Callable[[Any], Any], plan: RowPlan, batches: Iterable[Any]
) -> Iterator[Any]:
    """What a Spark worker does: steps in a process apart, so that none ends the job."""
    import pyarrow as pa

    through = RowPlan(given=bytes, made=bytes, rows_a_task=plan.rows_a_task, seconds=plan.seconds)
    run = partial(run_row, step, plan=plan)
    for batch in batches:
        made = [
            encode_error(row.error) if isinstance(row, Stopped) else row
            for row in _apart().map_rows(run, batch.column("row").to_pylist(), through)
        ]
        columns = [batch.column("position"), pa.array(made, pa.binary())]
        yield pa.RecordBatch.from_arrays(columns, names=["position", "row"])


def _map_batches(step: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
    return map(step, batches)


@cache
def _apart() -> LocalEngine:
    """The process apart of this Spark worker; models stay loaded from one task to the next."""
    return LocalEngine(apart=True)
