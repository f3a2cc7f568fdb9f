"""Words with which a content or its cue is made less than certain."""

import re
from functools import cache

from headwater.records.span import Span, make_spans
from headwater.stages.attribute.draft import Draft
from headwater.text.cues import load_lists


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(load_lists("hedges")["words"], key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def find_hedges(text: str, draft: Draft) -> tuple[Span, ...]:
    """The hedging words inside content and cue, in order."""
    return make_spans(
        match.span()
        for span in (*draft.content, *draft.cue)
        for match in _pattern().finditer(text, span.start, span.end)
    )
