"""Whole lines known by their words: promotions, notes, labels, comment prompts."""

import re
from functools import cache

import msgspec

from headwater.records.article import BlockKind
from headwater.stages.clean.contributors import goes_on_as_sentence, is_contribution
from headwater.stages.clean.first_published import find_first_publisher
from headwater.stages.clean.piece import Label, Piece, count_words, is_one_word, reports_speech
from headwater.stages.clean.rights import find_owner
from headwater.stages.clean.wire import find_labelled_outlet
from headwater.text.furniture import (
    alternatives,
    fold_whole,
    load_block_words,
    load_date_words,
)
from headwater.text.syndication import load_syndication_words

# words: a pointer or promotion is short; a longer line is a paragraph that begins alike
MAX_START_WORDS = 60
MAX_WITHIN_WORDS = 70
MAX_INSIDE_WORDS = 45
MAX_BARE_WORDS = 8
MAX_ENDING_WORDS = 40
MAX_CALL_WORDS = 25
# marks behind a phrase with which a sentence goes no further
_OVER = ".,;:)]*"
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,4}"
_SEPARATOR = re.compile(r"^[\W_]+$")
# where the page stands on its site: "Home » World » Europe"
_BREADCRUMBS = re.compile(r"\w [»›>/] \w.* [»›>/] \w")
_ADDRESS = re.compile(r"^(?:https?://|www\.|pic\.twitter\.com)\S+$")


class _Patterns(msgspec.Struct, frozen=True):
    ago: re.Pattern[str]
    counted: re.Pattern[str]
    buttons: re.Pattern[str]
    reported_from: re.Pattern[str]
    dated: re.Pattern[str]
    calls: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    dates, buttons = load_date_words(), load_block_words().buttons
    talk, count = alternatives(buttons["talk"]), alternatives(buttons["count"])
    number = r"\d[\d,.]*[km]?"
    return _Patterns(
        reported_from=_reported_from(),
        calls=_calls(),
        dated=re.compile(
            rf"^(?:{alternatives(load_block_words().worked.notes)}),? "
            rf"\(?(?:{alternatives(dates.months)})\.? \d[^:]{{0,12}}:"
        ),
        ago=re.compile(rf"^\d+ (?:{alternatives(dates.units)}) {dates.ago}$"),
        counted=re.compile(
            rf"^\(?{number} (?:(?P<a>{talk})|{count})\)?$"
            rf"|^(?:(?P<b>{talk})|{count}) ?[(:]? ?{number}\)?$"
        ),
        buttons=re.compile(rf"^(?:(?:{alternatives(buttons['share'])})\b\W*)+$"),
    )


def _reported_from() -> re.Pattern[str]:
    """``Jane Doe reported from Rome and John Roe from Oslo.``"""
    words = load_block_words().worked
    names = rf"{_NAME}(?:(?:,|,? {words.joined}) {_NAME})*"
    more = rf"(?:,? {words.joined} {names} {words.start} {names})*"
    others = rf"(?: [^.]*\b{words.contributed}\b[^.]*\.?)?"
    return re.compile(rf"^{names} {words.reported} {names}{more}\.?{others}$")


def _calls() -> re.Pattern[str]:
    """``Write to Jane Doe at jane@example.com``, ``More coverage: www.example.com``"""
    words = load_block_words().worked
    address = r"(?:https?://|www\.)\S+"
    network = rf"{words.on} (?:{alternatives(words.networks)})"
    page = rf"\b(?:{alternatives(words.pages)})\b"
    end = rf"\S@\S+\.[a-z]{{2,}}\W*|{network}(?: {words.here}\.?)?|(?:{network}|{page}).* {address}"
    pointer = rf"[^.!?:]*{page}[^.!?:]*: {address}(?: {words.joined} {address})*"
    return re.compile(rf"^(?:{alternatives(words.calls)}) .*(?:{end})$|^{pointer}$")


def label_by_words(piece: Piece) -> Label | None:
    """The label that the words of a piece give by themselves, if any."""
    words = piece.words
    if len(words) < 2 or _SEPARATOR.match(words):
        return Label(BlockKind.BOILERPLATE, 0.9, "separator")
    length = count_words(words)
    if is_one_word(words):
        return _word(words, piece.folded)
    folded = piece.folded
    if length <= MAX_BARE_WORDS and (label := _bare(fold_whole(words))):
        return label
    if length <= MAX_BARE_WORDS and (owner := find_owner(words)) and owner.start == 0:
        return Label(BlockKind.BOILERPLATE, 0.85, "rights")
    table = load_block_words()
    if length <= MAX_WITHIN_WORDS and (label := _worked(words, folded)):
        return label
    found = table.sure.find(folded.lstrip("([ "))
    if found and not (found[1] == BlockKind.NOTE and goes_on_as_sentence(words)):
        return Label(BlockKind(found[1]), 0.9, "opening words")
    if length <= MAX_WITHIN_WORDS:
        if find_first_publisher(words):
            return Label(BlockKind.CREDIT_LINE, 0.9, "first published")
        if length <= MAX_BARE_WORDS and find_labelled_outlet(words):
            return Label(BlockKind.CREDIT_LINE, 0.85, "outlet alone")
        return _guarded(words, folded, length)
    return None


def _word(words: str, folded: str) -> Label | None:
    """A line of one word: a label of the page, or an outlet's name."""
    if label := _bare(fold_whole(words)):
        return label
    table = load_block_words()
    if found := table.sure.find(folded) or table.start.find(folded):
        return Label(BlockKind(found[1]), 0.85, "opening words")
    if find_labelled_outlet(words):
        return Label(BlockKind.CREDIT_LINE, 0.85, "outlet alone")
    return None


def _worked(words: str, folded: str) -> Label | None:
    """Who owns a text, who worked on it, and notes that begin with their day."""
    if any(map(folded.__contains__, load_syndication_words().rights.granted)) and find_owner(words):
        return Label(BlockKind.CREDIT_LINE, 0.85, "first published")
    if is_contribution(words):
        return Label(BlockKind.NOTE, 0.85, "who worked on it")
    patterns = _patterns()
    if patterns.reported_from.match(words):
        return Label(BlockKind.NOTE, 0.8, "who worked on it")
    return Label(BlockKind.NOTE, 0.85, "dated note") if patterns.dated.match(folded) else None


def _guarded(words: str, folded: str, length: int) -> Label | None:
    table = load_block_words()
    found = table.start.find(folded.lstrip("( "))
    if found and length <= MAX_START_WORDS and not reports_speech(words):
        return Label(BlockKind(found[1]), 0.85, "opening words")
    if length <= MAX_CALL_WORDS and _patterns().calls.match(folded) and not reports_speech(words):
        return Label(BlockKind.PROMO, 0.85, "call")
    if length <= MAX_ENDING_WORDS and folded.endswith(_all_ends()):
        ending = next((kind for end, kind in table.ends if f" {folded}".endswith(f" {end}")), None)
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
            rest = folded[at + len(phrase) :]
            if rest[:1].isalnum() and not phrase.endswith(" "):
                continue  # "this reporting system"
            rest = rest.lstrip(" ")
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
