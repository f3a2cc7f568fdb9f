"""Reads files under a bound on memory; tells of each, as a line of JSON, what came of it."""

import json
import resource
import sys
import time
from pathlib import Path

from headwater.records.problem import Problem
from headwater.settings import Settings
from headwater.stages.clean.stage import STAGE as CLEAN
from headwater.stages.ingest.gather import iterate_articles

MEGABYTE = 1_000_000


def bound_memory(megabytes: int) -> None:
    """Let the process grow by so much beyond what its libraries take."""
    import charset_normalizer  # noqa: F401
    import py3langid  # noqa: F401
    import pyarrow.parquet  # noqa: F401

    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    bound = size + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def peak_bytes() -> int:
    """The most that this process held: its own, where getrusage counts what started it too."""
    status = Path("/proc/self/status").read_text()
    line = next(row for row in status.splitlines() if row.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def tell(path: str, mark: str) -> dict[str, object]:
    """Ingest and clean one file."""
    settings = Settings()
    before = time.process_time()
    codes: list[str] = []
    articles = marked = whole = 0
    for row in iterate_articles([path], settings.ingest):
        if isinstance(row, Problem):
            codes.append(row.code)
            continue
        _, blocks, problems = CLEAN.step(row, settings.clean)
        articles += 1
        whole += "".join(row.text[b.start : b.end] for b in blocks) == row.text
        marked += mark in row.text
        codes += [p.code for p in problems]
    return {
        "name": Path(path).name,
        "codes": codes,
        "articles": articles,
        "marked": marked,
        "whole": whole,
        "seconds": round(time.process_time() - before, 2),
        "megabytes": peak_bytes() / MEGABYTE,
    }


if __name__ == "__main__":
    bound_memory(int(sys.argv[2]))
    for line in sys.stdin:
        print(json.dumps(tell(line.rstrip("\n"), sys.argv[1])), flush=True)
