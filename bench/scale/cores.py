"""What a second process gives on the per-article stages, start-up apart.

usage: python -m bench.scale.cores [--articles N] [--rounds N] [--write]

This process alone and two beside it, all warm, read the same articles in turns.  Other work on the
machine takes from both; what it took is told.  The speed-up is given twice: by the clock, and by
processor seconds, as on two cores with no other work.
"""

import argparse
import os
import time
from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec

from bench.pages import write_between
from bench.readings import read_allsides
from bench.scale.run import family
from headwater.engine.local import LocalEngine
from headwater.pipeline.article import sketch_article
from headwater.pipeline.run import ARTICLE_PLAN
from headwater.records.article import Article
from headwater.settings import Settings

COMMAND = "python -m bench.scale.cores --write"
TICK = os.sysconf("SC_CLK_TCK")
WARMING = 16  # articles before the first that counts: each process gets some


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What one reading of all articles took."""

    seconds: float
    own: float  # processor seconds of the process that gives and takes rows
    workers: tuple[float, ...]  # of those that work on them
    others: float  # of all else on the machine


def processor_seconds(process: int) -> float:
    """What a process has used up to now."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def machine_seconds() -> float:
    """What all processes have used up to now."""
    fields = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    return sum(int(fields[at]) for at in (0, 1, 2)) / TICK


def take_turn(engine: LocalEngine, articles: Sequence[Article]) -> Turn:
    """Read all articles once."""
    step = partial(sketch_article, settings=Settings())
    before = {p: processor_seconds(p) for p in family(os.getpid())}
    machine, started = machine_seconds(), time.perf_counter()
    for _ in engine.map_rows(step, articles, ARTICLE_PLAN):
        pass
    seconds, machine = time.perf_counter() - started, machine_seconds() - machine
    used = {p: processor_seconds(p) - at for p, at in before.items()}
    own = used.pop(os.getpid())
    workers = sorted((u for u in used.values() if u > 0.1), reverse=True)
    others = max(0.0, machine - own - sum(workers))
    return Turn(seconds=seconds, own=own, workers=tuple(workers), others=others)


def report(turns: dict[int, list[Turn]], articles: int) -> str:
    """The table and both ratios."""
    lines = [
        "| jobs | seconds | processor seconds, workers | parent | other work |",
        "|---|---|---|---|---|",
    ]
    for jobs, taken in turns.items():
        clock, workers, own, others = (
            sum(values) / len(taken)
            for values in zip(
                *((t.seconds, sum(t.workers), t.own, t.others) for t in taken), strict=True
            )
        )
        lines.append(f"| {jobs} | {clock:.1f} | {workers:.1f} | {own:.2f} | {others:.1f} |")
    alone, both = (sum(t.seconds for t in turns[jobs]) for jobs in (1, 2))
    work = sum(t.own for t in turns[1]) / sum(_busiest(t) for t in turns[2])
    words = (
        f"{articles} articles, mean of {len(turns[1])} turns each. A second process makes it"
        f" {alone / both:.2f} times as fast by the clock; by processor seconds, other work apart,"
        f" {work:.2f} times."
    )
    return "\n".join([*lines, "", words])


def _busiest(turn: Turn) -> float:
    """Seconds of the busier of two cores that share a turn as evenly as its processes allow."""
    return max(max(turn.workers), (sum(turn.workers) + turn.own) / 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write docs/methods/scale.md")
    asked = parser.parse_args()
    articles = [r.article for r in islice(read_allsides(), asked.articles)]
    turns: dict[int, list[Turn]] = {1: [], 2: []}
    with LocalEngine(1) as one, LocalEngine(2) as two:
        engines = {1: one, 2: two}
        for engine in engines.values():
            take_turn(engine, articles[:WARMING])
        for jobs in [1, 2, 2, 1] * asked.rounds:
            turns[jobs].append(take_turn(engines[jobs], articles))
    table = report(turns, asked.articles)
    print(table)
    if asked.write:
        write_between("scale.md", COMMAND, table)


if __name__ == "__main__":
    main()
