"""Which groups of units are listed as claims, the most important first."""

from collections.abc import Mapping, Sequence, Set

from headwater.settings import AlignSettings
from headwater.stages.align.gathering import Pair, mean_score, split_alone
from headwater.stages.align.importance import is_important_alone, score_importance
from headwater.stages.align.profile import Profile
from headwater.stages.align.units import is_same_place

Group = list[int]


def choose_groups(
    profiles: Sequence[Profile],
    groups: Sequence[Group],
    scores: Mapping[Pair, float],
    opposed: Set[int],
    outlets: Mapping[str, str],
    settings: AlignSettings,
) -> list[Group]:
    """Claims of several outlets, then the most important of one; ``opposed`` units come before.

    ``outlets`` names the outlet of each article, ``opposed`` are the units of conflicts.
    """

    def held(group: Group) -> int:
        return len({outlets[profiles[u].unit.article] for u in group})

    def key(group: Group) -> tuple[float, tuple[str, int, int, str]]:
        tellers = _count_tellers(profiles, group, scores, outlets)
        importance = score_importance([profiles[u] for u in group], tellers)
        return (-importance, profiles[group[0]].unit.order)

    several = sorted((g for g in groups if held(g) > 1), key=key)[: settings.most_claims]
    pieces = [
        piece
        for group in groups
        if held(group) == 1
        for piece in split_alone(group, scores, settings.min_claim_score_alone)
    ]
    taken = {u for g in groups for u in g}
    pieces += [[unit] for unit in range(len(profiles)) if unit not in taken]
    alone = [p for p in pieces if _is_listed(profiles, p, opposed, settings)]
    room = max(settings.most_claims_alone, settings.most_claims - len(several))
    alone.sort(key=lambda g: (not opposed & set(g), *key(g)))
    return sorted(_fill(profiles, several, alone, room), key=key)


def _count_tellers(
    profiles: Sequence[Profile],
    group: Group,
    scores: Mapping[Pair, float],
    outlets: Mapping[str, str],
) -> float:
    """How many outlets tell a claim: one does, each other one as surely as its wording fits."""
    surest: dict[str, float] = {}
    for unit in group:
        outlet = outlets[profiles[unit].unit.article]
        surest[outlet] = max(surest.get(outlet, 0.0), mean_score(unit, group, scores))
    return 1 + sum(sorted(surest.values())[:-1])


def _is_listed(
    profiles: Sequence[Profile], group: Group, opposed: Set[int], settings: AlignSettings
) -> bool:
    """Whether a statement of one outlet may be listed at all."""
    first = profiles[group[0]]
    if len(first.words) < settings.least_words_alone:
        return False
    attributed = first.unit.attribution is not None and not first.unit.nested
    return attributed or bool(opposed & set(group)) or is_important_alone(first)


def _fill(
    profiles: Sequence[Profile], several: Sequence[Group], alone: Sequence[Group], room: int
) -> list[Group]:
    """The claims of several outlets with as many of one as there is room for, no place twice."""
    listed = list(several)
    places = [profiles[u].unit for g in several for u in g]
    for group in alone:
        units = [profiles[u].unit for u in group]
        if len(listed) - len(several) == room:
            break
        if not any(is_same_place(units[0], place) for place in places):
            listed.append(group)
            places += units
    return listed
