"""Measure whole commands, each in a process of its own, and write docs/methods/speed.md.

usage: python -m bench.speed.run [--write] [--articles N] [--runs N]
"""

import argparse
import gzip
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.pages import write_between
from bench.readings import DATA

COMMAND = "python -m bench.speed.run --write"
HEADWATER = (sys.executable, "-m", "headwater")


@dataclass(frozen=True)
class Cost:
    """What one run of a command took."""

    wall: float
    processor: float
    megabytes: float
    status: int


def measure(words: Sequence[str]) -> Cost:
    """Run a command, its output thrown away."""
    began = time.perf_counter()
    with subprocess.Popen(
        [*HEADWATER, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        wall=time.perf_counter() - began,
        processor=used.ru_utime + used.ru_stime,
        megabytes=used.ru_maxrss / 1024,
        status=process.returncode,
    )


def describe(name: str, costs: Sequence[Cost]) -> str:
    """A row: the median run, and the extremes of its wall time."""
    walls = sorted(c.wall for c in costs)
    return (
        f"| {name} | {statistics.median(walls):.2f} ({walls[0]:.2f} to {walls[-1]:.2f})"
        f" | {statistics.median(c.processor for c in costs):.2f}"
        f" | {max(c.megabytes for c in costs):.0f}"
        f" | {', '.join(str(s) for s in sorted({c.status for c in costs}))} |"
    )


def cut_archive(articles: int, folder: Path) -> Path:
    """The first articles of the AllSides file, as JSONL."""
    path = folder / "articles.jsonl"
    with gzip.open(DATA / "allsides" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        path.write_text("".join(itertools.islice(lines, articles)), encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/methods/speed.md")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    seeds = [str(p) for p in sorted((DATA.parent / "seeds").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, dossier = str(folder / "report.html"), str(folder / "dossier.json")
        archive = str(cut_archive(asked.articles, folder))
        rows = [
            describe("`headwater --help`", [measure(["--help"]) for _ in range(asked.runs)]),
            describe(
                "two articles, cold start to report",
                [measure(["trace", *seeds, "-o", page]) for _ in range(asked.runs)],
            ),
            *(
                describe(
                    f"{asked.articles} articles to a dossier, `--jobs {jobs}`",
                    [measure(["trace", archive, "--json", dossier, "--jobs", jobs])],
                )
                for jobs in ("1", "2")
            ),
        ]
    head = ["| | seconds | processor seconds | peak MB | exit |", "|---|---|---|---|---|"]
    table = "\n".join([*head, *rows])
    print(table)
    if asked.write:
        write_between("speed.md", COMMAND, table)


if __name__ == "__main__":
    main()
