"""Picture credits: who took or supplied a picture, under which licence, from which address."""

import re
from functools import cache

import msgspec

from headwater.text.furniture import alternatives, load_credit_words

_LICENCE = re.compile(
    r"CC0(?: 1\.0)?|(?:CC|Creative Commons)[ -]?(?P<terms>BY(?:[ -](?:SA|NC|ND))*)"
    r"(?:[ -]?(?P<version>\d\.\d))?|[Pp]ublic [Dd]omain"
)
_URL = re.compile(r"https?://[^\s<>\"“”]+")
_URL_END = ".,;:)]}'’"
# a name as credits write it: capitals or not, initials, particles, user names
_NAME = r"[@\w][\w.'’&-]*(?: [@\w&][\w.'’&-]*){0,5}"
# characters of a credit in brackets
_MAX_INSIDE = 160


class Credit(msgspec.Struct, frozen=True):
    """Where in a line a picture credit stands and what it says."""

    start: int
    end: int
    licence: str | None
    source_url: str | None


class _Patterns(msgspec.Struct, frozen=True):
    inside: re.Pattern[str]
    agency: re.Pattern[str]
    tail: re.Pattern[str]
    marked: re.Pattern[str]
    whole: re.Pattern[str]
    front: re.Pattern[str]
    source: re.Pattern[str]
    hint: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_credit_words()
    agency = alternatives(words.pictures)
    marks = alternatives(words.marks)
    slashed = rf"(?:{_NAME}\s?/\s?)+(?:{agency})|(?:REUTERS|Reuters|AP|EPA|AFP)\s?/\s?{_NAME}"
    return _Patterns(
        inside=re.compile(r"\(([^()]{2,%d})\)" % _MAX_INSIDE),
        agency=re.compile(rf"(?:^|\W)(?:{agency})(?:\W|$)"),
        tail=re.compile(
            rf"(?:[|–—-]\s*|(?<=[.!?”\"’)])\s+)(?P<c>(?:{slashed}|{agency})[^.!?]{{0,40}})$"
        ),
        marked=re.compile(
            rf"(?:^|(?<=[\s.!?”\"’)(|]))(?P<c>(?i:{marks})(?:\s*:|(?<=by))\s*[^\s:][^:!?]{{1,90}})$"
        ),
        whole=re.compile(
            rf"^[\s(\[|–—-]*(?:(?i:{marks})\s*:?\s*)?(?:{slashed}|(?:{agency})(?:\s*[/|,]\s*{_NAME})?"
            rf"|{_NAME},? (?:for|via|/) ?(?:{agency}))(?:,? [Ff]ile)?[\s)\].]*$"
        ),
        front=re.compile(
            rf"^(?P<c>(?i:{marks})\s*:\s*(?:{slashed}|{agency})\)?)(?=\s+[\"“‘']?[A-Z])"
        ),
        source=re.compile(r"\s*[.,;]?\s*(?:[Ss]ource|[Vv]ia)?:?\s*https?://\S+"),
        hint=re.compile(
            r"[Pp]hoto|PHOTO|[Ii]mage|IMAGE|[Pp]icture|[Cc]redit|CREDIT|Getty|GETTY|REUTERS/|AP/|/AP"
            r"|Reuters/|/Reuters|AFP|EPA|CC[ -]?BY|CC0|Commons|Screen|screen|Courtesy|courtesy"
            r"|[Ii]llustration|[Vv]ideo|/|[Pp]ublic domain|https?:|Source:"
        ),
    )


def find_licence(words: str) -> str | None:
    """The licence in its usual short form: ``CC BY-SA 4.0``, ``CC0``, ``public domain``."""
    found = _LICENCE.search(words)
    if found is None:
        return None
    if found["terms"] is None:
        return "CC0" if found.group().startswith("CC0") else "public domain"
    terms = "-".join(re.split(r"[ -]", found["terms"]))
    return " ".join(p for p in ("CC", terms, found["version"]) if p)


def find_url(words: str) -> str | None:
    """The first web address."""
    found = _URL.search(words)
    return found.group().rstrip(_URL_END) if found else None


def is_credit(words: str) -> bool:
    """Whether a whole line is nothing but a picture credit."""
    return len(words) <= _MAX_INSIDE and _patterns().whole.match(words) is not None


def find_front_credit(words: str) -> Credit | None:
    """A marked credit that a sentence follows on the same line."""
    if found := _patterns().front.match(words):
        return _make(words, found.start("c"), found.end("c"))
    return None


def find_credit(words: str) -> Credit | None:
    """The picture credit at the end of a line, with the address that follows it."""
    patterns = _patterns()
    if not patterns.hint.search(words):
        return None
    for found in patterns.inside.finditer(words):
        rest = patterns.source.match(words, found.end())
        end = rest.end() if rest else found.end()
        if _names_picture(found[1], patterns) and not words[end:].strip(" .|"):
            return _make(words, found.start(), len(words))
    for pattern in (patterns.marked, patterns.tail):
        if found := pattern.search(words):
            return _make(words, found.start("c"), found.end("c"))
    return None


def find_inner_credit(words: str) -> Credit | None:
    """A picture credit in brackets after which the line goes on."""
    patterns = _patterns()
    if not patterns.hint.search(words):
        return None
    for found in patterns.inside.finditer(words):
        if _names_picture(found[1], patterns) and words[found.end() :].strip(" .|"):
            return _make(words, found.start(), found.end())
    return None


def _names_picture(inside: str, patterns: _Patterns) -> bool:
    if find_licence(inside):
        return True
    folded = inside.casefold()
    marked = any(folded.startswith(m) and m != "source" for m in load_credit_words().marks)
    if marked and (":" in inside or " by " in inside or "/" in inside or "courtesy" in folded):
        return True
    if not patterns.agency.search(inside):
        return False
    return "/" in inside or "photo" in folded or "image" in folded or "via " in folded


def _make(words: str, start: int, end: int) -> Credit:
    credit = words[start:end]
    return Credit(start, end, find_licence(credit), find_url(credit))
