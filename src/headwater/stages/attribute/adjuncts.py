"""What may stand between a cue and its content: listeners, times, places, occasions."""

from collections.abc import Sequence

from headwater.stages.attribute.phrases import grammar, is_time
from headwater.stages.attribute.tokens import Token
from headwater.text.cues import CueVerb

# how far "that" may stand from its cue: "said in an interview with the local station that"
MAX_TO_THAT = 24
_ADJUNCT_STARTS = frozenset(
    "in on at during to of about from after before via by through for with as when while amid following since until".split()
)
_LISTENER_NOUNS = frozenset(
    "reporters lawmakers journalists supporters crowd crowds audience police investigators senators congress committee panel colleagues viewers listeners fans investors voters students parents members host anchor council court jurors".split()
)


def skip_adjuncts(tokens: Sequence[Token], at: int, limit: int, verb: CueVerb) -> tuple[int, bool]:
    """Where the content begins after a cue, and whether "that" opens it.

    Returns ``limit`` where only adjuncts follow.
    """
    if "r" in verb.frames or verb.lemma in ("warn", "ask", "show", "write"):
        at = _skip_listener(tokens, at, limit)
    that = _find_that(tokens, at, limit)
    if that is not None:
        return that + 1, True
    while at < limit:
        token = tokens[at]
        if token.quoted:
            return at, False
        if token.form in ",:" or token.form in "—–":
            if _quote_follows(tokens, at + 1, limit) or token.form == ":":
                return at + 1, False
            return limit, False
        if is_time(token) or token.low in ("ago", "also", "further"):
            at += 1
        elif token.low in _ADJUNCT_STARTS:
            at = _skip_prepositional(tokens, at, limit)
        elif (
            token.low in ("last", "this", "next", "earlier", "later")
            and at + 1 < limit
            and is_time(tokens[at + 1])
        ):
            at += 2
        else:
            return at, False
    return limit, False


def _quote_follows(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return at < limit and tokens[at].quoted


def _skip_listener(tokens: Sequence[Token], at: int, limit: int) -> int:
    words = grammar()
    start = at
    if at + 1 < limit and tokens[at].form in "\"“" and not tokens[at].quoted:
        return _skip_title(tokens, at + 1, limit)
    if at < limit and tokens[at].low in words["objects"] | {"reporters", "lawmakers"}:
        return at + 1
    if (
        at < limit
        and tokens[at].low in words["determiners"]
        and tokens[at].low not in ("that", "this")
    ):
        at += 1
        while at < limit and tokens[at].is_word and not tokens[at].quoted:
            low = tokens[at].low
            if low in words["determiners"] | words["pronouns"] | words["subordinators"]:
                break
            if low in words["prepositions"] or is_time(tokens[at]) or low in words["auxiliaries"]:
                break
            at += 1
            if (
                low in _LISTENER_NOUNS
                or tokens[at - 1].is_capital
                and at < limit
                and not tokens[at].is_capital
            ):
                break
        return at
    while at < limit and (
        tokens[at].is_capital
        or tokens[at].low in ("of", "and", "&", "the")
        and at > start
        and at + 1 < limit
        and tokens[at + 1].is_capital
    ):
        if is_time(tokens[at]) or tokens[at].quoted:
            break
        at += 1
    if at == start and at < limit and tokens[at].low in _LISTENER_NOUNS:
        return at + 1
    return at


def _skip_title(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Past a programme's name in quotation marks: 'told "Meet the Press"'."""
    while at < limit and tokens[at].form not in "\"”":
        at += 1
    return min(at + 1, limit)


def _find_that(tokens: Sequence[Token], at: int, limit: int) -> int | None:
    """The "that" which opens the content, with nothing but adjuncts before it."""
    for place in range(at, min(limit, at + MAX_TO_THAT)):
        token = tokens[place]
        if token.low == "that" and not token.quoted:
            if place == at or tokens[place - 1].low not in grammar()["prepositions"]:
                return place
            return None
        if token.quoted or token.form in ":;" or token.low in grammar()["auxiliaries"] - {"to"}:
            return None
        if token.low in grammar()["pronouns"]:
            return None
        if place == at and token.low in grammar()["determiners"] | grammar()["relatives"]:
            return None
        if (
            place == at
            and token.is_word
            and token.low not in _ADJUNCT_STARTS
            and not is_time(token)
        ):
            return None
    return None


def _skip_prepositional(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Past a preposition and the simple phrase after it."""
    words = grammar()
    clause = tokens[at].low in ("as", "when", "while", "after", "before", "since", "until")
    at += 1
    if at < limit and tokens[at].low in words["determiners"] and not clause:
        at += 1
    seen_lower = False
    while at < limit:
        token = tokens[at]
        if token.quoted and not clause and _short_name(tokens, at):
            at += 1
            continue
        if token.quoted or token.form in ",:;—–":
            return at
        if token.low in _ADJUNCT_STARTS and not clause:
            return at
        if not clause and (
            token.low in words["pronouns"]
            or token.low in words["determiners"]
            or token.low in words["auxiliaries"] - {"to"}
        ):
            return at
        if (
            not clause
            and seen_lower
            and token.is_capital
            and not is_time(token)
            and not tokens[at - 1].is_capital
            and tokens[at - 1].low not in ("of", "and")
        ):
            return at
        seen_lower = seen_lower or (
            token.is_word and not token.is_capital and token.low not in ("and", "of")
        )
        at += 1
    return at


def _short_name(tokens: Sequence[Token], at: int) -> bool:
    """Inside a quoted programme name such as "Meet the Press"."""
    start, end = at, at
    while start > 0 and tokens[start - 1].quoted:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].quoted:
        end += 1
    words = [t for t in tokens[start : end + 1] if t.is_word]
    return (
        0 < len(words) <= 5
        and words[0].is_capital
        and words[-1].is_capital
        and all(t.is_capital or len(t.form) <= 3 for t in words)
    )
