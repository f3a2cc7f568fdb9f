"""Captions known by their neighbours: the same words twice, or a credit on the next line."""

from collections.abc import Sequence
from itertools import pairwise

from headwater.records.article import BlockKind
from headwater.stages.clean.captions import caption_likeness
from headwater.stages.clean.piece import (
    Label,
    Piece,
    count_words,
    ends_sentence,
    find_plain_words,
    reports_speech,
)

# share of words that two lines must have in common to be one caption twice
MIN_COMMON = 0.85
# words of a caption without a mark of its own
MAX_WORDS = 60
# words of a sentence that a page shows twice below a picture
MAX_SENTENCE_WORDS = 35
_OPEN = frozenset({None, BlockKind.CAPTION})


def label_twins(pieces: Sequence[Piece]) -> None:
    """Label captions among the pieces that are still undecided."""
    for before, after in pairwise(pieces):
        if before.label is None and after.kind == BlockKind.CREDIT:
            _before_credit(before, after)
    shown = [p for p in pieces if p.kind != BlockKind.CREDIT]
    for before, after in pairwise(shown):
        pair = (before.kind, after.kind)
        if None in pair and set(pair) <= _OPEN and _is_twin(before, after):
            for piece in (before, after):
                piece.label = piece.label or Label(BlockKind.CAPTION, 0.85, "said twice")


def _before_credit(piece: Piece, credit: Piece) -> None:
    """A line that a credit follows on the next line is its caption, if it looks like one."""
    if piece.line == credit.line or count_words(piece.words) > MAX_WORDS:
        return
    if piece.line == 0 and not caption_likeness(piece.words):
        return  # the headline, with the first picture below it
    open_end = not ends_sentence(piece.words)
    shown = caption_likeness(piece.words) > 0 and not reports_speech(piece.words)
    if open_end or shown:
        piece.label = Label(BlockKind.CAPTION, 0.75, "credit below it")


def _is_twin(before: Piece, after: Piece) -> bool:
    if " " not in before.words or " " not in after.words:
        return False  # a word alone is no caption
    if before.label is None and after.label is None and ends_sentence(before.words):
        same = before.words == after.words and count_words(before.words) <= MAX_SENTENCE_WORDS
        return same and not reports_speech(before.words)
    if max(count_words(before.words), count_words(after.words)) > MAX_WORDS:
        return False
    if "@" in before.words or any(
        p.label is None and reports_speech(p.words) for p in (before, after)
    ):
        return False
    one, other = set(find_plain_words(before.words)), set(find_plain_words(after.words))
    if min(len(one), len(other)) < 2:
        return False
    return len(one & other) >= MIN_COMMON * max(len(one), len(other))
