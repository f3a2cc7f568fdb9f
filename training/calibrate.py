"""Fit the tagger's probabilities on PolNeAR dev: `python -m training.calibrate`.

An attribution is right if its content agrees with a marked one (IoU at least one half) and its
source does too. The curve has four numbers and is fitted on 84 articles; the reliability that is
printed is measured on articles that the curve was not fitted on.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
from bench.attribution.polnear import GoldArticle, GoldAttribution, read_split
from bench.attribution.run import find_paragraphs
from bench.attribution.scorer import find_right
from numpy.typing import NDArray

from headwater.models.calibration import Calibration, log_odds
from headwater.models.manifest import WEIGHTS
from headwater.models.tagger import Tagger
from headwater.stages.attribute.tagged import find_drafts

FOLDS = 6
SEED = 84
# strength of the pull of the weights towards zero; small beside 2,000 examples
PULL = 1.0
STEPS = 50
BINS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)

Rows = NDArray[np.float64]


def main() -> None:
    """Read the command line, fit, print the reliability, and write the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("HEADWATER_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    tagger = Tagger.load(options.out)
    examples = [find_examples(article, tagger) for article in read_split(options.data, "dev")]
    print("\n".join(make_reliability(*predict_apart(examples))))
    curve = fit(*_stack(examples))
    path = options.out / "tagger.json"
    constants = json.loads(path.read_text(encoding="utf-8"))
    constants["calibration"] = msgspec.to_builtins(curve)
    path.write_text(json.dumps(constants) + "\n", encoding="utf-8")
    print(curve)


def find_examples(article: GoldArticle, tagger: Tagger) -> tuple[Rows, Rows]:
    """Return the log odds of each attribution found, and whether it is right."""
    paragraphs = find_paragraphs(article.text)
    found: list[GoldAttribution] = []
    rows: list[list[float]] = []
    tagged = tagger.find_roles([paragraph.of(article.text) for paragraph in paragraphs])
    for paragraph, one in zip(paragraphs, tagged, strict=True):
        for draft in find_drafts(one):
            parts = [draft.contents, [draft.cue], [draft.source]]
            spans = [
                tuple(
                    (one.roles[i].start + paragraph.start, one.roles[i].end + paragraph.start)
                    for i in part
                    if i is not None
                )
                for part in parts
            ]
            found.append(GoldAttribution(*spans))
            rows.append([log_odds(score) for score in draft.scores])
    right = find_right(article.text, article.attributions, found)
    return np.array(rows).reshape(-1, 3), np.array(right, dtype=np.float64)


def fit(rows: Rows, right: Rows) -> Calibration:
    """Return the logistic curve of greatest likelihood, by Newton's method."""
    inputs = np.column_stack([np.ones(len(rows)), rows])
    weights = np.zeros(inputs.shape[1])
    pull = np.diag([0.0] + [PULL] * rows.shape[1])
    for _ in range(STEPS):
        chances = 1.0 / (1.0 + np.exp(-inputs @ weights))
        slope = inputs.T @ (right - chances) - pull @ weights
        bend = (inputs * (chances * (1.0 - chances))[:, None]).T @ inputs + pull
        weights += np.linalg.solve(bend, slope)
    shift, *rest = (round(float(weight), 4) for weight in weights)
    return Calibration(shift, tuple(rest))


def predict_apart(examples: Sequence[tuple[Rows, Rows]]) -> tuple[Rows, Rows]:
    """Return probabilities from curves fitted on other articles, and what was right."""
    order = list(range(len(examples)))
    random.Random(SEED).shuffle(order)
    chances, rights = [], []
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        curve = fit(*_stack([examples[i] for i in order if i not in held]))
        rows, right = _stack([examples[i] for i in held])
        odds = curve.shift + rows @ np.array(curve.weights)
        chances.append(1.0 / (1.0 + np.exp(-odds)))
        rights.append(right)
    return np.concatenate(chances), np.concatenate(rights)


def make_reliability(chances: Rows, right: Rows) -> list[str]:
    """Return the lines of a table: how often a probability came true."""
    lines = [
        "| probability | attributions | mean probability | right |",
        "| --- | --- | --- | --- |",
    ]
    error = 0.0
    for low, high in pairwise(BINS):
        inside = (chances >= low) & ((chances < high) | (high == 1.0))
        if inside.any():
            mean, share = chances[inside].mean(), right[inside].mean()
            error += abs(mean - share) * inside.mean()
            lines.append(f"| {low:.2f} to {high:.2f} | {inside.sum()} | {mean:.3f} | {share:.3f} |")
    brier = float(((chances - right) ** 2).mean())
    return [*lines, "", f"expected calibration error {error:.3f}, Brier score {brier:.3f}"]


def _stack(examples: Sequence[tuple[Rows, Rows]]) -> tuple[Rows, Rows]:
    return (
        np.concatenate([rows for rows, _ in examples]),
        np.concatenate([right for _, right in examples]),
    )


if __name__ == "__main__":
    main()
