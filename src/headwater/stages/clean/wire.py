"""Datelines, wire tags and credit lines: words at a paragraph's edge that say whose text it is."""

import re
from functools import cache

from headwater.records.article import CreditHow
from headwater.stages.clean.marks import Mark
from headwater.stages.clean.naming import (
    plain_wire,
    reads_as_agency,
    reads_as_outlet,
    wire_name,
    wire_names,
)
from headwater.text.bodies import find_place
from headwater.text.furniture import alternatives, fold, load_byline_words, load_credit_words
from headwater.text.outlets import find_outlet, is_outlet_like
from headwater.text.syndication import load_syndication_words

# who may put a tag before a sentence without a dash
_BROADCASTERS = frozenset({"broadcaster", "programme"})
# a place as datelines write it, with a state or country after a comma; several side by side
_MORE = (
    r"(?:\s\([A-Z][\w .]{1,20}\)(?=\s\[))?(?:\s\[[A-Z][\w .]{1,20}\])?"
    r"(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})?"
)
_JOINTS = load_syndication_words().joints
_NEAR = rf"(?:(?:{alternatives(_JOINTS.near)})\s(?:the\s)?)?"
_TOWN = rf"{_NEAR}(?:[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]*){{0,3}}){_MORE}(?:\s{_JOINTS.border})?"
_SIDE = rf"(?:,?\s?/\s?|\s{_JOINTS.towns}\s)"
_PLACE = rf"{_TOWN}(?:{_SIDE}{_TOWN}){{0,2}}"
_WORD = rf"(?:(?:{alternatives(_JOINTS.before_capitals)})?[A-Z][A-Z.'’-]+)"
_IN_CAPITALS = rf"(?:{_WORD}(?:[ /]{_WORD}){{0,3}}){_MORE}"
_CAPITALS = rf"{_IN_CAPITALS}(?:{_SIDE}{_IN_CAPITALS}){{0,2}}"
_DATE = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})"
_DAY = r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)"
_DASH = r"\s*\.?(?:--?|–|—|:)\s*"
_TAG = r"(?P<tag>[A-Za-z][\w.&’'/ -]{1,30}?)"
_BY = rf"(?:{_JOINTS.byline}\s[^()\[\]]{{3,80}}?\s(?=[A-Z]{{2}}))?"
_TAGGED = re.compile(
    rf"{_BY}(?:(?P<day>{_DATE})|\(?(?P<place>{_PLACE}{_DAY}?)\)?)?,?\s*(?P<early>--?|–|—)?"
    rf"\s*[(\[]{_TAG}[)\]](?:(?P<dash>{_DASH})|\s+)(?=\S)"
)
_SLASHED = re.compile(
    rf"(?P<place>{_PLACE}{_DAY}?)(?P<early>\.?)\s*/{_TAG}/(?P<dash>\.?(?:{_DASH}|\s+))(?=\S)"
)
_RULE = r"\s*(?:--|–|—|\s-)\s*"
_INITIALS = re.compile(r"^[a-z]{2,4}(?:[/,][a-z]{2,4})*\s\((?P<wires>[\w ,/]{2,60})\)$")
_RULED = re.compile(r"[-–—|]\s|—|–|--")
_SENTENCE = r"(?=[\"“‘'A-Z\d])"
_BARE = re.compile(
    rf"(?:(?P<place>{_CAPITALS}{_DAY}?)|\((?P<held>{_CAPITALS}{_DAY}?)\)),?{_RULE}{_SENTENCE}"
)
_NAMES = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
_ABROAD = re.compile(rf"(?P<place>{_NAMES}, (?:the )?(?P<land>{_NAMES})){_RULE}{_SENTENCE}")
_BARRED = re.compile(rf"(?P<place>{_PLACE}{_DAY}?)\s*\|\s*{_TAG}{_RULE}{_SENTENCE}")
_CLOSING = re.compile(
    r"(?<=[.!?”\"’])(?<!\b[A-Z]\.)(?:\s+|(?=[-–—]))(?P<mark>[-–—/©]{0,2}\s*(?:[(\[](?:\w+:\s)?)?"
    r"(?P<tag>[A-Z][\w /]{1,30})[)\]]?\.?)$"
)
# characters of such a tag with the white space around it
_MAX_CLOSING = 200
# characters in which a place ends that no bracket follows
_MAX_PLACE = 80
# characters in which a dateline's tag opens
_MAX_OPENING = 160
_HOST = re.compile(
    r"(?P<host>(?i:(?:[a-z0-9-]+\.)+(?:[a-z]{2}|com|org|net|info|news|media|press|online|today"
    r"|live))|(?:[a-z0-9-]+\.)+[a-z]{2,12})\s*:\s+(?=\S)"
)


