"""Texts filled into one form (results, markets, weather) are not one event.

Such texts share their sentences but not their numbers and names; retellings of one event share
names and numbers whatever the sentences.
"""

import re

from headwater.records.reading import Reading
from headwater.settings import GroupSettings
from headwater.stages.group.copies import measure_containment
from headwater.stages.group.prints import Print

_FIGURE = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


def is_template_pair(
    one: Reading, other: Reading, first: Print, second: Print, settings: GroupSettings
) -> bool:
    """Whether two texts share a form but neither the numbers nor the names filled in."""
    shares = measure_containment(first.grams, second.grams, settings.least_grams)
    if min(shares) < settings.min_form_share:
        return False
    return all(
        _overlap(pattern, one.text, other.text) < settings.min_filled_overlap
        for pattern in (_FIGURE, _NAME)
    )


def _overlap(pattern: re.Pattern[str], one: str, other: str) -> float:
    """Jaccard of what a pattern finds in two texts; 1 where neither has any."""
    a, b = set(pattern.findall(one)), set(pattern.findall(other))
    return len(a & b) / len(a | b) if a | b else 1.0
