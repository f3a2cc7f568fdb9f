"""Lines that say where a text came out first: what they call it, a verb, a name behind it."""

import re
from functools import cache

from headwater.records.article import CreditHow
from headwater.stages.clean.frames import (
    OUTLET,
    frames,
    is_where,
    name_after,
    next_name,
    opening_frames,
)
from headwater.stages.clean.marks import NAME_END, Mark
from headwater.stages.clean.naming import find_named_outlets, reads_as_outlet, split_names
from headwater.stages.clean.piece import find_plain_words, has_quotation, reports_speech
from headwater.text.furniture import alternatives, load_date_words
from headwater.text.outlets import find_outlets_in
from headwater.text.syndication import load_syndication_words

# words: a line that speaks of its own publication is short
MAX_CREDIT_WORDS = 60
# characters in which such a sentence stands behind a paragraph
MAX_CLOSING = 400
_BREAK = re.compile(r"(?<=[a-z\d)][.!?])[”\"]?\s+(?=[A-Z(])")
_POSSESSIVE = re.compile(r"['’]s?$")
_QUOTES = '"“”'
# behind these a place or a language may stand: one unlisted word is no outlet
_LOCAL = (" in", " at", " to", " of", " for")


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
    for frame in frames() if own else opening_frames():
        for found in frame.pattern.finditer(folded):
            if _is_told(words, found) or _goes_on(folded, found):
                continue  # "First published by a lender, the book sold out"
            local = _is_local(found.group())
            if names := _names_behind(words, found.end(), frame.behind, local=local):
                return Mark(0, len(words), names[0], _way(found.group()), None, names[1:])
    return _find_before(words, folded) if own else None


def _way(said: str) -> CreditHow:
    """Whose text it is; or only who shared in it, or told the news first, which moves no text."""
    table = load_syndication_words()
    beside = (*table.together, *table.partners, *table.shared, *table.joint, *table.news)
    return CreditHow.LINK if any(map(said.__contains__, beside)) else CreditHow.CREDIT_LINE


def _is_local(said: str) -> bool:
    """Whether a place may stand behind such words: "filed from", not "reprinted from"."""
    again = any(map(said.__contains__, load_syndication_words().again))
    return said.endswith(_LOCAL) or (said.endswith(" from") and not again)


def find_closing_publisher(words: str) -> int | None:
    """Where, behind a paragraph's other sentences, one says where the text came out first."""
    start = max(0, len(words) - MAX_CLOSING)
    behind = words[start:].lower()
    table = load_syndication_words()
    telling = (*table.early, *table.again, *table.doubled, *table.versions, *table.joint)
    if not any(map(behind.__contains__, table.this)) or not any(map(behind.__contains__, telling)):
        return None
    for found in reversed(list(_BREAK.finditer(words, start))):
        if find_first_publisher(words[found.end() :]):
            return found.end()
    return None


def _find_before(words: str, folded: str) -> Mark | None:
    """The outlet before ``, where this column originally appeared``."""
    found = is_where().search(folded)
    listed = find_outlets_in(words[: found.start()]) if found else []
    if not listed:
        return None
    name = listed[-1][0].of(words)
    return Mark(0, len(words), name, CreditHow.CREDIT_LINE)


def _is_told(words: str, found: re.Match[str]) -> bool:
    """Whether somebody is reported to have said it: ``This story was in the Gull, he said``."""
    if has_quotation(words) and reports_speech(words):
        return True
    begin = max((m.end() for m in _BREAK.finditer(words, 0, found.start() + 1)), default=0)
    after = _BREAK.search(words, found.end())
    return tells_speech(words[begin : after.start() if after else len(words)])


def tells_speech(words: str) -> bool:
    """Whether a sentence tells what somebody said, by words that no line of credit holds."""
    return any(w in load_syndication_words().speech for w in find_plain_words(words))


def _goes_on(folded: str, found: re.Match[str]) -> bool:
    """Whether a line that begins with such words is a sentence: a subject stands behind a comma."""
    if found.start():
        return False
    return _sentence().search(folded) is not None and folded.endswith((".", '."', ".”"))


@cache
def _sentence() -> re.Pattern[str]:
    """``Published by a lender, the book sold out``: a subject behind the first comma."""
    joints = load_syndication_words().joints
    own = alternatives([joints.this, *joints.notes])
    return re.compile(rf"^(?![^,]*\b(?:{own}))[^,]*, (?:{alternatives(joints.sentence)}) \S+ \S+")


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
    if behind == OUTLET or (local and " " not in name):
        return find_named_outlets(name)
    return names + _listed_on(words, found.end())


def _listed_on(words: str, at: int) -> tuple[str, ...]:
    """More outlets behind the first: ``, Gulf Gazette and the Northern Ledger``."""
    found = next_name().match(words[at:])
    if found is None:
        return ()
    name = name_after().match(words, at + found.end())
    plain = name["name"].rstrip(NAME_END).removeprefix("the ") if name else ""
    if not name or not plain or not reads_as_outlet(plain):
        return ()
    return (*split_names(plain), *_listed_on(words, name.end()))


def _is_time(name: str) -> bool:
    word = name.removeprefix("the ").split()[0].casefold().strip(".,")
    dates = load_date_words()
    return word[:1].isdigit() or word in dates.months or word in dates.weekdays
