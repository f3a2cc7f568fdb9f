"""Whole lines known by their words: promotions, notes, labels, comment prompts."""

import re

from headwater.records.article import BlockKind
from headwater.stages.clean.piece import Label, Piece, count_words, reports_speech
from headwater.stages.clean.wire import find_first_publisher, find_labelled_outlet
from headwater.text.furniture import fold_whole, load_block_words

# words: a pointer or promotion is short; a longer line is a paragraph that begins alike
MAX_START_WORDS = 60
MAX_WITHIN_WORDS = 70
MAX_BARE_WORDS = 8
_SEPARATOR = re.compile(r"^[\W_]+$")
_AGO = re.compile(r"^\d+ (?:years?|months?|weeks?|days?|hours?|minutes?|mins?|hrs?) ago$")
_COUNT = re.compile(
    r"^\(?\d[\d,.]*[km]? (?P<a>comments?|reviews?|replies|shares?|likes?|views?)\)?$"
    r"|^(?P<b>comments?|reviews?|shares?|replies) ?[(:]? ?\d[\d,]*\)?$"
)
_ADDRESS = re.compile(r"^(?:https?://|www\.|pic\.twitter\.com)\S+$")
_SHARES = frozenset(
    ["facebook", "twitter", "pinterest", "whatsapp", "email", "print", "share", "tweet", "linkedin", "reddit", "telegram", "copy", "link", "flipboard", "messenger", "post", "comment", "comments", "x", "bluesky", "threads", "mail", "save"]
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
    if found := table.sure.find(folded):
        if length <= MAX_WITHIN_WORDS or found[1] == BlockKind.NOTE:
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
    for phrase, kind in table.within:
        if phrase in folded and (kind == BlockKind.NOTE or not reports_speech(words)):
            return Label(BlockKind(kind), 0.8, "words inside")
    return None


def _bare(folded: str) -> Label | None:
    if kind := load_block_words().line.get(folded):
        return Label(BlockKind(kind), 0.95, "whole line")
    if _AGO.match(folded) or _ADDRESS.match(folded):
        return Label(BlockKind.BOILERPLATE, 0.9, "whole line")
    if found := _COUNT.match(folded):
        talk = (found["a"] or found["b"]).startswith(("comment", "review", "repl"))
        return Label(BlockKind.COMMENT if talk else BlockKind.PROMO, 0.9, "whole line")
    tokens = folded.split()
    if tokens and all(t in _SHARES for t in tokens):
        return Label(BlockKind.PROMO, 0.85, "whole line")
    return None
