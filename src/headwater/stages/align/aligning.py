"""The claims of a story: units compared, gathered, related to their clearest wording, ranked."""

from collections.abc import Mapping, Sequence

from headwater.records.claim import Claim, ClaimLink, Relation, Wording
from headwater.records.identity import make_id
from headwater.records.reading import Reading
from headwater.records.story import Source, Story
from headwater.settings import AlignSettings
from headwater.stages.align.choosing import choose_groups
from headwater.stages.align.conflicts import Conflict, find_conflicts, is_apart
from headwater.stages.align.gathering import (
    Pair,
    add_seconds,
    drop_strays,
    gather_units,
    keep_sure,
    mean_score,
)
from headwater.stages.align.importance import score_clearness
from headwater.stages.align.pairs import find_features, score_features
from headwater.stages.align.profile import Profile, make_profiles
from headwater.stages.align.relations import find_relation
from headwater.stages.align.units import find_units


def align_story(
    story: Story, readings: Sequence[Reading], sources: Sequence[Source], settings: AlignSettings
) -> tuple[list[Claim], list[ClaimLink]]:
    """Claims in order of importance, and links between claims that conflict."""
    ordered = sorted(readings, key=lambda r: r.id)
    source_of = {a: s.id for s in sorted(sources, key=lambda s: s.id) for a in s.attributions}
    profiles = make_profiles([u for r in ordered for u in find_units(r, source_of)])
    features = find_features(profiles, {r.id: r.text for r in ordered}, settings)
    conflicts = find_conflicts(profiles, features, settings)
    scores = _score_pairs(profiles, features, conflicts)
    groups = gather_units(profiles, scores, settings.min_claim_score)
    groups = add_seconds(profiles, groups, scores, settings.min_second_score)
    groups = drop_strays(groups, scores, settings.min_nearness_to_claim)
    groups = keep_sure(profiles, groups, scores, settings.min_member_score, settings.min_pair_score)
    outlets = {r.id: r.imprint.outlet or r.id for r in ordered}
    opposed = {u for pair in conflicts for u in pair}
    groups = choose_groups(profiles, groups, scores, opposed, outlets, settings)
    claims = [_make_claim(story, profiles, g, scores, rank) for rank, g in enumerate(groups)]
    return claims, _make_links(claims, groups, profiles, conflicts)


def _score_pairs(
    profiles: Sequence[Profile],
    features: Mapping[Pair, tuple[float, ...]],
    conflicts: Mapping[Pair, Conflict],
) -> dict[Pair, float]:
    """The probability of one claim, 0 where the two must not meet."""
    scores = {}
    for pair, values in features.items():
        apart = pair in conflicts or is_apart(profiles, pair, values)
        scores[pair] = 0.0 if apart else score_features(values)
    return scores


def _make_claim(
    story: Story,
    profiles: Sequence[Profile],
    group: Sequence[int],
    scores: Mapping[Pair, float],
    rank: int,
) -> Claim:
    nearness = {u: mean_score(u, group, scores) for u in group}
    members = sorted(group, key=lambda u: profiles[u].unit.order)
    gloss = max(
        members, key=lambda u: (score_clearness(profiles[u], nearness[u]), -members.index(u))
    )
    wordings = tuple(
        Wording(
            article=profiles[u].unit.article,
            attribution=profiles[u].unit.attribution,
            spans=profiles[u].unit.spans,
            mode=profiles[u].unit.mode,
            relation=Relation.SAME if u == gloss else find_relation(profiles[u], profiles[gloss]),
            score=round(nearness[u], 4),
        )
        for u in members
    )
    places = [str(x) for u in members for x in profiles[u].unit.order]
    return Claim(
        id=make_id("claim", story.id, *places),
        story=story.id,
        rank=rank,
        gloss=" ".join(profiles[gloss].unit.text.split()).strip('"“”„«» ,'),
        wordings=wordings,
    )


def _make_links(
    claims: Sequence[Claim],
    groups: Sequence[Sequence[int]],
    profiles: Sequence[Profile],
    conflicts: Mapping[Pair, Conflict],
) -> list[ClaimLink]:
    """Of the conflicts between two claims the one of the highest score."""
    place: dict[int, tuple[int, int]] = {}
    for number, group in enumerate(groups):
        for at, unit in enumerate(sorted(group, key=lambda u: profiles[u].unit.order)):
            place[unit] = (number, at)
    best: dict[tuple[int, int, str], ClaimLink] = {}
    for (a, b), conflict in sorted(conflicts.items()):
        if a not in place or b not in place or place[a][0] == place[b][0]:
            continue
        (first, at), (second, other) = sorted([place[a], place[b]])
        key = (first, second, conflict.kind)
        if key not in best or best[key].score < conflict.score:
            best[key] = ClaimLink(
                a=claims[first].id,
                b=claims[second].id,
                kind=conflict.kind,
                a_wording=at,
                b_wording=other,
                score=round(conflict.score, 4),
            )
    return [best[key] for key in sorted(best)]
