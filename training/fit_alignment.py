"""Fit the weights by which two wordings are scored as one claim, on the gold and on pairs read.

usage: python -m training.fit_alignment GOLD ALLSIDES src/headwater/stages/align/weights.toml

GOLD is the folder of the development gold, ALLSIDES the file of articles that the judged pairs of
bench/claims/pairs.tsv point at.  A logistic regression over the features of
stages/align/features.py.  The figures of docs/methods/claims.md come from bench/claims/measure.py,
which fits without the story it scores.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from bench.claims.gold import GoldStory, label_pairs, read_story
from bench.claims.read import ReadPairs, read_pairs

from headwater.settings import Settings
from headwater.stages.align.features import NAMES

Floats = npt.NDArray[np.float64]

PENALTY = 10.0  # of squared weights, features scaled to one standard deviation
# of a pair that was read, against 1 of a pair that the gold knows on both sides: there are few, and
# they alone tell what the topic of a story looks like
READ_WEIGHT = 0.7
ROUNDS = 40  # Newton steps, more than it takes
STEADY = 1e-6  # largest step after which nothing changes
STEEPEST = 30.0  # log-odds beyond which a probability is 0 or 1


def fit_weights(
    stories: Sequence[GoldStory], judged: Sequence[ReadPairs] = ()
) -> tuple[Floats, float]:
    """One weight a feature, and the constant."""
    rows = [(s.features, *label_pairs(s)) for s in stories]
    rows += [(j.features, j.labels, np.full(len(j.labels), READ_WEIGHT)) for j in judged]
    table, labels, weights = (np.concatenate(c) for c in zip(*rows, strict=True))
    known = weights > 0
    return _fit(table[known], labels[known], weights[known])


def _fit(table: Floats, labels: Floats, weights: Floats) -> tuple[Floats, float]:
    """Logistic regression by Newton's method."""
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-9
    scaled = np.column_stack([(table - mean) / scale, np.ones(len(table))])
    beta = np.zeros(scaled.shape[1])
    penalty = np.append(np.full(len(NAMES), PENALTY), 0.0)
    for _ in range(ROUNDS):
        chance = to_probability(scaled @ beta)
        slope = scaled.T @ (weights * (chance - labels)) + penalty * beta
        bend = (scaled * (weights * chance * (1 - chance))[:, None]).T @ scaled
        step = np.linalg.solve(bend + np.diag(penalty + 1e-9), slope)
        beta -= step
        if np.abs(step).max() < STEADY:
            break
    final = beta[:-1] / scale
    return final, float(beta[-1] - (final * mean).sum())


def to_probability(odds: Floats) -> Floats:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -STEEPEST, STEEPEST))))


def write_weights(path: Path, weights: Floats, constant: float) -> None:
    """The weights as TOML, rounded to what matters."""
    lines = [
        "# Made by training/fit_alignment.py on the development gold and on pairs that were read;",
        "# see docs/methods/claims.md.",
        "",
        f"constant = {constant:.4f}",
        "",
        "[weights]",
        *(f"{name} = {weight:.4f}" for name, weight in zip(NAMES, weights, strict=True)),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_stories(gold: Path) -> list[GoldStory]:
    """All development stories."""
    paths = sorted((gold / "dev").glob("*.json"))
    return [read_story(path, gold / "dev-articles", Settings()) for path in paths]


if __name__ == "__main__":
    fitted = fit_weights(read_stories(Path(sys.argv[1])), read_pairs(Path(sys.argv[2]), Settings()))
    write_weights(Path(sys.argv[3]), *fitted)
