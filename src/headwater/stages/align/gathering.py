"""Units become claims by average linkage: a claim grows only where it is near as a whole."""

from collections.abc import Mapping, Sequence

from headwater.engine.joining import join_alike
from headwater.stages.align.profile import Profile
from headwater.stages.align.units import is_same_place

Pair = tuple[int, int]
# a pair of a lower probability counts as 0 in a mean, as one without a close look does
LEAST_SCORE = 0.03


def gather_units(
    profiles: Sequence[Profile], scores: Mapping[Pair, float], least: float
) -> list[list[int]]:
    """Groups of two units or more, the most central first; of one place one unit is kept."""
    names = {f"{place:06d}": place for place in range(len(profiles))}
    name_of = {place: name for name, place in names.items()}
    near = {
        (name_of[a], name_of[b]): score for (a, b), score in scores.items() if score >= LEAST_SCORE
    }
    groups = []
    for joined in join_alike(list(names), near, least):
        if len(joined) > 1:
            group = _one_a_place(profiles, [names[n] for n in joined], scores)
            if len(group) > 1:
                groups.append(group)
    return groups


def mean_score(unit: int, group: Sequence[int], scores: Mapping[Pair, float]) -> float:
    """How near a unit is to the others of its group."""
    others = [u for u in group if u != unit]
    total = sum(scores.get((min(unit, u), max(unit, u)), 0.0) for u in others)
    return total / len(others) if others else 1.0


def _one_a_place(
    profiles: Sequence[Profile], group: Sequence[int], scores: Mapping[Pair, float]
) -> list[int]:
    """The group by nearness; of overlapping units the outermost, whose source is who spoke."""

    def nearest_first(unit: int) -> tuple[bool, float, int, tuple[str, int, int, str]]:
        profile = profiles[unit]
        nearness = round(mean_score(unit, group, scores), 3)
        return (profile.unit.nested, -nearness, -len(profile.words), profile.unit.order)

    kept: list[int] = []
    for unit in sorted(group, key=nearest_first):
        if not any(is_same_place(profiles[unit].unit, profiles[k].unit) for k in kept):
            kept.append(unit)
    return sorted(kept, key=lambda u: (-round(mean_score(u, kept, scores), 6), u))


def add_seconds(
    profiles: Sequence[Profile],
    groups: Sequence[Sequence[int]],
    scores: Mapping[Pair, float],
    least: float,
) -> list[list[int]]:
    """The groups with units of others that are as near to them: a sentence can carry two claims."""
    near: dict[int, dict[int, float]] = {}
    for (a, b), score in scores.items():
        if score >= LEAST_SCORE:
            near.setdefault(a, {})[b] = near.setdefault(b, {})[a] = score
    grown = []
    for group in groups:
        totals: dict[int, float] = {}
        for unit in group:
            for other, score in near.get(unit, {}).items():
                totals[other] = totals.get(other, 0.0) + score
        held = list(group)
        for unit in sorted(totals, key=lambda u: (-round(totals[u], 6), u)):
            same = any(is_same_place(profiles[unit].unit, profiles[k].unit) for k in held)
            if unit not in held and not same and totals[unit] / len(group) >= least:
                held.append(unit)
        grown.append(held)
    return grown


def drop_strays(
    groups: Sequence[Sequence[int]], scores: Mapping[Pair, float], least: float
) -> list[list[int]]:
    """The groups without members that are not near to the others as a whole, the farthest first."""
    kept = []
    for group in groups:
        left = list(group)
        while len(left) > 1:
            nearness = {u: round(mean_score(u, left, scores), 6) for u in left}
            farthest = min(left, key=lambda u: (nearness[u], -u))
            if nearness[farthest] >= least:
                kept.append(left)
                break
            left.remove(farthest)
    return kept


def keep_sure(
    profiles: Sequence[Profile],
    groups: Sequence[Sequence[int]],
    scores: Mapping[Pair, float],
    least_member: float,
    least_pair: float,
) -> list[list[int]]:
    """The groups without members that resemble nobody, if some pair across articles is sure."""
    kept = []
    for group in groups:
        best = dict.fromkeys(group, 0.0)
        across = 0.0
        for at, a in enumerate(group):
            for b in group[at + 1 :]:
                score = scores.get((min(a, b), max(a, b)), 0.0)
                best[a], best[b] = max(best[a], score), max(best[b], score)
                if profiles[a].unit.article != profiles[b].unit.article:
                    across = max(across, score)
        sure = [u for u in group if best[u] >= least_member]
        alone = len({profiles[u].unit.article for u in group}) == 1
        if len(sure) > 1 and (alone or across >= least_pair):
            kept.append(sure)
    return kept


def split_alone(
    group: Sequence[int], scores: Mapping[Pair, float], least: float
) -> list[list[int]]:
    """A group of one outlet, where nothing but likeness speaks for it: only what is sure stays."""
    first = group[0]
    near = [u for u in group[1:] if scores.get((min(first, u), max(first, u)), 0.0) >= least]
    return [[first, *near], *([u] for u in group[1:] if u not in near)]
