"""A page's text to labelled pieces: its markup decides, its words where markup says nothing."""

from collections.abc import Sequence

from headwater.records.article import BlockKind, Part
from headwater.records.span import Span
from headwater.stages.clean.fused import cut_line
from headwater.stages.clean.markup_body import find_threshold, score_lines
from headwater.stages.clean.markup_credits import cut_picture_lines
from headwater.stages.clean.markup_kinds import Kinds
from headwater.stages.clean.markup_page import Page
from headwater.stages.clean.markup_shape import Shape, measure, tag_of, words_of
from headwater.stages.clean.piece import Piece, make_piece
from headwater.text.markup import load_markup_words

# words under one picture; more is text that stands in the element of a picture
MAX_CAPTION = 120
# elements counted from the line outwards in which "caption" says what the line is
NEAR = 3
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
        group = _picture_lines(page.shapes, i)
        if group:
            pieces.extend(cut_picture_lines(text, group, i))
            i += len(group)
            continue
        pieces.extend(_label_line(text, kinds, i))
        i += 1
    return pieces


def _label_line(text: str, kinds: Kinds, i: int) -> list[Piece]:
    part = kinds.page.shapes[i].part
    piece = make_piece(text, part.start, part.end, i)
    piece.label = kinds.name(i, piece)
    if piece.label.kind != BlockKind.BODY:
        return [piece]
    cut = cut_line(text, Span(piece.span.start, piece.span.end), i)
    if len(cut) < 2 or any(p.label and p.label.kind not in _CUT_OUT for p in cut):
        return [piece]
    for one in cut:
        one.label = one.label or piece.label
    return cut


def _picture_lines(shapes: Sequence[Shape], start: int) -> list[Shape]:
    """The lines under one picture that begin here; none where other text does."""
    where = find_picture(shapes[start].part.path)
    if where is None:
        return []
    group = []
    for shape in shapes[start:]:
        if shape.part.path[: len(where)] != where or find_picture(shape.part.path) is None:
            break
        group.append(shape)
    return group if sum(s.count for s in group) <= MAX_CAPTION else []


def find_picture(path: tuple[str, ...]) -> tuple[str, ...] | None:
    """The element with the words under a picture that a line stands in, if any."""
    tags = [tag_of(n) for n in path]
    if "figcaption" in tags:
        k = tags.index("figcaption")
        return path[: tags.index("figure") + 1] if "figure" in tags[:k] else path[: k + 1]
    table = load_markup_words()
    for k in range(len(path), max(0, len(path) - NEAR), -1):
        if not table["caption"].isdisjoint(words_of(path[k - 1])):
            return path[:k]
    in_picture = "figure" in tags or any(
        not table["picture"].isdisjoint(words_of(n)) for n in path[-NEAR - 1 :]
    )
    if in_picture:
        for k in range(len(path), max(0, len(path) - NEAR), -1):
            if not table["credit"].isdisjoint(words_of(path[k - 1])):
                return path[:k]
    return None
