"""Units become claims around centres: each is verified against the centre, nothing chains."""

from collections.abc import Mapping, Sequence

from headwater.stages.align.profile import Profile
from headwater.stages.align.units import is_same_place

Pair = tuple[int, int]


def gather_units(
    profiles: Sequence[Profile], scores: Mapping[Pair, float], least: float
) -> list[list[int]]:
    """Groups of places, the centre first; a unit is in one group at most.

    The unit with most support from other articles is the first centre and takes all that are near
    enough to it; then the next of those that are left.
    """
    near: dict[int, dict[int, float]] = {}
    for (a, b), score in sorted(scores.items()):
        if score >= least:
            near.setdefault(a, {})[b] = score
            near.setdefault(b, {})[a] = score
    support = {unit: _support(profiles, unit, others) for unit, others in near.items()}
    taken: set[int] = set()
    groups = []
    for centre in sorted(near, key=lambda u: (-support[u], profiles[u].unit.order)):
        if centre in taken:
            continue
        members = [u for u in sorted(near[centre]) if u not in taken]
        members = _one_a_place(profiles, centre, members, near[centre])
        if members:
            groups.append([centre, *members])
            taken.update([centre, *members])
    return groups


def _support(profiles: Sequence[Profile], unit: int, near: Mapping[int, float]) -> float:
    """The best score in each other article, added up."""
    best: dict[str, float] = {}
    for other, score in near.items():
        article = profiles[other].unit.article
        if article != profiles[unit].unit.article:
            best[article] = max(best.get(article, 0.0), score)
    return round(sum(best.values()), 6)


def _one_a_place(
    profiles: Sequence[Profile], centre: int, members: Sequence[int], scores: Mapping[int, float]
) -> list[int]:
    """Of overlapping units the one nearest to the centre, the longer where they tie."""
    kept: list[int] = []
    order = sorted(
        members,
        key=lambda u: (-round(scores[u], 3), -len(profiles[u].words), profiles[u].unit.order),
    )
    for unit in order:
        if not any(is_same_place(profiles[unit].unit, profiles[k].unit) for k in (centre, *kept)):
            kept.append(unit)
    return sorted(kept, key=lambda u: profiles[u].unit.order)
