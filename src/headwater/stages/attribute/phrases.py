"""Noun phrases and verb groups, found from words alone: who stands before or after a cue."""

from collections.abc import Sequence
from functools import cache

from headwater.stages.attribute.tokens import Token
from headwater.text.cues import cue_verbs, load_lists

# words between two commas that still read as an apposition: "X, a lawyer for the family, said"
MAX_APPOSITION = 30
# words of one noun phrase; longer ones are clauses read wrongly
MAX_PHRASE = 25
# tokens of a nickname or a programme's name with its marks
MAX_QUOTED_NAME = 7
# letters of an abbreviated title: "Sen", "Calif"
MAX_ABBREVIATION = 5

Range = tuple[int, int]  # token positions, half open


@cache
def grammar() -> dict[str, frozenset[str]]:
    """The closed word classes."""
    return load_lists("grammar")


def is_time(token: Token) -> bool:
    """A day, a month or another word of time."""
    return token.low in grammar()["times"] or token.form.isdigit()


def looks_verbal(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is probably a finite verb or a participle."""
    token = tokens[at]
    words = grammar()
    if token.is_capital or not token.is_word:
        return False
    if token.low in words["auxiliaries"] or token.low in words["verbs"]:
        return True
    before = tokens[at - 1].low if at else ""
    if before in words["determiners"] or before.endswith("'s"):
        return False
    if any(v.past or v.form.endswith("s") for v in cue_verbs().get(token.low, ())):
        return not before.endswith("ly") or token.low == "said"
    return (
        token.low.endswith("ed")
        and len(token.low) > 4
        and "-" not in token.low
        and (
            before in words["pronouns"] or before.endswith("s") or tokens[at - 1].is_capital
            if at
            else False
        )
    )


def find_verb_group(tokens: Sequence[Token], at: int) -> int:
    """Where the group of auxiliaries and adverbs before a verb begins."""
    words = grammar()
    start = at
    while start and not tokens[start - 1].quoted:
        low = tokens[start - 1].low
        if low == "that" or tokens[start - 1].is_capital and low not in ("has", "is", "was"):
            break
        if low in words["auxiliaries"] or low in words["adverbs"] or low in words["negations"]:
            start -= 1
        elif low.endswith("ly") and start > 1 and low not in ("family", "ally", "reply", "july"):
            start -= 1
        else:
            break
    return start


def find_subject(tokens: Sequence[Token], end: int, floor: int) -> Range | None:
    """The noun phrase that ends just before ``end``, not reaching below ``floor``."""
    if end <= floor:
        return None
    token = tokens[end - 1]
    words = grammar()
    if token.low in ("who", "which") or (token.low == "that" and end - 1 > floor):
        return _antecedent(tokens, end - 1, floor)
    if token.low in words["pronouns"]:
        return (end - 1, end)
    if token.form == "," or token.form in "—–":
        return _with_apposition(tokens, end - 1, floor)
    return _phrase_before(tokens, end, floor)


def _antecedent(tokens: Sequence[Token], at: int, floor: int) -> Range | None:
    end = at - 1 if at > floor and tokens[at - 1].form == "," else at
    return _phrase_before(tokens, end, floor)


def _with_apposition(tokens: Sequence[Token], comma: int, floor: int) -> Range | None:
    """The phrase before a pair of commas whose second is at ``comma``: 'X, a lawyer, said'."""
    lowest = max(floor, comma - MAX_APPOSITION)
    best = None
    for at in range(comma - 1, lowest, -1):
        if tokens[at].form in ";:" or tokens[at].quoted:
            break
        if tokens[at].form != tokens[comma].form:
            continue
        held = _phrase_before(tokens, at, floor)
        if held is None:
            break
        if _opens_apposition(tokens, at + 1):
            best = (held[0], comma)
            if not _is_short_tag(tokens, at + 1, comma):
                break
    return best


def _opens_apposition(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    words = grammar()
    if token.low in (
        "who",
        "which",
        "whose",
        "whom",
        "a",
        "an",
        "the",
        "one",
        "now",
        "then",
        "also",
    ):
        return True
    if token.is_capital or token.form.isdigit() or "'s" in token.low:
        return True
    if token.low in words["subordinators"] or token.low in words["pronouns"]:
        return False
    return token.low not in words["prepositions"] and not token.low.endswith("ing")


def _is_short_tag(tokens: Sequence[Token], start: int, end: int) -> bool:
    return end - start <= 2


def _phrase_before(tokens: Sequence[Token], end: int, floor: int) -> Range | None:
    """The noun phrase that ends at ``end``: back over words that may belong to one."""
    end = _drop_time(tokens, end, floor)
    if end <= floor or tokens[end - 1].low == "and":
        return None
    start = end
    lowest = max(floor, end - MAX_PHRASE)
    while start > lowest and _may_belong(tokens, start - 1):
        start -= 1
    start = _drop_opening(tokens, start, end)
    if start >= end or not _is_nominal(tokens, start, end):
        return None
    return (start, end)


def _may_belong(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    words = grammar()
    if token.quoted:
        return _in_quoted_name(tokens, at)
    if not token.is_word:
        return token.form in "()'’$%#&" or _is_abbreviation_stop(tokens, at)
    if token.low in words["objects"] - {"her"} or token.low in words["pronouns"]:
        return False
    if token.low in ("that", "and", "who") or token.low in words["subordinators"]:
        return token.low == "and" and _joins_names(tokens, at)
    if token.low in words["prepositions"] - words["inner_prepositions"]:
        return False
    return not looks_verbal(tokens, at)


def _drop_time(tokens: Sequence[Token], end: int, floor: int) -> int:
    """Without 'on Friday' or 'last week' at the end: 'Smith on Friday said'."""
    at = end
    while at - 1 > floor and is_time(tokens[at - 1]) and tokens[at - 1].low != "may":
        at -= 1
    if at < end and at - 1 > floor and tokens[at - 1].low in ("on", "in", "late", "early", "this"):
        at -= 1
    return at


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
    if tokens[end].is_word or tokens[end - 1].form in ",.?!…":
        return False
    return end - start <= MAX_QUOTED_NAME and start > 0 and tokens[start - 1].is_word


def _joins_names(tokens: Sequence[Token], at: int) -> bool:
    """'and' between two capitalised words, or two words that could be one phrase's."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if is_time(before) or is_time(after):
        return False
    return before.is_capital == after.is_capital and before.is_word and after.is_word


def _drop_opening(tokens: Sequence[Token], start: int, end: int) -> int:
    """Without the adverbs and the prepositional phrase that a clause may open with."""
    words = grammar()
    for at in range(start, end):
        if tokens[at].low == "ago":
            start = at + 1
    while start < end and (
        tokens[start].low in words["openers"]
        or not tokens[start].is_word
        and tokens[start].form not in "\"“'‘($#"
        or (tokens[start].low.endswith("ly") and not tokens[start].is_capital)
        or (tokens[start].low in words["times"] and start + 1 < end)
    ):
        start += 1
    if (
        start < end
        and tokens[start].low in words["prepositions"]
        or (start < end and tokens[start].low.endswith("ing") and "-" not in tokens[start].low)
    ):
        return _last_base_phrase(tokens, start, end)
    return start


def _last_base_phrase(tokens: Sequence[Token], start: int, end: int) -> int:
    """The start of the simple phrase at the end: a run of names, or determiner and noun."""
    words = grammar()
    at = end - 1
    if tokens[at].is_capital:
        while at - 1 > start and (
            tokens[at - 1].is_capital
            or (
                tokens[at - 1].low in ("of", "and", "the", ".", "for") and tokens[at - 2].is_capital
            )
        ):
            if is_time(tokens[at - 1]):
                break
            at -= 1
        if at - 1 > start and tokens[at - 1].low in ("the", "a", "an"):
            at -= 1
        return at
    while at - 1 > start and tokens[at].low not in words["determiners"]:
        if tokens[at - 1].low in words["prepositions"] - {"of"} or tokens[at - 1].low == "and":
            break
        if not tokens[at - 1].is_word:
            break
        at -= 1
    return at


def _is_nominal(tokens: Sequence[Token], start: int, end: int) -> bool:
    words = grammar()
    last = tokens[end - 1]
    if not any(t.is_word for t in tokens[start:end]):
        return False
    if last.low in words["determiners"] - {
        "others",
        "some",
        "many",
        "both",
        "one",
        "another",
        "all",
    }:
        return end - start == 1 and last.low in ("two", "three", "several", "most", "few")
    return last.low not in words["prepositions"] and not (end - start == 1 and is_time(last))


def find_phrase_after(tokens: Sequence[Token], start: int, limit: int) -> Range | None:
    """The noun phrase that begins at ``start``, with its appositions."""
    words = grammar()
    if start >= limit:
        return None
    first = tokens[start]
    if first.low in words["pronouns"]:
        return (start, start + 1)
    if (
        not first.is_word
        and first.form not in "\"“'‘$"
        or first.low in words["subordinators"] - {"that"}
    ):
        return None
    if first.low in words["prepositions"] or looks_verbal(tokens, start):
        return None
    end = start
    while end < min(limit, start + MAX_PHRASE + MAX_APPOSITION):
        if not _goes_on(tokens, start, end, limit):
            break
        end += 1
    while end > start and not tokens[end - 1].is_word and tokens[end - 1].form not in ")\"”'’":
        end -= 1
    return (start, end) if end > start else None


def _goes_on(tokens: Sequence[Token], start: int, at: int, limit: int) -> bool:
    token = tokens[at]
    words = grammar()
    if at == start:
        return True
    if token.form in ",—–":
        return at + 1 < limit and _opens_apposition(tokens, at + 1) and not is_time(tokens[at + 1])
    if token.form == "." and at + 1 < limit:
        return tokens[at - 1].is_capital and len(tokens[at - 1].form) <= 4
    if not token.is_word:
        return token.form in "()'’\"“”$%#&-/"
    if token.low in ("who", "which", "whose"):
        return True
    if _in_relative(tokens, start, at):
        return True
    if token.low in words["subordinators"]:
        return token.low == "and" and _joins_names(tokens, at)
    if is_time(token):
        return False
    if token.low in words["prepositions"]:
        return _inner_preposition(tokens, at, limit)
    if token.low in words["auxiliaries"] or token.low in words["adverbs"] - {"all"}:
        return False
    return not looks_verbal(tokens, at)


def _in_relative(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Inside ', who ...' or 'who ...' that began since the last comma."""
    for back in range(at - 1, start, -1):
        if tokens[back].form in ",—–;:":
            return False
        if tokens[back].low in ("who", "which", "whose"):
            return True
    return False


def _inner_preposition(tokens: Sequence[Token], at: int, limit: int) -> bool:
    words = grammar()
    if tokens[at].low not in words["inner_prepositions"] or at + 1 >= limit:
        return False
    after = tokens[at + 1]
    if tokens[at].low in ("of", "for"):
        return not is_time(after) or tokens[at].low == "of"
    if after.low in ("a", "an", "his", "her", "their", "its", "this", "that") or is_time(after):
        return False
    if tokens[at].low in ("on", "to", "about", "at"):
        return False
    return not looks_verbal(tokens, at + 1)
