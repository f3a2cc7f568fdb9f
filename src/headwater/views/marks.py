"""Overlapping marks on a text as flat segments: every boundary of a mark ends a segment."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.records.span import Span


@dataclass(frozen=True)
class Segment:
    """A stretch of text under one set of marks; ``opens`` are those that begin with it."""

    span: Span
    marks: tuple[int, ...]
    opens: tuple[int, ...]


def flatten(whole: Span, marks: Sequence[Span]) -> tuple[Segment, ...]:
    """Segments that tile ``whole``, each with the numbers of the marks that cover it.

    Marks may overlap, nest, touch or reach beyond ``whole``; empty ones are left out.
    """
    starts: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        inside = mark.common(whole)
        if inside is not None:
            starts[inside.start].append(number)
            ends[inside.end].append(number)
    stops = sorted({whole.start, whole.end, *starts, *ends})
    segments: list[Segment] = []
    active: set[int] = set()
    for start, end in pairwise(stops):
        active.difference_update(ends[start])
        active.update(starts[start])
        segments.append(Segment(Span(start, end), tuple(sorted(active)), tuple(starts[start])))
    return tuple(segments)
