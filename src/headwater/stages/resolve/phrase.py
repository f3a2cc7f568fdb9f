"""The words of a source taken apart: what stands before the head, the head, what follows."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.text.names import (
    PersonName,
    Token,
    is_title,
    people_words,
)
from headwater.text.word_files import load_lists

_TAGGED = re.compile(r"^\(?[RDI]-[A-Z][\w.]*\),?\s*(.+)$")  # "D-Ill.), head of the panel"
MARKS = "\"“”‘’'«».…"


class Form(StrEnum):
    """What the words of a source are."""

    NOTHING = "nothing"
    PRONOUN = "pronoun"
    NAME = "name"
    PAIR = "pair"  # two or more names
    OUTLET = "outlet"
    BODY = "body"
    PLACE = "place"
    PERSON = "person"  # a description of one person
    GROUP = "group"  # a description of several
    PAPER = "paper"
    DATA = "data"
    OTHER = "other"


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a source, read without their article."""

    form: Form
    span: Span
    words: str  # as written, without the leading article
    name: PersonName | None = None
    role: str | None = None
    head: str = ""  # compared form of the noun, singular
    modifiers: tuple[str, ...] = ()  # compared forms of the other words
    gender: str = ""  # m, f, many, thing, first or ""
    definite: bool = False
    is_bare: bool = False  # nothing but an article and a noun: "the expert"
    owned: bool = False  # "Lee's lawyer", "his lawyer"
    plurality: str | None = None
    sides: tuple[Span, ...] = ()  # the names of a pair


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """The small words of descriptions."""
    return load_lists("phrases")


@cache
def offices() -> Mapping[tuple[str, str], str]:
    """Two words that name one office."""
    rows = [name.split() for name in sorted(lists()["offices"])]
    return {(a, b): f"{a}-{b}" for a, b in rows}


class Frame(msgspec.Struct, frozen=True):
    """A phrase taken apart: what stands before the head, the head, and what follows."""

    span: Span
    words: str
    lead: tuple[Token, ...]  # article, number, possessive pronoun
    head: tuple[Token, ...]
    tail: tuple[Token, ...]  # "for the ministry", "familiar with the matter"
    after: tuple[Token, ...]  # an apposition
    clause: bool  # what follows begins with "who"

    @staticmethod
    def of(text: str, tokens: Sequence[Token]) -> "Frame":
        """The frame of a phrase's tokens."""
        rules = lists()
        lead = 0
        determiners = rules["definite"] | rules["indefinite"] | rules["counts"]
        while lead < len(tokens) - 1 and _is_counted(tokens[lead], determiners):
            lead += 1
        while lead and not tokens[lead].is_word:
            lead -= 1  # "many, including Lee"
        core = until(tokens, lead, rules["breaks"] | {"who", "which"})
        head = until(tokens[:core], lead, enders() | rules["trailing"] | rules["subjects"])
        while head > lead + 1 and not tokens[head - 1].is_word:
            head -= 1  # the full stop of "Jr."
        head = before_participle(tokens, lead, head)
        head = _without_reflexive(tokens, lead, head)
        if head == lead:
            lead, head = max(0, lead - 1), max(lead, 1)
        first = tokens[0]
        articles = {"the", "a", "an"}
        start = tokens[1] if first.low in articles and len(tokens) > 1 else first
        whole = Span(first.span.start, tokens[-1].span.end)
        words = text[start.span.start : whole.end]
        return Frame(
            whole,
            _without_open_bracket(" ".join(words.split())).strip(" ,;:"),
            tuple(tokens[:lead]),
            tuple(tokens[lead:head]),
            tuple(tokens[head:core]),
            tuple(tokens[core + 1 :]),
            core < len(tokens) and tokens[core].low in rules["relatives"],
        )

    @property
    def definite(self) -> bool:
        """Whether it means somebody known: "the", "his", "Lee's"."""
        rules = lists()
        possessed = any(t.is_possessive for t in self.head)
        return possessed or bool(self.lead and self.lead[0].low in rules["definite"])

    @property
    def plurality(self) -> str | None:
        """How many, as written."""
        words = [t.form for t in (*self.lead, *self.head[:1]) if t.low in lists()["counts"]]
        words += [t.form for t in self.lead if t.form.isdigit()]
        if words:
            return words[0].lower()
        return "one" if self.lead and self.lead[0].low in ("a", "an") else None


