"""The words of a wording that stand in quotation marks."""

from functools import lru_cache

from headwater.records.attribution import Mode
from headwater.records.span import Span
from headwater.stages.trace.world import Told, paragraph_of
from headwater.text.quotation import find_quotations

CACHED = 4096  # wordings; those of one claim are held against each other many times


def quoted_spans(told: Told) -> tuple[Span, ...]:
    """The parts of a wording inside quotation marks, marks left out; direct speech is all quoted.

    A wording in indirect speech may still hold a quoted word.
    """
    return _quoted(told.text, told.wording.spans, told.wording.mode is Mode.DIRECT)


def whole_quotations(told: Told) -> tuple[Span, ...]:
    """The quotations that a wording lies in: of a sentence inside a long one, all of it."""
    parts = quoted_spans(told)
    return tuple(dict.fromkeys(_around(told.text, part) or part for part in parts))


def _around(text: str, part: Span) -> Span | None:
    """The inside of the outermost quotation that a range lies in."""
    quotations = find_quotations(text, [paragraph_of(text, part)])
    return next((q.inner for q in quotations if q.inner.holds(part)), None)


@lru_cache(maxsize=CACHED)
def _quoted(text: str, spans: tuple[Span, ...], direct: bool) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in spans:
        inner = [q.inner for q in find_quotations(text, [paragraph_of(text, span)])]
        parts = [c for q in inner if (c := q.common(span))]
        if not parts and direct:
            parts = [span]
        found += _outermost(parts)
    return tuple(found)


def _outermost(parts: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for part in sorted(parts, key=lambda s: (s.start, -s.end)):
        if not kept or part.end > kept[-1].end:
            kept.append(part)
    return kept
