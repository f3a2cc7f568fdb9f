"""How probably each line of a page is body: a weighted sum of features.

The weights are fitted by ``training/fit_pages.py`` on pages of some publishers; scores on
pages of others are in docs/methods/pages.md.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import TypeAlias

from headwater.stages.clean.markup_features import NAMERS, find_states
from headwater.stages.clean.markup_page import Page
from headwater.stages.clean.markup_places import PLACE_NAMERS, Namer, State, find_places
from headwater.stages.clean.markup_shape import read_name

# probability from which a line is body, chosen on the pages used for fitting
MIN_BODY = 0.45
# words of a page's body below which its best lines are taken, and the share of the best line's
# probability that they need, and what that must be: an unusual page has an article too
FEW_WORDS, BEST_WORDS, SHARE_OF_BEST, LEAST_BEST = 40, 8, 0.5, 0.1

# sums of weights that are remembered for each kind of state: some hundred pages'
MAX_STATES = 1 << 13

_Weigher: TypeAlias = Callable[[State], float]


@cache
def load_weights() -> Mapping[str, float]:
    """Feature to weight."""
    path = files("headwater.stages.clean") / "markup_weights.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {name: float(weight) for name, weight in rows}


def score_lines(page: Page) -> list[float]:
    """The probability of every line."""
    of_places, of_lines = _load_weighers()
    rows, numbers = find_places(page, _telling_words)
    places = [sum([weigh(s) for weigh, s in zip(of_places, row, strict=True)]) for row in rows]
    columns = [
        map(weigh, states) for weigh, states in zip(of_lines, find_states(page), strict=True)
    ]
    scores = []
    for number, row in zip(numbers, zip(*columns, strict=True), strict=True):
        total = places[number] + sum(row)
        scores.append(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
    return scores


@cache
def _load_weighers() -> tuple[Sequence[_Weigher], Sequence[_Weigher]]:
    """For each kind of state a function that gives the sum of its features' weights."""
    found = [
        [lru_cache(maxsize=MAX_STATES)(partial(_weigh, name)) for name in namers]
        for namers in (PLACE_NAMERS, NAMERS)
    ]
    return found[0], found[1]


def _weigh(name: Namer, state: State) -> float:
    weights = load_weights()
    return sum([weights.get(feature, 0.0) for feature in name(state)])


@lru_cache(maxsize=MAX_STATES)
def _telling_words(name: str) -> tuple[str, ...]:
    """The words of an element's name that have a weight somewhere."""
    return tuple([w for w in read_name(name).words if w in _load_words()])


@cache
def _load_words() -> frozenset[str]:
    """The words in names that have a weight, wherever they stand."""
    kinds = ("near", "far", "said")
    return frozenset(w for k, _, w in (n.partition(":") for n in load_weights()) if k in kinds)


def find_threshold(page: Page, scores: list[float]) -> float:
    """The probability from which a line of this page is body."""
    rows = list(zip(page.shapes, scores, strict=True))
    if sum(s.count for s, p in rows if p >= MIN_BODY) >= FEW_WORDS:
        return MIN_BODY
    best = max((p for s, p in rows if s.count >= BEST_WORDS), default=0.0)
    return min(MIN_BODY, SHARE_OF_BEST * best) if best >= LEAST_BEST else MIN_BODY
