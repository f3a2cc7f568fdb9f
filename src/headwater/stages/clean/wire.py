"""Datelines, wire tags and credit lines: words at a paragraph's edge that say whose text it is."""

import re
from functools import cache

import msgspec

from headwater.records.article import CreditHow
from headwater.text.furniture import alternatives, fold, load_credit_words, load_date_words
from headwater.text.outlets import find_outlet, is_outlet_like

# words: a line that speaks of its own publication is short
MAX_CREDIT_WORDS = 60
# who may put a tag before a sentence without a dash
_BROADCASTERS = frozenset({"broadcaster", "programme"})
# a place as datelines write it, with a state or country after a comma
_MORE = (
    r"(?:\s\([A-Z][\w .]{1,20}\)(?=\s\[))?(?:\s\[[A-Z][\w .]{1,20}\])?"
    r"(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})?"
)
_PLACE = rf"(?:[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]*){{0,3}}){_MORE}"
_CAPITALS = rf"(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){{0,3}}){_MORE}"
_DATE = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})"
_DAY = r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)"
_DASH = r"\s*\.?(?:--?|–|—|:)\s*"
_TAG = r"(?P<tag>[A-Za-z][\w.&’'/ -]{1,30}?)"
_TAGGED = re.compile(
    rf"(?:(?P<day>{_DATE})|\(?(?P<place>{_PLACE}{_DAY}?)\)?)?,?\s*(?P<early>--?|–|—)?\s*\({_TAG}\)"
    rf"(?:(?P<dash>{_DASH})|\s+)(?=\S)"
)
_SLASHED = re.compile(
    rf"(?P<place>{_PLACE}{_DAY}?)(?P<early>\.?)\s*/{_TAG}/(?P<dash>\.?(?:{_DASH}|\s+))(?=\S)"
)
_BARE = re.compile(rf"(?P<place>{_CAPITALS}{_DAY}?)\s*(?:--|–|—|\s-)\s*(?=[\"“‘'A-Z\d])")
_CLOSING = re.compile(
    r"(?<=[.!?”\"’])(?:\s+|(?=[-–—]))(?P<mark>[-–—]{0,2}\s*(?:[(\[](?:\w+:\s)?)?"
    r"(?P<tag>[A-Z][\w /]{1,30})[)\]]?\.?)$"
)
# characters of such a tag with the white space around it
_MAX_CLOSING = 200
_HOST = re.compile(
    r"(?P<host>(?i:(?:[a-z0-9-]+\.)+(?:[a-z]{2}|com|org|net|info|news|media|press|online|today"
    r"|live))|(?:[a-z0-9-]+\.)+[a-z]{2,12})\s*:\s+(?=\S)"
)
# marks after which a name is over
_POSSESSIVE = re.compile(r"['’]s?$")
_NAME_END = ".,;:)]’'\"”"


class Mark(msgspec.Struct, frozen=True):
    """A dateline or a credit line: its range in the line, and the outlet it names."""

    start: int
    end: int
    name: str | None
    how: CreditHow
    place: str | None = None
    also: tuple[str, ...] = ()  # the other wires of a tag such as "AFP/Reuters"


def find_opening_mark(words: str, *, bare: bool = True) -> Mark | None:
    """A credit line or a dateline with which a paragraph begins.

    ``bare`` allows a place in capitals with nothing but a dash behind it.
    """
    if ":" in words and (found := _HOST.match(words)):
        return Mark(0, found.end(), found["host"].casefold(), CreditHow.CREDIT_LINE)
    for mark, pattern in (("(", _TAGGED), ("/", _SLASHED)):
        if mark in words and (found := pattern.match(words)) and (name := _tag_name(found)):
            place, also = found["place"], _wires(found["tag"])[1:]
            return Mark(0, found.end(), name, CreditHow.WIRE_TAG, place, also)
    if bare and (found := _BARE.match(words)) and not _is_no_place(found["place"]):
        return Mark(0, found.end(), None, CreditHow.WIRE_TAG, found["place"])
    return None


def find_closing_tag(words: str) -> int | None:
    """Where a wire's name stands after the last sentence of a paragraph."""
    found = _CLOSING.search(words, max(0, len(words) - _MAX_CLOSING))
    if found is None or not _wires(found["tag"].strip()):
        return None
    label, colon, _ = found["mark"].strip("-–—([ ").partition(": ")
    return found.start("mark") if not colon or fold(label) in load_credit_words().labels else None


def find_first_publisher(words: str) -> Mark | None:
    """The outlet that a line names as the one that published the text first."""
    folded = words.lower()
    phrases = load_credit_words().first_published
    if phrases.distributed in folded and (owner := _owner().search(words)):
        name = owner["name"].partition(". ")[0].rstrip(_NAME_END)
        return Mark(0, len(words), name, CreditHow.CREDIT_LINE)
    if words.count(" ") > MAX_CREDIT_WORDS or not any(map(folded.__contains__, phrases.hints)):
        return None
    found = _before().search(folded) if len(folded) == len(words) else None
    if found is None:
        return None
    opening = folded.lstrip("*•-–—([ ").startswith(phrases.openings)
    if not (opening or _subject().search(folded, 0, found.start())):
        return None
    name = _name_after().match(words, found.end())
    if name is None or _is_time(name["name"]):
        return None
    plain = _POSSESSIVE.sub("", name["name"].rstrip(_NAME_END)).removeprefix("the ")
    return Mark(0, len(words), plain, CreditHow.CREDIT_LINE)


