"""Bodies and outlets that an article names: full names, short names and initials."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from headwater.records.article import TELLING_KINDS, Block
from headwater.records.span import Span
from headwater.text.bodies import find_body, plain_key, same_country_key
from headwater.text.outlet_list import Outlet
from headwater.text.outlets import find_outlet, find_outlets_in, is_same_outlet

_PART = r"(?:[A-Z][\w’'&.-]*|of|for|and|the|on|to|in|de)"
_WITH_INITIALS = re.compile(
    rf"({_PART}(?: {_PART}){{1,9}}),? "
    r"\((?:the |or )?[\"“']?([A-Z][A-Za-z&./-]{1,9})[\"”']?(?:,[^()]{0,40})?\)"
)
_OWNING = re.compile(r"^(?:['’]s?)?\s?[\"“‘']?$")
MIN_INITIALS = 3  # letters; two fit too much
_SMALL = frozenset(["of", "for", "and", "the", "on", "to", "in", "de"])


class Called(msgspec.Struct, frozen=True):
    """What an article calls its bodies and outlets."""

    text: str
    initials: Mapping[str, str]  # compared initials -> full name as written
    bodies: tuple[tuple[int, str], ...]  # place and name of every body with initials, in order
    outlets: tuple[tuple[Span, Outlet, str], ...]

    def full_name(self, name: str) -> str:
        """The name in full where the article gives it beside its initials."""
        key = " ".join(plain_key(name))
        return self.initials.get(key) or _spelled_out(name, self.text) or name

    def outlet_before(self, place: int) -> str | None:
        """The outlet named last before a place, as written."""
        names = [words for span, _, words in self.outlets if span.end <= place]
        return names[-1] if names else None

    def carrier(self, text: str, name: str, place: int) -> str:
        """A programme with its network where the article names both, else the fuller name."""
        known = find_outlet(name)
        if known is not None and known.parent:
            return self._with_network(text, known) or name
        return self.fuller_outlet(name, place)

    def _with_network(self, text: str, programme: Outlet) -> str | None:
        """A programme and its network as the article writes them: "Coast TV's 'Morning Talk'"."""
        for (before, network, _), (span, outlet, _) in pairwise(self.outlets):
            if outlet == programme and network != programme and not network.parent:
                between = text[before.end : span.start]
                if _OWNING.match(between) or _OWNING.match(text[before.end - 1 : span.start]):
                    return f"{before.of(text)}’s {span.of(text)}".replace("’s’s", "’s")
        return None

    def fuller_outlet(self, name: str, place: int) -> str:
        """The fuller name of an outlet that a short one stands for: "the Post"."""
        key = plain_key(name)
        known = find_outlet(name)
        best = name
        for span, outlet, words in self.outlets:
            longer = plain_key(words)
            fits = longer[-len(key) :] == key and len(longer) > len(key)
            if fits and len(words) > len(best) and (span.start < place or known == outlet):
                best = words
        return best


def find_called(text: str, blocks: Sequence[Block]) -> Called:
    """The bodies and outlets of an article's own words."""
    spans = [b.span for b in blocks if b.kind in TELLING_KINDS]
    initials: dict[str, str] = {}
    bodies: list[tuple[int, str]] = []
    outlets: list[tuple[Span, Outlet, str]] = []
    for span in spans:
        for match in _WITH_INITIALS.finditer(text, span.start, span.end):
            if full := _spelled_by(match.group(1).split(), match.group(2)):
                initials.setdefault(" ".join(plain_key(match.group(2))), full)
                bodies.append((match.start(), full))
        outlets += [(s, o, s.of(text)) for s, o in find_outlets_in(text, span)]
    return Called(text, initials, tuple(bodies), tuple(outlets))


def _spelled_by(words: Sequence[str], initials: str) -> str | None:
    """The last words whose first letters the initials are, small words free."""
    letters = [c for c in initials if c.isupper()]
    if len(letters) < 2:
        return None
    for start in range(len(words)):
        capitals = [w[0] for w in words[start:] if w not in _SMALL]
        if words[start] not in _SMALL and capitals == letters:
            return " ".join(words[start:])
    known = find_body(initials)
    for start in range(len(words)):
        if known is not None and find_body(" ".join(words[start:])) == known:
            return " ".join(words[start:])
    return None


def _spelled_out(initials: str, text: str) -> str | None:
    """The capitalised words of the text whose first letters the initials are."""
    if not initials.isupper() or not initials.isalpha() or len(initials) < MIN_INITIALS:
        return None
    small = "|".join(sorted(_SMALL))
    words = [rf"{letter}[a-z][\w’'-]*" for letter in initials]
    found = re.search(r"\b" + rf"\s(?:(?:{small})\s)?".join(words) + r"\b", text)
    return found.group() if found else None


def is_same_body(one: str, other: str) -> bool:
    """Whether two names mean one body: the list, country words and initials count."""
    a, b = find_body(one), find_body(other)
    if a and b:
        return a == b
    return same_country_key(one) == same_country_key(other)


def is_own_outlet(name: str, own: Sequence[str]) -> bool:
    """Whether a name is the article's own outlet, under its name or its host."""
    return any(is_same_outlet(name, mine) for mine in own if mine)
