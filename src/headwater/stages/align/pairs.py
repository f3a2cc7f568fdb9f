"""The probability that two units carry one claim, for the pairs of a story that may."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec

from headwater.settings import AlignSettings
from headwater.stages.align.features import NAMES, Near, compare
from headwater.stages.align.nearness import Nearness
from headwater.stages.align.profile import Profile


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic scorer: one weight a feature (made by training/fit_alignment.py)."""

    constant: float
    weights: dict[str, float]


@cache
def load_weights() -> Weights:
    """The weights that ship beside this file."""
    file = resources.files("headwater.stages.align") / "weights.toml"
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Weights)


def score_features(values: Sequence[float]) -> float:
    """The probability of one claim for a pair's features."""
    learned = load_weights()
    total = learned.constant + sum(
        learned.weights.get(name, 0.0) * value for name, value in zip(NAMES, values, strict=True)
    )
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


def find_features(
    profiles: Sequence[Profile], texts: Mapping[str, str], settings: AlignSettings
) -> dict[tuple[int, int], tuple[float, ...]]:
    """The features of every pair of units worth a close look, by their places."""
    if not profiles:
        return {}
    nearness = Nearness(profiles, dict(texts))
    return {
        (a, b): compare(profiles[a], profiles[b], _near(nearness, a, b))
        for a, b in nearness.pairs(settings.least_nearness, settings.most_neighbours)
    }


def _near(nearness: Nearness, a: int, b: int) -> Near:
    return Near(
        meaning=float(nearness.meaning[a, b]),
        context=float(nearness.context[a, b]),
        crossed=float(nearness.crossed[a, b]),
        lead=float(nearness.lead[a, b]),
        rank=float(nearness.rank[a, b]),
    )