def find_opening_mark(words: str, *, bare: bool = True) -> Mark | None:
    """A credit line or a dateline with which a paragraph begins.

    ``bare`` allows a place in capitals with nothing but a dash behind it.
    """
    if ":" in words and (found := _HOST.match(words)):
        return Mark(0, found.end(), found["host"].casefold(), CreditHow.CREDIT_LINE)
    for marks, pattern in (("([", _TAGGED), ("/", _SLASHED)):
        if not any(m in words[:_MAX_OPENING] for m in marks):
            continue
        if (found := pattern.match(words)) and (name := _tag_name(found)):
            place, also = found["place"], wire_names(found["tag"])[1:]
            return Mark(0, found.end(), name, CreditHow.WIRE_TAG, place, also)
    if not _RULED.search(words, 0, _MAX_PLACE):
        return None
    if found := _named().match(words):
        wires = wire_names(found["tag"])
        place = found["place"] or found["behind"]
        return Mark(0, found.end(), wires[0], CreditHow.WIRE_TAG, place, wires[1:])
    barred = _BARRED.match(words) if "|" in words[:_MAX_OPENING] else None
    if barred and (outlet := find_outlet(barred["tag"])):
        return Mark(0, barred.end(), outlet.name, CreditHow.WIRE_TAG, barred["place"])
    return _find_place_alone(words) if bare else None


def _find_place_alone(words: str) -> Mark | None:
    """``LISBON —``, ``(CALDER BAY, Maine) —``, ``Bergen, Norway -``: a place and no outlet."""
    if found := _BARE.match(words):
        place = found["place"] or found["held"]
        if not _is_no_place(place):
            return Mark(0, found.end(), None, CreditHow.WIRE_TAG, place)
    if (found := _ABROAD.match(words)) and find_place(found["land"]):
        return Mark(0, found.end(), None, CreditHow.WIRE_TAG, found["place"])
    return None


@cache
def _named() -> re.Pattern[str]:
    """A wire's name without brackets: ``Lisbon | Reuters —``, ``LISBON, AP —``, ``AP —``."""
    wire = alternatives(list(load_credit_words().wires))
    return re.compile(
        rf"(?:(?P<place>{_PLACE}{_DAY}?)(?:\s*\|\s*|,\s|{_RULE}|\s+))?"
        rf"(?P<tag>(?:{wire})(?:/(?:{wire}))*)(?:,\s(?P<behind>{_PLACE}))?{_RULE}{_SENTENCE}"
    )


def find_closing_tag(words: str) -> int | None:
    """Where a wire's name stands after the last sentence of a paragraph."""
    found = _CLOSING.search(words, max(0, len(words) - _MAX_CLOSING))
    if found is None or _is_title(words[: found.start("mark")]):
        return None
    label, colon, _ = found["mark"].strip("-–—([ ").partition(": ")
    tag = found["tag"].strip()
    if colon:
        labelled = fold(label) in load_credit_words().labels and reads_as_outlet(tag)
        return found.start("mark") if labelled else None
    marked = not found["mark"][0].isalpha()
    named = wire_names(tag) or reads_as_agency(tag) if marked else _alone(tag)
    return found.start("mark") if named else None


def _is_title(before: str) -> bool:
    """Whether what looks like a sentence's end is a title before a surname: "Mr. Bloomberg"."""
    last = before.rstrip().rpartition(" ")[2]
    return last.endswith(".") and last[:-1] in load_byline_words().titles


