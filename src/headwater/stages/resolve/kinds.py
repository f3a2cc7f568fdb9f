"""What kind of source somebody or something is."""

from collections.abc import Mapping, Sequence
from functools import cache

from headwater.records.attribution import ChainEnd, SourceKind
from headwater.stages.resolve.mentions import role_context, role_words
from headwater.stages.resolve.phrase import Form
from headwater.text.bodies import find_body, is_adjective
from headwater.text.cues import load_words

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


def kind_of_person(roles: Sequence[str]) -> SourceKind:
    """Named official where a role is an office of the state held now, else named person."""
    if roles and role_words(roles[0]) & _words()["outside"]:
        return SourceKind.NAMED_PERSON
    official = any(is_official(role, role_words(role)) for role in roles)
    return SourceKind.NAMED_OFFICIAL if official else SourceKind.NAMED_PERSON


def is_official(role: str, words: frozenset[str]) -> bool:
    """Whether a role, as its compared words, is an office of the state and held now."""
    lists, context = _words(), role_context(role)
    if words & lists["private"]:
        return bool(words & {"former"}) is False and bool(words & lists["strong"])
    if words & lists["strong"]:
        return True
    if not words & lists["weak"]:
        return False
    if context & lists["state"] or any(is_adjective(w) for w in sorted(words)):
        return True
    if words & {"president", "commissioner", "speaker"} and len(words) <= 2:
        return True  # a title alone before a name
    return any(find_body(" ".join(part)) is not None for part in _runs(role))


def _runs(role: str) -> list[list[str]]:
    """Runs of capitalised words of a role."""
    runs: list[list[str]] = [[]]
    for word in role.split():
        if word[:1].isupper():
            runs[-1].append(word.strip(",.;").removesuffix("'s").removesuffix("’s"))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
