"""The first lines: headline, dek, byline, date line and captions before the article begins."""

from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.stages.clean.bylines import is_byline
from headwater.stages.clean.captions import caption_likeness
from headwater.stages.clean.dates import is_date_line
from headwater.stages.clean.piece import (
    Label,
    Piece,
    count_words,
    ends_sentence,
    find_plain_words,
    has_quotation,
)

# lines looked at: pages put no more above their first paragraph
MAX_HEAD_LINES = 10
# words of a headline
MIN_HEADLINE_WORDS, MAX_HEADLINE_WORDS = 3, 32
# words from which a line that ends as a sentence is a paragraph
MIN_PARAGRAPH_WORDS = 8
# share of the given title's words that a line must have, and the reverse
MIN_TITLE_SHARE = 0.8
# paragraphs after the head whose words a headline sums up
_LEDE_PARAGRAPHS = 3
# characters of words that name things, as against function words
_MIN_LETTERS = 4
# signs from which a line alone before the article is a caption, not its headline
MIN_CAPTION_SIGNS = 2


def label_head(pieces: Sequence[Piece], title: str | None) -> None:
    """Label what stands before the first paragraph; nothing where no paragraph follows."""
    begin = _first_paragraph(pieces)
    if begin is None:
        return
    titled = _label_title(pieces[: begin + 3], title) if title else None
    if titled is not None and titled >= begin:
        begin = _first_paragraph(pieces[titled + 1 :], titled + 1) or begin
    head = pieces[:begin]
    for piece in head:
        if piece.label is None:
            piece.label = _label_mark(piece)
    _label_bylines(head)
    rest = [p for p in head if p.label is None]
    lede = {
        w
        for p in [p for p in pieces[begin:] if p.label is None][:_LEDE_PARAGRAPHS]
        for w in find_plain_words(p.words)
        if len(w) >= _MIN_LETTERS
    }
    chosen = None if title else _choose_headline(rest, lede)
    _label_rest(head, chosen, pieces[titled] if titled is not None else None)


def _first_paragraph(pieces: Sequence[Piece], offset: int = 0) -> int | None:
    for number, piece in enumerate(pieces[: MAX_HEAD_LINES + 1]):
        if piece.label is not None:
            continue
        long = count_words(piece.words) >= MIN_PARAGRAPH_WORDS
        if long and (ends_sentence(piece.words) or _after_dateline(pieces, number)):
            return number + offset
    return None


def _after_dateline(pieces: Sequence[Piece], number: int) -> bool:
    return number > 0 and pieces[number - 1].line == pieces[number].line


def _label_title(pieces: Sequence[Piece], title: str) -> int | None:
    want = find_plain_words(title)
    for number, piece in enumerate(pieces):
        if piece.label is not None or abs(count_words(piece.words) - len(want)) > len(want):
            continue
        got = find_plain_words(piece.words)
        shared = len(set(got) & set(want))
        if want and shared >= MIN_TITLE_SHARE * max(len(set(want)), len(set(got))):
            piece.label = Label(BlockKind.HEADLINE, 0.97, "given title")
            return number
    return None


def _label_mark(piece: Piece) -> Label | None:
    if is_date_line(piece.words):
        return Label(BlockKind.DATELINE, 0.9, "date line")
    if is_byline(piece.words):
        return Label(BlockKind.BYLINE, 0.9, "byline")
    return None


def _label_bylines(head: Sequence[Piece]) -> None:
    """An outlet or a role on the line after a byline belongs to it."""
    for before, after in zip(head, head[1:], strict=False):
        short = count_words(after.words) <= MIN_HEADLINE_WORDS
        if before.kind == BlockKind.BYLINE and after.label is None and short:
            after.label = Label(BlockKind.BYLINE, 0.7, "after a byline")


def _choose_headline(rest: Sequence[Piece], lede: set[str]) -> Piece | None:
    rows = []
    for position, piece in enumerate(rest):
        words = [w for w in find_plain_words(piece.words) if len(w) >= _MIN_LETTERS]
        length = count_words(piece.words)
        if not words or not MIN_HEADLINE_WORDS <= length <= MAX_HEADLINE_WORDS:
            continue
        signs = caption_likeness(piece.words)
        if signs >= MIN_CAPTION_SIGNS and not has_quotation(piece.words):
            continue
        share = sum(w in lede for w in words) / len(words)
        rows.append((signs == 0, share, -position, piece))
    return max(rows, key=lambda r: r[:3])[3] if rows else None


def _label_rest(head: Sequence[Piece], chosen: Piece | None, titled: Piece | None) -> None:
    if chosen is not None:
        chosen.label = Label(BlockKind.HEADLINE, 0.85, "before the first paragraph")
    anchor = chosen or titled
    seen = False
    for piece in head:
        seen = seen or piece is anchor
        if piece.label is None:
            piece.label = _label_one(piece, after=seen)


def _label_one(piece: Piece, *, after: bool) -> Label | None:
    if caption_likeness(piece.words) and not has_quotation(piece.words):
        return Label(BlockKind.CAPTION, 0.8, "before the first paragraph")
    length = count_words(piece.words)
    if length < MIN_HEADLINE_WORDS:
        return Label(BlockKind.BOILERPLATE, 0.6, "label before the first paragraph")
    if after:
        return Label(BlockKind.DEK, 0.75, "after the headline")
    return None
