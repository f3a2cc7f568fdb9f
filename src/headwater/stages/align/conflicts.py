"""Pairs about one thing that cannot both be meant: other numbers, or the opposite."""

from collections.abc import Mapping, Sequence

import msgspec

from headwater.records.attribution import Mode
from headwater.settings import AlignSettings
from headwater.stages.align.features import LEAST_RUN_RARITY, NAMES
from headwater.stages.align.pairs import score_features
from headwater.stages.align.profile import Profile

# share of a quotation's rarity that another must hold for two people to have one wording
SAME_WORDS = 0.75
# cosine of meaning of two statements that share no rare word but names; below it 2 of the 22
# that the gold knows and the scorer would join are one claim
LEAST_MEANING_BY_NAMES = 0.5

NUMBER, POLARITY = "number", "polarity"
Pair = tuple[int, int]


class Conflict(msgspec.Struct, frozen=True):
    """Why two units must not be one claim, and how surely they are about one thing."""

    kind: str
    score: float


def find_conflicts(
    profiles: Sequence[Profile],
    features: Mapping[Pair, tuple[float, ...]],
    settings: AlignSettings,
) -> dict[Pair, Conflict]:
    """Pairs that would be one claim but for their numbers or a "not"."""
    found = {}
    for pair, values in features.items():
        same_article = bool(values[NAMES.index("same_article")])
        if values[NAMES.index("numbers_differ")] and not same_article:
            score = _score_without(values, "numbers_differ")
            if score >= settings.min_conflict_score:
                found[pair] = Conflict(NUMBER, score)
        elif values[NAMES.index("polarity")] and _is_turned_around(
            profiles, pair, values, settings
        ):
            score = _score_without(values, "polarity")
            if score >= settings.min_conflict_score:
                found[pair] = Conflict(POLARITY, score)
    return found


def _score_without(values: tuple[float, ...], name: str) -> float:
    at = NAMES.index(name)
    return score_features((*values[:at], 0.0, *values[at + 1 :]))


def _is_turned_around(
    profiles: Sequence[Profile], pair: Pair, values: tuple[float, ...], settings: AlignSettings
) -> bool:
    """Nearly the same terms, and a "not" in one: not merely a sentence with a "not" in it.

    Terms alone would do where a few rare names fill two short sentences on different things.
    """
    if not values[NAMES.index("polarity")]:
        return False
    a, b = (profiles[u] for u in pair)
    quoted = values[NAMES.index("quoted")]
    if values[NAMES.index("meaning")] < settings.min_opposite_meaning:
        return False
    return values[NAMES.index("terms")] >= settings.min_opposite_terms and not (
        quoted >= settings.min_opposite_terms and a.unit.source == b.unit.source
    )


def is_apart(profiles: Sequence[Profile], pair: Pair, values: tuple[float, ...]) -> bool:
    """Whether two units cannot be one claim, though nothing need link them.

    Other numbers in one article, quotations of two people in other words, nothing in common but
    whom or where it is about: one topic, two claims.
    """
    if values[NAMES.index("numbers_differ")] or _share_names_only(profiles, pair, values):
        return True
    a, b = (profiles[u].unit for u in pair)
    both_direct = a.mode is Mode.DIRECT and b.mode is Mode.DIRECT
    two_people = bool(values[NAMES.index("other_source")])
    if not (both_direct and two_people):
        return False
    # a short phrase of common words is said by many
    short = min(sum(profiles[u].weights) for u in pair) < LEAST_RUN_RARITY
    return short or values[NAMES.index("quoted")] < SAME_WORDS


def _share_names_only(profiles: Sequence[Profile], pair: Pair, values: tuple[float, ...]) -> bool:
    """Whether two statements have names in common, nothing else, and little meaning."""
    if values[NAMES.index("meaning")] >= LEAST_MEANING_BY_NAMES:
        return False
    a, b = (profiles[u] for u in pair)
    common = a.terms.keys() & b.terms.keys()
    return bool(common) and common <= a.names | b.names
