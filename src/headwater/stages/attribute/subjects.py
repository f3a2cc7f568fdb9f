"""Who stands before a cue: the noun phrase that ends where the verb group begins."""

from collections.abc import Sequence

from headwater.stages.attribute.grammar import (
    Range,
    is_mark,
    is_time,
    joins_names,
    looks_verbal,
    low_at,
    opens_apposition,
    words_of_class,
)
from headwater.stages.attribute.tokens import Token

# words between two commas that still read as an apposition: "X, a lawyer for the family, said"
MAX_APPOSITION = 30
# words between commas that are a tag, such as "R-Iowa", after which a longer apposition may stand
MAX_TAG = 2
# words of one noun phrase; longer ones are clauses read wrongly
MAX_PHRASE = 25
# tokens of a nickname or a programme's name with its marks
MAX_QUOTED_NAME = 7
# letters of an abbreviated title or state: "Sen", "Calif"
MAX_ABBREVIATION = 5


def find_subject(tokens: Sequence[Token], end: int, floor: int) -> Range | None:
    """The noun phrase that ends just before ``end``, not reaching below ``floor``."""
    if end <= floor:
        return None
    token = tokens[end - 1]
    if token.low in words_of_class("relatives") and (token.low != "that" or end - 1 > floor):
        comma = end - 1 > floor and is_mark(tokens[end - 2], ",")
        return _antecedent(tokens, _find_phrase(tokens, end - 2 if comma else end - 1, floor))
    if token.low in words_of_class("pronouns"):
        return (end - 1, end)
    if is_mark(token, ",—–"):
        return _with_apposition(tokens, end - 1, floor)
    return _find_phrase(tokens, end, floor)


def _antecedent(tokens: Sequence[Token], held: Range | None) -> Range | None:
    """What a relative pronoun means: the phrase before it, or its last part after a verb.

    'Lund backs Ruiz, who': a lower word between names that joins none shows a verb.
    """
    if held is None:
        return None
    start, end = held
    first = tokens[start]
    lowers = [at for at in range(start, end) if tokens[at].is_word and not tokens[at].is_capital]
    joined = words_of_class("prepositions") | words_of_class("name_joints")
    named = first.is_capital and first.low not in words_of_class("determiners")
    verbs = [at for at in lowers if tokens[at].low not in joined and at + 1 < end]
    if named and any(tokens[at + 1].is_capital for at in verbs):
        return (_start_of_last(tokens, start, end), end)
    if named or first.low in words_of_class("determiners") or len(lowers) < end - start:
        opened = named or first.low in words_of_class("determiners") or first.form[0].isdigit()
        return held if opened else (_start_of_last(tokens, start, end), end)
    return held


def _with_apposition(tokens: Sequence[Token], comma: int, floor: int) -> Range | None:
    """The phrase before a pair of commas whose second is at ``comma``: 'X, a lawyer, said'."""
    best = None
    for at in range(comma - 1, max(floor, comma - MAX_APPOSITION), -1):
        if is_mark(tokens[at], ";:") or tokens[at].quoted:
            break
        if tokens[at].form != tokens[comma].form:
            continue
        held = _find_phrase(tokens, at, floor)
        if held is None:
            break
        if opens_apposition(tokens, at + 1):
            best = (held[0], comma)
            if comma - at - 1 > MAX_TAG:
                break
    return best


def _find_phrase(tokens: Sequence[Token], end: int, floor: int) -> Range | None:
    """The noun phrase that ends at ``end``: back over words that may belong to one."""
    end = _drop_time(tokens, end, floor)
    if end <= floor or tokens[end - 1].low == "and":
        return None
    start = end
    while start > max(floor, end - MAX_PHRASE) and _may_belong(tokens, start - 1):
        start -= 1
    start = _drop_opening(tokens, start, end)
    if start >= end or not _is_nominal(tokens, start, end):
        return None
    return (start, end)


