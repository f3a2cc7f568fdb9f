"""Grow the trees by which lines of a pasted page are told to be its article's.

usage: python -m training.fit_lines src/headwater/stages/clean/line_trees.npz

The pages are those of bench/clean/pages.py: their markup is taken away, and a line is the
article's where the gold body holds its words.  Two passes of boosted trees; the second learns from
what the first thinks of pages that it did not learn from.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import lightgbm
import numpy as np
from bench.clean.pages import PastedPage, read_all

from headwater.stages.clean.line_features import describe
from headwater.stages.clean.line_model import LineWeights, Trees, second_features, weigh
from headwater.stages.clean.line_signs import Floats

FOLDS = 3  # parts of the pages, publishers kept together
FIRST_TREES, SECOND_TREES = 200, 120  # together a weights file of 110 KB
PAGE_WEIGHT = 60.0  # of all lines of a page together, so that long pages count no more
LINE_LETTERS = 4.0  # added to a line's letters before the root, so that short lines count a little
GROWTH = {
    "objective": "binary",
    "boost_from_average": False,
    "learning_rate": 0.06,
    "num_leaves": 24,
    "max_depth": 10,
    "min_data_in_leaf": 60,
    "min_sum_hessian_in_leaf": 1.0,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


def fit_pages(pages: Sequence[PastedPage], features: Sequence[Floats]) -> LineWeights:
    """The trees of both passes."""
    labels = [np.array(p.labels, dtype=float) for p in pages]
    weights = [_weights(p) for p in pages]
    odds: dict[int, Floats] = {}
    for fold in range(FOLDS):
        known = [n for n, p in enumerate(pages) if p.fold(FOLDS) != fold]
        rest = [n for n, p in enumerate(pages) if p.fold(FOLDS) == fold]
        chosen = known or rest
        trees = grow(
            *([row[n] for n in chosen] for row in (features, labels, weights)), FIRST_TREES
        )
        odds.update((n, weigh(features[n], trees)) for n in rest)
    seen = [second_features(features[n], odds[n], page.pieces) for n, page in enumerate(pages)]
    first = grow(features, labels, weights, FIRST_TREES)
    return LineWeights(first, grow(seen, labels, weights, SECOND_TREES))


def grow(
    features: Sequence[Floats], labels: Sequence[Floats], weights: Sequence[Floats], count: int
) -> Trees:
    """So many trees, one behind the other, each mending what those before got wrong."""
    table = np.vstack(features).astype(np.float32)
    data = lightgbm.Dataset(table, np.concatenate(labels), weight=np.concatenate(weights))
    grown = lightgbm.train(GROWTH, data, count).dump_model()
    rows: list[tuple[int, float, int, int, float]] = []
    roots = [_add(tree["tree_structure"], rows) for tree in grown["tree_info"]]
    feature, threshold, low, high, value = zip(*rows, strict=True)
    return Trees(
        roots=np.array(roots, dtype=np.int32),
        feature=np.array(feature, dtype=np.int16),
        threshold=np.array(threshold, dtype=np.float64),
        low=np.array(low, dtype=np.int32),
        high=np.array(high, dtype=np.int32),
        value=np.array(value, dtype=np.float32),
    )


def _add(node: Mapping[str, object], rows: list[tuple[int, float, int, int, float]]) -> int:
    """The number of a node's row; its branches follow it."""
    number = len(rows)
    if "leaf_value" in node:
        rows.append((0, 0.0, number, number, float(str(node["leaf_value"]))))
        return number
    rows.append((0, 0.0, 0, 0, 0.0))
    low, high = (_add(_branch(node, side), rows) for side in ("left_child", "right_child"))
    rows[number] = (int(str(node["split_feature"])), float(str(node["threshold"])), low, high, 0.0)
    return number


def _branch(node: Mapping[str, object], side: str) -> Mapping[str, object]:
    found = node[side]
    assert isinstance(found, dict)
    return found


def _weights(page: PastedPage) -> Floats:
    letters = np.sqrt(np.array(page.letters, dtype=float) + LINE_LETTERS)
    return np.asarray(letters / letters.sum() * PAGE_WEIGHT)


def write_weights(path: Path, weights: LineWeights) -> None:
    """The trees as arrays."""
    arrays = {
        f"{name}_{field}": getattr(getattr(weights, name), field)
        for name in LineWeights.__struct_fields__
        for field in Trees.__struct_fields__
    }
    np.savez_compressed(path, **arrays)


def main() -> None:
    pages = read_all()
    write_weights(Path(sys.argv[1]), fit_pages(pages, [describe(p.pieces) for p in pages]))


if __name__ == "__main__":
    main()
