"""Words in the names that pages give to their elements: ``articleBody-2`` is *article body*.

Which of them say something is in ``lang/<code>/markup.toml``: names are English on most pages,
whatever the language of their text.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from headwater.text.word_files import load_lists

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LOWER = re.compile(r"[a-z]{2,}")
# letters of a word in a name; shorter ones are initials, longer ones are made by machines
MIN_LETTERS, MAX_LETTERS = 2, 16


@lru_cache(maxsize=1 << 14)
def find_name_words(name: str) -> tuple[str, ...]:
    """The words of an element's name, class or id, in order, in lower case."""
    if name.islower():
        return tuple([w for w in _LOWER.findall(name) if len(w) <= MAX_LETTERS])
    words = _WORD.findall(name)
    return tuple([w.lower() for w in words if MIN_LETTERS <= len(w) <= MAX_LETTERS])


def load_markup_words(code: str = "en") -> Mapping[str, frozenset[str]]:
    """The groups of words in names that say what an element holds."""
    return load_lists("markup", code)
