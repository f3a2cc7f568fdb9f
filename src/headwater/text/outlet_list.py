"""The list of outlets, and every way to write their names, ready to be looked up."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from headwater.text.word_files import load_lists, load_rows, split_cell
from headwater.text.words import normal_word

# letters of an abbreviation that must be written exactly: "AP" is one, "Ap" is not
MAX_ABBREVIATION = 4

WORD = re.compile(r"[^\W_]+(?:[&+./°'’-](?=[^\W_]|[°!])[^\W_]*)*[!°]?", re.UNICODE)
BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation that publishes, or one of its programmes."""

    name: str
    hosts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    kind: str  # newspaper, broadcaster, agency, site, magazine, programme
    country: str
    parent: str | None = None  # whose programme or edition it is


class Spelling(msgspec.Struct, frozen=True):
    """One way to write an outlet's name, as words."""

    outlet: Outlet
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    exact: bool  # an abbreviation: the case must be the same
    guard: str  # "" none, "~" after "the" or a relay cue, "!" after a relay cue


class OutletIndex(msgspec.Struct, frozen=True):
    """The list as it is looked up."""

    hosts: dict[str, Outlet]
    names: dict[tuple[str, ...], Spelling]
    openings: dict[str, tuple[Spelling, ...]]  # by first word, the longest first


@cache
def load_outlets(language: str = "en") -> tuple[Outlet, ...]:
    """Every outlet of the list, in its order; guards before ordinary words are kept."""
    return tuple(
        Outlet(
            name=name.lstrip("~!"),
            kind=kind,
            country=country,
            hosts=split_cell(hosts),
            aliases=split_cell(aliases),
            parent=parent or None,
        )
        for name, kind, country, hosts, aliases, parent in load_rows("outlets", 6, language)
    )


@cache
def outlet_words() -> Mapping[str, frozenset[str]]:
    """The words by which English writes the names of outlets."""
    return load_lists("outlets")


@cache
def load_index() -> OutletIndex:
    """Outlets by host, by name, and by the first word of a name."""
    hosts: dict[str, Outlet] = {}
    names: dict[tuple[str, ...], Spelling] = {}
    for outlet in load_outlets():
        for host in outlet.hosts:
            hosts.setdefault(host, outlet)
        guards = {a.lstrip("~!"): a[0] for a in outlet.aliases if a[0] in "~!"}
        for written in (outlet.name, *outlet.aliases):
            plain = written.lstrip("~!")
            plain = BRACKETS.sub("", plain) if "(" in plain else plain
            if spelling := _make_spelling(outlet, plain, guards):
                names.setdefault(spelling.words, spelling)
    openings: dict[str, list[Spelling]] = {}
    for spelling in names.values():
        openings.setdefault(spelling.words[0], []).append(spelling)
    return OutletIndex(
        hosts,
        names,
        {
            first: tuple(sorted(rows, key=lambda s: (-len(s.words), s.words)))
            for first, rows in openings.items()
        },
    )


def _make_spelling(outlet: Outlet, written: str, guards: Mapping[str, str]) -> Spelling | None:
    bare = written.removeprefix("The ")
    plain = bare.replace(" ", "").isalnum()
    words = bare.split() if plain else [m.group() for m in WORD.finditer(bare)]
    if not words:
        return None
    return Spelling(
        outlet,
        tuple(low_word(w) for w in words),
        tuple(w[0].isupper() for w in words),
        bare.isupper() and len(bare) <= MAX_ABBREVIATION,
        guards.get(bare, guards.get(written, _guard_of(outlet, words))),
    )


def _guard_of(outlet: Outlet, words: Sequence[str]) -> str:
    """Whether one word is an ordinary one, or needed a bracket: "Star (Turkey)"."""
    if len(words) > 1:
        return ""
    low = low_word(words[0])
    ordinary = low in outlet_words()["ordinary"] or low in outlet_words()["obscure"]
    return "!" if ordinary or "(" in outlet.name else ""


def low_word(word: str) -> str:
    """The compared form; quick for plain letters."""
    return word.lower().replace("’", "'") if word.isascii() else normal_word(word)
