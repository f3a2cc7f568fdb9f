"""Whether two written names can mean one party."""

import unicodedata
from functools import cache

import msgspec

from headwater.text.word_files import load_words
from headwater.text.words import normal_word, normal_words


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    empty: frozenset[str]
    classes: dict[str, list[str]]
    wild: frozenset[str]
    media: frozenset[str]
    offices: frozenset[str]
    media_acts: frozenset[str]
    outlet_itself: frozenset[str]
    spokespersons: frozenset[str]
    family_class: str


@cache
def _lists() -> _Lists:
    words = load_words("parties")
    return msgspec.convert(words, _Lists)


def media_acts() -> frozenset[str]:
    """Words for what an outlet does itself."""
    return _lists().media_acts


def outlet_itself() -> frozenset[str]:
    """Words by which an outlet speaks of itself."""
    return _lists().outlet_itself


# letters that Unicode does not take apart into a plain letter and a sign
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def _plain(word: str) -> str:
    """A word without the signs on its letters: outlets write one name with and without them."""
    apart = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(c for c in apart if not unicodedata.combining(c))


@cache
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, possessive endings and titles left out."""
    words = [_plain(w.removesuffix("'s").removesuffix("'")) for w in normal_words(name)]
    kept = tuple(w for w in words if w and w not in _lists().empty)
    return kept or tuple(words)


@cache
def is_same_name(a: str, b: str) -> bool:
    """One name's words are all in the other, or one is the initials of the other."""
    one, other = set(name_words(a)), set(name_words(b))
    if not one or not other:
        return False
    if one <= other or other <= one:
        return bool((one & other) - _lists().media) or one == other
    return _initials(a) == _joined(b) or _initials(b) == _joined(a)


def _initials(name: str) -> str:
    words = [w for w in name_words(name) if w[0].isalpha()]
    return "".join(w[0] for w in words) if len(words) > 1 else ""


def _joined(name: str) -> str:
    words = name_words(name)
    return words[0] if len(words) == 1 else "-"


@cache
def group_classes(name: str) -> frozenset[str]:
    """The kinds of people that an unnamed description can mean; empty where anybody."""
    words = set(normal_words(name))
    return frozenset(kind for kind, members in _lists().classes.items() if words & set(members))


@cache
def is_anybody(name: str) -> bool:
    """Whether an unnamed description ("sources") leaves open what kind of people it means."""
    words = set(normal_words(name))
    return bool(words & _lists().wild) or not group_classes(name)


def may_be_same_group(a: str, b: str) -> bool:
    """Whether two unnamed descriptions can mean the same people."""
    return is_anybody(a) or is_anybody(b) or bool(group_classes(a) & group_classes(b))


@cache
def is_one_family(a: str, b: str) -> bool:
    """Whether both descriptions mean the relatives of one person: the family of that name."""
    both = group_classes(a) & group_classes(b)
    if not both & {_lists().family_class}:
        return False
    return bool(_capitalised(a) & _capitalised(b))


def _capitalised(name: str) -> set[str]:
    return {normal_word(w).removesuffix("'s") for w in name.split() if w[:1].isupper()}


@cache
def is_spokesperson(description: str) -> bool:
    """Whether a role is to speak for somebody else."""
    return bool(set(normal_words(description)) & _lists().spokespersons)


@cache
def institution_words(name: str) -> frozenset[str]:
    """The words of a name or role that can name an institution."""
    return frozenset(w for w in name_words(name) if w not in _lists().offices and len(w) > 2)
