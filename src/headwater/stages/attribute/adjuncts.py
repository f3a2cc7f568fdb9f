"""What may stand between a cue and its content: listeners, times, places, occasions."""

from collections.abc import Sequence

from headwater.stages.attribute.grammar import (
    is_mark,
    is_time,
    looks_verbal,
    low_at,
    words_of_class,
)
from headwater.stages.attribute.tokens import Token
from headwater.text.cues import CueVerb

# how far "that" may stand from its cue: "said in an interview with the local station that"
MAX_TO_THAT = 24
# verbs that take a listener now and then: "warned voters", "wrote lawmakers"
_SOMETIMES_LISTENED = frozenset(("warn", "ask", "show", "write"))


def skip_adjuncts(tokens: Sequence[Token], at: int, limit: int, verb: CueVerb) -> tuple[int, bool]:
    """Where the content begins after a cue, and whether "that" opens it.

    Returns ``limit`` where only adjuncts follow.
    """
    if "r" in verb.frames:
        at = _skip_listener(tokens, at, limit)
    elif verb.lemma in _SOMETIMES_LISTENED:
        after = _skip_listener(tokens, at, limit)
        acts = after < limit and looks_verbal(tokens, after)  # "records show Lund left"
        at = at if acts else after
    that = _find_that(tokens, at, limit)
    if that is not None:
        return that + 1, True
    while at < limit and not tokens[at].quoted:
        token = tokens[at]
        if is_mark(token, ",:—–"):
            follows = at + 1 < limit and tokens[at + 1].quoted
            return (at + 1 if follows or token.form == ":" else limit), False
        if token.low in words_of_class("relative_times") and _is_time_at(tokens, at + 1, limit):
            at += 2
        elif is_time(token) or token.low in words_of_class("small_adverbs"):
            at += 1
        elif token.low in words_of_class("adjunct_openers"):
            at = _skip_prepositional(tokens, at, limit)
        else:
            break
    return at, False


def _is_time_at(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return at < limit and is_time(tokens[at])


def _skip_listener(tokens: Sequence[Token], at: int, limit: int) -> int:
    if at >= limit:
        return at
    token = tokens[at]
    if is_mark(token, '"“') and not token.quoted:
        return _skip_title(tokens, at + 1, limit)
    if token.low in words_of_class("objects") or token.low in words_of_class("listeners"):
        return at + 1
    if token.low in words_of_class("determiners") and token.low not in ("that", "this"):
        return _skip_described(tokens, at + 1, limit)
    start = at
    while at < limit and _is_in_name(tokens, start, at, limit):
        at += 1
    return at


def _skip_title(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Past a programme's name in quotation marks: 'told "Meet the Press"'."""
    while at < limit and not is_mark(tokens[at], '"”'):
        at += 1
    return min(at + 1, limit)


def _skip_described(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Past 'Senate committee' or 'House of Commons' after its determiner."""
    while at < limit and tokens[at].is_word and not tokens[at].quoted:
        low = tokens[at].low
        if is_time(tokens[at]) or any(low in words_of_class(c) for c in _NO_NOUN):
            break
        at += 1
        ends_name = tokens[at - 1].is_capital and at < limit and not tokens[at].is_capital
        if low in words_of_class("listeners") or ends_name:
            break
    return at


_NO_NOUN = ("determiners", "pronouns", "subordinators", "prepositions", "auxiliaries")


def _is_in_name(tokens: Sequence[Token], start: int, at: int, limit: int) -> bool:
    token = tokens[at]
    if is_time(token) or token.quoted:
        return False
    if token.is_capital:
        return True
    inside = start < at < limit - 1 and tokens[at + 1].is_capital
    return inside and token.low in ("of", "and", "&", "the")


def _find_that(tokens: Sequence[Token], at: int, limit: int) -> int | None:
    """The "that" which opens the content, with nothing but adjuncts before it."""
    for place in range(at, min(limit, at + MAX_TO_THAT)):
        token = tokens[place]
        if token.low == "that" and not token.quoted:
            adjunct = place > at and tokens[place - 1].low in words_of_class("prepositions")
            return None if adjunct else place
        if token.quoted or is_mark(token, ":;") or token.low in words_of_class("pronouns"):
            return None
        if token.low in words_of_class("auxiliaries") and token.low != "to":
            return None
        if place == at and token.is_word and not _may_open_adjunct(token):
            return None
    return None


def _may_open_adjunct(token: Token) -> bool:
    return is_time(token) or token.low in words_of_class("adjunct_openers")


def _skip_prepositional(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Past a preposition and the simple phrase after it."""
    if tokens[at].low in words_of_class("clause_openers"):
        while at < limit and not tokens[at].quoted and not is_mark(tokens[at], ",:;—–"):
            at += 1
        return at
    at += 1
    if low_at(tokens, at) in words_of_class("determiners"):
        at += 1
    seen_lower = False
    while at < limit and not _ends_phrase(tokens, at, seen_lower):
        token = tokens[at]
        small = token.is_capital or token.low in ("and", "of")
        seen_lower = seen_lower or (token.is_word and not small)
        at += 1
    return at


_NEW_CLAUSE = ("pronouns", "determiners", "adjunct_openers")


def _ends_phrase(tokens: Sequence[Token], at: int, seen_lower: bool) -> bool:
    token = tokens[at]
    if token.quoted or is_mark(token, ",:;—–"):
        return True
    if any(token.low in words_of_class(c) for c in _NEW_CLAUSE):
        return True
    if token.low in words_of_class("auxiliaries") and token.low != "to":
        return True
    before = tokens[at - 1]
    new_name = token.is_capital and not before.is_capital and before.low not in ("of", "and")
    return seen_lower and new_name and not is_time(token)
