"""The probability that two units carry one claim, for the pairs of a story that may."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from operator import mul

import msgspec
import numpy as np

from headwater.settings import AlignSettings
from headwater.stages.align.features import NAMES, Near, compare
from headwater.stages.align.nearness import Nearness
from headwater.stages.align.profile import Profile
from headwater.stages.align.worth import find_allowed, find_worth, term_cosines


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
    constant, weights = _as_numbers()
    total = constant + sum(map(mul, weights, values))
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


@cache
def _as_numbers() -> tuple[float, tuple[float, ...]]:
    learned = load_weights()
    return learned.constant, tuple(learned.weights.get(name, 0.0) for name in NAMES)


def find_features(
    profiles: Sequence[Profile], texts: Mapping[str, str], settings: AlignSettings
) -> dict[tuple[int, int], tuple[float, ...]]:
    """The features of every pair of units worth a close look, by their places."""
    if not profiles:
        return {}
    terms = term_cosines(profiles)
    units = [p.unit for p in profiles]
    alone = len({u.article for u in units}) == 1
    least = settings.least_terms_alone if alone else settings.least_terms_in_article
    allowed = find_allowed(units, terms, least)
    read = find_worth(terms, allowed, settings.most_read)
    if not read:
        return {}
    chosen, grid = [profiles[u] for u in read], np.ix_(read, read)
    nearness = Nearness(chosen, texts, terms[grid], allowed[grid])
    return {
        (read[a], read[b]): compare(chosen[a], chosen[b], _near(nearness, a, b))
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
