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
        shared < settings.min_filled_overlap * either
        for shared, _, either in _compare_fillings(one, other)
    )


def is_one_form(one: Sketch, other: Sketch, settings: GroupSettings) -> bool:
    """Whether two texts of which each holds most of the other are a form filled in twice.

    Held against the text with fewer of them: of two copies with other matter around them neither
    number nor name of the other matter is shared.
    """
    return all(
        shared < settings.min_filled_in_copies * least
        for shared, least, _ in _compare_fillings(one, other)
    )


def _share_a_sample(one: Sketch, other: Sketch) -> bool:
    """Quick to tell: two texts that share a quarter share some of the sample too."""
    samples = read_sample(one.sample), read_sample(other.sample)
    return len(np.intersect1d(*samples, assume_unique=True)) > 0


def _compare_fillings(one: Sketch, other: Sketch) -> list[tuple[int, int, int]]:
    """Of numbers and of names: how many both have, the one with fewer has, either has."""
    rows = []
    for a, b in ((one.figures, other.figures), (one.names, other.names)):
        mine, theirs = read_hashes(a), read_hashes(b)
        shared = len(np.intersect1d(mine, theirs, assume_unique=True))
        rows.append((shared, min(len(mine), len(theirs)), len(mine) + len(theirs) - shared))
    return rows
