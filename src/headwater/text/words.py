"""Words with their places, and the normal form in which words are compared."""

import re
import unicodedata

from headwater.records.span import Span

WORD = re.compile(r"\w+(?:['’]\w+)*(?:[.,]\d+)*", re.UNICODE)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


def find_words(text: str, within: Span | None = None) -> list[Span]:
    """Words (letters and digits, inner apostrophes and decimal points kept) as spans, in order."""
    whole = Span(0, len(text)) if within is None else within
    return [Span(m.start(), m.end()) for m in WORD.finditer(text, whole.start, whole.end)]


def normal_word(word: str) -> str:
    """The form in which two words count as the same: no case, one kind of apostrophe, NFKC."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).translate(_APOSTROPHES).casefold()


def normal_words(text: str, within: Span | None = None) -> list[str]:
    """The normal forms of the words, in order."""
    whole = Span(0, len(text)) if within is None else within
    return [normal_word(word) for word in WORD.findall(text, whole.start, whole.end)]
