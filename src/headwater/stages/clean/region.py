"""Where the article stands in a page pasted whole, menus and all."""

from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.records.span import Span
from headwater.stages.clean.piece import (
    Label,
    Piece,
    count_words,
    ends_sentence,
    find_plain_words,
    has_quotation,
    reports_speech,
)

# words of a line in a menu
MAX_MENU_WORDS = 6
# lines that make a menu
MIN_MENU_LINES = 7
# lines without a sentence, and their share of all, from which a page was pasted whole
MIN_OPEN_LINES = 30
MIN_OPEN_SHARE = 0.4
# words of such a line: more are a line of a text with hard line ends
MAX_OPEN_WORDS = 8
# share of a paragraph's longer words that the article must know for it to be the article's
MIN_OWN_SHARE = 0.4
MIN_LETTERS = 5
# words from which a paragraph that reports speech is no teaser of another story
MIN_LONG_WORDS = 40
# words of a paragraph, and words of it that count for the article
MIN_PARAGRAPH_WORDS, MAX_COUNTED_WORDS = 8, 60
# words that a line without a sentence counts against the article
OPEN_COST = 5
# share of the heaviest stretch of paragraphs from which another one belongs to the article
MIN_STRETCH_SHARE = 0.3
# lines above the first paragraph that may be headline, byline, captions
HEAD_LINES = 8


def find_article(pieces: Sequence[Piece]) -> Span:
    """The range of pieces with the article; all of them unless the page was pasted whole."""
    whole = Span(0, len(pieces))
    is_open = [_is_open(p) for p in pieces]
    if sum(is_open) < max(MIN_OPEN_LINES, MIN_OPEN_SHARE * len(pieces)):
        return whole
    stretches = _stretches(pieces)
    if not stretches:
        return whole
    least = MIN_STRETCH_SHARE * max(weight for weight, _ in stretches)
    kept = [span for weight, span in stretches if weight >= least]
    return Span(max(0, kept[0].start - HEAD_LINES), kept[-1].end)


def _stretches(pieces: Sequence[Piece]) -> list[tuple[int, Span]]:
    """Stretches of paragraphs, each as long as its words outweigh the lines between them."""
    found: list[tuple[int, Span]] = []
    start = total = 0
    for number, piece in enumerate(pieces):
        total += _weight(piece)
        if total <= 0:
            start, total = number + 1, 0
        elif found and found[-1][1].start == start:
            if total > found[-1][0]:
                found[-1] = (total, Span(start, number + 1))
        else:
            found.append((total, Span(start, number + 1)))
    return found


def label_outside(pieces: Sequence[Piece], article: Span) -> None:
    """What stands outside the article is the page's, but for paragraphs that may be its own.

    Those are sentences with a quotation that somebody is said to have uttered, long ones that
    report speech, and sentences made of the article's words.
    """
    outside = [p for p in (*pieces[: article.start], *pieces[article.end :]) if p.label is None]
    known: set[str] = set()
    if outside:
        inside = pieces[article.start : article.end]
        known = {w for p in inside if p.label is None for w in _long_words(p.words)}
    for piece in outside:
        own = _may_be_own(piece.words, known)
        kind = BlockKind.BODY if own else BlockKind.BOILERPLATE
        piece.label = Label(kind, 0.55, "outside the article")


def _may_be_own(words: str, known: set[str]) -> bool:
    long = count_words(words) >= MIN_LONG_WORDS
    if (long or has_quotation(words)) and reports_speech(words):
        return True
    if not ends_sentence(words) or count_words(words) < MIN_PARAGRAPH_WORDS:
        return False
    own = _long_words(words)
    return bool(own) and sum(w in known for w in own) >= MIN_OWN_SHARE * len(own)


def _long_words(words: str) -> list[str]:
    return [w for w in find_plain_words(words) if len(w) >= MIN_LETTERS]


def label_menus(pieces: Sequence[Piece]) -> None:
    """Long runs of a few words each, without a sentence among them, are menus."""
    run: list[Piece] = []
    for piece in pieces:
        if piece.label is None and not _is_menu_line(piece):
            _label_menu(run)
            run = []
        elif piece.label is None:
            run.append(piece)
    _label_menu(run)


def _label_menu(run: Sequence[Piece]) -> None:
    if len(run) >= MIN_MENU_LINES:
        for piece in run:
            piece.label = Label(BlockKind.BOILERPLATE, 0.6, "menu")


def _is_menu_line(piece: Piece) -> bool:
    words = piece.words
    return count_words(words) <= MAX_MENU_WORDS and not ends_sentence(words) and words[-1] != ":"


def _is_open(piece: Piece) -> bool:
    return not ends_sentence(piece.words) and count_words(piece.words) <= MAX_OPEN_WORDS


def _weight(piece: Piece) -> int:
    length = count_words(piece.words)
    if piece.label is None and ends_sentence(piece.words) and length >= MIN_PARAGRAPH_WORDS:
        return min(length, MAX_COUNTED_WORDS)
    return -OPEN_COST
