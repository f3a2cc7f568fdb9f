"""Links between wordings on the development gold: each story by weights fitted on the others.

usage: python -m bench.claims.measure [--gold ../shared/gold] [--allsides FILE] [--unseen]

The pairs read in real stories (bench/claims/pairs.tsv) are among those that all weights are fitted
on; the last lines tell how such pairs fare by weights fitted without their story.  Baselines beside
it: exact quotation match, and the similarity of sentences alone.  Counts are those of the gold's
scorer, over the same units.
"""

import argparse
from itertools import pairwise
from pathlib import Path

import numpy as np
from training.fit_alignment import Floats, fit_weights, read_stories, to_probability

from bench.claims.gold import GoldStory, count_links
from bench.claims.read import UNSEEN, ReadPairs, read_pairs
from bench.readings import DATA
from headwater.settings import AlignSettings, Settings
from headwater.stages.align.conflicts import is_apart
from headwater.stages.align.features import NAMES
from headwater.stages.align.gathering import add_seconds, drop_strays, gather_units, keep_sure
from headwater.stages.align.pairs import score_features

THRESHOLDS = (0.1, 0.15, 0.2, 0.25)
SECONDS = (0.25, 0.3, 0.4)
MEANINGS = (0.5, 0.6, 0.7)  # cosines of the baseline
RECALLS = (0.3, 0.5, 0.7)
BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)  # of scores, in which pairs read are told apart


def show(
    name: str, stories: list[GoldStory], scores: list[Floats], least: float, seconds: float = 0.0
) -> None:
    """One line of precision, recall and F1; ``seconds`` lets a wording into a second claim."""
    counts = np.zeros(4, dtype=np.int64)
    for story, found in zip(stories, scores, strict=True):
        table = {pair: float(s) for pair, s in zip(story.pairs, found, strict=True)}
        for pair, values in zip(story.pairs, story.features.tolist(), strict=True):
            if is_apart(story.profiles, pair, tuple(values)):
                table[pair] = 0.0
        groups = gather_units(story.profiles, table, least)
        if seconds:
            groups = add_seconds(story.profiles, groups, table, seconds)
            sure = AlignSettings().min_member_score, AlignSettings().min_pair_score
            groups = drop_strays(groups, table, AlignSettings().min_nearness_to_claim)
            groups = keep_sure(story.profiles, groups, table, *sure)
        counts += count_links(story, groups)
    gold, hit, predicted, right = counts.tolist()
    precision, recall = right / max(predicted, 1), hit / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{name:34} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


def show_read(stories: list[GoldStory], judged: list[ReadPairs]) -> None:
    """How many of the pairs read in real stories are one claim, by score."""
    scores = []
    for pairs in judged:
        weights, constant = fit_weights(stories, [j for j in judged if j is not pairs])
        scores.append(to_probability(pairs.features @ weights + constant))
    show_bands(np.concatenate(scores), np.concatenate([j.labels for j in judged]))


def show_unseen(judged: list[ReadPairs]) -> None:
    """The same for pairs that no weights were fitted on, by those that ship."""
    same = np.concatenate([j.labels for j in judged])
    values = np.concatenate([j.features for j in judged])
    score = np.array([score_features(row) for row in values.tolist()])
    order = np.argsort(-score, kind="stable")
    right = np.cumsum(same[order])
    precision = right / np.arange(1, len(same) + 1)
    print(f"pairs not seen: {len(same)}, one claim {same.mean():.2f}")
    print(f"average precision {(precision * same[order]).sum() / same.sum():.3f}")
    for recall in RECALLS:
        print(f"  precision at recall {recall}: {precision[right >= recall * right[-1]][0]:.2f}")
    show_bands(score, same)


def show_bands(score: Floats, same: Floats) -> None:
    """What share of the pairs is one claim, by score."""
    for low, high in pairwise(BANDS):
        inside = (score > low) & (score <= high)
        share = same[inside].mean() if inside.any() else 0.0
        print(f"pairs read, score {low} to {high}: {inside.sum()}, one claim {share:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--allsides", type=Path, default=DATA / "allsides" / "articles.jsonl.gz")
    parser.add_argument("--unseen", action="store_true")
    asked = parser.parse_args()
    if asked.unseen:
        show_unseen(read_pairs(asked.allsides, Settings(), UNSEEN))
        return
    stories, judged = read_stories(asked.gold), read_pairs(asked.allsides, Settings())
    held_out = []
    for story in stories:
        weights, constant = fit_weights([s for s in stories if s is not story], judged)
        held_out.append(to_probability(story.features @ weights + constant))
    for least in sorted({*THRESHOLDS, AlignSettings().min_claim_score}):
        show(f"learned, mean >= {least}", stories, held_out, least)
        for second in SECONDS:
            show(f"  second claim from {second}, sure only", stories, held_out, least, second)
    meaning = [s.features[:, NAMES.index("meaning")] for s in stories]
    for least in MEANINGS:
        show(f"similarity alone, mean >= {least}", stories, meaning, least)
    quoted = [(s.features[:, NAMES.index("quoted")] >= 1.0).astype(float) for s in stories]
    show("exact quotation match", stories, quoted, 0.5)
    show_read(stories, judged)
    covered = sum(any(m in t for t in s.touched) for s in stories for m in range(len(s.members)))
    print(
        f"wordings of the gold that are units: {covered} of {sum(len(s.members) for s in stories)}"
    )


if __name__ == "__main__":
    main()
