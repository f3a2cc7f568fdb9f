"""Whether a content says that something not settled yet will, may or would happen."""

import re
from functools import cache

from headwater.records.attribution import ChainEnd, Manner
from headwater.records.span import words_of
from headwater.stages.attribute.draft import Draft
from headwater.text.word_files import load_words


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(load_words("prediction")[name]), re.IGNORECASE)


def is_prediction(text: str, draft: Draft) -> bool:
    """Whether the attribution speaks of what is to come; past conditionals and hopes do not."""
    if draft.end is ChainEnd.AUTHOR_INFERENCE or (not draft.source and draft.end is None):
        return False
    words = words_of(draft.content, text, gap=" ")
    if words.rstrip(" \"'”’").endswith("?"):
        return False
    cue = words_of(draft.cue, text, gap=" ") if draft.cue else ""
    if draft.manner is Manner.INTENTION and not _pattern("hope").search(cue):
        return not _pattern("settled").search(words)
    if _pattern("hope").search(cue):
        return False
    if _pattern("foretelling").search(cue):
        return True
    settled = _pattern("settled").search(words)
    ahead = _pattern("ahead").search(words)
    return ahead is not None and (settled is None or settled.start() > ahead.start())
