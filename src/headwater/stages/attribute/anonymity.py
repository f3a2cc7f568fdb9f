"""The reason an article gives for not naming its source."""

import re
from functools import cache

from headwater.records.span import Span
from headwater.stages.attribute.draft import Draft
from headwater.text.word_files import load_words


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(str(load_words("anonymity")["reason"]), re.IGNORECASE)


def find_anonymity(text: str, sentence: Span, draft: Draft) -> tuple[Span, ...]:
    """The words of the sentence around the cue that say why or that a source is unnamed."""
    if not draft.source:
        return ()
    match = _pattern().search(text, sentence.start, sentence.end)
    return (Span(match.start(), match.end()),) if match else ()
