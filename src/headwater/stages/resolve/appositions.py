"""A description and the name that stands beside it: "his lawyer, Ann Lee"."""

from collections.abc import Sequence

from headwater.stages.resolve.phrase import Form, Frame, Phrase, enders, lists, run_back, until
from headwater.stages.resolve.roles import find_role
from headwater.text.bodies import find_body, find_place
from headwater.text.names import (
    PersonName,
    Token,
    is_person_like,
    is_title,
    make_name,
    people_words,
)
from headwater.text.outlets import find_outlet, is_outlet_like


def read_apposition(text: str, frame: Frame) -> Phrase | None:
    """A description followed by the name: "his lawyer, Ann Lee"."""
    if not frame.after:
        return None
    after = _last_part(frame.after) if frame.clause else frame.after
    end = until(after, 0, lists()["breaks"] | enders())
    run = run_back(after[:end])
    before = after[: end - len(run)]
    if not run or not all(_is_of_role(t) for t in before):
        return None
    name = make_name(run, text)
    if name is None or not is_person_like(name.parts, name.words) or known_form(name.words):
        return None
    if frame.tail and frame.tail[0].low in lists()["serving"] and _is_office(frame.tail[-1]):
        return None  # "a spokesman for the chairman, Ann Lee": she is the chairman
    role = " ".join(text[frame.span.start : frame.after[0].span.start].split()).strip(" ,—–(")
    gender = people_words().gender.get(frame.head[-1].low, "")
    return named_phrase(frame, name, role, gender)


def named_phrase(frame: Frame, name: PersonName, role: str, gender: str = "") -> Phrase:
    """Words that name a person, with what they call him or her; a name's own gender comes first."""
    return Phrase(
        form=Form.NAME,
        span=frame.span,
        words=name.words,
        name=name,
        role=find_role(role),
        gender=name.gender or gender,
        definite=True,
    )


def known_form(words: str) -> Form | None:
    bare = words.removesuffix("'s").removesuffix("’s")
    if find_outlet(bare):
        return Form.OUTLET
    if find_body(bare):
        return Form.BODY
    if find_place(bare):
        return Form.PLACE
    return Form.OUTLET if is_outlet_like(bare) else None


def _last_part(tokens: Sequence[Token]) -> Sequence[Token]:
    """What follows the last comma of a clause: "who read it, Ann Lee"."""
    at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].form == ","), None)
    return tokens[at + 1 :] if at is not None else ()


def _is_office(token: Token) -> bool:
    """Whether a noun without a capital is an office: "the chairman"."""
    return not token.is_capital and is_title(token.low)


def _is_of_role(token: Token) -> bool:
    """Whether a word can stand between the comma and the name: "former President"."""
    words = people_words()
    low = token.low
    known = low in words.before_title or low in words.roles or is_title(low)
    return known or low in lists()["descriptors"] or low in ("the", "a", "an")
