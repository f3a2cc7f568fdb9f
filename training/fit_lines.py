"""Fit the weights by which lines of a pasted page are told to be its article's.

usage: python -m training.fit_lines src/headwater/stages/clean/line_weights.toml

The pages are those of bench/clean/pages.py: their markup is taken away, and a line is the
article's where the gold body holds its words.  Two logistic regressions; the second learns from
what the first thinks of pages that it did not learn from.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from bench.clean.pages import PastedPage, read_all

from headwater.stages.clean.line_features import Floats, describe
from headwater.stages.clean.line_model import LineWeights, second_features, weigh

FOLDS = 3  # parts of the pages, publishers kept together
PENALTY = 3.0  # of squared weights, features scaled to one standard deviation
ROUNDS = 7  # Newton steps, more than it takes
STEEPEST = 30.0  # log-odds beyond which a probability is 0 or 1
LEAST_SPREAD = 1e-3  # of a feature, below which it is the same everywhere
PAGE_WEIGHT = 60.0  # of all lines of a page together, so that long pages count no more
LINE_LETTERS = 4.0  # added to a line's letters before the root, so that short lines count a little


def fit_pages(pages: Sequence[PastedPage], features: Sequence[Floats]) -> LineWeights:
    """The weights of both passes."""
    labels = [np.array(p.labels, dtype=float) for p in pages]
    weights = [_weights(p) for p in pages]
    first_odds: dict[int, Floats] = {}
    for fold in range(FOLDS):
        known = [n for n, p in enumerate(pages) if p.fold(FOLDS) != fold]
        rest = [n for n, p in enumerate(pages) if p.fold(FOLDS) == fold]
        if not known:
            known = rest
        table = fit([features[n] for n in known], *_chosen(labels, weights, known))
        first_odds.update((n, weigh(features[n], table)) for n in rest)
    every = range(len(pages))
    first = fit(features, labels, weights)
    seen = [second_features(features[n], first_odds[n], pages[n].pieces) for n in every]
    return LineWeights(tuple(first), tuple(fit(seen, labels, weights)))


def fit(
    features: Sequence[Floats], labels: Sequence[Floats], weights: Sequence[Floats]
) -> list[float]:
    """A weight for each feature and the constant, by Newton's method, in single precision."""
    table = np.vstack(features).astype(np.float32)
    label = np.concatenate(labels).astype(np.float32)
    weight = np.concatenate(weights).astype(np.float32)
    mean, scale = table.mean(axis=0), np.maximum(table.std(axis=0), LEAST_SPREAD)
    scaled = np.column_stack([(table - mean) / scale, np.ones(len(table), dtype=np.float32)])
    beta = np.zeros(scaled.shape[1])
    penalty = np.append(np.full(table.shape[1], PENALTY), 0.0)
    for _ in range(ROUNDS):
        odds = np.clip(scaled @ beta.astype(np.float32), -STEEPEST, STEEPEST)
        chance = 1 / (1 + np.exp(-odds))
        slope = scaled.T @ (weight * (chance - label)) + penalty * beta
        bend = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled
        beta -= np.linalg.solve(bend.astype(float) + np.diag(penalty + 1e-6), slope)
    plain = beta[:-1] / scale
    return [*(float(w) for w in plain), float(beta[-1] - (plain * mean).sum())]


def _weights(page: PastedPage) -> Floats:
    letters = np.sqrt(np.array(page.letters, dtype=float) + LINE_LETTERS)
    return np.asarray(letters / letters.sum() * PAGE_WEIGHT)


def _chosen(
    labels: Sequence[Floats], weights: Sequence[Floats], rows: Sequence[int]
) -> tuple[list[Floats], list[Floats]]:
    return [labels[n] for n in rows], [weights[n] for n in rows]


def write_weights(path: Path, weights: LineWeights) -> None:
    """The weights as TOML, rounded to what matters."""
    lines = ["# Made by training/fit_lines.py; see docs/methods/clean.md.", ""]
    for name, row in (("first", weights.first), ("second", weights.second)):
        lines.append(f"{name} = [")
        cells = [f"{w:.4f}" for w in row]
        lines.extend("  " + ", ".join(cells[n : n + 10]) + "," for n in range(0, len(cells), 10))
        lines.extend(["]", ""])
    path.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    pages = read_all()
    write_weights(Path(sys.argv[1]), fit_pages(pages, [describe(p.pieces) for p in pages]))


if __name__ == "__main__":
    main()
