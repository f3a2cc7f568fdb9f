"""A Spark job whose executors are killed, and the same job undisturbed.

Executors are processes of their own (``local-cluster``).  Each fault strikes once, from inside a
step, so that the step is surely at work when its executor goes.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyspark

from headwater.engine.base import RowPlan
from headwater.engine.local import LocalEngine
from headwater.engine.spark import SparkEngine

MASTER = "local-cluster[2,1,1024]"
EXECUTOR = b"CoarseGrainedExecutorBackend"
PYTHON_WORKER = b"pyspark.daemon"
ROWS = 24
QUICK = "-XX:TieredStopAtLevel=1"  # what is compiled for a few rows would never pay


class Killing:
    """A step that kills the process it works for, the first time that it meets a row."""

    def __init__(self, folder: Path, name: str, victim: bytes) -> None:
        self.marker, self.victim = str(folder / name), victim

    def strike(self) -> None:
        try:
            os.close(os.open(self.marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.kill(find_forebear(self.victim), signal.SIGKILL)


class KillingRows(Killing):
    """Of rows."""

    def __call__(self, row: int) -> int:
        if row == ROWS // 2:
            self.strike()
        return row * row


class KillingBatches(Killing):
    """Of record batches."""

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        if ROWS // 2 in batch["n"].to_pylist():
            self.strike()
        return pa.record_batch({"n": pc.multiply(batch["n"], 2)})


def find_forebear(words: bytes) -> int:
    """The nearest process above this one whose command holds some words."""
    process = os.getpid()
    while process > 1:
        process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
        if words in Path(f"/proc/{process}/cmdline").read_bytes():
            return process
    raise LookupError(words)


def make_home(folder: Path) -> Path:
    """Spark as it is installed, but with its log of work inside a folder."""
    home = folder / "spark"
    home.mkdir()
    for part in Path(pyspark.__file__).parent.iterdir():
        (home / part.name).symlink_to(part)
    return home


def work(engine: Any, make: Callable[[type[Killing], str, bytes], Any]) -> dict[str, list[int]]:
    """Rows worked on and a table kept, each again and again."""
    step = make(KillingRows, "rows", EXECUTOR)
    found = {"rows": list(engine.map_rows(step, list(range(ROWS)), RowPlan(rows_a_task=2)))}
    table = pa.table({"n": list(range(ROWS))})
    for turn, victim in enumerate((PYTHON_WORKER, EXECUTOR)):  # each reads what the last one kept
        step = make(KillingBatches, f"round {turn}", victim)
        table = engine.materialise(engine.map_batches(step, table, pa.schema([("n", pa.int64())])))
        rows = engine.query("select n from t order by n", {"t": table})["n"].to_pylist()
        found[f"round {turn}"] = rows
    return found


def main() -> None:
    folder = Path(sys.argv[1])
    os.environ["SPARK_HOME"] = str(make_home(folder))
    with LocalEngine() as local:
        wanted = work(local, lambda kind, name, victim: undisturbed(kind, folder, name, victim))
    options = {
        "spark.sql.shuffle.partitions": "2",
        "spark.executor.memory": "512m",
        "spark.driver.extraJavaOptions": QUICK,
        "spark.executor.extraJavaOptions": QUICK,
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(sys.path),
    }
    with SparkEngine(MASTER, scratch=str(folder / "kept"), options=options) as engine:
        made = work(engine, lambda kind, name, victim: kind(folder, f"fault {name}", victim))
    killed = sorted(p.name for p in folder.glob("fault *"))
    print(json.dumps({"wanted": wanted, "made": made, "killed": killed}))


def undisturbed(kind: type[Killing], folder: Path, name: str, victim: bytes) -> Killing:
    """The same step that thinks it has killed already."""
    step = kind(folder, f"undisturbed {name}", victim)
    Path(step.marker).touch()
    return step
