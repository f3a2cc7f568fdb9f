"""Outlets by name or host: newspapers, broadcasters, agencies, sites, magazines, programmes."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from headwater.records.span import Span
from headwater.text.cues import load_lists
from headwater.text.words import normal_word

# letters of an abbreviation that must be written exactly: "AP" is one, "Ap" is not
MAX_ABBREVIATION = 4
# how far back a word may stand that lets an ordinary word count as an outlet
CUE_REACH = 2

_WORD = re.compile(r"[^\W_]+(?:[&+./°'’-](?=[^\W_]|[°!])[^\W_]*)*[!°]?", re.UNICODE)
_HOST = re.compile(r"^(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[:/?#].*)?$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_CALL_SIGN = re.compile(r"^[WKC][A-Z]{2,3}(?:[- ](?:TV|FM|AM|DT|\d{1,2}))?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_QUOTES = "\"“”‘’'"


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation that publishes, or one of its programmes."""

    name: str
    hosts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    kind: str  # newspaper, broadcaster, agency, site, magazine, programme
    country: str
    parent: str | None = None  # whose programme or edition it is


class _Spelling(msgspec.Struct, frozen=True):
    """One way to write an outlet's name, as words."""

    outlet: Outlet
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    exact: bool  # an abbreviation: the case must be the same
    guard: str  # "" none, "~" after "the" or a relay cue, "!" after a relay cue


class _Index(msgspec.Struct, frozen=True):
    hosts: dict[str, Outlet]
    names: dict[tuple[str, ...], _Spelling]
    openings: dict[str, tuple[_Spelling, ...]]  # by first word, the longest first


@cache
def load_outlets(language: str = "en") -> tuple[Outlet, ...]:
    """Every outlet of the list, in its order; guards before ordinary words are kept."""
    path = files("headwater.text.lang") / language / "outlets.tsv"
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, kind, country, hosts, aliases, parent = (*line.split("\t"), "", "", "")[:6]
        found.append(
            Outlet(
                name=name.lstrip("~!"),
                kind=kind,
                country=country,
                hosts=_split(hosts),
                aliases=_split(aliases),
                parent=parent or None,
            )
        )
    return tuple(found)


def find_outlet(name_or_host: str) -> Outlet | None:
    """The outlet that a name or an address means; ordinary words count, since they are the name."""
    given = " ".join(name_or_host.split()).strip(_QUOTES + " .,;:")
    if host := _HOST.match(given):
        return _by_host(host.group(1).casefold()) or _by_name(given)
    return _by_name(given)


def find_outlets_in(text: str, within: Span | None = None) -> list[tuple[Span, Outlet]]:
    """Where a text names outlets, in order; of names that overlap the longest."""
    openings, found = _index().openings, []
    words = _words_of(text, within or Span(0, len(text)))
    at = 0
    while at < len(words):
        match = next((s for s in openings.get(words[at][1], ()) if _fits(s, text, words, at)), None)
        if match is None:
            at += 1
            continue
        last = words[at + len(match.words) - 1][0]
        written = last.of(text)
        cut = 0 if match.words[-1].endswith("'s") else len(written) - len(_bare(written))
        found.append((Span(words[at][0].start, last.end - cut), match.outlet))
        at += len(match.words)
    return found


def network_of(outlet: Outlet) -> Outlet:
    """The broadcaster of a programme; any other outlet is its own."""
    return (find_outlet(outlet.parent) or outlet) if outlet.parent else outlet


def is_same_outlet(one: str, other: str) -> bool:
    """Whether two names or hosts mean one outlet, or a programme and its network."""
    a, b = find_outlet(one), find_outlet(other)
    if a and b:
        return a == b or network_of(a) == network_of(b)
    return _core(one) == _core(other) != ()


def is_outlet_like(name: str) -> bool:
    """Whether an unlisted name reads as an outlet's: a word of it, a call sign, a host."""
    given = name.strip(_QUOTES + " .,;:")
    if _CALL_SIGN.match(given) or _HOST.match(given):
        return True
    words = [_bare(w) for w in given.removeprefix("the ").split()]
    lists = _lists()
    if len(words) < 2 or not words[0][:1].isupper() or words[-1][:1].islower():
        return False
    low = [normal_word(w) for w in words]
    typical = low[-1] in lists["last_words"] or low[0] in lists["first_words"]
    return typical and not set(low) & lists["not_outlets"]


def is_outlet_noun(words: str) -> bool:
    """Whether the words are what an outlet is called once it was named: "the paper"."""
    return " ".join(words.casefold().removeprefix("the ").split()) in _lists()["common_nouns"]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return _POSSESSIVE.sub("", word) or word


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return load_lists("outlets")


