"""Which language a text is in: English is seen by its commonest words, the rest by a model."""

import re
import tomllib
from functools import cache
from importlib.resources import files

UNDETERMINED = "und"
# characters: the beginning tells the language; twice as many changed none of 332 answers
_LOOKED_AT = 3000
# characters from which the model tells any other language: more changed none of 105 answers
_CLASSIFIED = 2000
# words: under this a text may be a name or a headline, and no guess is worth making
MIN_WORDS = 8
# share of words: English news has 0.30 to 0.45 of these words, other languages under 0.06
MIN_ENGLISH_SHARE = 0.16
# different words, and words of text for each: one foreign word that looks English must not decide
MIN_ENGLISH_DIFFERENT, WORDS_FOR_EACH = 4, 6
# share of letters: English is plausible only where nearly all are Latin
MIN_LATIN_SHARE = 0.9
_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile("[\u0250-\U0010ffff]")


def find_language(text: str) -> str:
    """ISO 639-1 code; ``und`` where it cannot be told and English is plausible."""
    head = text[:_LOOKED_AT]
    words, latin = _find_words(head)
    if not words:
        return UNDETERMINED
    common = _common_words()
    hits = [w for w in words if w in common]
    plausible = latin >= MIN_LATIN_SHARE
    enough = len(hits) >= MIN_ENGLISH_SHARE * len(words)
    needed = min(MIN_ENGLISH_DIFFERENT, max(2, len(words) // WORDS_FOR_EACH))
    if plausible and enough and len(set(hits)) >= needed:
        return "en"
    if plausible and len(words) < MIN_WORDS:
        return UNDETERMINED
    return _classify(head[:_CLASSIFIED])


def _find_words(text: str) -> tuple[list[str], float]:
    """The words without case, and the share of their letters that is Latin."""
    if text.isascii():
        return _WORD.findall(text.lower()), 1.0
    words = [w.casefold() for w in _WORD.findall(text)]
    letters = "".join(words)
    return words, 1 - len(_NOT_LATIN.findall(letters)) / max(1, len(letters))


@cache
def _common_words() -> frozenset[str]:
    file = files("headwater.text") / "lang" / "en" / "blocks_common_words.toml"
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))["words"])


def _classify(text: str) -> str:
    import py3langid

    code, _ = py3langid.classify(text)
    return str(code)
