"""Half-open code-point ranges: the only place where offsets are computed."""

from collections.abc import Iterable, Sequence

import msgspec


# records by the thousand that can hold no cycle stay out of the collector's sight (gc=False)
class Span(msgspec.Struct, frozen=True, array_like=True, order=True, gc=False):
    """Characters ``start`` to ``end`` (exclusive) of an article's text, in Unicode code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span covers in its article's text."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """The same range after ``by`` characters were put before it."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def common(self, other: "Span") -> "Span | None":
        """The shared range, if there is one."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def trimmed(self, text: str, characters: str | None = None) -> "Span | None":
        """Without white space (or ``characters``) at its ends; ``None`` where nothing is left."""
        words = self.of(text)
        start = self.end - len(words.lstrip(characters))
        end = self.start + len(words.rstrip(characters))
        return Span(start, end) if start < end else None


def make_spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Sorted spans from (start, end) pairs; touching or overlapping ones become one."""
    merged: list[Span] = []
    for start, end in sorted(pairs):
        if start >= end:
            continue
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Number of characters that two lists of spans share."""
    return sum(len(c) for a in one for b in other if (c := a.common(b)))


def likeness(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Characters that two lists of spans share, as a share of those that either covers."""
    both = overlap(one, other)
    either = total(make_spans((s.start, s.end) for s in (*one, *other)))
    return both / either if either else 0.0


def total(spans: Sequence[Span]) -> int:
    """Number of characters that sorted, separate spans cover."""
    return sum(len(s) for s in spans)


def envelope(spans: Sequence[Span]) -> Span:
    """The shortest span that holds them all; there must be at least one."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def words_of(spans: Sequence[Span], text: str, *, gap: str = " … ") -> str:
    """The words of several spans as one string, ``gap`` between those that do not touch."""
    return gap.join(s.of(text) for s in spans)


def subtract(whole: Span, parts: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of ``whole`` when ``parts`` are taken out."""
    left, at = [], whole.start
    for part in sorted(parts):
        if part.start > at:
            left.append(Span(at, min(part.start, whole.end)))
        at = max(at, part.end)
    if at < whole.end:
        left.append(Span(at, whole.end))
    return tuple(s for s in left if s.start < s.end)
