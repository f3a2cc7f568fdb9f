"""How well a description fits what an article says of somebody."""

from collections.abc import Sequence
from functools import lru_cache

from headwater.stages.resolve.phrase import Phrase, lists
from headwater.text.bodies import find_place
from headwater.text.names import people_words

# points; only their order matters, chosen by reading development stories
HEAD = 2.0  # the same noun
FITTING = 1.4  # a noun that the description covers
MODIFIER = 1.5  # for each further word in common
MISSING = 0.6  # for each further word that nothing of the role repeats
MISPLACED = 1.5  # for a place that nothing of the role repeats


def covers(head: str, role_words: frozenset[str]) -> float:
    """How well a noun covers a role: itself, a noun that it includes, or not at all."""
    if head in role_words:
        return HEAD
    first = head.split("-")[0]
    if first != head and {first, head.split("-")[-1]} <= role_words:
        return HEAD
    return FITTING if people_words().fits.get(head, frozenset()) & role_words else 0.0


def shared_points(phrase: Phrase, role_words: frozenset[str]) -> float:
    """Points for the other words of a description."""
    return _points(phrase.head, phrase.modifiers, role_words)


# an article says few things of few people, again and again
@lru_cache(maxsize=4096)
def _points(head: str, modifiers: tuple[str, ...], role_words: frozenset[str]) -> float:
    skip = lists()["descriptors"] | {"a", "an", "the", head, *head.split("-")}
    asked_places, held_places = _places(modifiers), _places(tuple(sorted(role_words)))
    words = [w for w in modifiers if w not in skip and w[:1].isalnum()]
    words = [w for w in words if not any(w in p for p in asked_places.values())]
    points = sum(MODIFIER if w in role_words else -MISSING for w in words)
    for place in asked_places:
        points += MODIFIER if place in held_places else -MISPLACED
    asked, held = _fields(frozenset(modifiers)), _fields(role_words)
    return points - (HEAD if asked and held and not asked & held else 0.0)


def _fields(words: frozenset[str]) -> frozenset[str]:
    """The words that tell offices of one name apart: prime, foreign, deputy."""
    return words & people_words().before_title


def _places(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The places that words name, one or two together, with the words."""
    found: dict[str, tuple[str, ...]] = {}
    pairs = [(a, b) for a in words for b in words if a != b]
    for part in (*pairs, *((w,) for w in words)):
        place = find_place(" ".join(part))
        if place is not None and not any(set(part) <= set(p) for p in found.values()):
            found.setdefault(place.name, part)
    return found
