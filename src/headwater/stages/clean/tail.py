"""Lists of other stories after an article's end, known by their structure."""

import re
from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.stages.clean.piece import (
    Label,
    Piece,
    count_words,
    ends_sentence,
    find_plain_words,
)
from headwater.text.furniture import fold_whole, load_block_words

# words of a section label
MAX_LABEL_WORDS = 5
# words of one item
MAX_ITEM_WORDS = 60
# signs that must come together before a run of lines counts as other stories
MIN_SIGNS = 3
# share of an item's names that the article knows; above it, the item may be part of it
MAX_SHARED = 0.34
_BULLET = re.compile(r"^[-–—•*·▪■●►>]+$")
_NAME = re.compile(r"(?<![.!?\"“] )(?<!^)\b[A-ZÀ-Þ][\w'’-]+")


def label_tail(pieces: Sequence[Piece]) -> None:
    """Label a run of items behind a section label, up to the end of the text, as teasers."""
    for number in range(len(pieces) - 1, 0, -1):
        strength = _label_strength(pieces[number])
        if not strength:
            continue
        items = [p for p in pieces[number + 1 :] if p.label is None]
        if not items or not _are_items(items):
            continue
        signs = strength + _signs(pieces, number, items)
        if signs >= MIN_SIGNS:
            for piece in (pieces[number], *items):
                if piece.label is None or piece.kind == BlockKind.TEASER:
                    piece.label = Label(
                        BlockKind.TEASER, min(0.6 + 0.08 * signs, 0.95), "list after the end"
                    )


def _label_strength(piece: Piece) -> int:
    """2 for a label that always leads other stories, 1 for one that may, 0 for none."""
    words = piece.words
    if count_words(words) > MAX_LABEL_WORDS or ends_sentence(words) or _BULLET.match(words):
        return 0
    folded = fold_whole(words)
    table = load_block_words().tail
    if any(folded == s or folded.startswith(s + " ") for s in table["strong"]):
        return 2
    if piece.label is None and any(folded.startswith(w + " ") for w in table["weak"]):
        return 1
    return 0


def _are_items(items: Sequence[Piece]) -> bool:
    going_on = load_block_words().tail["going_on"]
    for piece in items:
        if count_words(piece.words) > MAX_ITEM_WORDS:
            return False
        folded = piece.folded
        if any(folded.startswith(w + " ") for w in going_on) or folded.startswith(('"', "'")):
            return False
    return True


def _signs(pieces: Sequence[Piece], label: int, items: Sequence[Piece]) -> int:
    bullets = sum(bool(_BULLET.match(p.words)) for p in pieces[label + 1 :])
    before = {w for p in pieces[:label] for w in find_plain_words(p.words)}
    headlines = all(not ends_sentence(p.words) for p in items)
    names = [w for p in items for w in _NAME.findall(p.words)]
    shared = sum(w.casefold() in before for w in names)
    unrelated = bool(names) and shared <= MAX_SHARED * len(names)
    return 2 * (bullets * 2 >= len(items)) + headlines + unrelated
