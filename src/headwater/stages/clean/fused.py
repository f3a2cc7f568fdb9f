"""Lines are cut where furniture is fused to a sentence; what stays undecided gets no label."""

import re
from functools import cache

from headwater.records.article import BlockKind
from headwater.records.span import Span
from headwater.stages.clean.bylines import is_byline
from headwater.stages.clean.contributors import find_closing_contribution
from headwater.stages.clean.first_published import find_closing_publisher, find_first_publisher
from headwater.stages.clean.photo import (
    Credit,
    find_credit,
    find_front_credit,
    find_inner_credit,
    is_credit,
    may_hold_credit,
)
from headwater.stages.clean.piece import (
    Label,
    Piece,
    count_words,
    has_quotation,
    is_one_word,
    make_piece,
    reports_speech,
)
from headwater.stages.clean.wire import find_closing_tag, find_opening_mark
from headwater.text.bylines import begins_with_by
from headwater.text.furniture import (
    alternatives,
    end_of_phrase,
    first_word,
    fold,
    load_block_words,
    load_credit_words,
)

# words: a caption is at most a short paragraph
MAX_CAPTION_WORDS = 110
# words of a promotion or pointer at the end of a paragraph
MAX_TRAILER_WORDS = 45
# characters in which the words before a caption or a pointer stand
MAX_PREFIX = 120
# letters of a title that cannot stand at a line's end by chance
MIN_TITLE_LETTERS = 20
# lines before the paragraph that may open with a place and a dash: headline, byline, captions
MAX_DATELINE_LINE = 8


@cache
def _trailer() -> re.Pattern[str]:
    table = load_block_words()
    words = alternatives([*table.trailer, *table.credited_trailer])
    return re.compile(rf"(?<=[.!?”\"’)\]])\s+(?=(?:{words})(?!\w))")


@cache
def _copyright_caption() -> re.Pattern[str]:
    words = load_credit_words()
    before, caption = words.picture_prefix, words.caption_prefix
    return re.compile(rf"(?i){before}[:,]? .{{1,80}}?(?P<caption>{caption},? \S)")


def cut_line(text: str, line: Span, number: int) -> list[Piece]:
    """The pieces of one line, in order, covering it but for white space between them."""
    words = line.of(text)
    if is_one_word(words) and not may_hold_credit(words):
        return [Piece(line, words, number)]
    for find in (_prefixed, _opening, _told, _credited, _tagged, _trailed):
        if pieces := find(text, line, number, words):
            return pieces
    return [Piece(line, words, number)]


def _cut_rest(text: str, rest: Span | None, number: int) -> list[Piece]:
    """What follows a piece that was cut off: only a picture credit is looked for in it."""
    if rest is None:
        return []
    words = rest.of(text)
    return _credited(text, rest, number, words, again=False) or [Piece(rest, words, number)]


def cut_title(text: str, line: Span, title: str) -> list[Span]:
    """A line that ends with the given title, and the caption fused before it."""
    words = line.of(text)
    want = title.strip()
    if len(want) >= MIN_TITLE_LETTERS and len(words) > len(want) and words.endswith(want):
        at = line.end - len(want)
        if before := Span(line.start, at).trimmed(text):
            return [before, Span(at, line.end)]
    return [line]


def _prefixed(text: str, line: Span, number: int, words: str) -> list[Piece] | None:
    """``Media caption ...``, ``FILE - ...``, ``Story highlights ...``."""
    table = load_block_words()
    if words.startswith(table.exact) and count_words(words) <= MAX_CAPTION_WORDS:
        return _caption(text, line, number, find_credit(words), "prefix")
    if pair := _copyright_caption().match(words):
        return _pair(text, line, number, line.start + pair.start("caption"))
    found = table.prefix.find(fold(words[:MAX_PREFIX]))
    if found is None or count_words(words) > MAX_CAPTION_WORDS:
        return None
    phrase, kind = found
    if kind == BlockKind.CREDIT:
        return [make_piece(text, line.start, line.end, number, _credit_label(words))]
    if kind == BlockKind.CAPTION:
        return _caption(text, line, number, find_credit(words), "prefix")
    at = line.start + end_of_phrase(words, phrase)
    head = make_piece(text, line.start, at, number, _label(BlockKind.BOILERPLATE, "prefix"))
    if not text[at : line.end].strip():
        return [head]
    return [head, make_piece(text, at, line.end, number, Label(BlockKind.DEK, 0.9, "prefix"))]


def _pair(text: str, line: Span, number: int, at: int) -> list[Piece]:
    """``Image copyright X Image caption Y``: a credit, then a caption."""
    credit = make_piece(text, line.start, at, number)
    credit.label = _credit_label(credit.words)
    return [
        credit,
        make_piece(text, at, line.end, number, Label(BlockKind.CAPTION, 0.95, "prefix")),
    ]


def _opening(text: str, line: Span, number: int, words: str) -> list[Piece] | None:
    """A credit line or a dateline at the beginning of a paragraph."""
    mark = find_opening_mark(words, bare=number <= MAX_DATELINE_LINE)
    if mark is None:
        return None
    kind = BlockKind.DATELINE if mark.place else BlockKind.CREDIT_LINE
    rule = "dateline" if mark.place else "opening credit"
    head = make_piece(text, line.start, line.start + mark.end, number, Label(kind, 0.95, rule))
    rest = Span(line.start + mark.end, line.end).trimmed(text)
    return [head, *_cut_rest(text, rest, number)]


