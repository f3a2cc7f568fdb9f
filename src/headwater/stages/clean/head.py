"""The first lines: headline, dek, byline, date line and captions before the article begins."""

from collections.abc import Sequence

from headwater.records.article import BlockKind
from headwater.stages.clean.bylines import is_byline, is_outlet_line
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
# lines below a headline that may be its dek or its summary
MAX_DEKS = 5
# signs from which a line alone before the article is a caption, not its headline
MIN_CAPTION_SIGNS = 2


def label_title(pieces: Sequence[Piece], title: str) -> None:
    """Label the line that is the given title; invent none where the text has no such line."""
    want = set(find_plain_words(title))
    for piece in pieces[:MAX_HEAD_LINES]:
        if piece.label is not None or count_words(piece.words) > 2 * len(want) + 1:
            continue
        got = set(find_plain_words(piece.words))
        if want and len(got & want) >= MIN_TITLE_SHARE * max(len(want), len(got)):
            piece.label = Label(BlockKind.HEADLINE, 0.97, "given title")
            return


def label_head(pieces: Sequence[Piece], title: str | None) -> None:
    """Label what stands before the first paragraph; nothing where no paragraph follows."""
    begin = _first_paragraph(pieces, 0)
    if begin is None:
        return
    near = enumerate(pieces[: begin + _LEDE_PARAGRAPHS])
    titled = next((n for n, p in near if p.kind == BlockKind.HEADLINE), None)
    if titled is not None and titled >= begin:
        begin = _first_paragraph(pieces, titled + 1) or begin
    head = pieces[:begin]
    _label_marks(head)
    rest = [p for p in head if p.label is None]
    paragraphs = [p for p in pieces[begin:] if p.label is None][:_LEDE_PARAGRAPHS]
    lede = {w for p in paragraphs for w in find_plain_words(p.words) if len(w) >= _MIN_LETTERS}
    chosen = None if title else _choose_headline(rest, lede)
    if chosen is not None:
        chosen.label = Label(BlockKind.HEADLINE, 0.85, "before the first paragraph")
    _label_rest(head, chosen or (pieces[titled] if titled is not None else None))


def _first_paragraph(pieces: Sequence[Piece], start: int) -> int | None:
    for number in range(start, min(len(pieces), start + MAX_HEAD_LINES + 1)):
        piece = pieces[number]
        if piece.label is not None:
            continue
        opened = number > 0 and pieces[number - 1].line == piece.line
        long = count_words(piece.words) >= MIN_PARAGRAPH_WORDS
        if long and (ends_sentence(piece.words) or opened):
            return number
    return None


def _label_marks(head: Sequence[Piece]) -> None:
    """Date lines and bylines, with the outlet or role on the line below."""
    for number, piece in enumerate(head):
        if piece.label is not None:
            continue
        below = head[number + 1].words if number + 1 < len(head) else ""
        above = head[number - 1].kind if number else None
        if is_date_line(piece.words):
            piece.label = Label(BlockKind.DATELINE, 0.9, "date line")
        elif is_byline(piece.words, below):
            piece.label = Label(BlockKind.BYLINE, 0.9, "byline")
        elif above == BlockKind.BYLINE and is_outlet_line(piece.words):
            piece.label = Label(BlockKind.BYLINE, 0.8, "below a byline")
        elif number == 0 and is_outlet_line(piece.words) and count_words(piece.words) <= 2:
            piece.label = Label(BlockKind.BYLINE, 0.6, "outlet alone")


def _choose_headline(rest: Sequence[Piece], lede: set[str]) -> Piece | None:
    """The line that most sums up the first paragraphs and does not read like a caption."""
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


def _label_rest(head: Sequence[Piece], anchor: Piece | None) -> None:
    """Captions, the dek below the headline, and labels; what reads as a sentence stays body."""
    deks = 0
    for piece in head:
        if piece is anchor or (piece.label and piece.label.kind == BlockKind.DEK):
            deks = MAX_DEKS
        elif piece.label is None and not ends_sentence(piece.words):
            piece.label = found = _label_one(piece, below=deks > 0)
            deks -= found is not None and found.kind == BlockKind.DEK


def _label_one(piece: Piece, *, below: bool) -> Label | None:
    words = piece.words
    signs = caption_likeness(words)
    if signs >= MIN_CAPTION_SIGNS and not has_quotation(words):
        return Label(BlockKind.CAPTION, 0.8, "before the first paragraph")
    if count_words(words) < MIN_HEADLINE_WORDS:
        return Label(BlockKind.BOILERPLATE, 0.6, "label before the first paragraph")
    if below and words[0].isalnum() | has_quotation(words[:1]) and len(words) > _MIN_LETTERS:
        return Label(BlockKind.DEK, 0.75, "below the headline")
    if signs and not has_quotation(words):
        return Label(BlockKind.CAPTION, 0.65, "before the first paragraph")
    return None
