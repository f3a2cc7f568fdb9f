"""Which words mark the furniture of a page: promotions, credits, labels, notes.

The words themselves are in ``lang/<code>/blocks.toml`` and ``credits.toml``.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from headwater.text.word_files import load_record

_FOLD = (
    *(("’", "'"), ("‘", "'"), ("ʼ", "'"), ("“", '"'), ("”", '"')),
    *(("\u00a0", " "), ("\u202f", " "), ("\t", " ")),
    *((invisible, "") for invisible in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"),
)
_FIRST = re.compile(r"\w+|\S")
_BULLETS = " \t-–—•·*|>»▶►▪■●◆→[_#+~"
_ENDS = " \t.:!?…|-–—•*»›>→])_"


class Phrases(msgspec.Struct, frozen=True):
    """Phrases with the kind that each stands for, found by their first word."""

    by_word: dict[str, tuple[tuple[str, str], ...]]

    def find(self, line: str) -> tuple[str, str] | None:
        """The longest phrase that begins a folded line, and its kind."""
        if not line:
            return None
        for phrase, kind in self.by_word.get(first_word(line), ()):
            end = len(phrase)
            if line.startswith(phrase) and not (line[end - 1].isalpha() and _goes_on(line, end)):
                return phrase, kind
        return None


class WorkedWords(msgspec.Struct, frozen=True):
    """Words of lines that say who worked on a text and how to reach them."""

    reported: str
    joined: str
    start: str
    contributed: str
    work: str
    mixed: str
    inputs: str
    calls: tuple[str, ...]
    networks: tuple[str, ...]
    pages: tuple[str, ...]
    on: str
    here: str
    notes: tuple[str, ...]


class BlockWords(msgspec.Struct, frozen=True):
    """All that ``blocks.toml`` holds, ready to be asked."""

    line: dict[str, str]
    start: Phrases
    sure: Phrases
    prefix: Phrases
    exact: tuple[str, ...]
    within: tuple[tuple[str, str], ...]
    caption: dict[str, frozenset[str]]
    tail: dict[str, tuple[str, ...]]
    trailer: tuple[str, ...]
    credited_trailer: tuple[str, ...]
    buttons: dict[str, tuple[str, ...]]
    ends: tuple[tuple[str, str], ...]
    after_note: tuple[str, ...]
    cues: frozenset[str]
    worked: WorkedWords


class CreditWords(msgspec.Struct, frozen=True):
    """All that ``credits.toml`` holds."""

    pictures: tuple[str, ...]
    pictures_with_author: tuple[str, ...]
    marks: tuple[str, ...]
    sure_marks: tuple[str, ...]
    wires: dict[str, str]
    this: tuple[str, ...]
    joined: tuple[str, ...]
    no_places: tuple[str, ...]
    small: tuple[str, ...]
    picture_prefix: str
    caption_prefix: str
    labels: tuple[str, ...]
    sure_labels: tuple[str, ...]
    hints_at: tuple[str, ...]
    no_outlet: tuple[str, ...]
    inside_names: tuple[str, ...]
    fed: tuple[str, ...]
    hints: tuple[str, ...]
    slashed: tuple[str, ...]
    host_front: frozenset[str]
    host_second: frozenset[str]


class DateWords(msgspec.Struct, frozen=True):
    """All that ``blocks_dates.toml`` holds."""

    months: tuple[str, ...]
    order: tuple[str, ...]
    weekdays: tuple[str, ...]
    said: tuple[str, ...]
    between: tuple[str, ...]
    times: tuple[str, ...]
    ordinals: tuple[str, ...]
    units: tuple[str, ...]
    ago: str


class BylineWords(msgspec.Struct, frozen=True, rename={"and_": "and"}):
    """All that ``credits_bylines.toml`` holds."""

    by: tuple[str, ...]
    and_: tuple[str, ...]
    particles: tuple[str, ...]
    titles: tuple[str, ...]
    joins: tuple[str, ...]
    until: tuple[str, ...]
    roles: tuple[str, ...]
    outlets: tuple[str, ...]
    about: tuple[str, ...]


class LineWords(msgspec.Struct, frozen=True):
    """All that ``blocks_line_words.toml`` holds."""

    small: frozenset[str]
    page: frozenset[str]
    reader: frozenset[str]
    first_person: frozenset[str]
    consent: frozenset[str]


class _BlockFile(msgspec.Struct, frozen=True):
    line: dict[str, list[str]]
    start: dict[str, list[str]]
    sure: dict[str, list[str]]
    within: dict[str, list[str]]
    ends: dict[str, list[str]]
    prefix: dict[str, list[str]]
    exact: dict[str, list[str]]
    caption: dict[str, list[str]]
    tail: dict[str, list[str]]
    trailer: dict[str, list[str]]
    buttons: dict[str, list[str]]
    report: dict[str, list[str]]
    worked: WorkedWords


def fold(line: str) -> str:
    """The form in which lines are compared with phrases: no case, one kind of quotation mark."""
    if not line.isascii():
        for written, plain in _FOLD:
            line = line.replace(written, plain)
    return line.casefold().lstrip(_BULLETS)


def fold_whole(line: str) -> str:
    """A folded line without the marks at its end, for comparing whole lines."""
    return fold(line).rstrip(_ENDS)


def first_word(line: str) -> str:
    """The word or the mark with which a line begins."""
    found = _FIRST.match(line)
    return found.group() if found else ""


def end_of_phrase(line: str, phrase: str) -> int:
    """Where in the line as written a phrase ends that its folded form begins with."""
    at = 0
    while at < len(line) and len(fold(line[:at])) < len(phrase):
        at += 1
    return at


@cache
def load_block_words(language: str = "en") -> BlockWords:
    """The words of ``blocks.toml``."""
    found = load_record("blocks", _BlockFile, language)
    return BlockWords(
        line={fold_whole(p): kind for kind, phrases in found.line.items() for p in phrases},
        start=_phrases(found.start),
        sure=_phrases(found.sure),
        ends=tuple((p, kind) for kind, phrases in found.ends.items() for p in phrases),
        prefix=_phrases(found.prefix),
        exact=tuple(found.exact["caption"]),
        within=tuple((p, kind) for kind, phrases in found.within.items() for p in phrases),
        caption={name: frozenset(words) for name, words in found.caption.items()},
        tail={name: tuple(words) for name, words in found.tail.items()},
        trailer=tuple(found.trailer["words"]),
        credited_trailer=tuple(found.trailer["credited"]),
        buttons={name: tuple(words) for name, words in found.buttons.items()},
        after_note=tuple(found.report["after_note"]),
        cues=frozenset(found.report["cues"]),
        worked=found.worked,
    )


@cache
def load_credit_words(language: str = "en") -> CreditWords:
    """The words of ``credits.toml``."""
    return load_record("credits", CreditWords, language)


@cache
def load_date_words(language: str = "en") -> DateWords:
    """The words of ``blocks_dates.toml``."""
    return load_record("blocks_dates", DateWords, language)


@cache
def load_byline_words(language: str = "en") -> BylineWords:
    """The words of ``credits_bylines.toml``."""
    return load_record("credits_bylines", BylineWords, language)


@cache
def load_line_words(language: str = "en") -> LineWords:
    """The words of ``blocks_line_words.toml``."""
    return load_record("blocks_line_words", LineWords, language)


def alternatives(words: Sequence[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _phrases(groups: Mapping[str, Sequence[str]]) -> Phrases:
    rows: dict[str, list[tuple[str, str]]] = {}
    for kind, phrases in groups.items():
        for raw in phrases:
            phrase = fold(raw)
            rows.setdefault(first_word(phrase), []).append((phrase, kind))
    longest = {w: tuple(sorted(r, key=lambda x: (-len(x[0]), x))) for w, r in rows.items()}
    return Phrases(longest)


def _goes_on(line: str, at: int) -> bool:
    return at < len(line) and line[at].isalnum()