def _credited(
    text: str, line: Span, number: int, words: str, *, again: bool = True
) -> list[Piece] | None:
    """A picture credit alone, before a sentence, after a caption, or inside a paragraph."""
    if not may_hold_credit(words) or _is_pointer(words) or _is_own(words):
        return None
    if is_credit(words):
        return [make_piece(text, line.start, line.end, number, _credit_label(words))]
    if again and (front := find_front_credit(words)):
        head = _credit_piece(text, line, number, front)
        rest = Span(line.start + front.end, line.end).trimmed(text)
        return [head, *_cut_rest(text, rest, number)]
    if credit := find_credit(words):
        if _is_caption_before(words[: credit.start]):
            return _caption(text, line, number, credit, "credit after it")
        if credit.start == 0:
            return None
        head = make_piece(text, line.start, line.start + credit.start, number)
        return [head, _credit_piece(text, line, number, credit)]
    if again and (inner := find_inner_credit(words)):
        if not _is_caption_before(words[: inner.start]):
            return None
        first = Span(line.start, line.start + inner.end)
        rest = Span(line.start + inner.end, line.end).trimmed(text)
        pieces = _caption(text, first, number, inner, "credit after it")
        return [*pieces, *_cut_rest(text, rest, number)]
    return None


def _told(text: str, line: Span, number: int, words: str) -> list[Piece] | None:
    """A wire's tag after a sentence that reports speech: it is no caption's credit."""
    at = find_closing_tag(words)
    return _tagged(text, line, number, words) if at and reports_speech(words[:at].strip()) else None


def _tagged(text: str, line: Span, number: int, words: str) -> list[Piece] | None:
    """A wire's tag after the last sentence: ``... officials said. (Reuters)``."""
    at = find_closing_tag(words)
    if at is None:
        return None
    return _cut_at(text, line, number, at, Label(BlockKind.CREDIT_LINE, 0.85, "closing tag"))


def _trailed(text: str, line: Span, number: int, words: str) -> list[Piece] | None:
    """A promotion, or whose text it is, after the last sentence of a paragraph."""
    if (at := find_closing_contribution(words)) is not None:
        label = Label(BlockKind.NOTE, 0.8, "who worked on it")
        return _cut_at(text, line, number, at, label)
    if (at := find_closing_publisher(words)) is not None:
        return _cut_at(text, line, number, at, None)
    for found in _trailer().finditer(words):
        rest = words[found.end() :]
        if rest.startswith(load_block_words().credited_trailer) and not find_first_publisher(rest):
            continue
        if count_words(rest) <= MAX_TRAILER_WORDS and not reports_speech(rest):
            return _cut_at(text, line, number, found.end(), None)
    return None


def _cut_at(text: str, line: Span, number: int, at: int, label: Label | None) -> list[Piece]:
    """A paragraph and what stands behind it."""
    before = make_piece(text, line.start, line.start + at, number)
    return [before, make_piece(text, line.start + at, line.end, number, label)]


def _is_own(words: str) -> bool:
    """A byline, or a line on whose text this is under which licence: no picture's credit."""
    if load_block_words().sure.find(fold(words[:MAX_PREFIX])):
        return True
    if find_first_publisher(words):
        return True
    return begins_with_by(words) and is_byline(words)


def _is_pointer(words: str) -> bool:
    """``(PHOTOS: ten best speeches)``: other content of the site, not a picture here."""
    found = load_block_words().start.find(fold(words[:MAX_PREFIX]).lstrip("( "))
    return found is not None and found[1] == BlockKind.TEASER and not is_credit(words)


def _is_caption_before(words: str) -> bool:
    """Whether words before a picture credit are a caption and no paragraph of the article."""
    if not words.strip() or count_words(words) > MAX_CAPTION_WORDS:
        return False
    if first_word(fold(words[:MAX_PREFIX])) in load_block_words().caption["never"]:
        return False
    return not (has_quotation(words) and reports_speech(words.rstrip(" (|[-–—")))


def _caption(text: str, line: Span, number: int, credit: Credit | None, rule: str) -> list[Piece]:
    if credit is None:
        return [make_piece(text, line.start, line.end, number, Label(BlockKind.CAPTION, 0.9, rule))]
    pieces = []
    if any(c.isalnum() for c in text[line.start : line.start + credit.start]):
        label = Label(BlockKind.CAPTION, 0.9, rule)
        end = line.start + credit.start
        pieces.append(make_piece(text, line.start, end, number, label))
    else:
        credit = Credit(0, credit.end, credit.licence, credit.source_url)
    pieces.append(_credit_piece(text, line, number, credit))
    if rest := Span(line.start + credit.end, line.end).trimmed(text):
        pieces.append(Piece(rest, rest.of(text), number, Label(BlockKind.CAPTION, 0.6, rule)))
    return pieces


def _credit_piece(text: str, line: Span, number: int, credit: Credit) -> Piece:
    label = Label(BlockKind.CREDIT, 0.95, "picture credit", credit.licence, credit.source_url)
    return make_piece(text, line.start + credit.start, line.start + credit.end, number, label)


def _credit_label(words: str) -> Label:
    found = find_credit(words)
    licence, url = (found.licence, found.source_url) if found else (None, None)
    return Label(BlockKind.CREDIT, 0.95, "picture credit", licence, url)


def _label(kind: BlockKind, rule: str) -> Label:
    return Label(kind, 0.95, rule)
