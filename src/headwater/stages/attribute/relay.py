"""Relay marks: the words that put a party between a speaker and the reader."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from headwater.records.attribution import HopMark
from headwater.records.span import Span
from headwater.stages.attribute.grammar import words_of_class
from headwater.text.cues import cue_verbs
from headwater.text.outlet_names import MAX_NAME, definite_outlet, looks_like_outlet
from headwater.text.outlets import (
    find_outlet,
    find_outlets_in,
    is_outlet_noun,
)
from headwater.text.word_files import load_lists, load_words

_NAMED = (
    r"(?P<name>(?:[Tt]he )?(?:@?[A-Z][\w&.’'-]*|\d+ [A-Z]\w+)"
    r"(?:(?: (?:of|and|the|on|to|for|in|&|with|de|at)){0,2} [A-Z][\w&.’'-]*)*"
    r"(?:,? [\"“‘'][A-Z][^\"”\n]{2,40}?,?[\"”’'])?|[\"“][A-Z0-9][^\"”\n]{2,40}?,?[\"”]|"
)
INTERVIEW = "interview"  # an outlet that heard the words itself
REPORT = "report"  # how an outlet comes between that passes on and did not hear
_NAME_WORDS = r"(?P<name>(?:[Tt]he )?[A-Z][\w&.-]*(?:[ -](?:of |the )?[A-Z][\w&.-]*){0,4})"


class _Pattern(msgspec.Struct, frozen=True):
    regex: re.Pattern[str]
    via: str
    rank: int
    any_name: bool  # whatever is named there is an outlet
    broadcast: bool  # only a broadcaster or a programme
    ahead: bool  # holds for what follows alone: "NAME reported that"
    needs: tuple[str, ...]  # one of these stands in every match, in lower case


@cache
def _patterns() -> tuple[_Pattern, ...]:
    rows = load_words("relays")["mark"]
    found = []
    name = f"{_NAMED}{definite_outlet()})"
    for row in rows if isinstance(rows, list) else []:
        pieces = str(row["pattern"]).split("NAME")
        words = name.join(f"(?i:{piece})" if piece else "" for piece in pieces)
        regex = re.compile(r"(?:(?<!\w)|(?=,))(?:" + words + ")", re.MULTILINE)
        found.append(
            _Pattern(
                regex,
                row["via"],
                row["rank"],
                bool(row.get("any")),
                bool(row.get("broadcast")),
                bool(row.get("ahead")),
                tuple(row["needs"]),
            )
        )
    return tuple(found)


def find_marks(
    text: str, region: Span, avoid: Sequence[Span], source: Span | None = None
) -> list[tuple[int, HopMark]]:
    """The relay marks of a region outside ``avoid``, with their ranks, the speaker's side first.

    A mark that holds for what follows alone counts only before the ``source``.
    """
    found: list[tuple[int, int, HopMark]] = []
    taken: list[Span] = []
    low = region.of(text).lower()
    for pattern in _patterns():
        if not any(words in low for words in pattern.needs):
            continue
        for match in pattern.regex.finditer(text, region.start, region.end):
            name = _find_name(text, match, pattern)
            if name is None:
                continue
            whole = Span(match.start(), name.end)
            if pattern.ahead and (source is None or source.start < match.end()):
                continue
            if any(whole.overlaps(t) for t in (*taken, *avoid)):
                continue
            taken.append(name)
            mark = HopMark(name=(name,), evidence=(whole,), via=pattern.via)
            found.append((pattern.rank, whole.start, mark))
    return [(rank, mark) for rank, _, mark in sorted(found, key=lambda f: (f[0], f[1]))]


def find_interviewers(text: str, region: Span) -> dict[str, Span]:
    """Journalists that the text names with their outlet, by last name: where the outlet stands."""
    found: dict[str, Span] = {}
    for match in _interviewer().finditer(text, region.start, region.end):
        outlet = Span(match.start("outlet"), match.end("outlet"))
        if looks_like_outlet(outlet.of(text)):
            found.setdefault(match.group("last"), outlet)
    return found


@cache
def _interviewer() -> re.Pattern[str]:
    return re.compile(str(load_words("behind")["interviewer"]))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(str(load_words("behind")["told"]))


def find_interviewer_mark(
    text: str, region: Span, avoid: Sequence[Span], interviewers: Mapping[str, Span]
) -> HopMark | None:
    """'told Lund', where Lund was named as the Courier's."""
    for match in _told().finditer(text, region.start, region.end):
        whole = Span(*match.span())
        outlet = interviewers.get(match.group("last"))
        if outlet is not None and not any(whole.overlaps(a) for a in avoid):
            return HopMark(name=(outlet,), evidence=(whole,), via=INTERVIEW)
    return None


