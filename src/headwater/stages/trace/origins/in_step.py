"""Articles that tell the same unsourced statements in the same order (D6)."""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from headwater.records.claim import Claim

Pair = tuple[str, str]


def find_in_step(claims: Sequence[Claim], least: int) -> frozenset[Pair]:
    """Pairs of article ids that share at least ``least`` unsourced statements, all in one order.

    What is credited in either article is left out: two articles that quote one speech in its order
    need not know of each other.
    """
    places: dict[Pair, list[tuple[int, int]]] = {}
    for claim in claims:
        bare: dict[str, int] = {}
        for wording in claim.wordings:
            if wording.attribution is None and wording.spans:
                start = wording.spans[0].start
                bare[wording.article] = min(start, bare.get(wording.article, start))
        for a, b in combinations(sorted(bare), 2):
            places.setdefault((a, b), []).append((bare[a], bare[b]))
    return frozenset(
        pair for pair, starts in places.items() if len(starts) >= least and _is_one_order(starts)
    )


def _is_one_order(starts: Iterable[tuple[int, int]]) -> bool:
    ordered = sorted(starts)
    return all(one[1] < other[1] for one, other in pairwise(ordered))