def _drop_time(tokens: Sequence[Token], end: int, floor: int) -> int:
    """Without 'on Friday' or 'last week' at the end: 'Smith on Friday said'."""
    at = end
    while at - 1 > floor and is_time(tokens[at - 1]):
        at -= 1
    if floor < at - 1 < end - 1 and tokens[at - 1].low in words_of_class("time_prepositions"):
        at -= 1
    return at


def _may_belong(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.quoted:
        return _in_quoted_name(tokens, at)
    if not token.is_word:
        return is_mark(token, "()'’$%#&") or _is_abbreviation_stop(tokens, at)
    if token.low == "and":
        return joins_names(tokens, at)
    if token.low in words_of_class("pronouns") or token.low in words_of_class("subordinators"):
        return False
    if token.low in words_of_class("objects") and token.low != "her":
        return False
    if token.low in words_of_class("prepositions") - words_of_class("inner_prepositions"):
        return False
    return not looks_verbal(tokens, at)


def _is_abbreviation_stop(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].form == "." and at > 0 and len(tokens[at - 1].form) <= MAX_ABBREVIATION


def _in_quoted_name(tokens: Sequence[Token], at: int) -> bool:
    """Inside a short quoted name within a phrase, such as a nickname or a programme."""
    end = at
    while end + 1 < len(tokens) and tokens[end + 1].quoted:
        end += 1
    start = at
    while start > 0 and tokens[start - 1].quoted:
        start -= 1
    if tokens[end].is_word or is_mark(tokens[end - 1], ",.?!…"):
        return False
    return end - start <= MAX_QUOTED_NAME and start > 0 and tokens[start - 1].is_word


def _drop_opening(tokens: Sequence[Token], start: int, end: int) -> int:
    """Without the adverbs and the prepositional phrase that a clause may open with."""
    if low_at(tokens, start - 1) == "to" and low_at(tokens, start + 1) in words_of_class(
        "articles"
    ):
        start += 1  # "to destroy the men who"
    for at in range(start, end):
        if tokens[at].low == "ago":
            start = at + 1
    while start < end and _is_opening(tokens, start, end):
        start += 1
    if start < end:
        low = tokens[start].low
        participle = low.endswith("ing") and "-" not in low and not tokens[start].is_capital
        if low in words_of_class("prepositions") or participle:
            return _start_of_last(tokens, start, end)
    return start


def _is_opening(tokens: Sequence[Token], at: int, end: int) -> bool:
    token = tokens[at]
    if not token.is_word:
        return not is_mark(token, "\"“'‘($#")
    if token.low in words_of_class("openers"):
        return True
    if token.low in words_of_class("times"):
        return at + 1 < end
    return token.low.endswith("ly") and not token.is_capital


def _start_of_last(tokens: Sequence[Token], start: int, end: int) -> int:
    """The start of the simple phrase at the end: a run of names, or determiner and noun."""
    at = end - 1
    if tokens[at].is_capital:
        while at - 1 > start and _is_part_of_name(tokens, at - 1):
            at -= 1
        return at - 1 if at - 1 > start and tokens[at - 1].low in words_of_class("articles") else at
    while at - 1 > start and tokens[at].low not in words_of_class("determiners"):
        before = tokens[at - 1]
        if before.low in words_of_class("prepositions") - {"of"} or before.low == "and":
            break
        if not before.is_word:
            break
        at -= 1
    return at


def _is_part_of_name(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if is_time(token):
        return False
    small = token.low in ("of", "and", "the", "for") or token.form == "."
    return token.is_capital or (small and at > 0 and tokens[at - 1].is_capital)


def _is_nominal(tokens: Sequence[Token], start: int, end: int) -> bool:
    last = tokens[end - 1]
    if not any(t.is_word for t in tokens[start:end]):
        return False
    if last.low in words_of_class("determiners"):
        return last.low in words_of_class("lone_determiners")
    alone = end - start == 1
    return last.low not in words_of_class("prepositions") and not (alone and is_time(last))
