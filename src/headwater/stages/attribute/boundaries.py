"""Exact ends of contents: whole quotations, no dangling marks, never over a paragraph's end."""

import re
from collections.abc import Sequence

import msgspec

from headwater.records.span import Span, make_spans
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.passages import Passage
from headwater.text.quotation import Quotation
from headwater.text.word_files import load_words

_LOOSE_ENDS = " \t\r\n,;:—–-\u00a0\u200b"
# words that introduce a content without being part of it
_OPENING = re.compile(str(load_words("contents")["opening"]), re.IGNORECASE)
# characters between a content's end and a quotation mark that still belong together
NEAR_MARK = 2


def snap(text: str, passage: Passage, draft: Draft) -> Draft | None:
    """The draft with clean content spans, or ``None`` where nothing is left of it."""
    pieces: list[tuple[int, int]] = []
    for span in draft.content:
        if held := span.common(passage.span):
            pieces.extend(_clean(text, passage.quotations, draft, held))
    content = make_spans(pieces)
    if not content:
        return None
    return msgspec.structs.replace(
        draft, content=content, source=_bare(text, draft.source), cue=_bare(text, draft.cue)
    )


def _bare(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Without the marks and spaces at the ends of a source or a cue, and with whole words."""
    return tuple(_whole_words(text, s) for span in spans if (s := span.trimmed(text, _LOOSE_ENDS)))


def _whole_words(text: str, span: Span) -> Span:
    """Stretched over the words that its ends stand in."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _clean(
    text: str, quotations: Sequence[Quotation], draft: Draft, span: Span
) -> list[tuple[int, int]]:
    trimmed = span.trimmed(text, _LOOSE_ENDS)
    if trimmed is None:
        return []
    whole = _whole_words(text, trimmed)
    start, end = whole.start, whole.end
    for quotation in quotations:
        start, end = _fit(quotation, start, end)
    for other in (*draft.cue, *draft.source):
        if start < other.start < end and not text[other.end : end].strip(_LOOSE_ENDS):
            end = other.start
        elif other.start <= start < other.end < end:
            start = other.end
    if start < end and (opening := _OPENING.match(text, start, end)):
        start = opening.end()
    fitted = Span(start, end).trimmed(text, _LOOSE_ENDS) if start < end else None
    if fitted is None or not any(c.isalnum() for c in fitted.of(text)):
        return []
    return [(fitted.start, fitted.end)]


def _fit(quotation: Quotation, start: int, end: int) -> tuple[int, int]:
    """Stretched to the marks of a quotation that it nearly covers."""
    mark = quotation.span
    if abs(start - mark.start) <= NEAR_MARK and start < mark.end and start > mark.start:
        start = mark.start
    if start <= mark.start < end < mark.end and mark.end - end <= NEAR_MARK:
        end = mark.end
    if mark.start < start < mark.end < end and start - mark.start <= NEAR_MARK:
        start = mark.start
    return start, end
