"""Which span goes with which: read from the pointers that every piece gives.

Pointers have the shape [kind of link, pointing piece, marker and then the pieces pointed to]; the
marker before the first piece stands for "nothing in the text".
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from headwater.models.decoding import Stretch
from headwater.models.labels import Role

# kind of link, role that points, role pointed to: in the order of the network's outputs
LINK_KINDS: tuple[tuple[str, Role, Role], ...] = (
    ("content to cue", "content", "cue"),
    ("cue to source", "cue", "source"),
    ("content to source", "content", "source"),
)
# a link less probable than this is not worth handing on
MIN_LINK = 0.01
# where spans found hold less than this share of a pointer, it may point at a span not found
MIN_HELD = 0.3
# probability of the piece most pointed at from which it is taken for a span
MIN_PEAK = 0.2
# a neighbour belongs to the span if it is pointed at with this share of the peak's probability
NEAR_PEAK = 0.25


class Link(msgspec.Struct, frozen=True):
    """How probable it is that one span of a paragraph goes with another, or with none."""

    kind: str  # "content to cue", "cue to source" or "content to source"
    start: int  # place of the pointing span among the paragraph's roles
    end: int | None  # place of the span pointed to; None for "no source in the text"
    score: float


def find_links(
    stretches: Sequence[Stretch], pointers: NDArray[np.float32], offset: int
) -> list[Link]:
    """Return all links between spans; ``offset`` is added to the places of spans."""
    links = []
    for (kind, role, wanted), chances in zip(LINK_KINDS, pointers, strict=True):
        candidates = [(i, one) for i, one in enumerate(stretches) if one.role == wanted]
        for i, one in enumerate(stretches):
            if one.role != role:
                continue
            mean = chances[one.first : one.stop].mean(axis=0)
            scored: list[tuple[int | None, float]] = [
                (offset + j, _sum_over(mean, other)) for j, other in candidates
            ]
            if wanted == "source":
                scored.append((None, float(mean[0])))
            links += [Link(kind, offset + i, j, score) for j, score in scored if score >= MIN_LINK]
    return links


def add_pointed(stretches: Sequence[Stretch], pointers: NDArray[np.float32]) -> list[Stretch]:
    """Return the spans, in order, with cues and sources that only the pointers saw."""
    known = list(stretches)
    for (_, role, wanted), chances in list(zip(LINK_KINDS, pointers, strict=True))[:2]:
        for one in [each for each in known if each.role == role]:
            mean = chances[one.first : one.stop].mean(axis=0)
            if missed := _find_missed(mean, wanted, known):
                known.append(missed)
    return sorted(known, key=lambda each: each.first)


def _find_missed(
    mean: NDArray[np.float32], wanted: Role, known: Sequence[Stretch]
) -> Stretch | None:
    held = sum(_sum_over(mean, each) for each in known if each.role == wanted)
    if wanted == "source":
        held += float(mean[0])
    if held >= MIN_HELD:
        return None
    chances = mean[1:].copy()
    for each in known:
        chances[each.first : each.stop] = 0.0
    peak = int(chances.argmax())
    if chances[peak] < MIN_PEAK:
        return None
    least = NEAR_PEAK * chances[peak]
    first, stop = peak, peak + 1
    while first > 0 and chances[first - 1] >= least:
        first -= 1
    while stop < len(chances) and chances[stop] >= least:
        stop += 1
    return Stretch(wanted, first, stop, float(chances[first:stop].sum()))


def _sum_over(mean: NDArray[np.float32], one: Stretch) -> float:
    return float(mean[one.first + 1 : one.stop + 1].sum())