@cache
def _index() -> _Index:
    hosts: dict[str, Outlet] = {}
    names: dict[tuple[str, ...], _Spelling] = {}
    for outlet in load_outlets():
        for host in outlet.hosts:
            hosts.setdefault(host, outlet)
        guards = {a.lstrip("~!"): a[0] for a in outlet.aliases if a[0] in "~!"}
        for written in (outlet.name, *outlet.aliases):
            plain = _BRACKETS.sub("", written.lstrip("~!"))
            if spelling := _make_spelling(outlet, plain, guards):
                names.setdefault(spelling.words, spelling)
    openings: dict[str, list[_Spelling]] = {}
    for spelling in names.values():
        openings.setdefault(spelling.words[0], []).append(spelling)
    return _Index(
        hosts,
        names,
        {
            first: tuple(sorted(rows, key=lambda s: (-len(s.words), s.words)))
            for first, rows in openings.items()
        },
    )


def _make_spelling(outlet: Outlet, written: str, guards: Mapping[str, str]) -> _Spelling | None:
    bare = written.removeprefix("The ")
    words = [m.group() for m in _WORD.finditer(bare)]
    if not words:
        return None
    return _Spelling(
        outlet,
        tuple(normal_word(w) for w in words),
        tuple(w[0].isupper() for w in words),
        bare.isupper() and len(bare) <= MAX_ABBREVIATION,
        guards.get(bare, guards.get(written, "")),
    )


def _by_host(host: str) -> Outlet | None:
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if found := _index().hosts.get(".".join(parts[start:])):
            return found
    return None


def _by_name(name: str) -> Outlet | None:
    names = _index().names
    for form in (name, _BRACKETS.sub("", name), _BRACKETS.sub("", name).split(" - ")[0]):
        words = _key(form)
        while words:
            if found := names.get(words):
                return found.outlet
            if words[-1] not in _lists()["suffixes"]:
                break
            words = words[:-1]
    return None


def _core(name: str) -> tuple[str, ...]:
    """An unlisted name's words without those that any outlet may add: "Gull News Agency"."""
    words = _key(name)
    while len(words) > 1 and words[-1] in _lists()["suffixes"]:
        words = words[:-1]
    return words


@cache
def _key(name: str) -> tuple[str, ...]:
    words = [normal_word(m.group()) for m in _WORD.finditer(name.strip(_QUOTES))]
    if words and words[0] == "the":
        words = words[1:]
    if words and tuple(words) not in _index().names:
        words[-1] = _bare(words[-1])
    return tuple(words)


def _words_of(text: str, within: Span) -> list[tuple[Span, str, str]]:
    """Span, compared form and compared form without possessive, of every word."""
    rows = []
    for match in _WORD.finditer(text, within.start, within.end):
        low = normal_word(match.group())
        rows.append((Span(match.start(), match.end()), _opening(low), _bare(low)))
    return rows


def _opening(low: str) -> str:
    return low if low in _index().openings else _bare(low)


def _fits(spelling: _Spelling, text: str, words: list[tuple[Span, str, str]], at: int) -> bool:
    size = len(spelling.words)
    rows = words[at : at + size]
    if len(rows) < size:
        return False
    for position, (row, wanted) in enumerate(zip(rows, spelling.words, strict=True)):
        low = normal_word(row[0].of(text))
        if low != wanted and not (position == size - 1 and row[2] == wanted):
            return False
        if spelling.capitals[position] and not text[row[0].start].isupper():
            return False
    written = text[rows[0][0].start : rows[-1][0].end]
    if spelling.exact and not _bare(written).isupper():
        return False
    return not spelling.guard or _has_cue(spelling, text, words, at)


def _has_cue(spelling: _Spelling, text: str, words: list[tuple[Span, str, str]], at: int) -> bool:
    """Whether a word that is also an ordinary word stands where an outlet's name does."""
    before = [w[1] for w in words[max(0, at - CUE_REACH) : at]]
    after = words[at + len(spelling.words) : at + len(spelling.words) + 1]
    lists = _lists()
    if spelling.guard == "~" and before[-1:] == ["the"]:
        return True
    if after and after[0][1] in lists["cues_after"]:
        return True
    if before[-1:] == ["the"]:
        before = before[:-1]
    if before[-1:] == ["to"]:
        return before[-2:-1] != [] and before[-2] in lists["cues_to"]
    if before and before[-1] in lists["cues_before"]:
        return True
    start = words[at][0].start
    return start > 0 and text[start - 1] in _QUOTES and before[-1:] in (["on"], ["in"])
