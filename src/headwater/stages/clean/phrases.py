"""Whole lines known by their words: promotions, notes, labels, comment prompts."""

import re
from functools import cache

import msgspec

from headwater.records.article import BlockKind
from headwater.stages.clean.piece import Label, Piece, count_words, reports_speech
from headwater.stages.clean.wire import find_first_publisher, find_labelled_outlet
from headwater.text.furniture import (
    alternatives,
    fold_whole,
    load_block_words,
    load_date_words,
)

# words: a pointer or promotion is short; a longer line is a paragraph that begins alike
MAX_START_WORDS = 60
MAX_WITHIN_WORDS = 70
MAX_INSIDE_WORDS = 45
MAX_BARE_WORDS = 8
MAX_ENDING_WORDS = 40
# marks behind a phrase with which a sentence goes no further
_OVER = ".,;:)]*"
_SEPARATOR = re.compile(r"^[\W_]+$")
# where the page stands on its site: "Home » World » Europe"
_BREADCRUMBS = re.compile(r"\w [»›>/] \w.* [»›>/] \w")
_ADDRESS = re.compile(r"^(?:https?://|www\.|pic\.twitter\.com)\S+$")


class _Patterns(msgspec.Struct, frozen=True):
    ago: re.Pattern[str]
    counted: re.Pattern[str]
    buttons: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    dates, buttons = load_date_words(), load_block_words().buttons
    talk, count = alternatives(buttons["talk"]), alternatives(buttons["count"])
    number = r"\d[\d,.]*[km]?"
    return _Patterns(
        ago=re.compile(rf"^\d+ (?:{alternatives(dates.units)}) {dates.ago}$"),
        counted=re.compile(
            rf"^\(?{number} (?:(?P<a>{talk})|{count})\)?$"
            rf"|^(?:(?P<b>{talk})|{count}) ?[(:]? ?{number}\)?$"
        ),
        buttons=re.compile(rf"^(?:(?:{alternatives(buttons['share'])})\b\W*)+$"),
    )


def label_by_words(piece: Piece) -> Label | None:
    """The label that the words of a piece give by themselves, if any."""
    words = piece.words
    if len(words) < 2 or _SEPARATOR.match(words):
        return Label(BlockKind.BOILERPLATE, 0.9, "separator")
    length = count_words(words)
    folded = piece.folded
    if length <= MAX_BARE_WORDS and (label := _bare(fold_whole(words))):
        return label
    table = load_block_words()
    if found := table.sure.find(folded.lstrip("([ ")):
        return Label(BlockKind(found[1]), 0.9, "opening words")
    if length <= MAX_WITHIN_WORDS:
        if find_first_publisher(words):
            return Label(BlockKind.CREDIT_LINE, 0.9, "first published")
        if length <= MAX_BARE_WORDS and find_labelled_outlet(words):
            return Label(BlockKind.CREDIT_LINE, 0.85, "outlet alone")
        return _guarded(words, folded, length)
    return None


def _guarded(words: str, folded: str, length: int) -> Label | None:
    table = load_block_words()
    found = table.start.find(folded.lstrip("( "))
    if found and length <= MAX_START_WORDS and not reports_speech(words):
        return Label(BlockKind(found[1]), 0.85, "opening words")
    if length <= MAX_ENDING_WORDS and folded.endswith(_all_ends()):
        ending = next((kind for end, kind in table.ends if folded.endswith(end)), None)
        if ending and not reports_speech(words):
            return Label(BlockKind(ending), 0.8, "last words")
    if not any(map(folded.__contains__, _all_within())):
        return None
    inside = next((kind for phrase, kind in table.within if phrase in folded), None)
    if inside == BlockKind.NOTE and _is_note(folded):
        return Label(BlockKind.NOTE, 0.8, "words inside")
    if inside == BlockKind.NOTE:
        return None
    if inside and length <= MAX_INSIDE_WORDS and not reports_speech(words):
        return Label(BlockKind(inside), 0.8, "words inside")
    return None


@cache
def _all_ends() -> tuple[str, ...]:
    return tuple(end for end, _ in load_block_words().ends)


@cache
def _all_within() -> tuple[str, ...]:
    return tuple(phrase for phrase, _ in load_block_words().within)


def _is_note(folded: str) -> bool:
    """Whether such words are over where the phrase ends: not "... to this report's findings"."""
    for phrase, kind in load_block_words().within:
        at = folded.find(phrase)
        if kind == BlockKind.NOTE and at >= 0:
            rest = folded[at + len(phrase) :].lstrip(" ")
            if not rest or rest[0] in _OVER or phrase.endswith((" from", " in")):
                return True
            return rest.startswith(load_block_words().after_note)
    return False


def _bare(folded: str) -> Label | None:
    if kind := load_block_words().line.get(folded):
        return Label(BlockKind(kind), 0.95, "whole line")
    if _BREADCRUMBS.search(folded):
        return Label(BlockKind.BOILERPLATE, 0.85, "path of the page")
    patterns = _patterns()
    if patterns.ago.match(folded) or _ADDRESS.match(folded):
        return Label(BlockKind.BOILERPLATE, 0.9, "whole line")
    if found := patterns.counted.match(folded):
        talk = found["a"] or found["b"]
        return Label(BlockKind.COMMENT if talk else BlockKind.PROMO, 0.9, "whole line")
    if patterns.buttons.match(folded):
        return Label(BlockKind.PROMO, 0.85, "whole line")
    return None
