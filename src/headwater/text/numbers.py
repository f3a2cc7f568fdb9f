"""Numbers in a row of tokens: in figures, in words, vague ("dozens") and as shares ("a third")."""

import re
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.text.word_files import load_record
from headwater.text.words import normal_word

# digits of a number that still counts something; longer ones are telephone and account numbers
MAX_DIGITS = 15
# from this scale on a number in words starts anew: "two million | three hundred thousand"
THOUSAND = 1_000
# letters that scale a figure must touch it: "$80bn", "5k", but not "5 m"
LETTER_SCALE = 2
TENS, TEENS = 10, 19  # "twenty" takes a word under ten; words up to nineteen take none
MOST_OF = 100  # "one in five", "9 of 10": the largest whole that is read as a share

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:['’.][^\W\d_]+)*|[^\w\s]|_"
)
_ORDINAL = "stndrh"  # letters of "1st", "2nd", "3rd", "4th"
HYPHENS = frozenset("-‐‑–—")


class Token(msgspec.Struct, frozen=True):
    """A word, figure or sign with its normal form."""

    span: Span
    word: str


class Number(msgspec.Struct, frozen=True):
    """A number read from tokens: its least and most value and the place after it."""

    low: float
    high: float
    end: int
    is_share: bool = False


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The language's words of quantities (text/lang/<language>/numbers.toml)."""

    values: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, tuple[int, int]]
    factors: dict[str, int]
    few: dict[str, tuple[int, int]]
    fractions: dict[str, float]
    bounds: dict[str, list[str]]
    units: dict[str, str]
    currency_signs: dict[str, str]
    words: dict[str, list[str]]
    irregular: dict[str, str]


