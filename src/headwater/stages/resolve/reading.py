"""Reads the words of a source: a pronoun, a name, a description, a group, a body, a paper."""

import re
from collections.abc import Sequence

from headwater.records.span import Span
from headwater.stages.resolve.appositions import known_form, named_phrase, read_apposition
from headwater.stages.resolve.nouns import read_described
from headwater.stages.resolve.pairs import read_pair
from headwater.stages.resolve.phrase import (
    MARKS,
    Form,
    Frame,
    Phrase,
    enders,
    lists,
    run_back,
    stripped,
    tidy_role,
)
from headwater.text.bodies import find_place
from headwater.text.names import (
    PersonName,
    Token,
    is_person_like,
    is_title,
    make_name,
    people_words,
    tokens_of,
)
from headwater.text.outlets import find_outlets_in
from headwater.text.word_files import load_lists

_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+$")  # capitals inside a word
_PARTY_TAG = re.compile(r"^[RDI]-[A-Z]")
_CLAUSE = re.compile(r",\s+(?:which|who|whose|where)\b.*$", re.DOTALL)  # no part of a name


def read_phrase(text: str, span: Span) -> Phrase:
    """What the words of ``span`` are by themselves."""
    tokens = stripped(tokens_of(text, span))
    if not tokens:
        return Phrase(form=Form.NOTHING, span=span, words="")
    if len(tokens) > 1 and tokens[-1].low in lists()["reflexives"]:
        tokens = stripped(tokens[:-1])
    alone = len(tokens) == 1 or tokens[1].form in lists()["breaks"]
    if alone and (kind := people_words().pronouns.get(tokens[0].low)):
        return Phrase(form=Form.PRONOUN, span=span, words=tokens[0].form, gender=kind)
    if _PARTY_TAG.match(tokens[0].form):
        return Phrase(form=Form.OTHER, span=span, words=tokens[0].form)
    if outlet := _whole_outlet(text, span):
        return Phrase(form=Form.OUTLET, span=span, words=outlet, definite=True)
    frame = Frame.of(text, tokens)
    return _read_core(text, frame)


def _whole_outlet(text: str, span: Span) -> str | None:
    """The words where all of them are one listed outlet, though they hold a day or a number."""
    words = " ".join(span.of(text).strip("\"“”‘’', ").removeprefix("the ").split())
    found = find_outlets_in(words) if " " in words else []
    return words if len(found) == 1 and found[0][0] == Span(0, len(words)) else None


def _read_core(text: str, frame: Frame) -> Phrase:
    if found := _read_known(frame) or read_pair(text, frame):
        return found
    last = next((t for t in reversed(frame.head) if t.is_word), None)
    if last is None:
        return Phrase(form=Form.OTHER, span=frame.span, words=frame.words)
    if last.is_capital and not _is_common_noun(last, frame):
        return _read_proper(text, frame)
    if inner := _read_name_in_tail(text, frame, last):
        return inner
    described = read_described(frame, last)
    if described.form in (Form.PERSON, Form.OTHER) and (named := read_apposition(text, frame)):
        return named
    return described


def _is_common_noun(token: Token, frame: Frame) -> bool:
    """Whether a capitalised word is a noun all the same: "Officials said", "the President"."""
    words = people_words()
    low = token.low
    counted = any(t.low in lists()["counts"] - {"one", "another"} for t in frame.lead)
    if low in words.groups or (counted and low.endswith("s") and len(frame.head) == 1):
        return True
    if low in words.documents or low in words.data:
        return True
    if low in words.roles or low in words.titles:
        before = [t.low for t in frame.head[:-1] if t.is_word]
        if before[-1:] and before[-1] in words.honorifics and low not in words.titles & words.roles:
            return False  # "Dr. King"
        return len(frame.head) == 1 or bool(frame.lead) or all(map(_is_of_office, frame.head[:-1]))
    return False


def _is_of_office(token: Token) -> bool:
    """Whether a word can stand in the name of an office: "White House Press Secretary"."""
    words = people_words()
    if token.is_possessive or not token.is_capital or find_place(token.bare) is not None:
        return True
    return token.low in words.before_title or token.low in words.titles or token.low in words.roles


def _read_name_in_tail(text: str, frame: Frame, last: Token) -> Phrase | None:
    """A name after an office with "of": "Secretary of State Ann Lee"."""
    words = people_words()
    if last.low not in words.titles or not frame.tail or frame.tail[0].low != "of":
        return None
    run = run_back(frame.tail)
    for at in range(1, len(run)):
        if run[at].low not in words.given and not _closes_office(run, at):
            continue
        name = make_name(run[at:], text)
        if name and is_person_like(name.parts, name.words):
            role = " ".join(text[frame.head[0].span.start : run[at].span.start].split())
            return named_phrase(frame, name, role)
    return None


def _closes_office(run: Sequence[Token], at: int) -> bool:
    """Whether a lone name ends the run after a field of office: "Secretary of State Lee"."""
    return at == len(run) - 1 and run[at - 1].low in people_words().before_title


