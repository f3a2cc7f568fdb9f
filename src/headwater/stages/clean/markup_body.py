"""How probably each line of a page is body: a weighted sum of features.

The weights are fitted by ``training/fit_lines_of_pages.py`` on pages of some publishers; scores on
pages of others are in docs/methods/pages.md.
"""

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from headwater.stages.clean.markup_features import find_features
from headwater.stages.clean.markup_page import Page

# probability from which a line is body, chosen on the pages used for fitting
MIN_BODY = 0.45
# words of a page's body below which its best lines are taken, and the share of the best line's
# probability that they need, and what that must be: an unusual page has an article too
FEW_WORDS, BEST_WORDS, SHARE_OF_BEST, LEAST_BEST = 40, 8, 0.5, 0.1


@cache
def load_weights() -> Mapping[str, float]:
    """Feature to weight."""
    path = files("headwater.stages.clean") / "markup_weights.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {name: float(weight) for name, weight in rows}


@cache
def _load_words() -> frozenset[str]:
    """The words in names that have a weight, wherever they stand."""
    kinds = ("near", "far", "said")
    return frozenset(w for k, _, w in (n.partition(":") for n in load_weights()) if k in kinds)


def score_lines(page: Page) -> list[float]:
    """The probability of every line."""
    weights = load_weights()
    places: dict[int, float] = {}  # by identity: lines of one place share one tuple
    scores = []
    for place, own in find_features(page, _load_words()):
        if (total := places.get(id(place))) is None:
            total = places[id(place)] = sum(weights.get(f, 0.0) for f in place)
        total += sum([weights.get(f, 0.0) for f in own])
        scores.append(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
    return scores


def find_threshold(page: Page, scores: list[float]) -> float:
    """The probability from which a line of this page is body."""
    rows = list(zip(page.shapes, scores, strict=True))
    if sum(s.count for s, p in rows if p >= MIN_BODY) >= FEW_WORDS:
        return MIN_BODY
    best = max((p for s, p in rows if s.count >= BEST_WORDS), default=0.0)
    return min(MIN_BODY, SHARE_OF_BEST * best) if best >= LEAST_BEST else MIN_BODY
