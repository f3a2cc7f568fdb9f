"""How outlets are named: one name for each, and whether words name one at all."""

import re
from functools import cache

from headwater.text.furniture import load_credit_words
from headwater.text.outlet_list import outlet_words
from headwater.text.outlets import find_outlet, is_outlet_like

_QUALIFIER = re.compile(r"\s*\([^)]*\)\s*$|\s+[-–—|]\s+\w+(?:\s\w+)?$")
_HOST = re.compile(r"^(?:[\w-]+\.)+[a-z]{2,}$", re.IGNORECASE)
# letters: a shorter label of a host is an abbreviation
_MAX_ABBREVIATION = 3
_AGENCY = "agency"
# characters of the longest name of an outlet; longer words are a description
MAX_NAME = 60


def outlet_name(name: str) -> str:
    """The name under which an outlet counts; an unknown host becomes a readable name."""
    name = " ".join(name.split())
    if known := find_outlet(name):
        return known.name
    if wire := load_credit_words().wires.get(name):
        return wire
    stripped = _QUALIFIER.sub("", name).strip() or name
    if known := find_outlet(stripped):
        return known.name
    return _from_host(stripped.casefold()) if _HOST.match(stripped) else stripped


def find_own_outlet(given: str | None, host: str | None) -> str | None:
    """The article's own outlet: the given one, else what its host says."""
    if given and given.strip():
        name = outlet_name(given)
        if name.casefold() not in load_credit_words().no_outlet:
            return name
    return outlet_name(host) if host else None


def is_agency(name: str) -> bool:
    """Whether an outlet supplies other outlets."""
    known = find_outlet(name)
    return known.kind == _AGENCY if known else name in load_credit_words().wires.values()


def _from_host(host: str) -> str:
    words, parts = load_credit_words(), host.split(".")
    while len(parts) > 2 and parts[0] in words.host_front:
        parts = parts[1:]
    cut = -2 if len(parts) > 2 and parts[-2] in words.host_second else -1
    stem = (parts[:cut] or parts)[-1]
    names = [w for part in stem.split("-") if part for w in _split(part)]
    return " ".join(w.upper() if len(w) <= _MAX_ABBREVIATION else w.capitalize() for w in names)


def _split(part: str) -> list[str]:
    """``dailyexample`` as ``daily example``: words of outlets' names are cut off its ends."""
    for word in load_credit_words().joined:
        if part.endswith(word) and len(part) > len(word):
            return [*_split(part[: -len(word)]), word]
        if part.startswith(word) and len(part) > len(word) + _MAX_ABBREVIATION:
            return [word, *_split(part[len(word) :])]
    return [part]


def is_definite(name: str) -> bool:
    """Whether the words name an outlet only by what it is: 'the paper', 'the program'."""
    words = name.strip().casefold()
    return words.startswith("the ") and words[len("the ") :] in outlet_words()["definite"]


@cache
def looks_like_outlet(name: str) -> bool:
    """Whether words that name a source or a listener name a newspaper, a broadcaster or a site."""
    bare = name.strip("\"“”‘’' ,.")
    if not bare or len(bare) > MAX_NAME:
        return False
    if is_definite(bare) or is_outlet_like(bare):
        return True
    return (bare[0].isupper() or bare.startswith("the ")) and find_outlet(bare) is not None


def definite_outlet() -> str:
    """A regular expression for an outlet that is named only by what it is: "the paper"."""
    nouns = "|".join(sorted(outlet_words()["definite_sources"], key=lambda n: (-len(n), n)))
    return rf"the (?:{nouns})\b"
