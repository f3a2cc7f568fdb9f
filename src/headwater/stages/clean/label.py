"""From a text to labelled pieces: lines are cut, then words, head, shape and tail decide."""

from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.settings import CleanSettings
from headwater.stages.clean.about import label_about
from headwater.stages.clean.fused import MAX_DATELINE_LINE, cut_line, cut_title
from headwater.stages.clean.head import label_head, label_title
from headwater.stages.clean.line_model import LineWeights, load_line_weights, score_lines
from headwater.stages.clean.links import label_links
from headwater.stages.clean.phrases import label_by_words
from headwater.stages.clean.piece import Label, Piece, count_words, find_lines, reports_speech
from headwater.stages.clean.region import (
    find_article,
    is_pasted_whole,
    label_menus,
    label_outside,
    label_unlikely,
)
from headwater.stages.clean.tail import label_tail
from headwater.stages.clean.twins import label_twins
from headwater.stages.clean.wire import find_labelled_outlet

# lines in which a page may have fused a caption with the headline
TITLE_LINES = 3
# last lines in which a label and an outlet say whose text it is: above, they credit a chart
LAST_LINES, MAX_SOURCE_WORDS = 8, 7
# lines of a pasted page that are weighed one by one, a second's work; longer ones are logs
MAX_WEIGHED_LINES = 10_000


def cut_pieces(text: str, title: str | None) -> list[Piece]:
    """The pieces of all lines, labelled where their own words or marks say what they are."""
    pieces = _cut_lines(text, title)
    told: dict[str, Label | None] = {}  # what words say by themselves they say wherever they stand
    for piece in pieces:
        if piece.label is None:
            if piece.words not in told:
                told[piece.words] = label_by_words(piece)
            piece.label = told[piece.words]
    return pieces


def _cut_lines(text: str, title: str | None) -> list[Piece]:
    """The pieces of all lines; a line that was whole before is whole again further down."""
    pieces: list[Piece] = []
    whole: set[str] = set()
    for number, line in enumerate(find_lines(text)):
        words = line.of(text)
        if words in whole:
            pieces.append(Piece(line, words, number))
            continue
        parts = cut_title(text, line, title) if title and number < TITLE_LINES else [line]
        cut = [piece for part in parts for piece in cut_line(text, part, number)]
        if number > MAX_DATELINE_LINE and len(cut) == 1 and cut[0].label is None:
            whole.add(words)
        pieces += cut
    return pieces


def _label_last_tag(pieces: Sequence[Piece]) -> None:
    """``(AFP)`` below the last paragraph says whose text it is: no picture stands there."""
    if len(pieces) > 1 and pieces[-1].kind == BlockKind.CREDIT and pieces[-2].label is None:
        mark = find_labelled_outlet(pieces[-1].words)
        if mark and reports_speech(pieces[-2].words):
            pieces[-1].label = Label(BlockKind.CREDIT_LINE, 0.75, "outlet at the end")


def label_pieces(
    text: str,
    title: str | None,
    byline: Sequence[str],
    settings: CleanSettings,
    *,
    weights: LineWeights | None = None,
) -> list[Piece]:
    """All pieces of a text in order; those without a label are body."""
    pieces = cut_pieces(text, title)
    for piece in pieces[-LAST_LINES:]:
        short = count_words(piece.words) <= MAX_SOURCE_WORDS
        if piece.label is None and short and find_labelled_outlet(piece.words, known=True):
            piece.label = Label(BlockKind.CREDIT_LINE, 0.75, "outlet at the end")
    _label_last_tag(pieces)
    pasted = len(pieces) <= MAX_WEIGHED_LINES and is_pasted_whole(pieces)
    likely = score_lines(pieces, weights or load_line_weights()) if pasted else None
    within = find_article(pieces, likely)
    label_outside(pieces, within, likely)
    article = pieces[within.start : within.end]
    if title:
        label_title(article, title)
    label_twins(article)
    label_head(article, title)
    label_links(article)
    if likely is None:
        label_menus(article)
    label_tail(article, settings.min_teaser_signs)
    label_about(article, byline)
    if likely is not None:
        label_unlikely(article, likely[within.start : within.end])
    return pieces
