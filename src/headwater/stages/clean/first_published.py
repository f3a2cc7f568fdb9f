"""Lines that say where a text came out first: what they call it, a verb, a name behind it."""

import re
from functools import cache

import msgspec

from headwater.records.article import CreditHow
from headwater.stages.clean.marks import NAME_END, Mark
from headwater.stages.clean.naming import find_named_outlets, reads_as_outlet, split_names
from headwater.stages.clean.piece import has_quotation, reports_speech
from headwater.text.furniture import alternatives, load_credit_words, load_date_words
from headwater.text.syndication import SyndicationWords, load_syndication_words

# words: a line that speaks of its own publication is short
MAX_CREDIT_WORDS = 60
_POSSESSIVE = re.compile(r"['’]s?$")
_SUBJECT_BEHIND = re.compile(
    r"^(?![^,]*\b(?:this|note:))[^,]*,"
    r" (?:the|his|her|its|their|it|they|he|she|this|these|those) \S+ \S+"
)
_QUOTES = '"“”'
# behind these a place or a language may stand: one unlisted word is no outlet
_LOCAL = (" in", " at", " from", " to", " of", " for", " with")
_ANY_NAME, _OUTLET = "any name", "an outlet's name"


class _Frame(msgspec.Struct, frozen=True):
    """How a line may say it, and what must stand behind those words."""

    pattern: re.Pattern[str]
    behind: str
    inside: bool  # it says "this article", at any place


def find_first_publisher(words: str) -> Mark | None:
    """The outlet that a line names as the one that published the text first."""
    if words.count(" ") > MAX_CREDIT_WORDS or words[:1] in _QUOTES:
        return None
    folded = words.lower().replace("’", "'")
    own = any(map(folded.__contains__, load_syndication_words().this))
    if own and not any(map(folded.__contains__, load_syndication_words().hints)):
        return None
    if len(folded) != len(words):
        return None
    for frame in _frames() if own else _opening_frames():
        for found in frame.pattern.finditer(folded):
            if (has_quotation(words) and reports_speech(words)) or _goes_on(folded, found):
                continue  # "First published by a lender, the book sold out"
            local = found.group().endswith(_LOCAL)
            if names := _names_behind(words, found.end(), frame.behind, local=local):
                return Mark(0, len(words), names[0], CreditHow.CREDIT_LINE, None, names[1:])
    return None


def _goes_on(folded: str, found: re.Match[str]) -> bool:
    """Whether a line that begins with such words is a sentence: a subject stands behind a comma."""
    if found.start():
        return False
    return _SUBJECT_BEHIND.search(folded) is not None and folded.endswith((".", '."', ".”"))


def _names_behind(words: str, at: int, behind: str, *, local: bool) -> tuple[str, ...]:
    """The outlets whose names stand there."""
    found = name_after().match(words, at)
    if found is None or _is_time(found["name"]):
        return ()
    whole = found["name"].partition(". ")[0].rstrip(NAME_END)
    name = _POSSESSIVE.sub("", whole).removeprefix("the ")
    names = split_names(name)
    if found["owned"] and reads_as_outlet(found["owned"]):
        names = (found["owned"].removeprefix("the "),)  # "Radio Marlow's website"
    if all(map(reads_as_outlet, names)):
        return names + _listed_on(words, found.end())
    if behind == _OUTLET or (local and " " not in name):
        return find_named_outlets(name)
    return names


def _listed_on(words: str, at: int) -> tuple[str, ...]:
    """More outlets behind the first: ``, Gulf Gazette and the Northern Ledger``."""
    found = re.match(r"(?:,\s(?:and\s)?|\s(?:and|&)\s)", words[at:])
    if found is None:
        return ()
    name = name_after().match(words, at + found.end())
    plain = name["name"].rstrip(NAME_END).removeprefix("the ") if name else ""
    if not name or not plain or not reads_as_outlet(plain):
        return ()
    return (*split_names(plain), *_listed_on(words, name.end()))


@cache
def name_after() -> re.Pattern[str]:
    """A name behind such words: small words only between its capitals."""
    small, word = alternatives(load_credit_words().inside_names), r"[A-Z0-9][\w&'’./-]*"
    issue = alternatives(load_syndication_words().issues)
    owned = r"(?P<owned>(?:[tT]he\s)?[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,4})['’]s?\s(?=[\w-])"
    return re.compile(
        rf"\s*:?\s*[\"“‘']?(?:(?:[\w'’-]+\s){{0,5}}(?:{issue})\s)?(?={owned}|(?=\S))"
        rf"(?P<name>(?:[tT]he\s)?{word}(?:\s(?:(?:{small})\s)*{word})*)"
    )


