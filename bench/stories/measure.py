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
from headwater.stages.group.grouping import group_articles


def score_b_cubed(stories: Sequence[Story], truth: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 averaged over the articles of known story."""
    sizes: dict[str, int] = defaultdict(int)
    for label in truth.values():
        sizes[label] += 1
    precision = recall = 0.0
    for story in stories:
        for article in story.articles:
            if article in truth:
                same = sum(truth.get(other) == truth[article] for other in story.articles)
                precision += same / len(story.articles)
                recall += same / sizes[truth[article]]
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--distractors", type=int, default=0)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--orders", type=int, default=1)
    given = parser.parse_args()
    basil, gold = read_basil(), read_gold(given.gold)
    known = {r.id for r, _ in (*basil, *gold)}
    others = [r for r in read_allsides() if r.id not in known][: given.distractors]
    partitions = set()
    for seed in range(given.orders):
        readings = [r for r, _ in (*basil, *gold)] + others
        random.Random(seed).shuffle(readings)
        began = time.process_time()
        with LocalEngine() as engine:
            copies, stories = group_articles(readings, GroupSettings(), engine.sql)
        print(f"{len(readings)} articles, {len(copies)} copies, {len(stories)} stories, ", end="")
        print(f"largest {max(len(s.articles) for s in stories)}, ", end="")
        print(f"{time.process_time() - began:.1f} CPU s")
        for name, rows in (("gold", gold), ("basil", basil)):
            figures = score_b_cubed(stories, {r.id: label for r, label in rows})
            print(name, "B3 precision {:.3f} recall {:.3f} F1 {:.3f}".format(*figures))
        partitions.add(tuple(s.articles for s in stories))
    print(f"{given.orders} orders, {len(partitions)} partition(s)")


if __name__ == "__main__":
    main()
