"""Where an article names people, with the titles and roles that stand around the name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.stages.resolve.phrase import lists, run_back, tidy_role
from headwater.stages.resolve.roles import find_role, find_told, head_end, is_person_noun
from headwater.text.bodies import find_body, find_place
from headwater.text.cues import cue_verbs
from headwater.text.names import (
    PersonName,
    Token,
    is_person_like,
    is_title,
    make_name,
    people_words,
    tokens_of,
)
from headwater.text.word_files import load_lists

# words of an apposition that is read as a role; longer ones are clauses
MAX_ROLE_WORDS = 18
MAX_TITLE_LETTERS = 5  # letters of an abbreviated title: "Sen", "Capt"
# what stands between the names of a list: ", ", " (D-Ohio) and ", " of Ohio and "
_JOINED = re.compile(r"(?: of [A-Z][\w. ]*| ?\([^()]*\))?,?(?: (?:and|&))? ?")
_PARTY = re.compile(r"^\(?([RDI])(?:-[A-Z][A-Za-z.]*)?\)?[,.]?$")


class Mention(msgspec.Struct, frozen=True):
    """One place where a person is named."""

    span: Span
    name: PersonName
    roles: tuple[str, ...]  # before the name, then after it
    sentence: int  # number of the sentence
    opens: bool  # among the first words of its sentence
    possessive: bool
    starts: bool  # is the first word of its sentence


@cache
def _grammar_words() -> frozenset[str]:
    """Small words of every kind."""
    return frozenset().union(*(v for k, v in load_lists("grammar").items() if k != "titles"))


@cache
def _opening_words() -> frozenset[str]:
    """Words that open sentences with a capital."""
    rules = lists()
    return _grammar_words() | rules["counts"] | rules["descriptors"] | {"if", "for"}


@cache
def _plain_words() -> frozenset[str]:
    """Words with a capital that belong to no name."""
    return _opening_words() | lists()["not_names"]


def find_mentions(text: str, sentence: Span, number: int) -> Iterator[Mention]:
    """The names of people in one sentence, in order."""
    tokens = tokens_of(text, sentence)
    at = 0
    shared, since = "", 0  # a title of several, and where the last of them ends
    while at < len(tokens):
        end = _run_end(tokens, at)
        if end == at:
            at += 1
            continue
        inner = at and tokens[at - 1].low == "of"  # "Secretary of State Ann Lee"
        run = tokens[at:end] if inner else _without_opener(tokens[at:end])
        name = make_name(run, text) if run and not _PARTY.match(run[0].form) else None
        if name and _is_named(name, run):
            start = end - _tail_length(run, name)
            begin = end - len(run)
            span = Span(tokens[start].span.start, tokens[end - 1].span.end)
            if shared and not _JOINED.fullmatch(text[since : span.start]):
                shared = ""
            shared, since = _shared_title(name) or shared, span.end
            roles = (
                _role_before(text, tokens, begin, start, end),
                _role_after(text, tokens, end) or find_told(text, tokens, end),
            )
            found = [find_role(role) for role in (shared, *roles) if role]
            opens = _is_subject(tokens, at)
            kept, possessive = tuple(r for r in found if r), tokens[end - 1].is_possessive
            yield Mention(span, name, kept, number, opens, possessive, at == 0)
        at = end


def _shared_title(name: PersonName) -> str:
    """The title of each in "Sens. Lee and Moss"."""
    title = name.titles[-1] if name.titles else ""
    one = title.removesuffix("s")
    plural = one != title and is_title(one) and one not in people_words().honorifics
    return one.capitalize() + "." * (len(one) < MAX_TITLE_LETTERS) if plural else ""


def _is_named(name: PersonName, run: Sequence[Token]) -> bool:
    if not is_person_like(name.parts, name.words):
        return False
    particles = people_words().particles
    if any(p in _opening_words() and p not in particles and len(p) > 1 for p in name.parts):
        return name.parts[0] in people_words().given and name.family not in _opening_words()
    if name.is_full and not name.titles:
        given = name.parts[0] in people_words().given
        return given or not any(find_place(t.bare) or is_title(t.low) for t in run)
    return True


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """Where the run of capitals that begins here ends; a possessive ends it."""
    words = people_words()
    end = at
    while end < len(tokens):
        token = tokens[end]
        small = end > at and (
            (
                token.form == "."
                and len(tokens[end - 1].form) <= MAX_TITLE_LETTERS
                and is_title_or_initial(tokens[end - 1])
            )
            or token.low in words.particles
        )
        if not small and not _is_of_name(tokens, end):
            break
        end += 1
        if token.is_possessive:
            break
    while end > at and not tokens[end - 1].is_capital:
        end -= 1
    return end


def _is_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word with a capital can be part of a name: "Bill Moss", not "the Bill"."""
    token = tokens[at]
    if not token.is_capital or token.low not in lists()["not_names"]:
        return token.is_capital
    return at + 1 < len(tokens) and _is_first_name(token, tokens[at + 1])


def _is_first_name(token: Token, after: Token) -> bool:
    """Whether a word for something else is a first name here: a family name follows."""
    words = people_words()
    if token.low not in words.given or token.low in load_lists("grammar")["times"]:
        return False
    goes_on = after.is_capital or after.low in words.particles
    return goes_on and token.low in lists()["not_names"]


def is_title_or_initial(token: Token) -> bool:
    """Whether a full stop after this word need not end a sentence."""
    low = token.low
    return len(token.form) == 1 or is_title(low) or low in people_words().suffixes


