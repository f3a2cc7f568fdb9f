"""Datelines, wire tags and credit lines: words at a paragraph's edge that say whose text it is."""

import re
from functools import cache

import msgspec

from headwater.records.article import CreditHow
from headwater.text.furniture import alternatives, fold, load_credit_words

# a place as datelines write it: capitals or title case, with a state, country or date after it
_PLACE = (
    r"(?:[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]*){0,3})(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})?"
)
_CAPITALS = r"(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,4})(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})?"
_DAY = r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)"
_DASH = r"\s*(?:--?|–|—|:)\s*"
_TAGGED = re.compile(
    rf"(?P<place>{_PLACE}{_DAY}?)?,?\s*\((?P<tag>[A-Z][\w.&’' -]{{1,30}}?)\)(?P<dash>{_DASH})?(?=\S)"
)
_BARE = re.compile(rf"(?P<place>{_CAPITALS}{_DAY}?)\s*(?:--|–|—|\s-)\s*(?=[\"“‘'A-Z\d])")
_NO_PLACE = re.compile(
    r"(?:FINAL |LATEST )?(?:UPDATED?|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|WATCH|NEW)\b"
)
_SLASHED = re.compile(
    rf"(?P<place>{_PLACE}{_DAY}?)\.?\s*/(?P<tag>[A-Z][\w ]{{1,20}})/\.?{_DASH}?(?=\S)"
)
_HOST = re.compile(
    r"(?P<host>(?:[a-z0-9-]+\.)+(?:[a-z]{2}|com|org|net|info|news|media|press|online|today|live))"
    r"\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME_AFTER = re.compile(
    r"\s*:?\s*(?P<name>(?:[Tt]he\s)?[A-Z0-9][\w&'’.-]*(?:\s(?:of|and|the|for|in|&|[A-Z0-9][\w&'’.-]*))*)"
)
# words of a name after which it is no longer a name
# a date or a number is no outlet
_NO_NAME = re.compile(
    r"(?:the )?(?:\d|(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)"
)
_NAME_END = ".,;:)]’'\"”"
# words: a line that speaks of its own publication is short
_MAX_CREDIT_WORDS = 60
_TAG_END = re.compile(r"\s\((?P<tag>[A-Z][\w ]{1,30})\)\.?$")


class Mark(msgspec.Struct, frozen=True):
    """A dateline or a credit line: its range in the line, and the outlet it names."""

    start: int
    end: int
    name: str | None
    how: CreditHow
    place: str | None = None
    host: str | None = None


@cache
def _before() -> re.Pattern[str]:
    words = load_credit_words().first_published.before
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


@cache
def _subject() -> re.Pattern[str]:
    """``this article``, ``a version of this story``, with up to two words between."""
    subjects = alternatives(load_credit_words().first_published.subjects)
    return re.compile(rf"(?<!\w)this (?:[\w-]+ ){{0,2}}(?:{subjects})(?!\w)[^.!?]{{0,60}}$")


def find_opening_mark(words: str, *, bare: bool = True) -> Mark | None:
    """A credit line or a dateline with which a paragraph begins.

    ``bare`` allows a place in capitals with nothing but a dash behind it.
    """
    if found := _HOST.match(words):
        end = found.end()
        name = found["host"].casefold()
        return Mark(0, end, name, CreditHow.CREDIT_LINE, host=name)
    for pattern in (_TAGGED, _SLASHED):
        if (found := pattern.match(words)) and (name := _tag_name(found["tag"], found)):
            return Mark(0, found.end(), name, CreditHow.WIRE_TAG, place=found["place"])
    if bare and (found := _BARE.match(words)) and not _NO_PLACE.match(words):
        return Mark(0, found.end(), None, CreditHow.WIRE_TAG, place=found["place"])
    return None


def find_closing_tag(words: str) -> Mark | None:
    """A wire's tag in brackets after the last sentence of a paragraph."""
    found = _TAG_END.search(words)
    if found and (name := load_credit_words().wires.get(found["tag"])):
        return Mark(found.start(), len(words), name, CreditHow.WIRE_TAG)
    return None


def find_first_publisher(words: str) -> Mark | None:
    """The outlet that a line names as the one that published the text first."""
    if words.count(" ") > _MAX_CREDIT_WORDS:
        return None
    folded = words.translate({0x2019: "'"}).lower()
    found = _before().search(folded) if len(folded) == len(words) else None
    if found is None:
        return None
    start = folded.lstrip("*•-–—([ ")
    openings = load_credit_words().first_published.openings
    if not (start.startswith(openings) or _subject().search(folded, 0, found.start())):
        return None
    name = _NAME_AFTER.match(words, found.end())
    if name is None or _NO_NAME.match(name["name"]):
        return None
    plain = name["name"].rstrip(_NAME_END).removeprefix("the ")
    return Mark(0, len(words), plain, CreditHow.CREDIT_LINE)


def find_labelled_outlet(words: str) -> Mark | None:
    """``Source: Reuters``, ``via AP``, or a wire's bare name on a line of its own."""
    words_of = load_credit_words()
    folded = fold(words).rstrip(" .")
    label, colon, rest = folded.partition(":")
    if not (colon and label in words_of.labels):
        label, _, rest = folded.partition(" ")
        rest = rest if label in ("via", "by", "source") else folded
    for tag, name in words_of.wires.items():
        if rest.strip() in (tag.casefold(), name.casefold(), f"the {name.casefold()}"):
            return Mark(0, len(words), name, CreditHow.CREDIT_LINE)
    return None


def has_year(words: str) -> bool:
    """Whether a year stands in a dateline."""
    return _YEAR.search(words) is not None


def _tag_name(tag: str, found: re.Match[str]) -> str | None:
    """A wire's tag stands alone or with a dash; another outlet's needs a sentence after it."""
    words = load_credit_words()
    dashed = bool(found.groupdict().get("dash"))
    alone = found["place"] is None
    begins = words_begin_sentence(found.string[found.end() :])
    if name := words.wires.get(tag):
        return name if (dashed or alone) and (begins or dashed) else None
    if name := words.broadcasters.get(tag):
        return name if begins else None
    hosted = "." in tag and " " not in tag
    return tag if dashed and begins and (alone or hosted) and tag.isupper() | hosted else None


def words_begin_sentence(words: str) -> bool:
    """Whether words begin as a sentence does: a capital, a digit or a quotation mark."""
    return bool(words) and (words[0].isupper() or words[0].isdigit() or words[0] in "\"“‘'")