@cache
def load_number_words(language: str = "en") -> NumberWords:
    """The words of quantities of one language."""
    return load_record("numbers", NumberWords, language)


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the plain lists of the number words."""
    return frozenset(load_number_words().words[name])


def find_tokens(text: str, within: Span) -> list[Token]:
    """Words, figures and signs in order; a figure keeps its commas and its point."""
    return [
        Token(Span(m.start(), m.end()), normal_word(m.group()))
        for m in _TOKEN.finditer(text, within.start, within.end)
    ]


def word_at(tokens: list[Token], at: int) -> str:
    """The word at a place, empty beyond both ends."""
    return tokens[at].word if 0 <= at < len(tokens) else ""


def touch(tokens: list[Token], at: int) -> bool:
    """Whether the token at a place follows the one before without white space."""
    return 0 < at < len(tokens) and tokens[at - 1].span.end == tokens[at].span.start


def read_figure(word: str) -> float | None:
    """The value of figures such as ``1,200.5``; nothing where they cannot be a count."""
    plain = word.replace(",", "")
    if len(plain) > MAX_DIGITS or not plain.isascii():
        return None
    try:
        return float(plain)
    except ValueError:
        return None


def read_ordinal(form: str) -> int | None:
    """The whole number of "24" and "24th"; nothing where there is none."""
    figures = form.rstrip(_ORDINAL)
    return int(figures) if figures.isdecimal() and len(figures) <= MAX_DIGITS else None


def read_number(tokens: list[Token], at: int) -> Number | None:
    """The number that begins at a place."""
    lists, word = load_number_words(), word_at(tokens, at)
    following = word_at(tokens, at + 1)
    if word in lists.vague or word in lists.factors:
        return _read_vague(tokens, at)
    if word in word_set("articles"):
        return _read_after_article(tokens, at)
    if word in lists.few and following in lists.scales and len(following) > LETTER_SCALE:
        return _read_few(tokens, at)
    if word in word_set("halves"):
        return _read_half(tokens, at)
    plain = _read_plain(tokens, at)
    return plain and (_read_share(tokens, plain) or plain)


def _read_plain(tokens: list[Token], at: int) -> Number | None:
    lists = load_number_words()
    total = part = 0.0
    end, seen = at, False
    while True:
        word = word_at(tokens, end)
        glued = word in HYPHENS and touch(tokens, end) and touch(tokens, end + 1)
        before = word_at(tokens, end - 1)
        spoken = word in lists.bounds["after_hundred"] and before in lists.bounds["hundred"]
        step = 2 if seen and (glued or spoken) and word_at(tokens, end + 1) in lists.values else 1
        word = word_at(tokens, end + step - 1)
        if not seen and word[:1].isdecimal():
            value = read_figure(word)
            if value is None:
                return None
            part = value
        elif word in lists.values and (not seen or _continues(total, part, lists.values[word])):
            part += lists.values[word]
        elif word in lists.scales and seen and _scales(tokens, end + step - 1):
            part = max(part, 1.0) * lists.scales[word]
            if lists.scales[word] >= THOUSAND:
                total, part = total + part, 0.0
        else:
            return Number(total + part, total + part, end) if seen else None
        seen, end = True, end + step


def _continues(total: float, part: float, value: int) -> bool:
    """Whether a number word adds to what was read: "twenty" + "five", "hundred" (and) "five"."""
    if part % 100 and part % 10 == 0 and part % 100 > TEENS:
        return 0 < value < TENS
    return part % 100 == 0 and total + part > 0


def _scales(tokens: list[Token], at: int) -> bool:
    return len(word_at(tokens, at)) > LETTER_SCALE or touch(tokens, at)


def _read_share(tokens: list[Token], plain: Number) -> Number | None:
    """ "two-thirds", "one in five", "nine of 10"."""
    lists, end, value = load_number_words(), plain.end, plain.low
    at = end + (word_at(tokens, end) in HYPHENS)
    if word_at(tokens, at) in lists.fractions and value >= 1:
        share = value * lists.fractions[word_at(tokens, at)]
        return Number(share, share, at + 1, True) if share < 1 else None
    if word_at(tokens, end) in word_set("part_of"):
        of = word_at(tokens, end + 1)
        whole = read_figure(of) if of[:1].isdecimal() else lists.values.get(of)
        # "five in ten voters", but not "five in 2012" or "five in ten days"
        later = word_at(tokens, end + 2)
        if whole and value < whole <= MOST_OF and later not in lists.units:
            return Number(value / whole, value / whole, end + 2, True)
    return None


def _read_after_article(tokens: list[Token], at: int) -> Number | None:
    lists, word = load_number_words(), word_at(tokens, at + 1)
    if word in lists.few and word_at(tokens, at + 2) in lists.scales:
        return _read_few(tokens, at + 1)
    if word in lists.scales and len(word) > LETTER_SCALE and word_at(tokens, at) != "the":
        value, end = float(lists.scales[word]), at + 2
        while len(word_at(tokens, end)) > LETTER_SCALE and word_at(tokens, end) in lists.scales:
            value, end = value * lists.scales[word_at(tokens, end)], end + 1
        return Number(value, value, end)
    if word in lists.fractions and word_at(tokens, at + 2) == "of":
        return Number(lists.fractions[word], lists.fractions[word], at + 2, True)
    return None


def _read_few(tokens: list[Token], at: int) -> Number:
    lists = load_number_words()
    low, high = lists.few[word_at(tokens, at)]
    scale = lists.scales[word_at(tokens, at + 1)]
    return Number(float(low * scale), float(high * scale), at + 2)


def _read_half(tokens: list[Token], at: int) -> Number | None:
    lists, following = load_number_words(), word_at(tokens, at + 1)
    scale = lists.scales.get(word_at(tokens, at + 2), 0)
    half = lists.fractions[word_at(tokens, at)]
    if following in word_set("articles") and scale:
        return Number(scale * half, scale * half, at + 3)
    return Number(half, half, at + 1, True) if following in word_set("halved") else None


def _read_vague(tokens: list[Token], at: int) -> Number | None:
    lists, word = load_number_words(), word_at(tokens, at)
    inner = word_at(tokens, at + 2)
    if word in lists.factors and word_at(tokens, at + 1) == "of" and inner in lists.vague:
        low = lists.vague[inner][0] * lists.factors[word]
        return Number(float(low), float(low * 10 - 1), at + 3)
    if word not in lists.vague:
        return None
    low, high = lists.vague[word]
    return Number(float(low), float(high), at + 1)
