"""The closed word classes, and what a word can be by its form and its neighbours."""

from collections.abc import Sequence
from functools import cache

from headwater.stages.attribute.tokens import Token
from headwater.text.cues import cue_verbs
from headwater.text.word_files import load_lists

Range = tuple[int, int]  # token positions, half open

# letters of the shortest past form in -ed that is taken for a verb
MIN_PAST = 5


@cache
def words_of_class(name: str) -> frozenset[str]:
    """The words of one class of ``grammar.toml``."""
    return load_lists("grammar")[name]


def low_at(tokens: Sequence[Token], at: int) -> str:
    """The word at a place in lower case; nothing outside the tokens."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def is_time(token: Token) -> bool:
    """A day, a month or another word of time."""
    return token.low in words_of_class("times") or token.form.isdigit()


def is_mark(token: Token, marks: str) -> bool:
    """Whether the token is one of the marks of punctuation."""
    return len(token.form) == 1 and token.form in marks


def closes_quotation(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation ends with the mark at this place."""
    return 0 <= at < len(tokens) and tokens[at].quoted and not tokens[at].is_word


def looks_verbal(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is probably a finite verb or a participle."""
    token = tokens[at]
    if token.is_capital or not token.is_word:
        return False
    if token.low in words_of_class("auxiliaries") or token.low in words_of_class("verbs"):
        return True
    before = low_at(tokens, at - 1)
    if before in words_of_class("determiners") or before.endswith("'s"):
        return False
    if any(v.past or v.form.endswith("s") for v in cue_verbs().get(token.low, ())):
        return not before.endswith("ly") or token.low == "said"
    return _looks_past(tokens, at, before)


def _looks_past(tokens: Sequence[Token], at: int, before: str) -> bool:
    low = tokens[at].low
    if not low.endswith("ed") or len(low) < MIN_PAST or "-" in low or at == 0:
        return False
    return before in words_of_class("pronouns") or before.endswith("s") or tokens[at - 1].is_capital


def is_finite(word: str) -> bool:
    """Whether a word is an auxiliary that shows a clause: 'was', 'has', 'would'."""
    return word in words_of_class("auxiliaries") and word not in words_of_class("unfinished")


def find_verb_group(tokens: Sequence[Token], at: int) -> int:
    """Where the group of auxiliaries and adverbs before a verb begins."""
    start = at
    while start and not tokens[start - 1].quoted and _is_in_verb_group(tokens, start - 1):
        start -= 1
    return start


def _is_in_verb_group(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low == "that" or (token.is_capital and token.low not in words_of_class("auxiliaries")):
        return False
    if token.is_capital and at:
        return False
    if any(token.low in words_of_class(c) for c in ("auxiliaries", "adverbs", "negations")):
        return True
    return token.low.endswith("ly") and at > 0 and token.low not in words_of_class("ly_nouns")


def opens_apposition(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a comma describes the phrase before it."""
    token = tokens[at]
    if token.low in words_of_class("appositive_openers"):
        return True
    if token.is_capital or token.form.isdigit() or "'s" in token.low:
        return True
    if token.low in words_of_class("subordinators") or token.low in words_of_class("pronouns"):
        return False
    if looks_verbal(tokens, at) or token.low.endswith("ed"):
        return False
    return token.low not in words_of_class("prepositions") and not token.low.endswith("ing")


def joins_names(tokens: Sequence[Token], at: int) -> bool:
    """'and' between two capitalised words, or two words that could be one phrase's."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if is_time(before) or is_time(after):
        return False
    return before.is_capital == after.is_capital and before.is_word and after.is_word
