"""Which parts of an article are read for attributions: its own words, paragraph by paragraph."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from headwater.records.article import TELLING_KINDS, Block
from headwater.records.span import Span
from headwater.stages.attribute.tokens import Sentence, read_sentences
from headwater.text.quotation import Quotation, find_quotations, is_title
from headwater.text.sentences import find_sentences

# characters of a paragraph; longer lines are lists or pages without line breaks
MAX_PARAGRAPH = 8_000


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph with its quotations and its sentences."""

    span: Span
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]


def find_paragraphs(text: str, blocks: Sequence[Block]) -> list[Span]:
    """The paragraphs of headline, dek and body; a line break ends a paragraph."""
    found: list[Span] = []
    for block in sorted(blocks, key=lambda b: b.start):
        if block.kind not in TELLING_KINDS:
            continue
        at = block.start
        for line in text[block.start : block.end].splitlines(keepends=True):
            if paragraph := Span(at, at + len(line)).trimmed(text):
                found.extend(_cut_long(text, paragraph))
            at += len(line)
    return found


def _cut_long(text: str, paragraph: Span) -> list[Span]:
    """A paragraph as it is; a line that is far too long for one in pieces, at sentence ends."""
    if len(paragraph) <= MAX_PARAGRAPH:
        return [paragraph]
    pieces: list[Span] = []
    start = end = paragraph.start
    for sentence in find_sentences(text, paragraph):
        while sentence.end - start > MAX_PARAGRAPH:
            cut = end if end > start else start + MAX_PARAGRAPH
            pieces.append(Span(start, cut))
            start = max(cut, min(sentence.start, paragraph.end)) if cut == end else cut
            end = start
        end = sentence.end
    pieces.append(Span(start, paragraph.end))
    return [held for piece in pieces if (held := piece.trimmed(text))]


def read_passages(text: str, paragraphs: Sequence[Span]) -> list[Passage]:
    """The paragraphs, read: names in quotation marks are words, not quotations."""
    quotations: list[list[Quotation]] = [[] for _ in paragraphs]
    for quotation in find_quotations(text, paragraphs):
        if not is_title(text, quotation):
            quotations[number_of(paragraphs, quotation.span.start)].append(quotation)
    return [
        Passage(
            span=span,
            quotations=tuple(held),
            sentences=tuple(read_sentences(text, span, [q for q in held if not q.depth])),
        )
        for span, held in zip(paragraphs, quotations, strict=True)
    ]


def number_of(spans: Sequence[Span], at: int) -> int:
    """Which of sorted spans a place belongs to: the last that begins at it or before."""
    return max(bisect_right(spans, at, key=lambda s: s.start) - 1, 0)
