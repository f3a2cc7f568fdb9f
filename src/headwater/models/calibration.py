"""From several scores of one finding to the probability that it is right."""

from collections.abc import Sequence
from math import exp, log

import msgspec

# scores are kept this far from 0 and 1, where their logarithms have no end
NEAREST = 1e-4


class Calibration(msgspec.Struct, frozen=True):
    """A logistic curve over the log odds of scores, fitted where the answers are known."""

    shift: float
    weights: tuple[float, ...]

    def find_probability(self, scores: Sequence[float]) -> float:
        """Return the probability for scores in the order that was fitted."""
        odds = self.shift + sum(
            weight * log_odds(score) for weight, score in zip(self.weights, scores, strict=True)
        )
        return 1.0 / (1.0 + exp(-odds))


def log_odds(score: float) -> float:
    """Return the logarithm of the odds of a score between 0 and 1."""
    kept = min(max(score, NEAREST), 1.0 - NEAREST)
    return log(kept / (1.0 - kept))
