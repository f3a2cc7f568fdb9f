"""Where aligned words could as well be common at another place: towards the ends of the lists."""

from collections.abc import Sequence

from headwater.stages.trace.changes.match import Stretch, Word

Words = Sequence[Word]


def slide_to_ends(stretches: Sequence[Stretch], a: Words, b: Words) -> list[Stretch]:
    """The same, with words that one list has beyond the other outside the common part if they can.

    Of "it holds" and "it is old, it holds" either "it" can be the common one.
    """
    begun = _slide_first(list(stretches), a, b)
    turned = [_turned(s, len(a), len(b)) for s in reversed(begun)]
    ended = _slide_first(turned, a[::-1], b[::-1])
    return [_turned(s, len(a), len(b)) for s in reversed(ended)]


def _turned(stretch: Stretch, size_a: int, size_b: int) -> Stretch:
    """A stretch as seen from the other end of the lists."""
    (low, high), (start, end) = stretch.a, stretch.b
    return Stretch(stretch.equal, (size_a - high, size_a - low), (size_b - end, size_b - start))


def _slide_first(stretches: list[Stretch], a: Words, b: Words) -> list[Stretch]:
    """Words inserted behind the first common ones, which they repeat: before them."""
    begin = 0 if stretches and stretches[0].equal else 1
    if len(stretches) < begin + 3:
        return stretches
    first, gap, rest = stretches[begin : begin + 3]
    more = gap.a[1] - gap.a[0], gap.b[1] - gap.b[0]
    size = first.a[1] - first.a[0]
    if min(more) > 0 or max(more) < size:
        return stretches
    words, end = (a, gap.a[1]) if more[0] else (b, gap.b[1])
    common = a[first.a[0] : first.a[1]]
    if [w.form for w in words[end - size : end]] != [w.form for w in common]:
        return stretches
    starts = first.a[0] + more[0], first.b[0] + more[1]
    return [
        Stretch(False, (0, starts[0]), (0, starts[1])),
        Stretch(True, (starts[0], rest.a[1]), (starts[1], rest.b[1])),
        *stretches[begin + 3 :],
    ]
