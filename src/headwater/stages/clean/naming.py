"""Which outlets words name: a wire's tag, a list of people with the outlets that they work for."""

import re
from functools import cache

from headwater.stages.clean.bylines import before_role, works_for
from headwater.text.furniture import alternatives, load_credit_words
from headwater.text.outlet_names import is_agency
from headwater.text.outlets import find_outlet, find_outlets_in, is_outlet_like
from headwater.text.syndication import load_syndication_words

_NAME_END = ".,;:)]’'\"”"
_BRACKETED = re.compile(r"\((?!\w+\.(?:com|org))[^)]*\)\s*")
_POSSESSED = re.compile(r"^(?P<owner>[^'’]{2,60}?(?:s['’]|['’]s))\s+\S")
_PART = re.compile(r"\s*[;,/•|]\s*|\s+-\s+")
# characters in which a list of contributors stands
_MAX_LIST = 600


def wire_names(tag: str) -> tuple[str, ...]:
    """The full names of the agencies of a tag, where all of it is theirs: ``AFP/Reuters``."""
    found = [wire_name(part) for part in re.split(r"/|, | and | & | - ", tag)]
    return tuple(wire for wire in found if wire) if all(found) else ()


def wire_name(name: str) -> str | None:
    """The full name of an agency, where a tag or name is one's."""
    plain = name.strip()
    if found := plain_wire(plain):
        return found
    if " " not in plain or len(plain) > _MAX_LIST or _tells(plain):
        return None
    listed = find_outlet(plain)
    return listed.name if listed and is_agency(plain) else None


def _tells(name: str) -> bool:
    """Whether words are a sentence and no name: ``The Associated Press reports``."""
    return name.split()[-1].casefold() in load_syndication_words().joints.tells


def plain_wire(name: str) -> str | None:
    """The full name of an agency that goes by such a tag and no other thing does."""
    plain = name.strip()
    known = load_credit_words().wires.get(plain)
    return known or _full_names().get(plain.casefold().removeprefix("the "))


@cache
def _full_names() -> dict[str, str]:
    return {full.casefold(): full for full in load_credit_words().wires.values()}


def reads_as_outlet(name: str) -> bool:
    """Whether words name an outlet: a listed one, or one that reads so."""
    plain = name.strip(_NAME_END + " ").removeprefix("the ")
    if not plain or not (plain[0].isupper() or plain[0].isdigit() or "." in plain):
        return False
    return _is_name(plain) or reads_as_agency(plain)


def reads_as_agency(name: str) -> bool:
    """Whether an unlisted name ends as agencies' names do: "Gulf News Service"."""
    ends = load_syndication_words().rights.agencies
    capitals = all(w[0].isupper() for w in name.split())
    return name.count(" ") > 0 and capitals and name.casefold().endswith(ends)


def split_names(name: str) -> tuple[str, ...]:
    """``Calder Times and Northern Ledger`` as two, where each part reads as an outlet's name."""
    if find_outlet(name):
        return (name,)
    parts = [p for p in re.split(r",?\s+and\s+|,\s+|\s+&\s+", name) if p]
    whole = len(parts) > 1 and all(map(reads_as_outlet, parts))
    return tuple(parts) if whole else (name,)


def find_named_outlets(words: str) -> tuple[str, ...]:
    """The outlets in a list of people and outlets, in order, each once."""
    found: list[str] = []
    plain = _BRACKETED.sub("", words[:_MAX_LIST])
    for part in _PART.split(plain):
        if not part:
            continue
        pieces = [part] if find_outlet(part) else _joined().split(part)
        found.extend(name for piece in pieces if piece and (name := _outlet_of(piece)))
    return tuple(dict.fromkeys(found))


def _outlet_of(part: str) -> str | None:
    """The outlet that one member of such a list is or works for."""
    plain = part.strip(_NAME_END.replace("'", "").replace("’", "") + " (-–—•*⦁")
    plain = plain.removeprefix("the ").removeprefix("The ") or plain
    if wire := wire_name(plain) or wire_name(_wares().sub("", plain)):
        return wire
    if not plain[:1].isupper() and not plain[:1].isdigit() and "." not in plain:
        return None
    whole = _placed().sub("", plain)
    if find_outlet(plain) or find_outlet(whole):
        return whole
    if employer := _employer(plain):
        return employer
    return whole if _is_name(whole) else None


def _employer(plain: str) -> str | None:
    """``Gulf TV`` of ``Gulf TV's Jo Tamm``, ``Jo Tamm of Gulf TV``, ``Gulf TV writer Jo Tamm``."""
    if (owned := _POSSESSED.match(plain)) and _is_name(name := _bare(owned["owner"])):
        return name
    if (works := works_for().search(plain)) and _is_name(name := _place_of_work(works["name"])):
        return name
    subject = before_role(plain)
    if subject != plain:
        listed = find_outlets_in(subject)
        if listed and listed[0][0].start == 0:
            return listed[0][0].of(subject)
        capitals = re.sub(r"(?:\s[a-z]\S*)+$", "", subject)
        return capitals if _is_name(capitals) else None
    behind = find_outlets_in(plain)
    if behind and plain.count(" ", 0, behind[0][0].start) > 1 and behind[-1][0].end == len(plain):
        return behind[-1][0].of(plain)  # "ANN FIELD Associated Press"
    return None


def _is_name(name: str) -> bool:
    """Whether a name is listed or reads like an outlet's; letters alone may be any body's."""
    letters = " " not in name and name.isalpha() and name.isupper()
    return find_outlet(name) is not None or (is_outlet_like(name) and not letters)


def _place_of_work(words: str) -> str:
    """``Globe`` of ``Globe staff in Washington``."""
    return before_role(_placed().sub("", words))


@cache
def _joined() -> re.Pattern[str]:
    words = alternatives(load_syndication_words().joints.list_)
    return re.compile(rf"\s+(?:{words})\s+|^(?:{words})\s+")


@cache
def _wares() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives(load_syndication_words().joints.wares)})$")


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(load_syndication_words().joints.placed)})\s+[A-Z].*$")


def _bare(owner: str) -> str:
    return owner[:-1] if owner[-1] in "'’" else owner[:-2]
