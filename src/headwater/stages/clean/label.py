"""From a text to labelled pieces: cut lines, then words, head, pictures and tail decide."""

from headwater.stages.clean.fused import cut_line, cut_title
from headwater.stages.clean.head import label_head
from headwater.stages.clean.phrases import label_by_words
from headwater.stages.clean.piece import Piece, find_lines
from headwater.stages.clean.tail import label_tail
from headwater.stages.clean.twins import label_twins

# lines in which a page may have fused a caption with the headline
TITLE_LINES = 3


def label_pieces(text: str, title: str | None) -> list[Piece]:
    """All pieces of a text in order; those without a label are body."""
    pieces: list[Piece] = []
    for number, line in enumerate(find_lines(text)):
        parts = cut_title(text, line, title) if title and number < TITLE_LINES else [line]
        for part in parts:
            pieces.extend(cut_line(text, part, number))
    for piece in pieces:
        if piece.label is None:
            piece.label = label_by_words(piece)
    label_twins(pieces)
    label_head(pieces, title)
    label_tail(pieces)
    return pieces