def find_labelled_outlet(words: str, *, known: bool = False) -> Mark | None:
    """``Source: Reuters``, ``via AP``, or a wire's bare name on a line of its own.

    ``known`` allows any outlet of the list behind a label with a colon.
    """
    labels = load_credit_words().labels
    plain = words.strip(" .()[]-–—•*")
    label, mark, rest = re.match(r"([\w/]*)(:?\s*)(.*)", plain, re.DOTALL).groups()  # type: ignore[union-attr]
    labelled = bool(mark) and fold(label) in labels
    wires = _wires(rest if labelled else plain)
    name = wires[0] if wires else None
    if known and labelled and not name:
        name = _outlet_after(rest, colon=":" in mark)
    return Mark(0, len(words), name, CreditHow.CREDIT_LINE, None, wires[1:]) if name else None


def _outlet_after(rest: str, *, colon: bool) -> str | None:
    """The outlet behind a label: one that reads like one; behind a colon any of the list."""
    if colon and (outlet := find_outlet(rest)):
        return outlet.name
    return rest if is_outlet_like(rest) and (rest[:1].isupper() or "." in rest) else None


@cache
def _name_after() -> re.Pattern[str]:
    """A name behind such words: small words only between its capitals."""
    small, word = alternatives(load_credit_words().inside_names), r"[A-Z0-9][\w&'’.-]*"
    return re.compile(rf"\s*:?\s*(?P<name>(?:[tT]he\s)?{word}(?:\s(?:(?:{small})\s)*{word})*)")


@cache
def _owner() -> re.Pattern[str]:
    """``©2021 Example Times. ... Distributed by ...``"""
    return re.compile(rf"(?:©|[Cc]opyright|\([cC]\))\s?\d{{4}},?{_name_after().pattern}")


@cache
def _before() -> re.Pattern[str]:
    words = load_credit_words().first_published.before
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


@cache
def _subject() -> re.Pattern[str]:
    """``this article``, ``a version of this story``, with up to two words between."""
    words = load_credit_words()
    this, subjects = alternatives(words.this), alternatives(words.first_published.subjects)
    return re.compile(rf"(?<!\w)(?:{this}) (?:[\w-]+ ){{0,2}}(?:{subjects})(?!\w)[^.!?]{{0,60}}$")


def _tag_name(found: re.Match[str]) -> str | None:
    """Whose tag it is: a wire's alone or with a dash, a broadcaster's before a sentence."""
    tag, alone = found["tag"], found["place"] is None
    dashed = bool((found["dash"] or "").strip() or (found["early"] and not alone))
    begins = _begins_sentence(found.string, found.end())
    if wires := _wires(tag):
        name = wires[0]
        dated = not alone and found["place"][-1].isdigit()
        return name if dashed or ((alone or dated) and begins) else None
    if tag[0].islower():
        return None
    desk = _wire(tag.partition(" ")[0])
    if desk and dashed and begins and not alone and tag.count(" ") == 1:
        return desk  # "(Reuters Health)"
    outlet = find_outlet(tag)
    if outlet and begins and (dashed or outlet.kind in _BROADCASTERS):
        return outlet.name
    dated = not alone and found["place"][-1].isdigit()
    if dashed and begins and dated:
        return tag
    hosted = "." in tag and " " not in tag
    return tag if dashed and begins and alone and (hosted or tag.isupper()) else None


def _wires(name: str) -> tuple[str, ...]:
    """The full names of the agencies of a tag, where all of it is theirs: ``AFP/Reuters``."""
    found = [_wire(part) for part in re.split(r"/|, | and ", name)]
    return tuple(wire for wire in found if wire) if all(found) else ()


def _wire(name: str) -> str | None:
    """The full name of an agency, where a tag or name is one's."""
    plain = name.strip()
    found = load_credit_words().wires.get(plain)
    return found or _full_names().get(plain.casefold().removeprefix("the "))


@cache
def _full_names() -> dict[str, str]:
    return {full.casefold(): full for full in load_credit_words().wires.values()}


def _begins_sentence(words: str, at: int) -> bool:
    first = words[at : at + 1]
    return first.isupper() or first.isdigit() or first in tuple("\"“‘'")


def _is_no_place(words: str) -> bool:
    """Whether capitals before a dash are a label such as UPDATE."""
    return any(w.casefold() in load_credit_words().no_places for w in words.split())


def _is_time(name: str) -> bool:
    word = name.removeprefix("the ").split()[0].casefold().strip(".,")
    dates = load_date_words()
    return word[:1].isdigit() or word in dates.months or word in dates.weekdays
