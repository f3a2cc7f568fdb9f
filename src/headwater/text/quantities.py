"""Quantities in a text: a number with its bound, range, unit and the noun that it counts."""

import math
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.text.numbers import (
    HYPHENS,
    Number,
    Token,
    find_tokens,
    load_number_words,
    read_number,
    touch,
    word_at,
    word_set,
)

AT_LEAST, AT_MOST = "at least", "at most"
BOUNDS = (("at_least", AT_LEAST), ("at_most", AT_MOST), ("about", ""))
SHARE = "share"  # the unit of "a third", "half", "one in five"
SCORE = "score"  # the unit of each side of "52-48"

# words between a number and the noun that it counts: "1,000 newly arrived Russian soldiers"
NOUN_REACH = 5
# "about 40" goes together with 36 to 44: the allowance of a writer who says that it is not exact
ABOUT = 0.10
# a number that ends in so many zeros is taken as rounded to them; "40 killed" is not
ROUND_ZEROS = 2
# half of the last figure said may be off, but at most a twentieth: 3,000 may be 2,977, not 2,600
MOST_ROUNDING = 0.05
# bare figures in this range are years
FIRST_YEAR, LAST_YEAR = 1700, 2199
LAST_DAY = 31  # of a month


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """An amount as written: the numbers said, apart from the ``bound`` that they set."""

    span: Span  # with the words of bound, currency and unit
    low: float
    high: float
    unit: str = ""  # "" counts things; "%", "$", "share", "year", ...
    bound: str = ""  # "", "at least" or "at most"
    approximate: bool = False
    noun: str | None = None  # what is counted, in the singular
    noun_span: Span | None = None

    def interval(self) -> tuple[float, float]:
        """The least and the most that the words allow, rounding included."""
        slack = max(
            abs(self.high) * ABOUT if self.approximate else 0.0, _rounding(self.low, self.high)
        )
        low, high = self.low - slack, self.high + slack
        if self.bound == AT_LEAST:
            high = math.inf
        elif self.bound == AT_MOST:
            low = -math.inf
        return low, high

    def agrees(self, other: "Quantity") -> bool:
        """Whether one amount can be meant by both."""
        (a, b), (c, d) = self.interval(), other.interval()
        return a <= d and c <= b


def find_quantities(text: str, span: Span | None = None) -> list[Quantity]:
    """The quantities in a text or a range of it, in order; dates, clock times, labels left out."""
    tokens = find_tokens(text, Span(0, len(text)) if span is None else span)
    found: list[Quantity] = []
    openers, counted, articles = _openers(), _counted_by_article(), word_set("articles")
    at = used = 0
    while at < len(tokens):
        word = tokens[at].word
        if word in articles:
            may_begin = word_at(tokens, at + 1) in counted
        else:
            may_begin = word in openers or word[:1].isdecimal()
        if not may_begin:
            at += 1
            continue
        made = _read_quantities(tokens, at, used)
        if made:
            found += made[0]
            used = at = made[1]
        else:
            at += 1
    return found


@cache
def _openers() -> frozenset[str]:
    """Words and signs with which a number can begin; else it begins with a figure."""
    lists = load_number_words()
    words = (lists.values, lists.vague, lists.factors, lists.few, lists.currency_signs)
    return frozenset().union(*words, word_set("halves"))


@cache
def _counted_by_article() -> frozenset[str]:
    """Words with which an article is a number: "a dozen", "a third of", "a few thousand"."""
    lists = load_number_words()
    return frozenset().union(lists.few, lists.scales, lists.fractions)


