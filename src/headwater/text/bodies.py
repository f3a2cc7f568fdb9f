"""Places and bodies under their names: countries, adjectives, seats; ministries, parties."""

import re
from functools import cache

import msgspec

from headwater.text.word_files import load_rows, split_cell
from headwater.text.words import normal_words


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A country, a state or another place, with the words made from its name."""

    name: str
    kind: str  # country, state, place
    adjectives: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()  # cities that stand for its government
    aliases: tuple[str, ...] = ()


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A well-known body with the nouns by which it is called once it was named."""

    name: str
    kind: str  # ministry, agency, court, party, company, ...
    country: str
    aliases: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


@cache
def load_places(language: str = "en") -> tuple[Place, ...]:
    """Every place of the list."""
    return tuple(
        Place(name=a, kind=b, adjectives=split_cell(c), seats=split_cell(d), aliases=split_cell(e))
        for a, b, c, d, e in load_rows("places", 5, language)
    )


@cache
def load_bodies(language: str = "en") -> tuple[Body, ...]:
    """Every body of the list."""
    return tuple(
        Body(name=a, kind=b, country=c, aliases=split_cell(d), nouns=split_cell(e))
        for a, b, c, d, e in load_rows("bodies", 5, language)
    )


@cache
def plain_key(name: str) -> tuple[str, ...]:
    """Words to compare names by: no article, no possessive, "U.S." as "us"."""
    undotted = re.sub(r"(?<=[A-Za-z])\.(?=[A-Za-z]\b)|(?<=\b[A-Za-z])\.", "", name)
    words = [w.removesuffix("'s").removesuffix("'") for w in normal_words(undotted)]
    return tuple(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def find_place(name: str) -> Place | None:
    """The place that a name, an adjective or a seat of government means."""
    return _places().get(plain_key(name))


def find_body(name: str) -> Body | None:
    """The body that a name means, in any of its listed forms or with its country in front."""
    key = plain_key(name)
    if found := _bodies().get(key):
        return found
    return _bodies().get(_with_country(key))


def same_country_key(name: str) -> tuple[str, ...]:
    """The words of a name with every country word as the country: "British", "UK" are one."""
    return _with_country(plain_key(name))


@cache
def _with_country(key: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    at = 0
    while at < len(key):
        size = next((n for n in (3, 2, 1) if _is_country(key[at : at + n])), 0)
        if size:
            found.append("_".join(plain_key(_places()[key[at : at + size]].name)))
        else:
            found.append({"defence": "defense"}.get(key[at], key[at]))
        at += size or 1
    return tuple(found)


def _is_country(key: tuple[str, ...]) -> bool:
    """Whether words mean a country itself, not its seat of government."""
    place = _places().get(key)
    return place is not None and place.kind == "country" and key not in _seats()


@cache
def _places() -> dict[tuple[str, ...], Place]:
    found: dict[tuple[str, ...], Place] = {}
    for place in load_places():
        for name in (place.name, *place.aliases, *place.adjectives, *place.seats):
            found.setdefault(plain_key(name), place)
    return found


@cache
def _seats() -> frozenset[tuple[str, ...]]:
    return frozenset(plain_key(seat) for place in load_places() for seat in place.seats)


@cache
def _bodies() -> dict[tuple[str, ...], Body]:
    found: dict[tuple[str, ...], Body] = {}
    for body in load_bodies():
        for name in (body.name, *body.aliases):
            found.setdefault(plain_key(name), body)
    for body in load_bodies():
        for name in (body.name, *body.aliases):
            found.setdefault(_with_country(plain_key(name)), body)
    return found
