"""Outlets by name or host: newspapers, broadcasters, agencies, sites, magazines, programmes."""

import re
from collections.abc import Sequence
from functools import cache

from headwater.records.span import Span
from headwater.text.outlet_list import (
    BRACKETS,
    WORD,
    Outlet,
    Spelling,
    load_index,
    low_word,
    outlet_words,
)

# how far back a word may stand that lets an ordinary word count as an outlet
CUE_REACH = 2

_HOST = re.compile(r"^(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[:/?#].*)?$", re.IGNORECASE)
_CALL_SIGN = re.compile(r"^[WKC][A-Z]{2,3}(?:[- ](?:TV|FM|AM|DT|\d{1,2}))?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_GAP = re.compile(r"^[\s.!?°]*[\s&-]?[\s\"“‘']*$")
_QUOTES = "\"“”‘’'"
# a network and its programme: "Coast TV's 'Morning Talk'"
_OWNED = re.compile(r"^(?P<network>[^\"“‘]+?)['’]s?\s+[\"“‘']?(?P<programme>[A-Z0-9].*)$")


def find_outlet(name_or_host: str) -> Outlet | None:
    """The outlet that a name or an address means; ordinary words count, since they are the name."""
    given = " ".join(name_or_host.split()).strip(_QUOTES + " .,;:")
    if host := _HOST.match(given):
        return _by_host(host.group(1).casefold()) or _by_name(given)
    return _by_name(given) or _by_owner(given)


def find_outlets_in(text: str, within: Span | None = None) -> list[tuple[Span, Outlet]]:
    """Where a text names outlets, in order; of names that overlap the longest."""
    whole = Span(0, len(text)) if within is None else within
    words = list(WORD.finditer(text, whole.start, whole.end))
    found: list[tuple[Span, Outlet]] = []
    at = 0
    while at < len(words):
        match = _match(text, words, at)
        if match is None:
            at += 1
            continue
        last = words[at + len(match.words) - 1]
        cut = 0 if match.words[-1].endswith("'s") else len(last.group()) - len(_bare(last.group()))
        found.append((Span(words[at].start(), last.end() - cut), match.outlet))
        at += len(match.words)
    return found


def _match(text: str, words: Sequence[re.Match[str]], at: int) -> Spelling | None:
    """The longest name that begins with a word."""
    first = words[at].group()
    if not (first[0].isupper() or first[0].isdigit()):
        return None
    low = low_word(first)
    openings = load_index().openings
    rows = (
        openings.get(low, ())
        if low == _bare(low)
        else (*openings.get(low, ()), *openings.get(_bare(low), ()))
    )
    return next((s for s in rows if _fits(s, text, words, at)), None)


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
    if without_noun(given) != given:
        return True
    words = [_bare(w) for w in given.removeprefix("the ").split()]
    lists = outlet_words()
    if len(words) < 2 or not words[0][:1].isupper() or words[-1][:1].islower():
        return False
    if any(w[:1].islower() and w not in lists["small_words"] for w in words):
        return False  # "sources quoted by the Courier"
    low = [low_word(w) for w in words]
    typical = low[-1] in lists["last_words"] or low[0] in lists["first_words"]
    return typical and not set(low) & lists["not_outlets"]


def without_noun(name: str) -> str:
    """The name behind a noun that introduces it as an outlet's: "the state news agency Gull"."""
    words = name.split()
    at = next((n for n, word in enumerate(words) if not word[:1].islower()), len(words))
    before = " ".join(words[:at])
    nouns = outlet_words()["naming_nouns"]
    introduced = any(f" {before}".endswith(f" {noun}") for noun in nouns)
    return " ".join(words[at:]) if introduced and at < len(words) else name


def is_outlet_noun(words: str) -> bool:
    """Whether the words are what an outlet is called once it was named: "the paper"."""
    return " ".join(words.casefold().removeprefix("the ").split()) in outlet_words()["common_nouns"]


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return _POSSESSIVE.sub("", word) or word


def _by_host(host: str) -> Outlet | None:
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if found := load_index().hosts.get(".".join(parts[start:])):
            return found
    return None


def _by_name(name: str) -> Outlet | None:
    names = load_index().names
    for form in (name, BRACKETS.sub("", name), BRACKETS.sub("", name).split(" - ")[0]):
        words = _key(form)
        while words:
            if (found := names.get(words)) and not _is_obscure(words, name):
                return found.outlet
            if words[-1] not in outlet_words()["suffixes"]:
                break
            words = words[:-1]
    return None


def _by_owner(name: str) -> Outlet | None:
    """The programme of "a network's programme", where the list knows it as that network's."""
    match = _OWNED.match(name)
    found = _by_name(match.group("programme")) if match else None
    if match is None or found is None or not found.parent:
        return None
    owner = _by_name(match.group("network"))
    return found if owner and network_of(owner) == network_of(found) else None


def _core(name: str) -> tuple[str, ...]:
    """An unlisted name's words without those that any outlet may add: "Gull News Agency"."""
    words = _key(name)
    while len(words) > 1 and words[-1] in outlet_words()["suffixes"]:
        words = words[:-1]
    return words


def _is_obscure(words: tuple[str, ...], name: str) -> bool:
    """Whether a word means an outlet only with "The" in front, and stands without."""
    known = len(words) == 1 and words[0] in outlet_words()["obscure"]
    return known and not name.startswith("The ") and len(name.split()) == 1


@cache
def _key(name: str) -> tuple[str, ...]:
    words = [low_word(m.group()) for m in WORD.finditer(name.strip(_QUOTES))]
    if words and words[0] == "the":
        words = words[1:]
    if words and tuple(words) not in load_index().names:
        words[-1] = _bare(words[-1])
    return tuple(words)


def _fits(spelling: Spelling, text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    size = len(spelling.words)
    rows = words[at : at + size]
    if len(rows) < size:
        return False
    for position, (row, wanted) in enumerate(zip(rows, spelling.words, strict=True)):
        low = low_word(row.group())
        if low != wanted and not (position == size - 1 and _bare(low) == wanted):
            return False
        if spelling.capitals[position] and not row.group()[0].isupper():
            return False
        if position and not _GAP.match(text[rows[position - 1].end() : row.start()]):
            return False
    if spelling.exact and not _bare(text[rows[0].start() : rows[-1].end()]).isupper():
        return False
    return not spelling.guard or _has_cue(spelling, text, words, at)


def _has_cue(spelling: Spelling, text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word that is also an ordinary word stands where an outlet's name does."""
    before = [low_word(w.group()) for w in words[max(0, at - CUE_REACH) : at]]
    after = words[at + len(spelling.words) : at + len(spelling.words) + 1]
    lists = outlet_words()
    start = words[at].start()
    is_obscure = len(spelling.words) == 1 and spelling.words[0] in lists["obscure"]
    if is_obscure and text[max(0, start - 4) : start] != "The ":
        return False
    if spelling.guard == "~" and before[-1:] == ["the"]:
        return True
    if after and low_word(after[0].group()) in lists["cues_after"]:
        return True
    if before[-1:] == ["the"]:
        before = before[:-1]
    if before[-1:] == ["to"]:
        return before[-2:-1] != [] and before[-2] in lists["cues_to"]
    if before and before[-1] in lists["cues_before"]:
        return True
    return start > 0 and text[start - 1] in _QUOTES and before[-1:] in (["on"], ["in"])
