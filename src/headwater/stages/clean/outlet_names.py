"""One name for an outlet, however the input, the address or a credit line writes it."""

import re

from headwater.text.furniture import load_credit_words
from headwater.text.outlets import find_outlet

_QUALIFIER = re.compile(r"\s*\([^)]*\)\s*$|\s+[-–—|]\s+\w+(?:\s\w+)?$")
_HOST = re.compile(r"^(?:[\w-]+\.)+[a-z]{2,}$", re.IGNORECASE)
# letters: a shorter label of a host is an abbreviation
_MAX_ABBREVIATION = 3
_AGENCY = "agency"


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
