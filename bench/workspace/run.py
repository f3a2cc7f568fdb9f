"""Measure a workspace of N AllSides articles: adding ten, a rerun, searches, its size.

usage: python -m bench.workspace.run [--articles N] [--attribution model|rules] [--into DIR]
                                     [--jobs N]

The workspace is made in DIR where it is not complete (an interrupted run goes on); what is measured
is measured on it and leaves it as it was, but for ten articles more.
"""

import argparse
import gzip
import itertools
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from bench.readings import DATA
from headwater.store.workspace import open_workspace

HEADWATER = (sys.executable, "-m", "headwater")
MORE = 10
QUERIES = 400
FILE_ROWS = 500
ARTICLES = DATA / "allsides" / "articles.jsonl.gz"


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What a command took."""

    wall: float
    processor: float
    megabytes: float


def main() -> None:
    """Make the workspace where need be, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--attribution", default="model", choices=("model", "rules"))
    parser.add_argument("--into", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = given.into or Path(scratch)
        place.mkdir(parents=True, exist_ok=True)
        inputs, folder = place / "inputs", place / "workspace"
        write_inputs(inputs, given.articles)
        method = ("--attribution", given.attribution, "--jobs", str(given.jobs), "--quiet")
        made = run("add", str(folder), str(inputs), *method)
        rerun = run("add", str(folder), str(inputs), *method)
        more = write_more(place)
        added = run("add", str(folder), str(more), *method)
        print(f"{given.articles} articles, attribution by {given.attribution}, {given.jobs} jobs")
        for name, cost in (("make", made), ("rerun", rerun), (f"add {MORE}", added)):
            print(
                f"{name:8} {cost.wall:8.1f} s  {cost.processor:8.1f} CPU s"
                f"  {cost.megabytes:6.0f} MB at most"
            )
        measure_reading(folder)
        for kind in ("readings", "findings", "headwater.db"):
            size = sum(f.stat().st_size for f in [folder / kind, *(folder / kind).glob("*")])
            print(f"{kind:14} {size / given.articles / 1000:6.1f} kB an article")


def run(*words: str) -> Cost:
    """One command in a process of its own."""
    began = time.perf_counter()
    with subprocess.Popen([*HEADWATER, *words], stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise RuntimeError(f"headwater {' '.join(words)} ended with {process.returncode}")
    return Cost(
        wall=time.perf_counter() - began,
        processor=used.ru_utime + used.ru_stime,
        megabytes=used.ru_maxrss / 1024,
    )


def write_inputs(folder: Path, number: int) -> None:
    """The first articles in files of some hundred."""
    folder.mkdir(exist_ok=True)
    with gzip.open(ARTICLES, "rb") as lines:
        for at in range(0, number, FILE_ROWS):
            part = list(itertools.islice(lines, min(FILE_ROWS, number - at)))
            (folder / f"{at:06d}.jsonl").write_bytes(b"".join(part))


def write_more(place: Path) -> Path:
    """Ten articles of other years, each on another event."""
    path = place / "more.jsonl"
    with (DATA / "basil" / "stories.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, 0, 6 * MORE, 6)]
    given = [
        {
            "id": r["id"],
            "text": r["text"],
            "title": r["title"],
            "outlet": r["source"],
            "published": r["date"],
        }
        for r in rows
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
    return path


def measure_reading(folder: Path) -> None:
    """Times of searches and of the calls that the server makes."""
    with open_workspace(folder) as store:
        sources = [s.name for s in store.list_sources(limit=500).items]
        ids = [s.id for s in store.list_stories(limit=500).items]
        articles = [a.id for a in store.list_articles(limit=500).items]
        words = [w for r in store.read_readings(articles[:50]) for w in r.text.split()]
        chance = random.Random(1)
        kinds: dict[str, Callable[[], object]] = {
            "one word": lambda: store.search(chance.choice(words)),
            "two words": lambda: store.search(" ".join(chance.sample(words, 2))),
            "a phrase": lambda: store.search(f'"{phrase(words, chance)}"'),
            "source:": lambda: store.search(f'source:"{chance.choice(sources)}"'),
            "commonest word": lambda: store.search("said"),
            "word, kind:, after:": lambda: store.search(
                f"{chance.choice(words)} kind:content after:2015"
            ),
            "list stories": lambda: store.list_stories(offset=chance.randrange(100)),
            "stories matching": lambda: store.list_stories(chance.choice(words)),
            "one story": lambda: store.read_findings(chance.choice(ids)),
            "one reading": lambda: store.read_readings([chance.choice(articles)]),
        }
        for name, call in kinds.items():
            took = sorted(time_call(call) for _ in range(QUERIES // 4))
            print(
                f"{name:20} median {statistics.median(took) * 1000:6.1f} ms,"
                f" 95 % under {took[int(len(took) * 0.95)] * 1000:6.1f} ms"
            )


def phrase(words: list[str], chance: random.Random) -> str:
    """Two words that stand together somewhere."""
    at = chance.randrange(len(words) - 1)
    return " ".join(words[at : at + 2]).replace('"', "")


def time_call(call: Callable[[], object]) -> float:
    """CPU seconds of one call, so that other work on the machine does not count."""
    began = time.process_time()
    call()
    return time.process_time() - began


if __name__ == "__main__":
    main()