def _without_opener(run: Sequence[Token]) -> Sequence[Token]:
    particles = people_words().particles
    while run and run[0].low in _plain_words() and not is_title(run[0].low):
        if len(run) > 1 and (run[0].low in particles or _is_first_name(run[0], run[1])):
            break  # "De Moss", "Bill Moss"
        if len(run) > 1 and find_body(f"{run[0].form} {run[1].bare}"):
            break  # "White House"
        run = run[1:]
    return run


def _tail_length(run: Sequence[Token], name: PersonName) -> int:
    """How many tokens at the end of the run hold the name."""
    letters = 0
    for count in range(1, len(run) + 1):
        letters = run[-1].span.end - run[-count].span.start
        if letters >= len(name.words):
            return count
    return len(run)


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether no other name or verb stands before it in the sentence."""
    return at == 0 or all(t.low in _plain_words() or not t.is_word for t in tokens[:at])


def _role_before(text: str, tokens: Sequence[Token], run: int, name: int, end: int) -> str | None:
    """Titles and the words before them: "Bellingcat's lead Russia investigator"."""
    words = people_words()
    start = run
    while start and _is_role_word(tokens[start - 1], run - start):
        start -= 1
    if name == start == run and run and tokens[run - 1].form == ",":
        return _role_before_comma(text, tokens, run - 1, end)
    if start == run and (office := _office_start(tokens, run)) is not None:
        return " ".join(text[tokens[office].span.start : tokens[name].span.start].split())
    described = tokens[start:run]
    if described and (described[-1].low in words.roles or described[-1].low in words.titles):
        while start and (tokens[start - 1].is_capital or tokens[start - 1].is_possessive):
            start -= 1
        role = text[tokens[start].span.start : tokens[name].span.start]
        return tidy_role(_without_small_openers(role))
    if name > run:
        begin = tokens[_with_descriptors(tokens, run)].span.start
        role = " ".join(text[begin : tokens[name].span.start].split()).strip(" ,")
        gendered = words.honorifics
        return None if role.rstrip(".").casefold() in gendered else role
    return None


def _role_before_comma(text: str, tokens: Sequence[Token], comma: int, end: int) -> str | None:
    """A description before the name that it is in apposition to: "Lee's lawyer, Ann Bo,"."""
    closed = end >= len(tokens) or not tokens[end].is_word
    for start in range(comma - 1, max(-1, comma - MAX_ROLE_WORDS), -1):
        token = tokens[start]
        if not token.is_word:
            return None
        if token.low not in lists()["definite"] and not token.is_possessive:
            continue
        while start and token.is_possessive and tokens[start - 1].is_capital:
            start -= 1
        described = tokens[start:comma]
        head = described[: head_end(described)]
        if is_person_noun(head[-1]) and len(head) > 1 and (closed or start == 0):
            return text[described[0].span.start : described[-1].span.end]
    return None


def _office_start(tokens: Sequence[Token], run: int) -> int | None:
    """Where an office with "of" begins: "Secretary of State Ann Lee"."""
    if run < 2 or tokens[run - 1].low not in ("of", "for") or not is_title(tokens[run - 2].low):
        return None
    start = run - 2
    while start and tokens[start - 1].is_capital and tokens[start - 1].low not in _plain_words():
        start -= 1
    return _with_descriptors(tokens, start)


def _with_descriptors(tokens: Sequence[Token], start: int) -> int:
    """Where a role begins when "former" and the like before it belong to it."""
    while start and tokens[start - 1].low in lists()["descriptors"]:
        start -= 1
    return start


def _is_role_word(token: Token, behind: int) -> bool:
    if not token.is_word or behind > MAX_ROLE_WORDS // 3:
        return False
    if behind == 0:
        return token.low in people_words().roles or is_title(token.low)
    if token.low in _plain_words() or token.low in cue_verbs():
        return False
    return not token.low.endswith(("ed", "ing", "ly"))


def _without_small_openers(role: str) -> str:
    words = role.split()
    while words and words[0].casefold() in _grammar_words() and len(words) > 1:
        words = words[1:]
    return " ".join(words)


def _role_after(text: str, tokens: Sequence[Token], end: int) -> str | None:
    """The apposition after a name: ", a lawyer for the family," or "(D-N.Y.)"."""
    if end + 1 >= len(tokens) or tokens[end].form not in ",(—–":
        return None
    longest = min(len(tokens), end + 1 + MAX_ROLE_WORDS)
    closing = {"(": ")", ",": ",.;", "—": "—.", "–": "–."}[tokens[end].form]
    stop = end + 1
    while stop < longest:
        form = tokens[stop].form
        if form in closing and not (form == "." and len(tokens[stop - 1].form) <= 3):
            break
        stop += 1
    if stop == longest < len(tokens) and tokens[end + 1].low not in ("a", "an", "the"):
        return None
    inner = tokens[end + 1 : stop]
    if not inner or not _is_role(inner):
        return None
    return tidy_role(text[inner[0].span.start : inner[-1].span.end])


def _is_role(tokens: Sequence[Token]) -> bool:
    """Whether an apposition describes a person."""
    words = people_words()
    first = tokens[0]
    letters = "".join(t.form for t in tokens)
    if _PARTY.match(letters) or re.match(r"^[RDI]-", letters):
        return True
    head = tokens[
        : next((k for k, t in enumerate(tokens) if t.low in lists()["enders"]), len(tokens))
    ]
    nouns = {t.low for t in head}
    if first.low in ("who", "whose", "which", "and", "but"):
        return False
    if any(v.past for t in head for v in cue_verbs().get(t.low, ())):
        return False
    return bool(nouns & (words.roles | words.titles)) and len(run_back(tokens[:2])) < len(tokens)
