"""Descriptions that end in a noun: what the noun says of the kind of source."""

from headwater.stages.resolve.phrase import (
    Form,
    Frame,
    Phrase,
    before_participle,
    enders,
    head_of,
    lists,
    singular,
    until,
)
from headwater.text.names import Token, people_words
from headwater.text.outlets import is_outlet_noun


def read_described(frame: Frame, last: Token) -> Phrase:
    """A phrase whose head ends in a noun."""
    words = people_words()
    head = head_of(frame.head)
    tail = [t.low for t in frame.tail if t.is_word and t.low not in enders()]
    before = [t.low for t in frame.head if t is not last and t.is_word]
    form = _form_of(head, last.low, frame)
    if form is Form.OUTLET and (named := _outlet_name(frame)):
        return Phrase(form=form, span=frame.span, words=named, definite=True)
    number = head.replace(",", "").replace(".", "").isdigit() and len(before) == 0
    share = number or head.endswith(tuple(sorted(lists()["fractions"])))
    if share and form is Form.OTHER:
        form = Form.GROUP  # "27%", "two-thirds"
    if frame.tail and frame.tail[0].low == "of" and (share or head in lists()["collectives"]):
        inner = [t for t in frame.tail if t.is_word and t.low not in ("of", "the", "a")]
        end = before_participle(inner, 0, until(inner, 0, enders()))
        noun = inner[end - 1].low if end else head  # nothing said of what: "two thirds of the"
        gathered = _form_of(noun, noun, frame) if end else form
        if gathered is not Form.OTHER:
            form, head = gathered, noun
    return Phrase(
        form=form,
        span=frame.span,
        words=frame.words,
        head=head,
        modifiers=tuple(w for w in (*before, *tail) if w not in lists()["definite"]),
        gender="many" if form is Form.GROUP else words.gender.get(head, ""),
        definite=frame.definite,
        owned=any(t.is_possessive for t in frame.head),
        is_bare=not frame.tail and not frame.after and len(frame.head) == 1,
        plurality=frame.plurality,
    )


def _outlet_name(frame: Frame) -> str | None:
    """The outlet's name in "the country's semi-official Example news agency"."""
    capitals = [k for k, t in enumerate(frame.head) if t.is_capital and not t.is_possessive]
    if not capitals:
        return None
    start = capitals[-1]
    while start and frame.head[start - 1].is_capital and not frame.head[start - 1].is_possessive:
        start -= 1
    return " ".join(t.form for t in frame.head[start:])


def _ends_like(noun: str, endings: str) -> bool:
    """Whether an unlisted noun has an ending of nouns for people."""
    last = noun.split("-")[-1]
    if last in lists()["not_people"]:
        return False
    return len(last) > 4 and any(last.endswith(e) for e in lists()[endings])


def _form_of(head: str, last: str, frame: Frame) -> Form:
    words = people_words()
    if last in words.body_nouns and frame.definite and not frame.tail and len(frame.head) == 1:
        return Form.BODY  # "the group", not "a group of"
    one = singular(last)
    plural = last in words.groups or (one != last and one in words.roles)
    several = any(t.low in lists()["counts"] - {"one", "another"} for t in frame.lead)
    for belongs, form in (
        (plural, Form.GROUP),
        (last in words.roles or last in words.titles, Form.PERSON),
        (head.split("-")[0] in words.titles, Form.PERSON),
        (is_outlet_noun(last), Form.OUTLET),
        (last in words.data, Form.DATA),
        (last in words.documents or (last != one and one in words.documents), Form.PAPER),
        (last in words.bodies, Form.BODY),
        (last != one and (one in words.bodies or is_outlet_noun(one)), Form.GROUP),
        (_ends_like(last, "group_endings"), Form.GROUP),
        (_ends_like(last, "person_endings"), Form.PERSON),
        (several, Form.GROUP),
    ):
        if belongs:
            return form
    return Form.OTHER