@cache
def _frames() -> tuple[_Frame, ...]:
    words = load_syndication_words()
    sure, weak, drawn = _predicates(words)
    reads, read_at = alternatives(words.read), alternatives(words.read_at)
    opening = (
        rf"{sure}|{alternatives(words.openings)}"
        rf"|(?:{reads})(?<=:)|the post .{{3,200}}?\sappeared first (?:{read_at})"
    )
    reading = rf"(?:{reads})[^.!?]{{0,90}}?\s(?:{read_at})"
    start = r"^[*•⦁\s–—(\[-]*(?:(?:editor's\s)?note:\s|update:\s)?"
    fill = rf"(?:\s(?:{alternatives(words.auxiliaries)}))?"
    more = rf"[^.!?]{{0,60}}?{fill}(?:\s(?:{alternatives([*words.beside, *words.early])}))*\s"
    subject, loose = _subject(words.subjects), _subject(words.loose)
    version = rf"(?<!\w)(?:{alternatives(words.versions)}) {subject}"
    ways = (
        (rf"{start}(?:{opening})", _ANY_NAME, False),
        (rf"{subject}{more}(?:{sure}|published by)", _ANY_NAME, True),
        (rf"(?<!\w)this {sure}", _ANY_NAME, True),
        (rf"{version}{more}{weak}", _ANY_NAME, True),
        (rf"{start}(?:{drawn}|{_together(words)}|{reading})", _OUTLET, False),
        (rf"(?:{subject}|{loose}){more}(?:{sure}|{weak})", _OUTLET, True),
    )
    return tuple(_Frame(re.compile(rf"{w}(?![\w-])"), name, inside) for w, name, inside in ways)


@cache
def _opening_frames() -> tuple[_Frame, ...]:
    return tuple(frame for frame in _frames() if not frame.inside)


def _together(words: SyndicationWords) -> str:
    return rf"(?:(?:from|by|with|in)\s)?(?:{alternatives(words.together)})"


def _predicates(words: SyndicationWords) -> tuple[str, str, str]:
    """What is said of a text that came out elsewhere; of people's work too; of books too."""
    early, again = alternatives(words.early), alternatives(words.again)
    verbs, making = alternatives(words.verbs), alternatives([*words.making, *words.drawn])
    between = rf"(?:\s(?:{alternatives(words.between)}))*"
    dated = r"(?:\son\s[a-z]+\.?\s\d{1,2}(?:,?\s\d{4})?)?"
    together = _together(words)
    behind = rf"{between}{dated},?\s(?:{together}|{alternatives(words.before)})"
    once = rf"(?:{early})(?:\sand\s(?:{early}))?"
    sure = (
        rf"(?:{once}\s(?:{verbs}|{again}){behind}|(?:{again}){behind}|(?:{verbs})\s{once}{behind}"
        rf"|(?:{verbs}|{making}){between},?\s{together})"
    )
    comes = rf"(?:{alternatives(words.comes)})\s(?:{together}|{alternatives(words.comes_from)})"
    joint = rf"(?:{alternatives(words.joint)})\s(?:{alternatives(words.joint_with)})"
    weak = (
        rf"(?:(?:{once}\s)?(?:{verbs}|{making}){behind}|{comes}"
        rf"|(?:part of|is an?|are an?)\s(?:[\w'.-]+\s){{0,6}}?{joint})"
    )
    return sure, weak, rf"(?:{once}\s(?:{making})|{alternatives(words.drawn)}){behind}"


def _subject(nouns: tuple[str, ...]) -> str:
    """``this article``, ``a version of this story``, with up to two words between."""
    this = alternatives(load_syndication_words().this)
    return rf"(?<!\w)(?:{this}) (?:[\w-]+ ){{0,2}}(?:{alternatives(nouns)})(?![\w'])"


def _is_time(name: str) -> bool:
    word = name.removeprefix("the ").split()[0].casefold().strip(".,")
    dates = load_date_words()
    return word[:1].isdigit() or word in dates.months or word in dates.weekdays
