"""Two names joined by "and"."""

from collections.abc import Sequence

from headwater.records.span import Span
from headwater.stages.resolve.phrase import Form, Frame, Phrase, lists, run_back
from headwater.text.names import PersonName, Token, is_person_like, make_name


def read_pair(text: str, frame: Frame) -> Phrase | None:
    """Two names joined by "and", each perhaps with its place: "Ann Lee of Yale and Bo Moss"."""
    tokens = [*frame.head, *frame.tail]
    if frame.tail and not tokens[0].is_capital:
        return None
    for at in range(1, len(tokens) - 1):
        if tokens[at].low not in lists()["links"] or tokens[at].form == "&":
            continue
        sides = [_side(tokens[:at]), _side(tokens[at + 1 :])]
        names = [_name_at_end(text, side) for side in sides]
        if all(
            n is not None and (n.titles or n.is_full or (len(s) == 1 and not frame.tail))
            for n, s in zip(names, sides, strict=True)
        ):
            parts = (tokens[:at], tokens[at + 1 :])
            return Phrase(
                form=Form.PAIR,
                span=frame.span,
                words=frame.words,
                gender="many",
                plurality="two",
                sides=tuple(Span(p[0].span.start, p[-1].span.end) for p in parts),
            )
    return None


def _side(tokens: Sequence[Token]) -> Sequence[Token]:
    """One side of a pair as far as its name goes: before "of Yale"."""
    end = next((k for k, t in enumerate(tokens) if k and t.low == "of"), len(tokens))
    return tokens[:end] if tokens[0].is_capital else tokens


def _name_at_end(text: str, tokens: Sequence[Token]) -> PersonName | None:
    run = run_back(tokens)
    name = make_name(run, text) if run else None
    if name is None or not is_person_like(name.parts, name.words):
        return None
    return name
