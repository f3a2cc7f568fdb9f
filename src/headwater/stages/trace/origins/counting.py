"""From ends and ties to an interval: certain ties give the most, all ties the least."""

from collections.abc import Iterable, Sequence

from headwater.records.tracing import Force
from headwater.stages.trace.origins.dependence import Tie
from headwater.stages.trace.origins.ends import End, Standing


def join(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Places 0 to size - 1 in groups that pairs join, each group and all groups in order."""
    root = list(range(size))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for a, b in pairs:
        one, other = sorted((find(a), find(b)))
        root[other] = one
    groups: dict[int, list[int]] = {}
    for at in range(size):
        groups.setdefault(find(at), []).append(at)
    return list(groups.values())


def certain_groups(ends: Sequence[End], ties: Sequence[Tie]) -> list[list[int]]:
    """Ends that are one origin as far as certain evidence goes."""
    return join(len(ends), [(t.a, t.b) for t in ties if t.joins and t.force is Force.CERTAIN])


def count_origins(ends: Sequence[End], ties: Sequence[Tie]) -> tuple[int, int]:
    """The least and the most origins that the evidence allows."""
    most = sum(
        any(ends[at].standing is not Standing.INFERENCE for at in group)
        for group in certain_groups(ends, ties)
    )
    loose = join(len(ends), [(t.a, t.b) for t in ties if t.joins])
    least = sum(any(ends[at].standing is Standing.CREDITED for at in group) for group in loose)
    return least, most
