"""One name for an outlet, however the input, the address or a credit line writes it."""

import re

from headwater.text.furniture import load_credit_words

_QUALIFIER = re.compile(r"\s*\([^)]*\)\s*$|\s+[-–—|]\s+\w+(?:\s\w+)?$")
_HOST = re.compile(r"^(?:[\w-]+\.)+[a-z]{2,}$", re.IGNORECASE)
_JOINED = (
    "news",
    "times",
    "post",
    "daily",
    "insider",
    "herald",
    "tribune",
    "journal",
    "today",
    "mail",
    "star",
    "press",
    "wire",
    "gazette",
    "chronicle",
    "report",
    "radio",
    "review",
    "week",
    "world",
    "business",
    "online",
    "media",
    "observer",
    "standard",
    "express",
)
# labels before the name in a host, and public suffixes of two parts
_FRONT = frozenset({"www", "m", "amp", "edition", "news", "en", "mobile", "online", "blogs"})
_SECOND = frozenset({"co", "com", "org", "net", "gov", "ac"})


def outlet_name(name: str) -> str:
    """The name under which an outlet counts; a host becomes a readable name."""
    name = " ".join(name.split())
    if known := _known(name):
        return known
    stripped = _QUALIFIER.sub("", name).strip() or name
    if known := _known(stripped):
        return known
    if _HOST.match(stripped):
        return _from_host(stripped.casefold())
    return stripped


def plain_outlet(given: str | None, host: str | None) -> str | None:
    """The article's own outlet: the given one, else what its host says."""
    if given and given.strip():
        name = outlet_name(given)
        if name.casefold() not in load_credit_words().no_outlet:
            return name
    return outlet_name(host) if host else None


def is_agency(name: str) -> bool:
    """Whether an outlet supplies other outlets."""
    return name in load_credit_words().wires.values()


def _known(name: str) -> str | None:
    words = load_credit_words()
    return words.wires.get(name) or words.broadcasters.get(name)


def _from_host(host: str) -> str:
    parts = [p for p in host.split(".")]
    while len(parts) > 2 and parts[0] in _FRONT:
        parts = parts[1:]
    cut = -2 if len(parts) > 2 and parts[-2] in _SECOND else -1
    stem = parts[:cut][-1] if parts[:cut] else parts[0]
    words = [w for part in stem.split("-") for w in _split(part)]
    return " ".join(w.upper() if len(w) <= 3 and w != "the" else w.capitalize() for w in words)


def _split(part: str) -> list[str]:
    for word in _JOINED:
        if part.endswith(word) and len(part) > len(word):
            return [*_split(part[: -len(word)]), word]
    for word in ("the", *_JOINED):
        if part.startswith(word) and len(part) > len(word) + 2:
            return [word, *_split(part[len(word) :])]
    return [part]