def _plain(frame: Frame) -> str:
    return " ".join(t.form for t in frame.head)


def _read_known(frame: Frame) -> Phrase | None:
    """An outlet, body or place of the lists, with nothing before its name."""
    name = " ".join(t.form if t.form != "&" else "&" for t in frame.head)
    longer = " ".join(t.form for t in (*frame.head, *frame.tail))
    for words in (longer, name):
        if not any(c.isupper() for c in words) or (
            words == name != longer and " " not in name and _goes_on(frame)
        ):
            continue  # "the Chamber of Dams" is not "the Chamber"
        form = known_form(words)
        if form is not None:
            last = frame.head[-1]
            if form is Form.OUTLET and not last.is_capital and last.low in people_words().roles:
                return None
            whole = frame.words if words == longer else words
            return Phrase(
                form=form, span=frame.span, words=_bare_words(whole), definite=True, head=""
            )
    return None


def _goes_on(frame: Frame) -> bool:
    """Whether a name goes on with "of": "Chamber of Dams"."""
    tail = [t for t in frame.tail if t.low != "the"]
    return len(tail) > 1 and tail[0].low == "of" and tail[1].is_capital


def _bare_words(words: str) -> str:
    words = _CLAUSE.sub("", words)
    return words.removesuffix("'s").removesuffix("’s").strip(" ,;:" + MARKS)


def _read_proper(text: str, frame: Frame) -> Phrase:
    """The head ends in a name."""
    run = run_back(frame.head)
    name = make_name(run, text)
    if name is not None and all(t.low in lists()["not_names"] for t in run):
        return Phrase(form=Form.OTHER, span=frame.span, words=frame.words)
    if name is None:
        return read_described(frame, frame.head[-1])
    kept = " ".join(t.form for t in run)
    if not (_goes_on(frame) and len(run) == 1) and (form := known_form(kept)):
        return Phrase(form=form, span=frame.span, words=_bare_words(kept), definite=True)
    if not name.titles and _is_firm(run):
        return Phrase(form=Form.BODY, span=frame.span, words=_bare_words(kept), definite=True)
    firm = any(t.form == "&" for t in run)
    if firm or not is_person_like(name.parts, name.words) or _has_article(frame, run):
        return _read_body(frame, name)
    if frame.after and _is_of_body(frame.after):
        return _read_body(frame, name)
    if not name.titles and _is_kind_of_body(frame.head[: len(frame.head) - len(run)]):
        return Phrase(form=Form.BODY, span=frame.span, words=_bare_words(kept), definite=True)
    before, after = _role_before(text, frame, name), _role_after(text, frame)
    role = after if after and all(_is_plain_title(w) for w in (before or "").split()) else before
    return named_phrase(frame, name, role or "")


def _is_firm(run: Sequence[Token]) -> bool:
    """Whether a name is spelt as a company's: "TransCanada", but not "DeSantis"."""
    if len(run) > 1 or run[0].low in people_words().given or not _CAMEL.match(run[-1].bare):
        return False
    return not run[-1].bare.startswith(tuple(sorted(lists()["name_openings"])))


def _is_of_body(after: Sequence[Token]) -> bool:
    """Whether an apposition calls a name a body's: "Gull, a large insurer"."""
    end = next((k for k, t in enumerate(after) if k and t.low in enders()), len(after))
    article = after[0].low in load_lists("grammar")["articles"]
    return (
        article
        and end > 1
        and not after[end - 1].is_capital
        and (after[end - 1].low in people_words().body_nouns)
    )


def _is_kind_of_body(before: Sequence[Token]) -> bool:
    """Whether the words before a name say that it is a body's: "the insurer Gull"."""
    last = before[-1] if before else None
    return bool(last and not last.is_capital and last.low in people_words().body_nouns)


def _has_article(frame: Frame, run: Sequence[Token]) -> bool:
    """Whether "the" stands before a lone name: "the Gull" is no person."""
    definite = lists()["definite"] & load_lists("grammar")["articles"]
    alone = len(run) == 1 and len(frame.head) == 1
    return alone and bool(frame.lead) and frame.lead[-1].low in definite


def _is_plain_title(word: str) -> bool:
    """Whether a word before a name says no more than a title, a party or a state."""
    low = word.removesuffix("'s").removesuffix("’s").strip(".,").casefold()
    return is_title(low) or low in people_words().varied or find_place(word.strip(",")) is not None


def _read_body(frame: Frame, name: PersonName) -> Phrase:
    return Phrase(
        form=Form.BODY,
        span=frame.span,
        words=_CLAUSE.sub("", frame.words) if not frame.after else _plain(frame),
        head=name.parts[-1],
        definite=True,
    )


def _role_before(text: str, frame: Frame, name: PersonName) -> str | None:
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


def _role_after(text: str, frame: Frame) -> str | None:
    """An apposition: "a lawyer for the family"."""
    tail = frame.tail
    if not frame.after:
        return " ".join(t.form for t in tail) if tail and tail[0].low == "of" else None
    role = text[frame.after[0].span.start : frame.after[-1].span.end]
    return tidy_role(role)
