"""The whole pipeline on many articles: time by stage, memory, bytes on disk, growth.

usage: python -m bench.scale.run [--articles N ...] [--jobs N] [--engine local|spark]
           [--master URL] [--attribution model|rules] [--write]

Each size runs in a process of its own, which writes its findings as Parquet, one row a reading and
one a story.  Seconds of processors are those of all processes of a run.
"""

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from bench.pages import write_between
from bench.readings import read_allsides

COMMAND = "python -m bench.scale.run --write"
EVERY = 0.5  # seconds between two looks at the memory
PAGE = os.sysconf("SC_PAGE_SIZE")


class Watch:
    """The most memory that this process and its children held at once, shared pages once each."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """End the watch; bytes."""
        self._done.set()
        self._thread.join()
        return self.peak

    def _look(self) -> None:
        while not self._done.wait(EVERY):
            self.peak = max(self.peak, sum(held(p) for p in family(os.getpid())))


def family(root: int) -> list[int]:
    """A process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        try:
            status = (entry / "stat").read_text().rpartition(")")[2].split()
            parents.setdefault(int(status[1]), []).append(int(entry.name))
        except (OSError, ValueError, IndexError):
            continue
    found = [root]
    for process in found:
        found += parents.get(process, [])
    return found


def held(process: int) -> int:
    """Bytes of memory of a process, pages that others map too in part."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def run_one(asked: argparse.Namespace, number: int, folder: Path) -> dict[str, object]:
    """One run in this process: what it took and what it made."""
    import msgspec

    from headwater.cli.runs import open_engine
    from headwater.pipeline import trace_articles
    from headwater.settings import AttributeSettings, Settings

    settings = msgspec.structs.replace(
        Settings(), attribute=AttributeSettings(method=asked.attribution)
    )
    articles = [r.article for r in islice(read_allsides(), number)]
    watch, marks = Watch(), {"start": time.perf_counter()}

    def tell(stage: str, done: int, total: int) -> None:
        if done == 0:
            marks[f"{stage} begin"] = time.perf_counter()
        if done == total:
            marks[f"{stage} last"] = time.perf_counter()

    with open_engine(asked.engine, asked.jobs, asked.master) as engine:
        marks["engine"] = time.perf_counter()
        found = trace_articles(articles, settings=settings, engine=engine, progress=tell)
        ended = time.perf_counter()
    peak = watch.stop()
    stopped = [p for p in found.problems if p.code.endswith("-stopped")]
    for problem in stopped:
        print(f"{problem.input}: {problem.message} [{problem.code}]", file=sys.stderr, flush=True)
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "articles": number,
        "start": marks["engine"] - marks["start"],
        "read": marks["articles last"] - marks["engine"],
        "group": marks["stories begin"] - marks["articles last"],
        "trace": ended - marks["stories begin"],
        "seconds": ended - marks["engine"],
        "processor": sum(u.ru_utime + u.ru_stime for u in used),
        "peak": peak,
        "bytes": write_findings(found, folder),
        "text": sum(len(a.text.encode("utf-8", "surrogatepass")) for a in articles),
        "stories": len(found.stories),
        "largest": max(len(s.story.articles) for s in found.stories),
        "attributions": sum(len(r.attributions) for r in found.readings),
        "claims": sum(len(s.claims) for s in found.stories),
        "copies": sum(len(s.copies) for s in found.stories),
        "exceptions": len(stopped),
        "rows": digest(found),
    }


def write_findings(found: object, folder: Path) -> int:
    """Readings and findings as Parquet; bytes on the disk."""
    import msgspec
    import pyarrow as pa
    import pyarrow.parquet as pq

    for name in ("readings", "stories"):
        rows = [msgspec.msgpack.encode(row) for row in getattr(found, name)]
        table = pa.table({"body": pa.array(rows, pa.binary())})
        path = folder / f"{name}.parquet"
        pq.write_table(table, path, compression="zstd", write_statistics=False)
    return sum(f.stat().st_size for f in folder.iterdir())


def digest(found: object) -> str:
    """A few digits over all rows: the same on both engines, for any number of processes."""
    import hashlib

    import msgspec

    data = msgspec.msgpack.encode(found, order="deterministic")
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def describe(row: dict[str, float]) -> str:
    """A line of the table."""
    n = row["articles"]
    return (
        f"| {n:,} | {row['seconds']:.0f} | {row['read']:.0f} | {row['group']:.1f}"
        f" | {row['trace']:.0f} | {n / row['seconds']:.1f} | {row['processor']:.0f}"
        f" | {1000 * row['processor'] / n:.0f} | {row['peak'] / 1e6:.0f}"
        f" | {row['bytes'] / 1e6:.1f} | {row['exceptions']} |"
    )


def growth(rows: Sequence[dict[str, float]], name: str) -> float:
    """The power of the number of articles with which a figure grows from first to last."""
    first, last = rows[0], rows[-1]
    return math.log(last[name] / first[name]) / math.log(last["articles"] / first["articles"])


def report(asked: argparse.Namespace, rows: Sequence[dict[str, float]]) -> str:
    """The table of all sizes, and how the figures grow."""
    where = f"spark, {asked.master}" if asked.engine == "spark" else f"local, {asked.jobs} jobs"
    head = [
        f"Engine: {where}; attribution: {asked.attribution}.",
        "",
        "| articles | seconds | reading | grouping | tracing | articles/s | processor seconds"
        " | ms an article | peak MB | MB on disk | exceptions |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines = [*head, *(describe(row) for row in rows), ""]
    for row in rows:
        lines.append(
            f"{row['articles']:,}: {row['text'] / 1e6:.1f} MB of text, {row['attributions']:,}"
            f" attributions, {row['stories']:,} stories (largest {row['largest']}),"
            f" {row['claims']:,} claims, {row['copies']} copies; rows {row['rows']}."
        )
    if len(rows) > 1:
        powers = ", ".join(
            f"{name} {growth(rows, name):.2f}" for name in ("processor", "group", "peak", "bytes")
        )
        lines += ["", f"Growth exponents, first to last size: {powers}."]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 3000, 10000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--engine", choices=("local", "spark"), default="local")
    parser.add_argument("--master", default=None)
    parser.add_argument("--attribution", choices=("model", "rules"), default="model")
    parser.add_argument("--write", action="store_true", help="write docs/methods/scale.md")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.engine == "spark" and not asked.master:
        asked.master = "local[2]"
    if asked.one:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(run_one(asked, asked.articles[0], Path(folder))))
        return
    rows = []
    for number in asked.articles:
        words = [a for a in sys.argv[1:] if a != "--write"]
        command = [sys.executable, "-m", "bench.scale.run", *words, "--one"]
        command += ["--articles", str(number)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        rows.append(json.loads(done.stdout.splitlines()[-1]))
        print(describe(rows[-1]), file=sys.stderr, flush=True)
    table = report(asked, rows)
    print(table)
    if asked.write:
        write_between("scale.md", COMMAND, table)


if __name__ == "__main__":
    main()
