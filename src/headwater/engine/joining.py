"""Average linkage: groups grow by their most alike pair, whatever order the rows came in."""

import heapq
from collections.abc import Mapping, Sequence

Pair = tuple[str, str]


def join_alike(
    names: Sequence[str], scores: Mapping[Pair, float], least: float
) -> list[tuple[str, ...]]:
    """Groups of names such that each was made of two whose mean score is at least ``least``.

    A pair without a score counts as 0.  Averages keep two groups apart that touch in one pair only,
    so nothing chains.  Ties go to the smaller names.
    """
    groups = _Groups(names, scores)
    waiting = [(-s, *pair) for pair, s in groups.pairs() if s >= least]
    heapq.heapify(waiting)
    while waiting:
        score, a, b = heapq.heappop(waiting)
        if groups.score(a, b) != -score:
            continue
        for other, changed in groups.join(a, b):
            if changed >= least:
                heapq.heappush(waiting, (-changed, *_ordered(a, other)))
    return groups.members()


class _Groups:
    """Groups by the name of their first member, with the mean score of every pair of groups."""

    def __init__(self, names: Sequence[str], scores: Mapping[Pair, float]) -> None:
        self._members = {name: [name] for name in sorted(names)}
        self._near: dict[str, dict[str, float]] = {name: {} for name in sorted(names)}
        for (a, b), score in sorted(scores.items()):
            self._near[a][b] = self._near[b][a] = score

    def pairs(self) -> list[tuple[Pair, float]]:
        """Every scored pair, once."""
        return [((a, b), s) for a, near in self._near.items() for b, s in near.items() if a < b]

    def score(self, a: str, b: str) -> float | None:
        """The mean score of two groups, if both are still there and have one."""
        return self._near.get(a, {}).get(b)

    def join(self, a: str, b: str) -> list[tuple[str, float]]:
        """Put ``b`` into ``a``; the new scores of ``a``."""
        sizes = len(self._members[a]), len(self._members[b])
        self._members[a] += self._members.pop(b)
        near_a, near_b = self._near[a], self._near.pop(b)
        made = []
        for other in sorted((near_a.keys() | near_b.keys()) - {a, b}):
            parts = near_a.get(other, 0.0) * sizes[0] + near_b.get(other, 0.0) * sizes[1]
            mean = round(parts / sum(sizes), 9)  # the order of sums leaves no trace
            near_a[other] = self._near[other][a] = mean
            self._near[other].pop(b, None)
            made.append((other, mean))
        near_a.pop(b, None)
        return made

    def members(self) -> list[tuple[str, ...]]:
        """The groups, each sorted, by their first names."""
        return sorted(tuple(sorted(m)) for m in self._members.values())


def _ordered(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
