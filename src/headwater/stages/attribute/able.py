"""Whether the words before a verb of saying can be somebody who says: a person, a body, a paper."""

import re
from functools import cache

from headwater.stages.attribute.grammar import words_of_class
from headwater.text.names import people_words
from headwater.text.word_files import load_lists, load_words

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# letters of the shortest noun that is judged by its ending
MIN_ENDING = 5


def can_speak(phrase: str) -> bool:
    """Whether the head of a phrase is a name, or a noun for those who speak."""
    head = _head_of(phrase)
    if not head:
        return False
    low = head.lower().removesuffix("'s").removesuffix("’s")
    if head[0].isupper():
        return True
    forms = (low, low.removesuffix("s"), low.removesuffix("es"))
    return any(_is_listed(form) for form in forms) or _ends_like_people(low)


def _head_of(phrase: str) -> str:
    """The last word before a description: 'two officials familiar with the matter'."""
    parts = _WORD.findall(_share().sub("", phrase.split(",")[0]))
    ends = words_of_class("head_ends")
    cut = next((k for k, w in enumerate(parts) if k and w.lower() in ends), len(parts))
    while cut > 1 and parts[cut - 1].lower() in words_of_class("reflexives"):
        cut -= 1
    return parts[cut - 1] if parts else ""


@cache
def _share() -> re.Pattern[str]:
    """'Three out of four doctors': what only says how many of them."""
    return re.compile(str(load_words("behind")["share"]), re.IGNORECASE)


def _is_listed(noun: str) -> bool:
    words = people_words()
    kinds = (words.roles, words.groups, words.titles, words.bodies, words.data, words.documents)
    own = ("pronouns", "plurals", "lone_determiners", "documents", "papers")
    return any(noun in kind for kind in kinds) or any(noun in words_of_class(c) for c in own)


def _ends_like_people(noun: str) -> bool:
    lists = load_lists("phrases")
    if noun in lists["not_people"] or len(noun) < MIN_ENDING:
        return False
    endings = (*lists["person_endings"], *lists["group_endings"])
    return noun.endswith(endings)
