"""Lists of other stories, known by their structure: a label, bullets, headlines, other topics."""

import re
from collections.abc import Callable, Sequence

from headwater.records.article import BlockKind
from headwater.stages.clean.piece import (
    Label,
    Piece,
    count_words,
    ends_sentence,
    find_plain_words,
    reports_speech,
)
from headwater.text.furniture import fold, fold_whole, load_block_words

# words of a section label, of one item, and of a headline in a list
MAX_LABEL_WORDS = 5
MAX_ITEM_WORDS = 60
MIN_HEADLINE_WORDS, MAX_HEADLINE_WORDS = 4, 18
MAX_HEADLINE_COMMAS = 2
# headlines in a list between two paragraphs
MAX_BETWEEN = 8
# lines of a list that ends a text, and lines whose words tell what the article is about
MAX_TAIL_LINES, MAX_KNOWN_LINES = 150, 300
# items of a list that no label leads
MIN_UNLED_ITEMS, MAX_UNLED_ITEMS = 3, 12
# paragraphs that an article must have before an unled list can be told from it
MIN_PARAGRAPHS = 4
# share of an item's names that the article knows; above it, the item may be part of it
MAX_SHARED = 0.34
# the same for a list that no label leads, of names and of all longer words
MAX_UNLED_NAMES = 0.15
MAX_UNLED_WORDS = 0.2
# names that a sentence must hold before its topic can be told
MIN_FOREIGN_NAMES = 1
# names in all items together: fewer say too little
MIN_NAMES_TOGETHER = 4
# letters of a word that says what a line is about
_MIN_LETTERS = 5
_BULLET = re.compile(r"^[-–—•*·▪■●►>]+$")
_BULLETED = re.compile(r"^[-–—•*·▪■●►>]+\s+\S")
_TWO_SENTENCES = re.compile(r"[a-z0-9”\"][.!?]\s+[A-Z“\"]")
_NAME = re.compile(r"(?<![.!?\"“] )(?<!^)\b[A-ZÀ-Þ][\w'’-]+")


def label_tail(pieces: Sequence[Piece], min_signs: int) -> None:
    """Label lists between paragraphs, and the list that ends the text, as teasers."""
    _label_between(pieces)
    for number in range(len(pieces) - 1, max(0, len(pieces) - MAX_TAIL_LINES), -1):
        strength = _label_strength(pieces[number])
        if not strength:
            continue
        items = [p for p in pieces[number + 1 :] if p.label is None]
        bulleted = _count_bullets(pieces[number + 1 :]) >= len(items)
        if not items or not _are_items(items, bulleted=bulleted):
            continue
        signs = strength + _signs(pieces, number, items)
        if signs >= min_signs:
            _label_list(pieces[number:], min(0.6 + 0.08 * signs, 0.95), "list after the end")
    _label_unled(pieces)


def _label_between(pieces: Sequence[Piece]) -> None:
    """Headlines on the lines after ``Read more:``."""
    left = 0
    for piece in pieces:
        if piece.kind == BlockKind.TEASER and count_words(piece.words) <= MAX_LABEL_WORDS:
            left = MAX_BETWEEN
        elif piece.label is None and left:
            headline = count_words(piece.words) >= MIN_HEADLINE_WORDS
            if not headline or ends_sentence(piece.words) or piece.words.endswith(":"):
                left = 0
                continue
            left -= 1
            piece.label = Label(BlockKind.TEASER, 0.75, "list after a label")


def _label_list(pieces: Sequence[Piece], score: float, rule: str) -> None:
    for piece in pieces:
        if piece.label is None or piece.kind == BlockKind.TEASER or _BULLET.match(piece.words):
            piece.label = Label(BlockKind.TEASER, score, rule)


def _label_strength(piece: Piece) -> int:
    """2 for a label that always leads other stories, 1 for one that may, 0 for none."""
    words = piece.words
    if count_words(words) > MAX_LABEL_WORDS or ends_sentence(words) or _BULLET.match(words):
        return 0
    folded = fold_whole(words)
    table = load_block_words().tail
    if folded in table["strong"] or fold(words).startswith(table["strong_starts"]):
        return 2
    if piece.label is not None and piece.kind != BlockKind.TEASER:
        return 0
    return int(folded in table["sections"] or fold(words).startswith(table["weak_starts"]))


