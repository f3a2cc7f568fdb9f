"""Who a source's words may mean among those who spoke before, without resolving names in full."""

import re
from collections.abc import Sequence
from typing import Self

import msgspec

from headwater.records.attribution import HopMark
from headwater.stages.attribute.grammar import words_of_class

# words of a description that tells one unnamed speaker from another
LEAST_TOLD = 2
# speakers that are kept in mind; an article that has more is a list
MAX_SPEAKERS = 60
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FULL_NAME = re.compile(r" [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)+")
_PRONOUNS = frozenset(("he", "she", "they", "i", "we"))
# heads of phrases with "the" that are nobody named before: papers, groups
_NO_SPEAKERS = ("documents", "plurals", "papers")


class _Name(msgspec.Struct, frozen=True):
    """How a source is called."""

    asked: frozenset[str]  # by which one who spoke before is found
    keys: frozenset[str]  # by which later words find this one
    is_name: bool


class Speaker(msgspec.Struct):
    """Who spoke, as far as words tell, through whom, and where last so."""

    names: set[str]
    has_name: bool  # of his own: not only "an official"
    hops: tuple[HopMark, ...] = ()
    interview: tuple[HopMark, ...] = ()  # the last, which may be over
    heard: int = 0  # where the last words end that came through the hops
    days: frozenset[str] = frozenset()  # on which they were said

    def called(self, name: _Name) -> Self:
        """The same speaker, known by this name too."""
        self.names |= name.keys
        self.has_name |= name.is_name
        return self


def find_speaker(words: str, speakers: Sequence[Speaker]) -> Speaker:
    """The speaker that a source's words may mean, the most recent first, or a new one."""
    if words.lower() in _PRONOUNS and speakers:
        return speakers[-1]
    name = _read_name(words)
    for speaker in reversed(speakers):
        if name.asked & speaker.names:
            return speaker.called(name)
    if speakers and speakers[-1].names <= _PRONOUNS and name.keys:
        return speakers[-1].called(name)  # "he", before his name
    if speakers and _may_describe(words):
        return speakers[-1]  # "the expert", after his name
    return Speaker(set(name.keys), name.is_name)


def bare_description(words: str) -> str:
    """The words for somebody without a name, without their article; nothing for a name.

    One word is too little to tell who is meant: "officials".
    """
    parts = words.split()
    if parts and parts[0].lower() in words_of_class("articles"):
        parts = parts[1:]
    if len(parts) < LEAST_TOLD or _read_name(words).is_name or parts[0].lower() in _PRONOUNS:
        return ""
    return " ".join(parts).lower()


def _may_describe(words: str) -> bool:
    """'The expert', which may mean who was named before; papers and groups do not."""
    parts = words.split()
    if len(parts) < 2 or parts[0].lower() != "the" or any(w[0].isupper() for w in parts[1:]):
        return False
    head = _before_description(words).split()[-1]
    return not head.endswith("s") and not any(head in words_of_class(c) for c in _NO_SPEAKERS)


def _read_name(words: str) -> _Name:
    """How a source is called: last names, or the head nouns of a description.

    Who is new and has no name is asked for by all the words: "an official" may be another one.
    """
    heads = [h for part in words.split(" and ") if (h := _head_of(_before_description(part)))]
    apposed = words.split(",")[1] if "," in words else ""
    if _FULL_NAME.fullmatch(apposed):
        heads.append(_head_of(apposed))
    keys = frozenset(h.lower().removesuffix("s") for h in heads)
    is_name = any(h[0].isupper() for h in heads)
    known = is_name or words.split(" ")[0].lower() in words_of_class("definites")
    whole = frozenset((words.lower(),))
    return _Name(keys if known else whole, keys | whole, is_name)


def _head_of(phrase: str) -> str:
    """The last word of a phrase, without what only stresses it."""
    found = _WORD.findall(phrase)
    while len(found) > 1 and found[-1].lower() in words_of_class("reflexives"):
        found.pop()
    return re.sub(r"['’]s?$", "", found[-1]) if found else ""


def _before_description(words: str) -> str:
    parts = words.split(",")[0].split()
    ends = words_of_class("head_ends")
    cut = next((k for k, w in enumerate(parts) if k and w in ends), len(parts))
    return " ".join(parts[:cut])
