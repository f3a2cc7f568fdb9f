"""Fit the weights by which two wordings are scored as one claim, on the development gold.

usage: python -m training.fit_alignment GOLD src/headwater/stages/align/weights.toml

A logistic regression over the features of stages/align/features.py.  The figures of
docs/methods/claims.md come from bench/claims/measure.py, which fits without the story it scores.
"""

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from bench.claims.gold import GoldStory, label_pairs, read_story

from headwater.settings import Settings
from headwater.stages.align.features import NAMES

Floats = npt.NDArray[np.float64]

PENALTY = 1.0  # of squared weights, features scaled to one standard deviation
ROUNDS = 40  # Newton steps, more than it takes
STEADY = 1e-6  # largest step after which nothing changes
STEEPEST = 30.0  # log-odds beyond which a probability is 0 or 1


def fit_weights(stories: list[GoldStory]) -> tuple[Floats, float]:
    """One weight a feature, and the constant, by Newton's method."""
    labels, weights = (np.concatenate(c) for c in zip(*map(label_pairs, stories), strict=True))
    known = weights > 0
    table = np.concatenate([s.features for s in stories])[known]
    labels, weights = labels[known], weights[known]
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
        "# Made by training/fit_alignment.py on the development gold; see docs/methods/claims.md.",
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
    write_weights(Path(sys.argv[2]), *fit_weights(read_stories(Path(sys.argv[1]))))