def _count_bullets(pieces: Sequence[Piece]) -> int:
    return sum(bool(_BULLET.match(p.words)) for p in pieces)


def _are_items(items: Sequence[Piece], *, bulleted: bool = False) -> bool:
    """Whether no line is too long or goes on from the one before, as paragraphs do.

    Behind a bullet a line that begins with a quotation is a headline like any other.
    """
    going_on = load_block_words().tail["going_on"]
    for piece in items:
        if count_words(piece.words) > MAX_ITEM_WORDS:
            return False
        folded = piece.folded
        if folded.startswith(('"', "'")) and not bulleted:
            return False
        if any(folded.startswith(w + " ") for w in going_on):
            return False
    return True


def _signs(pieces: Sequence[Piece], label: int, items: Sequence[Piece]) -> int:
    bullets = _count_bullets(pieces[label + 1 :])
    inline = all(_BULLETED.match(p.words) for p in items)
    headlines = all(not ends_sentence(p.words) for p in items)
    article = pieces[max(0, label - MAX_KNOWN_LINES) : label]
    before = {w for p in article for w in find_plain_words(p.words)}
    names = [w for p in items for w in _NAME.findall(p.words)]
    unrelated = bool(names) and _share(names, before) <= MAX_SHARED
    return 2 * (bullets * 2 >= len(items)) + inline + headlines + unrelated


def _label_unled(pieces: Sequence[Piece]) -> None:
    """The last lines, where no label leads them: headlines, or sentences on other topics."""
    body = [p for p in pieces if p.label is None]
    run: list[Piece] = []
    for piece in reversed(body[max(MIN_PARAGRAPHS, len(body) - MAX_UNLED_ITEMS) :]):
        if not _are_items([piece]) or reports_speech(piece.words):
            break
        run.append(piece)
    if len(run) < MIN_UNLED_ITEMS:
        return
    headlines = _leading(run, _is_headline)
    if len(headlines) >= MIN_UNLED_ITEMS:
        _label_list(headlines, 0.65, "headlines after the end")
        return
    before = {w for p in body[: len(body) - len(run)] for w in find_plain_words(p.words)}
    foreign = _leading(run, lambda p: _is_foreign(p, before))
    names = {n for p in foreign for n in _NAME.findall(p.words)}
    if len(foreign) >= MIN_UNLED_ITEMS and len(names) >= MIN_NAMES_TOGETHER:
        _label_list(foreign, 0.6, "other topics after the end")


def _leading(run: Sequence[Piece], test: Callable[[Piece], bool]) -> list[Piece]:
    found = []
    for piece in run:
        if not test(piece):
            break
        found.append(piece)
    return found


def _is_headline(piece: Piece) -> bool:
    words = piece.words
    if not MIN_HEADLINE_WORDS <= count_words(words) <= MAX_HEADLINE_WORDS:
        return False
    if words.count(",") > MAX_HEADLINE_COMMAS or "@" in words:
        return False
    return not ends_sentence(words) and words[-1] not in ":,;"


def _is_foreign(piece: Piece, before: set[str]) -> bool:
    """Whether a sentence shares neither names nor longer words with the article."""
    names = _NAME.findall(piece.words)
    words = [w for w in find_plain_words(piece.words) if len(w) >= _MIN_LETTERS]
    if len(set(names)) < MIN_FOREIGN_NAMES or len(words) < MIN_HEADLINE_WORDS:
        return False
    if not ends_sentence(piece.words) or _TWO_SENTENCES.search(piece.words):
        return False
    return _share(names, before) <= MAX_UNLED_NAMES and _share(words, before) <= MAX_UNLED_WORDS


def _share(words: Sequence[str], known: set[str]) -> float:
    return sum(w.casefold() in known for w in words) / len(words)
