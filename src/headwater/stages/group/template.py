"""Texts filled into one form (results, markets, weather) are not one event.

Such texts share their sentences but not their numbers and names; retellings of one event share
names and numbers whatever the sentences.
"""

import numpy as np

from headwater.records.sketch import Sketch
from headwater.settings import GroupSettings
from headwater.stages.group.packed import read_hashes, read_sample
from headwater.stages.group.shares import measure_containment


def is_template_pair(one: Sketch, other: Sketch, settings: GroupSettings) -> bool:
    """Whether two texts share a form but neither the numbers nor the names filled in."""
    if not _share_a_sample(one, other):
        return False
    shares = measure_containment(
        read_hashes(one.grams), read_hashes(other.grams), settings.least_grams
    )
    if min(shares) < settings.min_form_share:
        return False
    return all(
        _overlap(mine, theirs) < settings.min_filled_overlap
        for mine, theirs in ((one.figures, other.figures), (one.names, other.names))
    )


def _share_a_sample(one: Sketch, other: Sketch) -> bool:
    """Quick to tell: two texts that share a quarter share some of the sample too."""
    samples = read_sample(one.sample), read_sample(other.sample)
    return len(np.intersect1d(*samples, assume_unique=True)) > 0


def _overlap(one: bytes, other: bytes) -> float:
    """Jaccard of two lists of hashes; 1 where both are empty."""
    mine, theirs = read_hashes(one), read_hashes(other)
    shared = len(np.intersect1d(mine, theirs, assume_unique=True))
    either = len(mine) + len(theirs) - shared
    return shared / either if either else 1.0
