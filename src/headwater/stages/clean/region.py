"""Where the article stands in a page pasted whole, menus and all."""

from collections.abc import Sequence
from math import exp

from headwater.records.article import BlockKind
from headwater.records.span import Span
from headwater.stages.clean.line_signs import Floats
from headwater.stages.clean.piece import (
    Label,
    Piece,
    count_words,
    ends_sentence,
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
# log-odds under which even a sentence that reports speech is another story's: of 829 lines of
# bodies that do 1 is lost (docs/methods/clean.md)
MIN_REPORTED_ODDS = -2.5
# log-odds that a line behind the last sentence needs to be the article's, where it ends as none:
# most are headlines of other stories
MIN_OPEN_ODDS = 0.8
# log-odds down to which a sentence of so many words stays the article's: on news pages this keeps
# body and costs nothing, on others a little furniture stays with it
MIN_SENTENCE_ODDS, MIN_SENTENCE_WORDS = -0.5, 12
# log-odds beyond which a probability is 0 or 1
MAX_ODDS = 30.0
# words from which a paragraph that reports speech is no teaser of another story
MIN_LONG_WORDS = 40
# words of a paragraph with which an article may begin and end
MIN_PARAGRAPH_WORDS = 8
# lines above the first paragraph that may be headline, byline, captions
HEAD_LINES = 8


def is_pasted_whole(pieces: Sequence[Piece]) -> bool:
    """Whether so many lines are no sentences that a page was pasted, menus and all."""
    return sum(map(_is_open, pieces)) >= max(MIN_OPEN_LINES, MIN_OPEN_SHARE * len(pieces))


def find_article(pieces: Sequence[Piece], likely: Floats | None) -> Span:
    """The range of pieces with the article, from the odds that each is its; all without odds."""
    whole = Span(0, len(pieces))
    if likely is None:
        return whole
    body = [
        n
        for n, piece in enumerate(pieces)
        if piece.label is None and likely[n] > 0 and count_words(piece.words) >= MIN_PARAGRAPH_WORDS
    ]
    if not body:
        return whole
    closed = [n for n in body if ends_sentence(pieces[n].words)]
    return Span(max(0, body[0] - HEAD_LINES), (closed or body)[-1] + 1)


def label_outside(pieces: Sequence[Piece], article: Span, likely: Floats | None) -> None:
    """What stands outside the article is the page's, but for paragraphs that may be its own."""
    if likely is None:
        return
    for number, piece in enumerate(pieces):
        if piece.label is None and not article.start <= number < article.end:
            behind = number >= article.end
            odds = float(likely[number])
            piece.label = _by_odds(piece, odds, "outside the article", behind=behind)


def label_unlikely(pieces: Sequence[Piece], likely: Floats) -> None:
    """Lines inside the article that no rule knows and that are likely none of its."""
    for piece, odds in zip(pieces, likely, strict=True):
        if piece.label is None and odds <= 0:
            piece.label = _by_odds(piece, float(odds), "line model")


def _by_odds(piece: Piece, odds: float, rule: str, *, behind: bool = False) -> Label:
    """The page's, unless the words may be the article's: those keep their attributions.

    They are sentences with a quotation that somebody is said to have uttered, and long ones that
    report speech, unless the odds are clear.
    """
    own = odds > _odds_needed(piece, behind=behind)
    own = own or (odds > MIN_REPORTED_ODDS and _reports(piece.words))
    chance = 1 / (1 + exp(-max(-MAX_ODDS, min(MAX_ODDS, odds))))
    if own:
        return Label(BlockKind.BODY, round(max(chance, 0.5), 2), rule)
    return Label(BlockKind.BOILERPLATE, round(max(1 - chance, 0.5), 2), rule)


def _odds_needed(piece: Piece, *, behind: bool) -> float:
    """What a line needs to be the article's: sentences less, open lines behind its end more."""
    if ends_sentence(piece.words):
        return MIN_SENTENCE_ODDS if count_words(piece.words) >= MIN_SENTENCE_WORDS else 0.0
    return MIN_OPEN_ODDS if behind else 0.0


def _reports(words: str) -> bool:
    long = count_words(words) >= MIN_LONG_WORDS
    return (long or has_quotation(words)) and reports_speech(words)


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
