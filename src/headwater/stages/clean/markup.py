"""A page's text to labelled pieces: its markup decides, its words where markup says nothing."""

from collections.abc import Sequence

from headwater.records.article import BlockKind, Part
from headwater.records.span import Span
from headwater.stages.clean.fused import cut_line
from headwater.stages.clean.markup_body import find_threshold, score_lines
from headwater.stages.clean.markup_credits import cut_picture_lines
from headwater.stages.clean.markup_kinds import Kinds
from headwater.stages.clean.markup_page import Page
from headwater.stages.clean.markup_shape import (
    PICTURE_TAGS,
    Shape,
    is_of_picture,
    measure,
    read_name,
)
from headwater.stages.clean.piece import Piece, make_piece

# words under one picture; more is text that stands in the element of a picture
MAX_CAPTION = 120
# words of a line in a figure that no element's name makes a caption or credit
MAX_UNNAMED = 25
# kinds that cutting a line of the body may bring out: marks of agencies and credits in it
_CUT_OUT = frozenset({BlockKind.DATELINE, BlockKind.CREDIT_LINE, BlockKind.NOTE, BlockKind.PROMO})


def label_page(text: str, parts: Sequence[Part], title: str | None) -> list[Piece]:
    """All pieces of a page in order, each with a label."""
    page = Page(measure(text, parts))
    scores = score_lines(page)
    kinds = Kinds(page, scores, find_threshold(page, scores), title)
    pieces: list[Piece] = []
    i = 0
    while i < len(page.shapes):
        group = _picture_lines(kinds, i)
        if group:
            pieces.extend(cut_picture_lines(text, group, i))
            i += len(group)
            continue
        pieces.extend(_label_line(text, kinds, i))
        i += 1
    return pieces


def _label_line(text: str, kinds: Kinds, i: int) -> list[Piece]:
    shape = kinds.page.shapes[i]
    piece = _make_piece(text, shape, i)
    piece.label = kinds.name(i, piece)
    if piece.label.kind != BlockKind.BODY:
        return [piece]
    cut = cut_line(text, Span(piece.span.start, piece.span.end), i)
    if len(cut) < 2 or any(p.label and p.label.kind not in _CUT_OUT for p in cut):
        return [piece]
    for one in cut:
        one.label = one.label or kinds.find_words(i, one) or piece.label
    return cut


def _make_piece(text: str, shape: Shape, line: int) -> Piece:
    start, words = shape.part.start, shape.words
    if words and text.startswith(words, start):
        return Piece(Span(start, start + len(words)), words, line)
    return make_piece(text, start, shape.part.end, line)


def _picture_lines(kinds: Kinds, start: int) -> list[Shape]:
    """The lines under one picture that begin here; none where other text does."""
    shapes = kinds.page.shapes
    where = shapes[start].place.picture
    if where is None:
        return [shapes[start]] if kinds.is_beside_picture(start) else []
    group: list[Shape] = []
    is_figure = read_name(where[-1]).tag == "figure"
    named = not shapes[start].place.tags & PICTURE_TAGS
    for i in range(start, len(shapes)):
        shape = shapes[i]
        is_next = bool(group) and "image" in shape.part.hints
        if is_next or shape.part.path[: len(where)] != where or shape.count > MAX_CAPTION:
            break
        is_named = not is_figure or is_of_picture(shape.part.path)
        if not is_named and (kinds.is_body(i) or shape.count > MAX_UNNAMED):
            break
        if not kinds.is_caption(i, named=named):
            break
        group.append(shape)
    return group if not is_figure or any(is_of_picture(s.part.path) for s in group) else []
