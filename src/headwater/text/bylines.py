"""Names of people in what pages say about their authors: fewer names but right ones."""

import re
from collections.abc import Collection
from functools import cache

import msgspec

from headwater.text.days import month_names
from headwater.text.furniture import alternatives
from headwater.text.word_files import load_record

# words of a person's name, and characters of one
MAX_NAME_WORDS, MAX_NAME = 5, 40
# letters of a name that is written without spaces
MAX_JOINED_LETTERS = 5
# letters in capitals that are initials or an agency, no name by themselves
MAX_INITIALS = 4
# between the parts of an element that names several authors
PART = " | "
_SPLIT = re.compile(r"\s*(?:[,;/|•·\n]|\s[-–—]\s|\s{2,})\s*")
_LABEL = re.compile(r"^[^:|\d]{1,40}:")
_DROPPED = re.compile(r"\s*[(\[][^)\]]*[)\]]|\s*@[\w.]+|\S+@\S+|https?:\S+|\s*[-–—:,;.|]+\s*$")
_BAD = re.compile(r"[\d@<>{}=_#$%*!?…:\"“”]|\.(?:com|org|net|de|at|ch|co|info)\b", re.IGNORECASE)


class _Words(msgspec.Struct, frozen=True, rename={"and_": "and"}):
    by: tuple[str, ...]
    and_: tuple[str, ...]
    after: tuple[str, ...]
    roles: frozenset[str]
    nobody: frozenset[str]
    particles: frozenset[str]
    card: frozenset[str]


@cache
def _words() -> _Words:
    return load_record("bylines", _Words, "many")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{alternatives(_words().by)})\b\s*:?\s*)+(?=\S)", re.IGNORECASE)


@cache
def _by_inside() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives(_words().by)})\s+(?=[^\W\d])")


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(_words().and_)})\s+", re.IGNORECASE)


@cache
def _numbered() -> re.Pattern[str]:
    """From the first number on, with the month before it: when it came out, how long it takes."""
    months = "|".join(map(re.escape, month_names()))
    return re.compile(rf"(?:^|\s)(?:(?:{months})\.?,?\s)?\d.*$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(_words().after)})\b.*$", re.IGNORECASE)


def begins_with_by(words: str) -> bool:
    """Whether words begin as bylines do."""
    return _by().match(" ".join(words.split())) is not None


def is_author_label(words: str) -> bool:
    """Whether a card's label announces who wrote the article."""
    return words.strip(" :").casefold() in _words().card


def is_nobody(words: str) -> bool:
    """Whether a stated author is an account or a role and no name at all."""
    return not words.strip() or words.strip().casefold() in _words().nobody


def find_people(words: str, not_people: Collection[str] = ()) -> tuple[str, ...]:
    """The people that a stated author names; ``not_people`` are the outlet's own names."""
    plain = _by().sub("", _joined(" ".join(words.split())))
    if _LABEL.match(plain):
        return ()  # "Photo: ...", "Source: ...": another role than the author's
    found: list[str] = []
    for part in _SPLIT.split(_DROPPED.sub(" ", plain)):
        found.extend(_people_of(part.strip(" .·•-–—"), not_people))
    if not found and (by := _by_inside().search(plain)):
        return find_people(plain[by.end() :], not_people)
    return tuple(dict.fromkeys(found))


def is_only_people(words: str, not_people: Collection[str] = ()) -> bool:
    """Whether words are nothing but people's names, with or without "by" before them."""
    plain = _by().sub("", _joined(" ".join(words.split())))
    parts = [p.strip(" .·•-–—") for p in _SPLIT.split(plain)]
    return bool(parts) and all(
        not p or p.casefold() in _words().and_ or _people_of(p, not_people) for p in parts
    )


def _joined(words: str) -> str:
    """An element whose parts are single words holds one name: ``Jane | Doe``."""
    parts = words.split(PART)
    single = len(parts) > 1 and all(p and " " not in p and p[0].isupper() for p in parts)
    return " ".join(parts) if single else words


def _people_of(part: str, not_people: Collection[str]) -> list[str]:
    part = _by().sub("", part)
    numbered = _numbered().sub("", part)
    pieces: list[str] = []
    for candidate in dict.fromkeys((part, numbered, _after().sub("", numbered))):
        pieces = [p.strip(" .,") for p in _and().split(candidate)]
        lone = {" " in p for p in pieces}  # "Ortega y Gasset" is one man
        if len(pieces) > 1 and len(lone) == 1 and all(_is_person(p, not_people) for p in pieces):
            return pieces
        if _is_person(candidate, not_people):
            return [candidate]
    if " " in part and len(pieces) > 1:
        return [p for p in pieces if _is_person(p, not_people) and " " in p]
    return []


def _is_person(name: str, not_people: Collection[str]) -> bool:
    if not name or len(name) > MAX_NAME or _BAD.search(name):
        return False
    if name.casefold() in not_people:
        return False
    if any(t.isupper() and t.casefold() in not_people for t in name.split()):
        return False
    tokens = name.split()
    low = [t.casefold().strip(".,'’") for t in tokens]
    if len(tokens) > MAX_NAME_WORDS or any(w in _words().roles for w in low):
        return False
    if len(tokens) == 1:
        return _is_single(name)
    last = tokens[-1]
    if low[0] in _words().by or low[-1] in _words().by:
        return False
    big = sum(_begins_name(t) for t in tokens)
    small = [w for t, w in zip(tokens, low, strict=True) if not _begins_name(t)]
    return big >= 2 and _begins_name(last) and all(w in _words().particles for w in small)


def _is_single(name: str) -> bool:
    """A name of one word: letters only, a capital first, or few letters without case."""
    if not name.replace("-", "").replace("'", "").replace("’", "").isalpha():
        return False
    if is_caseless(name[0]):
        return len(name) <= MAX_JOINED_LETTERS
    return name[0].isupper() and name[1:].islower() and len(name) > MAX_INITIALS - 2


def _begins_name(token: str) -> bool:
    first = token.lstrip("'’‘\"(")[:1]
    return bool(first) and (first.isupper() or is_caseless(first))


def is_caseless(name: str) -> bool:
    """Whether a name is written in letters that know no capitals."""
    letter = name[:1]
    return letter.isalpha() and letter.upper() == letter.lower()
