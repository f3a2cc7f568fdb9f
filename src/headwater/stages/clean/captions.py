"""How much a line reads like the words under a picture."""

import re
from functools import cache

from headwater.stages.clean.piece import find_plain_words
from headwater.text.furniture import alternatives, load_block_words


@cache
def _full_date() -> re.Pattern[str]:
    months = alternatives(sorted(load_block_words().caption["months"]))
    return re.compile(
        rf"(?i)\b(?:(?:{months})\.?\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s(?:{months})\.?,?\s\d{{4}})"
    )


@cache
def _place() -> re.Pattern[str]:
    places = alternatives(sorted(load_block_words().caption["places"]))
    return re.compile(
        rf"(?i)\((?:{places})\)|,\s(?:{places}),|\b(?:pictured|seen here|from left)\b"
    )


def caption_likeness(words: str) -> int:
    """Number of signs: a full date, somebody's place in the picture, a verb of the moment."""
    table = load_block_words().caption
    plain = find_plain_words(words)
    verbs = sum(w in table["verbs"] for w in plain[1:9])
    return 2 * bool(_full_date().search(words)) + 2 * bool(_place().search(words)) + min(verbs, 1)
