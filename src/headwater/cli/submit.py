"""A job for ``spark-submit``: articles in, readings and stories out, as folders of Parquet.

usage: spark-submit submit.py OUT INPUT... [--settings FILE] [--master URL]
       python -m headwater.cli.submit OUT INPUT... --master 'local[2]'

Writes OUT/readings, OUT/findings (the columns of a workspace's segments) and OUT/problems.  OUT
must not exist; all machines must see it, and have Headwater installed.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from headwater.cli.exits import Exit
from headwater.errors import HeadwaterError, InputError

SLICE = 2000  # articles whose texts are sent to the cluster together


def main(words: list[str] | None = None) -> int:
    """Run the job; returns the exit status."""
    parser = argparse.ArgumentParser(prog="headwater.cli.submit", description=__doc__)
    parser.add_argument("out")
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--settings", default=None)
    parser.add_argument("--master", default=None)
    asked = parser.parse_args(words)
    try:
        return run(asked.out, asked.inputs, asked.settings, asked.master)
    except HeadwaterError as error:
        print(f"headwater: {error.message}\n  hint: {error.hint}", file=sys.stderr)
        return Exit.FAILURE


def run(out: str, inputs: list[str], settings_file: str | None, master: str | None) -> int:
    """Read, trace and write; partial where some input or row had problems."""
    from headwater.engine.spark import SparkEngine
    from headwater.pipeline.tables import make_articles_table, read_table, trace_table
    from headwater.settings import Settings, load_settings
    from headwater.stages.ingest.stage import STAGE as INGEST

    if Path(out).exists():  # of a folder elsewhere, Spark finds out when it writes
        raise HeadwaterError(f"{out} is there already", hint="name a folder that is not yet")
    settings = load_settings(settings_file) if settings_file else Settings()
    articles, problems = INGEST.step(inputs, settings.ingest)
    if not articles:
        raise InputError("no input holds an article", hint="name files or folders with articles")
    with SparkEngine(master) as engine:
        slices = [
            engine.materialise(make_articles_table(articles[at : at + SLICE]))
            for at in range(0, len(articles), SLICE)
        ]
        readings = engine.materialise(read_table(engine, engine.union(slices), settings))
        stories = engine.materialise(trace_table(engine, readings, settings))
        stopped = _write(engine, readings, f"{out}/readings", "id")
        stopped += _write(engine, stories, f"{out}/findings", "story")
        rows = [*((p.input, p.code, p.message) for p in problems), *stopped]
        engine.write(_make_problems(rows), f"{out}/problems")
    for name, code, message in rows:
        print(f"headwater: {name}: {code}: {message}", file=sys.stderr)
    return Exit.PARTIAL if rows else Exit.DONE


def _write(engine: Any, table: Any, path: str, key: str) -> list[tuple[str, str, str]]:
    """Write the rows that have a body; what stopped is returned."""
    what = {"id": "article", "story": "story"}[key]
    columns = ", ".join(name for name in table.columns if name != "stopped")
    engine.write(engine.sql(f"select {columns} from t where body is not null", {"t": table}), path)
    query = f"select {key} as name, stopped from t where stopped is not null order by {key}"
    found = engine.query(query, {"t": table}).to_pylist()
    return [(row["name"], f"{what}-stopped", row["stopped"]) for row in found]


def _make_problems(rows: list[tuple[str, str, str]]) -> Any:
    import pyarrow as pa

    names = ("input", "code", "message")
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    return pa.table(columns, pa.schema([(name, pa.string()) for name in names]))


if __name__ == "__main__":
    sys.exit(main())