def singular(noun: str) -> str:
    """A noun's singular, by the common endings."""
    irregular = load_number_words().irregular
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("ies") and len(noun) > len("ties"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


_FIRST, _LAST = 0, -1


@cache
def _phrases(name: str, place: int = _FIRST) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a list by their first or last word, the longest first."""
    lists = load_number_words()
    rows = list(lists.units) if name == "units" else lists.bounds[name]
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(r.split()) for r in rows), key=lambda r: (-len(r), r)):
        found.setdefault(phrase[place], []).append(phrase)
    return found


def _phrase_at(tokens: list[Token], at: int, name: str) -> int:
    """Number of tokens of the longest phrase of a list that begins at a place."""
    for phrase in _phrases(name).get(word_at(tokens, at), ()):
        if all(word_at(tokens, at + k) == w for k, w in enumerate(phrase)):
            return len(phrase)
    return 0


def _phrase_before(tokens: list[Token], at: int, used: int, name: str) -> int:
    for phrase in _phrases(name, _LAST).get(word_at(tokens, at - 1), ()):
        start = at - len(phrase)
        if start >= used and all(word_at(tokens, start + k) == w for k, w in enumerate(phrase)):
            return len(phrase)
    return 0


def _read_quantities(tokens: list[Token], at: int, used: int) -> tuple[list[Quantity], int] | None:
    sign = load_number_words().currency_signs.get(word_at(tokens, at), "")
    number = read_number(tokens, at + bool(sign))
    if number is None or (not sign and _is_label(tokens, at, number)):
        return None
    number, is_score = _read_range(tokens, at, number)
    if is_score:
        span = Span(tokens[at].span.start, tokens[number.end - 1].span.end)
        sides = (number.low, number.high)
        return [Quantity(span=span, low=v, high=v, unit=SCORE) for v in sides], number.end
    unit, end = _read_unit(tokens, number.end)
    unit = sign or unit or (SHARE if number.is_share else "")
    is_one = word_at(tokens, at) in word_set("one") and number.end == at + 1
    if is_one and not unit and word_at(tokens, end) not in word_set("counted"):
        return None
    return _finish(tokens, (at, end), used, number, unit)


def _finish(
    tokens: list[Token], place: tuple[int, int], used: int, number: Number, unit: str
) -> tuple[list[Quantity], int]:
    """The quantity with the words of bound before and after it, and its noun."""
    start, end, bound, approximate = *place, "", False
    grown = True
    while grown:
        grown = False
        for name, kind in BOUNDS:
            if size := _phrase_before(tokens, start, used, name):
                start, grown = start - size, True
                bound, approximate = bound or kind, approximate or not kind
    for name, kind in BOUNDS:
        if size := _phrase_at(tokens, end, f"after_{name}"):
            end += size
            bound, approximate = bound or kind, approximate or not kind
            break
    noun = _find_noun(tokens, end, is_part=unit in {SHARE, "%"})
    made = Quantity(
        span=Span(tokens[start].span.start, tokens[end - 1].span.end),
        low=number.low,
        high=number.high,
        unit=unit,
        bound=bound,
        approximate=approximate,
        noun=singular(noun.word) if noun else None,
        noun_span=noun.span if noun else None,
    )
    return [made], end


def _read_range(tokens: list[Token], at: int, first: Number) -> tuple[Number, bool]:
    """The number widened by "to 40" or "-40", or both sides of a score ("52-48") and True."""
    end = first.end
    hyphen = word_at(tokens, end) in HYPHENS
    if hyphen and not (touch(tokens, end) and touch(tokens, end + 1)):
        return first, False
    if not hyphen and not _joins(tokens, at, end):
        return first, False
    lists = load_number_words()
    start = end + 1 + (word_at(tokens, end + 1) in lists.currency_signs)
    second = read_number(tokens, start)
    if second is None or first.is_share != second.is_share or second.low != second.high:
        return first, False
    scale = lists.scales.get(word_at(tokens, second.end - 1), 1)
    low = first.low * scale if first.low < scale else first.low  # "two to three million"
    if low < second.high:
        return Number(low, second.high, second.end, first.is_share), False
    return (Number(first.low, second.low, second.end), True) if hyphen else (first, False)


def _joins(tokens: list[Token], at: int, end: int) -> bool:
    """Whether "to", "or", "and" between two numbers makes a range: "and" only after "between"."""
    lists, word = load_number_words(), word_at(tokens, end)
    if word in lists.bounds["join_after_between"]:
        return word_at(tokens, at - 1) in lists.bounds["between"]
    return word in lists.bounds["join"]


def _read_unit(tokens: list[Token], at: int) -> tuple[str, int]:
    units = load_number_words().units
    start = at + (word_at(tokens, at) in HYPHENS)
    if word_at(tokens, start) == "%":
        return "%", start + 1
    for phrase in _phrases("units").get(word_at(tokens, start), ()):
        end, k = start, 0
        while k < len(phrase) and word_at(tokens, end) == phrase[k]:
            end, k = end + 1, k + 1
            if k < len(phrase) and word_at(tokens, end) in HYPHENS:
                end += 1  # "year-old"
        if k == len(phrase):
            return units[" ".join(phrase)], end
    return "", at


def _is_label(tokens: list[Token], at: int, number: Number) -> bool:
    """Whether a figure is a date, a year, a clock time, a rank or part of a name."""
    before, after = word_at(tokens, at - 1), word_at(tokens, number.end)
    months, plain = word_set("months"), word_at(tokens, at)
    if before in word_set("labels") or before in {"#", "/", ":"} or after in {"/", ":"}:
        return True
    if touch(tokens, at) and (before in HYPHENS or before.isalpha()):
        return True  # "COVID-19", "F-35"
    if not plain[:1].isdecimal() or number.end != at + 1:
        return False
    if number.low <= LAST_DAY and (before in months or after in months):
        return True
    if FIRST_YEAR <= number.low <= LAST_YEAR and "," not in plain and number.low == int(number.low):
        return _read_unit(tokens, number.end)[1] == number.end
    if after in word_set("clock"):
        return True
    # "9th", "747s": letters that touch the figure and are no unit
    return after.isalpha() and touch(tokens, number.end) and not _read_unit(tokens, number.end)[0]


def _find_noun(tokens: list[Token], at: int, *, is_part: bool) -> Token | None:
    """What is counted: the first plural within reach; of a share's whole the last word."""
    if word_at(tokens, at) in HYPHENS and touch(tokens, at) and touch(tokens, at + 1):
        return tokens[at + 1]  # "15-member"
    is_whole = is_part and word_at(tokens, at) == "of"
    while at < len(tokens) and word_at(tokens, at) in word_set("skips"):
        at += 1
    last = None
    for token in tokens[at : at + NOUN_REACH]:
        if token.word in word_set("stops") or not token.word[:1].isalpha():
            break
        if token.word in word_set("plurals") | word_set("counted") or _is_plural(token.word):
            return token
        last = token
    return last if is_whole else None


def _is_plural(word: str) -> bool:
    return (
        word.endswith("s")
        and not word.endswith(("ss", "'s", "us", "is"))
        and word not in word_set("singular_s")
    )


def _rounding(low: float, high: float) -> float:
    if low != high or not low or low % 10**ROUND_ZEROS:
        return 0.0
    zeros = ROUND_ZEROS
    while not low % 10 ** (zeros + 1):
        zeros += 1
    return min(float(10**zeros) / 2, abs(low) * MOST_ROUNDING)