def _without_open_bracket(words: str) -> str:
    """Without a bracket that nothing closes: "inspector general (IG"."""
    at = words.rfind("(")
    return words[:at] if at > 0 and ")" not in words[at:] else words


@cache
def _trailing() -> frozenset[str]:
    return lists()["trailing"] | enders() | load_lists("grammar")["times"] - {"may"}


def _is_counted(token: Token, determiners: frozenset[str]) -> bool:
    return token.low in determiners or token.form.replace(",", "").isdigit()


def before_participle(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the head ends before "filed", "released": a participle after its noun."""
    words = people_words()
    nouns = words.documents | words.groups | words.roles | words.data | words.bodies
    for at in range(start + 1, end):
        low = tokens[at].low
        closes = low.endswith(("ed", "ing")) or low in lists()["participles"]
        if closes and not tokens[at].is_capital and tokens[at - 1].low in nouns:
            return at
    return end


def _without_reflexive(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the head ends without "himself"."""
    last = end - 1
    return last if last > start and tokens[last].low in lists()["reflexives"] else end


@cache
def enders() -> frozenset[str]:
    """Words at which the head of a description ends."""
    return lists()["enders"] | load_lists("grammar")["prepositions"]


def until(tokens: Sequence[Token], start: int, stops: frozenset[str]) -> int:
    """Where the first stop after ``start`` stands."""
    for at in range(start, len(tokens)):
        token = tokens[at]
        stops_here = token.low in stops and (not token.is_capital or token.form == "I")
        if stops_here and at > start and not _is_described(tokens[at - 1], token):
            return at
    return len(tokens)


def _is_described(before: Token, token: Token) -> bool:
    """Whether a participle belongs to what follows it: "newly obtained records"."""
    adverb = before.low.endswith("ly") and not before.is_capital
    return adverb and token.low.endswith("ed") and before.low not in _ly_nouns()


def singular(noun: str) -> str:
    """ "agency" for "agencies", "outlet" for "outlets"."""
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def stripped(tokens: list[Token]) -> list[Token]:
    """Without marks at the ends and conjunctions at the beginning."""
    while tokens and (not tokens[0].is_word or tokens[0].low in lists()["openers"]):
        tokens = tokens[1:]
    while tokens and (not tokens[-1].is_word or (tokens[1:] and _is_trailing(tokens[-1]))):
        tokens = tokens[:-1]
    return tokens


def _is_trailing(token: Token) -> bool:
    """Whether a word at the end is no part of a description: "the two men eventually"."""
    adverb = token.low.endswith("ly") and not token.is_capital
    return token.low in _trailing() or (adverb and token.low not in _ly_nouns())


@cache
def _ly_nouns() -> frozenset[str]:
    return load_lists("grammar")["ly_nouns"] | people_words().roles | people_words().groups


def run_back(tokens: Sequence[Token]) -> Sequence[Token]:
    """The run of capitalised words at the end, with the small words inside a name."""
    words = people_words()
    start = len(tokens)
    while start:
        token = tokens[start - 1]
        inner = start < len(tokens) and (
            token.form == "&" or token.low in words.particles or _is_dot(tokens, start - 1)
        )
        if not (token.is_capital or inner):
            break
        if token.is_possessive and start < len(tokens):
            break
        start -= 1
    while start < len(tokens) and not tokens[start].is_capital:
        start += 1
    return tokens[start:]


def _is_dot(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop ends an abbreviation rather than a sentence."""
    if tokens[at].form != "." or not at:
        return False
    before = tokens[at - 1]
    return len(before.form) == 1 or is_title(before.low) or before.low in people_words().suffixes


def tidy_role(role: str) -> str | None:
    """A role without its article and closing marks."""
    role = " ".join(role.split()).strip(" ,;:()[]—–-" + MARKS.replace(".", ""))
    for article in ("the ", "a ", "an ", "who is ", "who was "):
        if role.casefold().startswith(article):
            role = role[len(article) :]
    if (tag := _TAGGED.match(role)) and tag.group(1):
        role = tag.group(1)
    return role or None


def head_of(tokens: Sequence[Token]) -> str:
    """The compared noun of a description; of an office of two words both."""
    kept = [t.low for t in tokens if t.is_word and not t.is_possessive] or [tokens[-1].low]
    if len(kept) > 1 and (office := offices().get((kept[-2], kept[-1]))):
        return office
    return kept[-1] if kept else ""