def _find_name(text: str, match: re.Match[str], pattern: _Pattern) -> Span | None:
    """The outlet's name at the beginning of the words: "NBC's Today" names NBC."""
    name = Span(*match.span("name"))
    words = name.of(text)
    goes_on = match.end() > name.end  # the pattern itself says what follows
    for span, outlet in find_outlets_in(text, name):
        if span.start - name.start <= len("the ") and len(span):
            if is_time_word(span.of(text)) and text[span.start - 1] not in _MARKS:
                return None
            fits = not pattern.broadcast or outlet.kind in _BROADCASTERS
            return Span(name.start, span.end).trimmed(text, _MARKS) if fits else None
    for cut in _TAILS:
        words = cut.sub("", words)
    if not words or is_time_word(words):
        return None
    if not goes_on and _is_adjective(text, name.start + len(words)):
        return None
    if pattern.broadcast and not _is_broadcaster(words):
        return None
    bare = words.removeprefix("the ")
    if looks_like_outlet(words) or (
        pattern.any_name and bare[:1].isupper() and not is_person_like(bare)
    ):
        return Span(name.start, name.start + len(words)).trimmed(text, _MARKS)
    return None


_BROADCASTERS = ("broadcaster", "programme")


def _is_broadcaster(name: str) -> bool:
    outlet = find_outlet(name)
    return outlet is not None and outlet.kind in _BROADCASTERS


_MARKS = "\"“”‘’',. "


def outlet_of_source(text: str, source: Span) -> Span | None:
    """The outlet that a source is or belongs to: 'a report in the Courier', 'the Courier story'."""
    words = source.of(text)
    if looks_like_outlet(words):
        return source
    match = next((m for p in _own_report() if (m := p.match(words))), None)
    if match is None:
        return None
    name = Span(source.start + match.start("name"), source.start + match.end("name"))
    return name if looks_like_outlet(name.of(text)) else None


@cache
def _own_report() -> tuple[re.Pattern[str], ...]:
    forms = load_words("behind")
    return tuple(
        re.compile(str(forms[key]).replace("NAME", _NAME_WORDS))
        for key in ("report_in", "report_of", "described")
    )


def _is_adjective(text: str, end: int) -> bool:
    """Whether a noun follows the name, so that it only describes: 'Russian photographers'."""
    after = re.match(r" ([a-z]+)", text[end : end + MAX_NAME])
    if after is None or is_outlet_noun(after.group(1)) or after.group(1) in cue_verbs():
        return False
    return not any(after.group(1) in words_of_class(c) for c in _SMALL)


_SMALL = (
    "prepositions",
    "auxiliaries",
    "subordinators",
    "adverbs",
    "times",
    "pronouns",
    "articles",
)


def is_time_word(words: str) -> bool:
    """Whether a name is only a day or a month."""
    return words.lower() in load_lists("grammar")["times"]


def is_person_like(words: str) -> bool:
    """Whether a name begins with a person's title."""
    return words.split(" ")[0].rstrip(".") in load_lists("grammar")["titles"]


# what may follow a name inside the words that a pattern took: "NBC's Today", "WAVY in Norfolk"
_TAILS = (
    re.compile(r"['’]s?(?:\s.*)?$", re.DOTALL),
    re.compile(r" (?:on |in |at |to |for |with |and )(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*$"),
    re.compile(r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|[.,\s]+$"),
)
