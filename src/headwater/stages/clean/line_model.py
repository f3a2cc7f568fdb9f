"""How likely each line of a page pasted whole belongs to its article: two passes of small trees.

The first sees the line and those around it, the second also what the first thought of them.
The trees are grown by training/fit_lines.py from pages whose markup was taken away.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from headwater.stages.clean.line_features import describe, spread
from headwater.stages.clean.line_signs import Floats
from headwater.stages.clean.piece import Piece

_FILE = Path(__file__).with_name("line_trees.npz")
# lines that go through the trees together, so that they stay in the processor's cache
_TOGETHER = 256
# digits of a chance that are the same on any machine
_DIGITS = 6


class Trees(msgspec.Struct, frozen=True):
    """Trees as rows: a node goes on to one of two others; a leaf goes on to itself.

    ``low`` is the node for values up to the threshold, ``high`` the one for values above it.
    """

    roots: npt.NDArray[np.int32]
    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float64]
    low: npt.NDArray[np.int32]
    high: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]


class LineWeights(msgspec.Struct, frozen=True):
    """The trees of both passes."""

    first: Trees
    second: Trees


@cache
def load_line_weights() -> LineWeights:
    """The weights that ship with the package."""
    with np.load(_FILE, allow_pickle=False) as file:
        return LineWeights(*(_read(file, name) for name in LineWeights.__struct_fields__))


def score_lines(pieces: Sequence[Piece], weights: LineWeights) -> Floats:
    """The log-odds that each piece is the article's."""
    if not pieces:
        return np.zeros(0)
    features = describe(pieces)
    first = weigh(features, weights.first)
    return weigh(second_features(features, first, pieces), weights.second)


def second_features(features: Floats, first: Floats, pieces: Sequence[Piece]) -> Floats:
    """What the second pass sees: the line, and the first pass's view of all lines."""
    chance = np.round(1 / (1 + np.exp(-first)), _DIGITS)
    return np.hstack([features, spread(chance, pieces, features)])


def weigh(features: Floats, trees: Trees) -> Floats:
    """The sum of the leaves that each row falls into."""
    table = features.astype(np.float32)
    found = [_fall(table[n : n + _TOGETHER], trees) for n in range(0, len(table), _TOGETHER)]
    return np.concatenate(found) if found else np.zeros(0)


def _fall(table: npt.NDArray[np.float32], trees: Trees) -> Floats:
    rows = np.arange(len(table))[:, None]
    nodes = np.tile(trees.roots, (len(table), 1))
    while True:
        held = table[rows, trees.feature[nodes]] <= trees.threshold[nodes]
        after = np.where(held, trees.low[nodes], trees.high[nodes])
        if np.array_equal(after, nodes):
            return np.asarray(trees.value[nodes].astype(float).sum(axis=1))
        nodes = after


def _read(file: np.lib.npyio.NpzFile, name: str) -> Trees:
    return Trees(*(file[f"{name}_{field}"] for field in Trees.__struct_fields__))
