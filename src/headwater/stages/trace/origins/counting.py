"""From ends and ties to an interval: certain ties give the most, all ties the least."""

from collections.abc import Iterable, Sequence

from headwater.records.tracing import Force
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.match import sameness
from headwater.stages.trace.changes.read import stems_in
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


def count_origins(
    ends: Sequence[End], ties: Sequence[Tie], settings: TraceSettings
) -> tuple[int, int]:
    """The least and the most origins that the evidence allows.

    A group of ends whose wordings may say something else than the claim adds nothing to the least.
    """
    joining = [t for t in ties if t.joins]
    least = _least(ends, joining, settings)
    return least, max(least, _most(ends, ties))


def _most(ends: Sequence[End], ties: Sequence[Tie]) -> int:
    """Groups that certain ties leave; an open end adds one only where nothing ties it."""
    count = 0
    for group in certain_groups(ends, ties):
        standings = {ends[at].standing for at in group}
        opened = Standing.OPEN in standings and not _is_tied(group, ends, ties)
        count += Standing.CREDITED in standings or opened
    return count


def find_unlike(ends: Sequence[End], ties: Sequence[Tie], settings: TraceSettings) -> list[int]:
    """Places of one end of each credited group whose wordings may say something else."""
    groups = [
        [at for at in group if ends[at].standing is Standing.CREDITED]
        for group in certain_groups(ends, ties)
    ]
    credited = [g for g in groups if g]
    apart = _surely_apart(ends, credited, settings) or credited[:1]
    return [g[0] for g in credited if g not in apart]


def _is_tied(group: Sequence[int], ends: Sequence[End], ties: Sequence[Tie]) -> bool:
    """Whether certain evidence ties an open end to an origin that counts already."""
    inside = set(group)
    return any(
        t.force is Force.CERTAIN
        and len({t.a, t.b} & inside) == 1
        and Standing.CREDITED in {ends[t.a].standing, ends[t.b].standing}
        for t in ties
    )


def _least(ends: Sequence[End], ties: Sequence[Tie], settings: TraceSettings) -> int:
    """Named origins that no tie joins, and unnamed ones that can be none of them.

    An unnamed group that may be either of two named people does not make those two one.
    """
    named = [at for at, e in enumerate(ends) if e.is_named]
    unnamed = [
        at for at, e in enumerate(ends) if e.standing is Standing.CREDITED and not e.is_named
    ]
    among = [(t.a, t.b) for t in ties if ends[t.a].is_named and ends[t.b].is_named]
    apart = [g for g in join(len(ends), among) if g[0] in set(named)]
    beside = {t.a for t in ties if ends[t.b].is_named} | {t.b for t in ties if ends[t.a].is_named}
    pairs = [(t.a, t.b) for t in ties if not ends[t.a].is_named and not ends[t.b].is_named]
    groups = [g for g in join(len(ends), pairs) if any(at in set(unnamed) for at in g)]
    found = apart + [g for g in groups if not any(at in beside for at in g)]
    return max(len(_surely_apart(ends, found, settings)), min(1, len(found)))


def _surely_apart(
    ends: Sequence[End], groups: Sequence[Sequence[int]], settings: TraceSettings
) -> list[Sequence[int]]:
    """Groups whose wordings surely say what the claim says, and much the same as another's."""
    kept: list[Sequence[int]] = []
    for group in sorted(groups, key=lambda g: (-max(ends[at].score for at in g), g[0])):
        if max(ends[at].score for at in group) < settings.min_wording_score:
            continue
        near = any(
            _closeness(ends[a], ends[b]) >= settings.min_origin_closeness
            for other in kept
            for a in other
            for b in group
        )
        if near or not kept:
            kept.append(group)
    return kept


def _closeness(a: End, b: End) -> float:
    stems = [stems_in(e.told.text, e.told.wording.spans) for e in (a, b)]
    return sameness(*stems)
