"""Speech in another language: two articles with one translation had it from one translator (D5)."""

import re
from functools import cache

from headwater.stages.trace.world import Told
from headwater.text.cues import load_words


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(str(load_words("translation")["mark"]))


def is_translated(told: Told) -> bool:
    """Whether the wording's paragraph says that the speech was in another language."""
    start = told.text.rfind("\n", 0, told.start) + 1
    end = told.text.find("\n", told.start)
    return _mark().search(told.text, start, end if end >= 0 else len(told.text)) is not None
