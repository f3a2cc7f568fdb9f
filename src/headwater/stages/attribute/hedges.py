"""Words with which a content or its cue is made less than certain."""

import re
from functools import cache

from headwater.records.span import Span, make_spans
from headwater.stages.attribute.draft import Draft
from headwater.text.word_files import load_lists

_WORD = re.compile(r"\w+")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(w.split()[0] for w in load_lists("hedges")["words"])


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(load_lists("hedges")["words"], key=lambda w: (-len(w), w))
    return re.compile(r"(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def find_hedges(text: str, draft: Draft) -> tuple[Span, ...]:
    """The hedging words inside content and cue, in order."""
    return make_spans(
        match.span()
        for span in (*draft.content, *draft.cue)
        for word in _WORD.finditer(text, span.start, span.end)
        if word.group().lower() in _first_words()
        and (match := _pattern().match(text, word.start(), span.end))
    )
