"""Words without their endings, and words that only hold a sentence together."""

from functools import cache

import msgspec

from headwater.text.word_files import load_words

_SHORTEST_STEM = 3  # letters that must stay when an ending is cut


@cache
def _lists() -> dict[str, list[str]]:
    return msgspec.convert(load_words("plain"), dict[str, list[str]])


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_lists()["function_words"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(_lists()["pronouns"])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(_lists()["endings"])


@cache
def _irregular() -> dict[str, str]:
    pairs = [pair.split() for pair in _lists()["irregular"]]
    return {pair[0]: pair[1] for pair in pairs}


@cache
def _first_person() -> frozenset[str]:
    return frozenset(_lists()["first_person"])


def is_first_person(word: str) -> bool:
    """Whether a normal word speaks of whoever says it: "we", "my"."""
    return word in _first_person()


@cache
def relative_words() -> frozenset[str]:
    """Words with which a clause about something begins: "which"."""
    return frozenset(_lists()["relative"])


def is_content_word(word: str) -> bool:
    """Whether a normal word carries meaning of its own."""
    return word not in _function_words() and word not in _pronouns() and len(word) > 1


def is_pronoun(word: str) -> bool:
    """Whether a normal word stands for somebody or something named elsewhere."""
    return word in _pronouns()


@cache
def deep_stem(word: str) -> str:
    """A word without all that its ending adds: "governments" is "govern".

    Takes off more than ``text.stems`` does: of two wordings of one claim, it tells which words of
    one answer which of the other, and there "attackers" answers "attacked".
    """
    word = _irregular().get(word, word)
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            cut = word[: -len(ending)]
            if len(cut) > _SHORTEST_STEM and cut[-1] == cut[-2] and cut[-1] not in "sl":
                return cut[:-1]
            return cut.removesuffix("e") if len(cut) > _SHORTEST_STEM else cut
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM + 1 else word
