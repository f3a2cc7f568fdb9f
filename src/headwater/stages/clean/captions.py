"""How much a line reads like the words under a picture."""

import re
from functools import cache

from headwater.stages.clean.dates import has_written_date
from headwater.stages.clean.piece import count_words, find_plain_words
from headwater.text.furniture import alternatives, load_block_words

# words: a longer line is a paragraph, and one with a user's name a post
MAX_WORDS = 60


@cache
def _place() -> re.Pattern[str]:
    words = load_block_words().caption
    places = alternatives(sorted(words["places"]))
    alone = alternatives(sorted(words["places_alone"]))
    return re.compile(rf"(?i)\((?:{places})\)|,\s(?:{places}),|\b(?:{alone})\b")


def caption_likeness(words: str) -> int:
    """Number of signs: a full date, somebody's place in the picture, a verb of the moment."""
    if "@" in words or count_words(words) > MAX_WORDS:
        return 0
    table = load_block_words().caption
    plain = find_plain_words(words)
    verbs = sum(w in table["verbs"] for w in plain[1:9])
    return 2 * has_written_date(words) + 2 * bool(_place().search(words)) + min(verbs, 1)
