"""How likely each line of a page pasted whole belongs to its article: two linear passes.

The first sees the line and those around it, the second also what the first thought of them.
Weights are made by training/fit_lines.py from pages whose markup was taken away.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from headwater.stages.clean.line_features import OWN, Floats, describe, spread
from headwater.stages.clean.piece import Piece

_FILE = Path(__file__).with_name("line_weights.toml")


class LineWeights(msgspec.Struct, frozen=True):
    """A weight for each feature of both passes, the constant last."""

    first: tuple[float, ...]
    second: tuple[float, ...]


@cache
def load_line_weights() -> LineWeights:
    """The weights that ship with the package."""
    return msgspec.convert(tomllib.loads(_FILE.read_text(encoding="utf-8")), LineWeights)


def score_lines(pieces: Sequence[Piece], weights: LineWeights) -> Floats:
    """The log-odds that each piece is the article's."""
    if not pieces:
        return np.zeros(0)
    features = describe(pieces)
    first = weigh(features, weights.first)
    return weigh(second_features(features, first, pieces), weights.second)


def second_features(features: Floats, first: Floats, pieces: Sequence[Piece]) -> Floats:
    """What the second pass sees: the first one's view of all lines, and the line itself."""
    return np.hstack([spread(first, pieces), features[:, :OWN]])


def weigh(features: Floats, weights: Sequence[float]) -> Floats:
    """The sum of weighted features and the constant, the same to the last digit on any machine."""
    table = np.asarray(weights, dtype=float)
    return np.asarray((features * table[:-1]).sum(axis=1) + table[-1])
