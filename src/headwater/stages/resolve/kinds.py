"""What kind of source somebody or something is."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from headwater.records.attribution import ChainEnd, SourceKind
from headwater.records.span import Span
from headwater.stages.resolve.phrase import Form, offices
from headwater.stages.resolve.phrase import lists as phrases
from headwater.stages.resolve.roles import head_end
from headwater.text.bodies import find_body, find_place
from headwater.text.names import Token, people_words, tokens_of
from headwater.text.word_files import load_words

_PARTY_TAG = re.compile(r"^[RDI][-–][A-Z][\w.]*$")
_JOINED = re.compile(r"\s+and\s+|[,;]\s*|\s+[—–]\s+")

ENDS: Mapping[SourceKind, ChainEnd] = {
    SourceKind.NAMED_PERSON: ChainEnd.NAMED,
    SourceKind.NAMED_OFFICIAL: ChainEnd.NAMED,
    SourceKind.ORGANISATION: ChainEnd.NAMED,
    SourceKind.DOCUMENT: ChainEnd.NAMED,
    SourceKind.DATA_OR_POLL: ChainEnd.NAMED,
    SourceKind.OUTLET: ChainEnd.STOPS_AT_OUTLET,
    SourceKind.UNNAMED_PERSON: ChainEnd.UNNAMED,
    SourceKind.UNNAMED_GROUP: ChainEnd.UNNAMED,
    SourceKind.AUTHOR_INFERENCE: ChainEnd.AUTHOR_INFERENCE,
}

KINDS: Mapping[Form, SourceKind] = {
    Form.OUTLET: SourceKind.OUTLET,
    Form.BODY: SourceKind.ORGANISATION,
    Form.PLACE: SourceKind.ORGANISATION,
    Form.PERSON: SourceKind.UNNAMED_PERSON,
    Form.GROUP: SourceKind.UNNAMED_GROUP,
    Form.PAPER: SourceKind.DOCUMENT,
    Form.DATA: SourceKind.DATA_OR_POLL,
    Form.PAIR: SourceKind.NAMED_PERSON,
}


@cache
def _words() -> Mapping[str, frozenset[str]]:
    rows = load_words("people")["officials"]
    return {k: frozenset(str(v).split()) for k, v in rows.items()} if isinstance(rows, dict) else {}


def past_words() -> frozenset[str]:
    """Words such as "former"."""
    return _words()["past"]


def kind_of_person(roles: Sequence[str]) -> SourceKind:
    """Named official where a role is an office of the state held now, else named person."""
    offices = [office for role in roles for office in find_offices(role)]
    left = [o for o in offices if o.past]
    held = any(o.held and not any(_is_left(o, p) for p in left) for o in offices)
    return SourceKind.NAMED_OFFICIAL if held else SourceKind.NAMED_PERSON


class Office(msgspec.Struct, frozen=True):
    """One post that a role names."""

    noun: str  # an abbreviation in full
    kind: frozenset[str]  # the words before it: "vice", "Ohio"
    held: bool  # an office of the state, and held now
    past: bool  # "former", "then"


def _is_left(office: Office, former: Office) -> bool:
    """Whether an office is one that other words call former: "Gov. Lee", "former governor"."""
    return office.noun == former.noun and office.kind <= former.kind


@cache
def find_offices(role: str) -> tuple[Office, ...]:
    """The posts of a role: "a senator and former prosecutor" has two."""
    if _PARTY_TAG.match(role):
        return (
            Office(noun=role, kind=frozenset(), held=True, past=False),
        )  # only who was elected bears one
    parts = [part for part in _JOINED.split(role) if part.strip()]
    return tuple(office for part in parts if (office := _office(part, lone=len(parts) == 1)))


def _office(part: str, *, lone: bool) -> Office | None:
    tokens = [t for t in tokens_of(part, Span(0, len(part))) if t.is_word]
    head = [t.low for t in tokens[: head_end(tokens)]]
    if not head:
        return None
    last = len(head) - 1
    pair = offices().get((head[last - 1], head[last])) if last else None
    noun, before = pair or head[last], head[: last - 1 if pair else last]
    past = any(w in _words()["past"] or w.startswith("ex-") for w in head)
    tail = tokens[len(head) :]
    held = not past and _is_of_state(noun, before, tail)
    if lone and not before and not tail:
        held = held or (noun in _words()["alone"] and not past)
    return Office(noun=_in_full(noun), kind=frozenset(before), held=held, past=past)


def _in_full(noun: str) -> str:
    """ "senator" for "sen"."""
    longer = people_words().fits
    fits = (f for f in sorted(longer) if f in _words()["strong"] and f.startswith(noun))
    return next((f for f in fits if noun in longer[f]), noun)


def _is_of_state(noun: str, before: Sequence[str], tail: Sequence[Token]) -> bool:
    """Whether a post is the state's: by its noun, by a body or place, never a private one."""
    lists = _words()
    until = next((k for k, t in enumerate(tail) if t.low in phrases()["relatives"]), len(tail))
    after = [t.low for t in tail[:until]]
    context = {*before, *after, *(f"{a}-{b}" for a, b in pairwise([*before, noun, *after]))}
    if context & lists["private"]:
        return False
    if noun in lists["strong"]:
        return True
    if noun in lists["lawyers"]:
        return bool(set(before) & lists["prosecuting"]) and after[:1] not in (["at"], ["in"])
    placed = _has_place(before, after)
    if noun in lists["party"]:
        return placed or bool(set(before) & lists["ranking"])
    if noun not in lists["weak"]:
        return False
    led = noun in lists["leaders"] and (placed or bool(set(before) & lists["partisan"]))
    return led or bool(context & lists["state"]) or _has_state_body(before, tail[:until])


def _has_place(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a place stands next to the noun: "Afghan president", "president of Chad"."""
    near = [" ".join(before[-2:]), *before[-1:]]
    if after[:1] in (["of"], ["from"]):
        near.append(" ".join(w for w in after[1:] if w != "the"))
    return any(find_place(words) is not None for words in near if words)


def _has_state_body(before: Sequence[str], tail: Sequence[Token]) -> bool:
    """Whether a listed body of the state is named: "FDA commissioner"."""
    runs: list[list[str]] = [[]]
    for token in tail:
        if token.is_capital:
            runs[-1].append(token.bare)
        elif runs[-1]:
            runs.append([])
    names = [" ".join(r) for r in runs if r]
    names += [" ".join(before[k:]) for k in range(len(before))]
    found = [find_body(name) for name in names]
    return any(body is not None and body.kind in _words()["bodies"] for body in found)
