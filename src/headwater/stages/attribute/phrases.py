"""Who stands after a cue: 'said X', 'according to X'."""

from collections.abc import Sequence

from headwater.stages.attribute.grammar import (
    Range,
    is_mark,
    is_time,
    joins_names,
    looks_verbal,
    opens_apposition,
    words_of_class,
)
from headwater.stages.attribute.tokens import Token

# words of a noun phrase with its appositions; what is longer has been read wrongly
MAX_PHRASE = 55
# letters of an abbreviation whose stop does not end the phrase: "Sen.", "Lt."
MAX_ABBREVIATION = 4


def find_phrase_after(tokens: Sequence[Token], start: int, limit: int) -> Range | None:
    """The noun phrase that begins at ``start``, with its appositions."""
    if start >= limit or not _may_open(tokens, start):
        return None
    if tokens[start].low in words_of_class("pronouns"):
        return (start, start + 1)
    end = start + 1
    while end < min(limit, start + MAX_PHRASE) and _goes_on(tokens, start, end, limit):
        end += 1
    while end > start and not tokens[end - 1].is_word and not is_mark(tokens[end - 1], ")\"”'’"):
        end -= 1
    return (start, end) if end > start else None


def _may_open(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low in words_of_class("pronouns"):
        return True
    if not token.is_word:
        return is_mark(token, "\"“'‘$")
    if token.low in words_of_class("subordinators") - {"that"}:
        return False
    return token.low not in words_of_class("prepositions") and not looks_verbal(tokens, at)


def _goes_on(tokens: Sequence[Token], start: int, at: int, limit: int) -> bool:
    token = tokens[at]
    if not token.is_word:
        return _mark_goes_on(tokens, at, limit)
    if token.low in words_of_class("relative_openers") or _in_relative(tokens, start, at):
        return True
    if token.low in words_of_class("subordinators"):
        return token.low == "and" and joins_names(tokens, at)
    if is_time(token):
        return False
    if token.low in words_of_class("prepositions"):
        return _inner_preposition(tokens, at, limit)
    if token.low in words_of_class("adverbs") - {"all"}:
        return False
    return not looks_verbal(tokens, at)


def _mark_goes_on(tokens: Sequence[Token], at: int, limit: int) -> bool:
    token = tokens[at]
    if is_mark(token, ",—–"):
        return at + 1 < limit and opens_apposition(tokens, at + 1) and not is_time(tokens[at + 1])
    if token.form == "." and at + 1 < limit:
        return tokens[at - 1].is_capital and len(tokens[at - 1].form) <= MAX_ABBREVIATION
    return is_mark(token, "()'’\"“”$%#&-/")


def _in_relative(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Inside ', who ...' or 'who ...' that began since the last comma."""
    for back in range(at - 1, start, -1):
        if is_mark(tokens[back], ",—–;:"):
            return False
        if tokens[back].low in words_of_class("relative_openers"):
            return True
    return False


def _inner_preposition(tokens: Sequence[Token], at: int, limit: int) -> bool:
    low = tokens[at].low
    if low not in words_of_class("inner_prepositions") or at + 1 >= limit:
        return False
    after = tokens[at + 1]
    if low in ("of", "for"):
        return not is_time(after) or low == "of"
    if is_time(after) or low in words_of_class("loose_prepositions"):
        return False
    if after.low in words_of_class("possessives") or after.low in ("a", "an", "this", "that"):
        return False
    return not looks_verbal(tokens, at + 1)
