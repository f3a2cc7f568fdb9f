"""How much of two texts is the same."""

import numpy as np

from headwater.stages.group.packed import Hashes


def measure_containment(a: Hashes, b: Hashes, least: int) -> tuple[float, float]:
    """The share of each one's 5-grams that the other holds too; none where ``least`` is not met."""
    if not len(a) or not len(b):
        return 0.0, 0.0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    if shared < least and shared < max(len(a), len(b)):
        return 0.0, 0.0
    return round(shared / len(a), 4), round(shared / len(b), 4)
