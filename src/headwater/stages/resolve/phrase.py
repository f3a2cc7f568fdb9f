"""Reads the words of a source: a pronoun, a name, a description, a group, a body, a paper."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.text.bodies import find_body, find_place
from headwater.text.cues import load_lists
from headwater.text.names import (
    PersonName,
    Token,
    is_person_like,
    make_name,
    people_words,
    tokens_of,
)
from headwater.text.outlets import find_outlet, is_outlet_like, is_outlet_noun

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
    plurality: str | None = None


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """The small words of descriptions."""
    return load_lists("phrases")


@cache
def offices() -> Mapping[tuple[str, str], str]:
    """Two words that name one office."""
    rows = [name.split() for name in sorted(lists()["offices"])]
    return {(a, b): f"{a}-{b}" for a, b in rows}


def read_phrase(text: str, span: Span) -> Phrase:
    """What the words of ``span`` are by themselves."""
    tokens = _stripped(tokens_of(text, span))
    if not tokens:
        return Phrase(form=Form.NOTHING, span=span, words="")
    if (kind := people_words().pronouns.get(tokens[0].low)) and len(tokens) == 1:
        return Phrase(form=Form.PRONOUN, span=span, words=tokens[0].form, gender=kind)
    frame = _Frame.of(text, tokens)
    return _read_core(text, frame)


class _Frame(msgspec.Struct, frozen=True):
    """A phrase taken apart: what stands before the head, the head, and what follows."""

    span: Span
    words: str
    lead: tuple[Token, ...]  # article, number, possessive pronoun
    head: tuple[Token, ...]
    tail: tuple[Token, ...]  # "for the ministry", "familiar with the matter"
    after: tuple[Token, ...]  # an apposition

    @staticmethod
    def of(text: str, tokens: Sequence[Token]) -> "_Frame":
        rules = lists()
        lead = 0
        determiners = rules["definite"] | rules["indefinite"] | rules["counts"]
        while lead < len(tokens) - 1 and tokens[lead].low in determiners:
            lead += 1
        core = _until(tokens, lead, rules["breaks"] | {"who", "which"})
        head = _until(tokens[:core], lead, rules["enders"])
        if head == lead:
            lead, head = max(0, lead - 1), max(lead, 1)
        first = tokens[0]
        articles = {"the", "a", "an"}
        start = tokens[1] if first.low in articles and len(tokens) > 1 else first
        whole = Span(first.span.start, tokens[-1].span.end)
        words = text[start.span.start : whole.end]
        return _Frame(
            whole,
            " ".join(words.split()).strip(" ,;:"),
            tuple(tokens[:lead]),
            tuple(tokens[lead:head]),
            tuple(tokens[head:core]),
            tuple(tokens[core + 1 :]),
        )

    @property
    def definite(self) -> bool:
        rules = lists()
        possessed = any(t.is_possessive for t in self.head)
        return possessed or bool(self.lead and self.lead[0].low in rules["definite"])

    @property
    def plurality(self) -> str | None:
        words = [t.form for t in (*self.lead, *self.head[:1]) if t.low in lists()["counts"]]
        words += [t.form for t in self.lead if t.form.isdigit()]
        if words:
            return words[0].lower()
        return "one" if self.lead and self.lead[0].low in ("a", "an") else None


def _until(tokens: Sequence[Token], start: int, stops: frozenset[str]) -> int:
    for at in range(start, len(tokens)):
        if tokens[at].low in stops and at > start and not tokens[at].is_capital:
            return at
    return len(tokens)


def _stripped(tokens: list[Token]) -> list[Token]:
    while tokens and (not tokens[0].is_word or tokens[0].low in lists()["openers"]):
        tokens = tokens[1:]
    while tokens and not tokens[-1].is_word:
        tokens = tokens[:-1]
    return tokens


def _read_core(text: str, frame: _Frame) -> Phrase:
    if found := _read_known(frame) or _read_pair(text, frame):
        return found
    last = next((t for t in reversed(frame.head) if t.is_word), None)
    if last is None:
        return Phrase(form=Form.OTHER, span=frame.span, words=frame.words)
    if last.is_capital and not _is_common_noun(last, frame):
        return _read_proper(text, frame)
    if inner := _read_name_in_tail(text, frame, last):
        return inner
    described = _read_described(frame, last)
    if described.form in (Form.PERSON, Form.OTHER) and (named := _read_apposition(text, frame)):
        return named
    return described


def _is_common_noun(token: Token, frame: _Frame) -> bool:
    """Whether a capitalised word is a noun all the same: "Officials said", "the President"."""
    words = people_words()
    low = token.low
    if low in words.groups:
        return True
    if low in words.documents or low in words.data:
        return True
    if low in words.roles or low in words.titles:
        return len(frame.head) == 1 or bool(frame.lead) or all(map(_is_of_office, frame.head[:-1]))
    return False


def _is_of_office(token: Token) -> bool:
    """Whether a word can stand in the name of an office: "White House Press Secretary"."""
    words = people_words()
    if token.is_possessive or not token.is_capital or find_place(token.bare) is not None:
        return True
    return token.low in words.before_title or token.low in words.titles or token.low in words.roles


def _read_name_in_tail(text: str, frame: _Frame, last: Token) -> Phrase | None:
    """A name after an office with "of": "Secretary of State Ann Lee"."""
    words = people_words()
    if last.low not in words.titles or not frame.tail or frame.tail[0].low != "of":
        return None
    run = run_back(frame.tail)
    for at in range(1, len(run) - 1):
        if run[at].low not in words.given:
            continue
        name = make_name(run[at:], text)
        if name and name.is_full and is_person_like(name.parts, name.words):
            role = " ".join(text[frame.head[0].span.start : run[at].span.start].split())
            return Phrase(
                form=Form.NAME,
                span=frame.span,
                words=name.words,
                name=name,
                role=role,
                gender=name.gender,
                definite=True,
            )
    return None


def _plain(frame: _Frame) -> str:
    return " ".join(t.form for t in frame.head)


def _read_known(frame: _Frame) -> Phrase | None:
    """An outlet, body or place of the lists, with nothing before its name."""
    name = " ".join(t.form if t.form != "&" else "&" for t in frame.head)
    longer = " ".join(t.form for t in (*frame.head, *frame.tail))
    for words in (longer, name):
        if not any(c.isupper() for c in words):
            continue
        form = _known_form(words)
        if form is not None:
            last = frame.head[-1]
            if form is Form.OUTLET and not last.is_capital and last.low in people_words().roles:
                return None
            whole = frame.words if words == longer else words
            return Phrase(
                form=form, span=frame.span, words=_bare_words(whole), definite=True, head=""
            )
    return None


def _known_form(words: str) -> Form | None:
    bare = words.removesuffix("'s").removesuffix("’s")
    if find_outlet(bare):
        return Form.OUTLET
    if find_body(bare):
        return Form.BODY
    if find_place(bare):
        return Form.PLACE
    return Form.OUTLET if is_outlet_like(bare) else None


def _bare_words(words: str) -> str:
    return words.removesuffix("'s").removesuffix("’s").strip(" ,;:" + MARKS)


def _read_pair(text: str, frame: _Frame) -> Phrase | None:
    """Two names joined by "and"."""
    tokens = [*frame.head, *frame.tail]
    at = next((k for k, t in enumerate(tokens) if t.low in lists()["links"] and k > 0), None)
    if at is None or at + 1 >= len(tokens) or len(tokens) != len(frame.head):
        return None
    sides = [list(frame.head[:at]), list(frame.head[at + 1 :])]
    names = [_name_at_end(text, side) for side in sides]
    if all((n is not None and n.titles) or (n is not None and n.is_full) for n in names) or all(
        n is not None and len(side) == 1 for n, side in zip(names, sides, strict=True)
    ):
        return Phrase(
            form=Form.PAIR, span=frame.span, words=frame.words, gender="many", plurality="two"
        )
    return None


def _name_at_end(text: str, tokens: Sequence[Token]) -> PersonName | None:
    run = run_back(tokens)
    name = make_name(run, text) if run else None
    if name is None or not is_person_like(name.parts, name.words):
        return None
    return name


def run_back(tokens: Sequence[Token]) -> Sequence[Token]:
    """The run of capitalised words at the end, with the small words inside a name."""
    words = people_words()
    start = len(tokens)
    while start:
        token = tokens[start - 1]
        inner = start < len(tokens) and (token.form in ".&" or token.low in words.particles)
        if not (token.is_capital or inner):
            break
        if token.is_possessive and start < len(tokens):
            break
        start -= 1
    while start < len(tokens) and not tokens[start].is_capital:
        start += 1
    return tokens[start:]


def _read_proper(text: str, frame: _Frame) -> Phrase:
    """The head ends in a name."""
    run = run_back(frame.head)
    name = make_name(run, text)
    if name is None:
        return _read_described(frame, frame.head[-1])
    kept = " ".join(t.form for t in run)
    if form := _known_form(kept):
        return Phrase(form=form, span=frame.span, words=_bare_words(kept), definite=True)
    if not is_person_like(name.parts, name.words):
        return _read_body(frame, name)
    role = _role_before(text, frame, name) or _role_after(text, frame)
    return Phrase(
        form=Form.NAME,
        span=frame.span,
        words=name.words,
        name=name,
        role=role,
        gender=name.gender,
        definite=True,
    )


def _read_body(frame: _Frame, name: PersonName) -> Phrase:
    return Phrase(
        form=Form.BODY,
        span=frame.span,
        words=frame.words if not frame.after else _plain(frame),
        head=name.parts[-1],
        definite=True,
    )


def _role_before(text: str, frame: _Frame, name: PersonName) -> str | None:
    """What stands before the name: "Bellingcat's lead Russia investigator"."""
    first = frame.head[0] if frame.head else None
    start = text.find(name.words, frame.span.start, frame.span.end)
    if first is None or start <= first.span.start:
        return None
    role = " ".join(text[first.span.start : start].split()).strip(" ,")
    for ending in ("'s", "’s"):
        role = role.removesuffix(ending)
    low = role.rstrip(".").casefold()
    gendered = people_words().honorifics
    return None if not role or (low in gendered and low not in ("king", "queen")) else role


def _role_after(text: str, frame: _Frame) -> str | None:
    """An apposition: "a lawyer for the family"."""
    tail = frame.tail
    if not frame.after:
        return " ".join(t.form for t in tail) if tail and tail[0].low == "of" else None
    role = text[frame.after[0].span.start : frame.after[-1].span.end]
    return tidy_role(role)


def tidy_role(role: str) -> str | None:
    """A role without its article and closing marks."""
    role = " ".join(role.split()).strip(" ,;:()—–-" + MARKS.replace(".", ""))
    for article in ("the ", "a ", "an ", "who is ", "who was "):
        if role.casefold().startswith(article):
            role = role[len(article) :]
    return role or None


def _read_apposition(text: str, frame: _Frame) -> Phrase | None:
    """A description followed by the name: "his lawyer, Ann Lee"."""
    if not frame.after:
        return None
    end = _until(frame.after, 0, lists()["breaks"] | lists()["enders"])
    run = list(frame.after[:end])
    if not run or not run[0].is_capital or run_back(run) != run:
        return None
    name = make_name(run, text)
    if name is None or not is_person_like(name.parts, name.words) or _known_form(name.words):
        return None
    role = " ".join(text[frame.span.start : frame.after[0].span.start].split()).strip(" ,—–(")
    return Phrase(
        form=Form.NAME,
        span=frame.span,
        words=name.words,
        name=name,
        role=tidy_role(role),
        gender=name.gender or people_words().gender.get(frame.head[-1].low, ""),
        definite=True,
    )


def _read_described(frame: _Frame, last: Token) -> Phrase:
    """The head ends in a noun."""
    words = people_words()
    head = head_of(frame.head)
    tail = [t.low for t in frame.tail if t.is_word and t.low not in lists()["enders"]]
    before = [t.low for t in frame.head if t is not last and t.is_word]
    form = _form_of(head, last.low, frame)
    return Phrase(
        form=form,
        span=frame.span,
        words=frame.words,
        head=head,
        modifiers=tuple(w for w in (*before, *tail) if w not in lists()["definite"]),
        gender="many" if form is Form.GROUP else words.gender.get(head, ""),
        definite=frame.definite,
        is_bare=not frame.tail and not frame.after and len(frame.head) == 1,
        plurality=frame.plurality,
    )


def head_of(tokens: Sequence[Token]) -> str:
    """The compared noun of a description; of an office of two words both."""
    kept = [t.low for t in tokens if t.is_word and not t.is_possessive] or [tokens[-1].low]
    if len(kept) > 1 and (office := offices().get((kept[-2], kept[-1]))):
        return office
    return kept[-1] if kept else ""


def _form_of(head: str, last: str, frame: _Frame) -> Form:
    words = people_words()
    plural = last in words.groups or (last.endswith("s") and last[:-1] in words.roles)
    several = any(t.low in lists()["counts"] - {"one", "another"} for t in frame.lead)
    for belongs, form in (
        (plural, Form.GROUP),
        (last in words.roles or last in words.titles, Form.PERSON),
        (head.split("-")[0] in words.titles, Form.PERSON),
        (is_outlet_noun(last), Form.OUTLET),
        (last in words.data, Form.DATA),
        (last in words.documents, Form.PAPER),
        (last in words.bodies or last.removesuffix("s") in words.bodies, Form.BODY),
        (several, Form.GROUP),
    ):
        if belongs:
            return form
    return Form.OTHER
