"""Speech in another language: two articles with one translation had it from one translator (D5)."""

import re
from functools import cache

from headwater.records.span import Span
from headwater.stages.trace.world import Told, paragraph_of
from headwater.text.word_files import load_words


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(str(load_words("translation")["mark"]))


def is_translated(told: Told) -> bool:
    """Whether the wording's paragraph says that the speech was in another language."""
    paragraph = paragraph_of(told.text, Span(told.start, told.start))
    return _mark().search(told.text, paragraph.start, paragraph.end) is not None