def find_labelled_outlet(words: str, *, known: bool = False) -> Mark | None:
    """``Source: Reuters``, ``via AP``, or a wire's bare name on a line of its own.

    ``known`` allows any outlet of the list behind a label with a colon.
    """
    labels = load_credit_words().labels
    if words.endswith(":"):
        return None  # "From Gulf Gazette:" leads a quotation
    plain = words.strip(" .()[]-–—•*⦁/©")
    label, mark, rest = re.match(r"([\w/]*)(:?\s*)(.*)", plain, re.DOTALL).groups()  # type: ignore[union-attr]
    labelled = bool(mark) and fold(label) in labels
    if initials := _INITIALS.match(words):
        plain = initials["wires"]  # "jd/rm (AFP, AP)"
    dashed = words[:1] in tuple("-–—")
    wires = wire_names(rest) if labelled else wire_names(plain) if dashed else _alone(plain)
    if dashed and reads_as_agency(plain):
        wires = wires or (plain,)
    name = wires[0] if wires else None
    if known and labelled and not name and all(map(find_outlet, rest.split(", "))):
        wires = tuple(rest.split(", "))
        name = wires[0]
    if known and labelled and not name:
        sure = ":" in mark or fold(label) in load_credit_words().sure_labels
        name = _outlet_after(rest, sure=sure)
    hinted = labelled and fold(label) in load_credit_words().hints_at
    how = CreditHow.LINK if hinted else CreditHow.CREDIT_LINE
    return Mark(0, len(words), name, how, None, wires[1:]) if name else None


def _alone(plain: str) -> tuple[str, ...]:
    """The agencies of a line that holds nothing else: only by the names that no other thing has."""
    return wire_names(plain) if all(map(plain_wire, re.split(r"/|, | and ", plain))) else ()


def _outlet_after(rest: str, *, sure: bool) -> str | None:
    """The outlet behind a label: one that reads like one; behind a sure label any of the list."""
    if sure and (outlet := find_outlet(rest)):
        return outlet.name
    return rest if is_outlet_like(rest) and (rest[:1].isupper() or "." in rest) else None


def _tag_name(found: re.Match[str]) -> str | None:
    """Whose tag it is: a wire's alone or with a dash, a broadcaster's before a sentence."""
    tag, alone = found["tag"], found["place"] is None
    dashed = bool((found["dash"] or "").strip() or (found["early"] and not alone))
    begins = _begins_sentence(found.string, found.end())
    if wires := wire_names(tag):
        name = wires[0]
        dated = not alone and found["place"][-1].isdigit()
        return name if dashed or ((alone or dated) and begins) else None
    if tag[0].islower():
        return None
    desk = wire_name(tag.partition(" ")[0])
    if desk and dashed and begins and not alone and tag.count(" ") == 1:
        return desk  # "(Reuters Health)"
    shared = [wire for part in tag.split("/") if (wire := wire_name(part))]
    if shared and dashed and begins and not alone and tag.replace("/", "").isupper():
        return shared[0]  # "(GBN/AP)"
    if dashed and begins and (reads_as_agency(tag) or (" " in tag and is_outlet_like(tag))):
        return tag
    outlet = find_outlet(tag)
    if outlet and begins and (dashed or outlet.kind in _BROADCASTERS):
        return outlet.name
    dated = not alone and found["place"][-1].isdigit()
    if dashed and begins and dated:
        return tag
    hosted = "." in tag and " " not in tag
    return tag if dashed and begins and alone and (hosted or _is_sign(tag)) else None


def _is_sign(tag: str) -> bool:
    """Whether capitals are an outlet's and no town's: ``(OSLO) - The council ...``."""
    return tag.isupper() and find_place(tag) is None


def _begins_sentence(words: str, at: int) -> bool:
    first = words[at : at + 1]
    return first.isupper() or first.isdigit() or first in tuple("\"“‘'")


def _is_no_place(words: str) -> bool:
    """Whether capitals before a dash are a label such as UPDATE."""
    return any(w.casefold() in load_credit_words().no_places for w in words.split())
