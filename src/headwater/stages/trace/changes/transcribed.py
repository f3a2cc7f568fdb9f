"""The words of a quotation in the form in which two transcripts of one speech are compared.

How a word is spelt is the outlet's choice: "Sen." and "Senator", "two" and "2", "&" and "and".
"""

import re
from functools import cache, lru_cache

import msgspec

from headwater.records.span import Span
from headwater.stages.trace.changes.match import Word
from headwater.stages.trace.changes.read import CACHED
from headwater.text.numbers import load_number_words
from headwater.text.word_files import load_words
from headwater.text.words import find_words, normal_word

_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_AND = "&"


@lru_cache(maxsize=CACHED)
def transcribe(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a quotation without what its editor put in brackets."""
    inserted = [Span(m.start(), m.end()) for m in _BRACKETS.finditer(text, span.start, span.end)]
    signs = [Span(m.start(), m.end()) for m in re.finditer(_AND, span.of(text))]
    places = [*find_words(text, span), *(s.shifted(span.start) for s in signs)]
    return tuple(
        Word(_spell(normal_word(place.of(text))), place)
        for place in sorted(places)
        if not any(place.overlaps(i) for i in inserted)
    )


def _spell(word: str) -> str:
    """One spelling for all that a speaker cannot choose."""
    if word.endswith("s's"):  # "Voss's" and "Voss'"
        word = word.removesuffix("s")
    elif word[0].isdecimal():  # "1930's" and "1930s"
        word = word.replace("'", "")
    return _spellings().get(word, word.removesuffix("'"))


@cache
def _spellings() -> dict[str, str]:
    rows = msgspec.convert(load_words("spellings"), dict[str, str])
    numbers = {word: str(value) for word, value in load_number_words().values.items()}
    return {**numbers, **rows}
