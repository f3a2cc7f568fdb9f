"""B-cubed of stories on BASIL and the development gold, with and without distractors.

usage: python -m bench.stories.measure [--distractors N] [--gold ../shared/gold] [--orders N]
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.readings import read_allsides, read_basil, read_gold
from headwater.engine.local import LocalEngine
from headwater.records.story import Story
from headwater.settings import GroupSettings
from headwater.stages.group.grouping import group_sketches
from headwater.stages.group.sketch import make_sketch


def score_b_cubed(
    stories: Sequence[Story], truth: Mapping[str, str], *, known_only: bool = True
) -> tuple[float, float, float]:
    """Precision, recall and F1 averaged over the articles of known story.

    Of other articles it is unknown whether they belong to a story; ``known_only`` leaves them out,
    without it each counts as one that does not.
    """
    sizes: dict[str, int] = defaultdict(int)
    for label in truth.values():
        sizes[label] += 1
    precision = recall = 0.0
    for story in stories:
        found = [a for a in story.articles if a in truth or not known_only]
        for article in found:
            if article in truth:
                same = sum(truth.get(other) == truth[article] for other in found)
                precision += same / len(found)
                recall += same / sizes[truth[article]]
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--distractors", type=int, default=0)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--orders", type=int, default=1)
    asked = parser.parse_args()
    basil, gold = read_basil(), read_gold(asked.gold)
    known = {r.id for r, _ in (*basil, *gold)}
    others = [r for r in read_allsides() if r.id not in known][: asked.distractors]
    sketches = [make_sketch(r) for r in (*(r for r, _ in (*basil, *gold)), *others)]
    partitions = set()
    for seed in range(asked.orders):
        given_order = [*sketches]
        random.Random(seed).shuffle(given_order)
        began = time.process_time()
        with LocalEngine() as engine:
            copies, stories = group_sketches(given_order, GroupSettings(), engine.sql)
        print(f"{len(sketches)} articles, {len(copies)} copies, {len(stories)} stories, ", end="")
        print(f"largest {max(len(s.articles) for s in stories)}, ", end="")
        print(f"{time.process_time() - began:.1f} CPU s")
        for name, rows in (("gold", gold), ("basil", basil)):
            truth = {r.id: label for r, label in rows}
            for known_only in (True, False):
                figures = score_b_cubed(stories, truth, known_only=known_only)
                what = "" if known_only else ", all others counted as wrong"
                print(name, "B3 P {:.3f} R {:.3f} F1 {:.3f}".format(*figures) + what)
        partitions.add(tuple(s.articles for s in stories))
    print(f"{asked.orders} orders, {len(partitions)} partition(s)")


if __name__ == "__main__":
    main()
