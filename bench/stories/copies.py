"""Copies among AllSides and BASIL articles against exact overlap of all 5-grams.

usage: python -m bench.stories.copies [--articles N]

The truth is every pair with containment of a half either way, counted over all 5-grams that at most
MOST articles hold; the same containment without that limit decides what is right.
"""

import argparse
import time
from collections import Counter, defaultdict

from bench.readings import read_allsides, read_basil
from headwater.engine.local import LocalEngine
from headwater.settings import GroupSettings
from headwater.stages.group.copies import find_copies, measure_containment
from headwater.stages.group.prints import Print, make_print

MOST = 300  # articles


def find_truth(prints: list[Print], settings: GroupSettings) -> set[tuple[str, str]]:
    """Pairs with containment of a half by exact overlap."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, made in enumerate(prints):
        for gram in made.grams.tolist():
            holders[gram].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= MOST:
            shared.update((a, b) for k, a in enumerate(held) for b in held[k + 1 :])
    found = set()
    for (a, b), count in shared.items():
        if count >= settings.min_containment * min(len(prints[a].grams), len(prints[b].grams)):
            shares = measure_containment(prints[a].grams, prints[b].grams, settings.least_grams)
            if max(shares) >= settings.min_containment:
                one, other = sorted([prints[a].article, prints[b].article])
                found.add((one, other))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=3000)
    number = parser.parse_args().articles
    readings = [r for r, _ in read_basil()]
    readings += [r for r, _ in zip(read_allsides(), range(number), strict=False)]
    readings.sort(key=lambda r: r.id)
    settings = GroupSettings()
    began = time.process_time()
    prints = [make_print(r) for r in readings]
    printed = time.process_time()
    with LocalEngine() as engine:
        copies = find_copies(readings, prints, settings, engine.sql)
    ended = time.process_time()
    truth, found = find_truth(prints, settings), {(c.a, c.b) for c in copies}
    print(f"{len(readings)} articles, {len(truth)} pairs in truth, {len(found)} found")
    print(f"recall {len(truth & found)}/{len(truth)}, not in truth {len(found - truth)}")
    print(f"5-grams {printed - began:.1f} CPU s, join and overlap {ended - printed:.1f} CPU s")
    print(Counter(c.kind.value for c in copies))
    missed = sorted(truth - found)[:10]
    print("missed", missed)


if __name__ == "__main__":
    main()
