"""Which units are worth reading for meaning: most of the time of a large story goes there.

In a story of one article only units that share rare terms with another one are; in a large story
those whose terms come back in other articles, as a statement does that several carry.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from headwater.stages.align.profile import Profile
from headwater.stages.align.units import Unit, is_same_place

Matrix = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

# nearest units of other articles by which a unit is judged: one may be chance, three say it is told
TOLD_BY = 3


def term_cosines(profiles: Sequence[Profile]) -> Matrix:
    """The cosine of the weighted terms of every two units."""
    holding = Counter(term for p in profiles for term in p.terms)
    places = {term: at for at, term in enumerate(t for t, n in holding.items() if n > 1)}
    table = np.zeros((len(profiles), max(len(places), 1)), dtype=np.float32)
    for row, profile in enumerate(profiles):
        for term, weight in profile.terms.items():
            if term in places:
                table[row, places[term]] = weight / profile.length
    return table @ table.T


def find_allowed(units: Sequence[Unit], terms: Matrix, least_in_article: float) -> Mask:
    """The pairs that may be one claim: of two articles, or of one where they share rare terms."""
    numbers = {article: at for at, article in enumerate(sorted({u.article for u in units}))}
    article = np.array([numbers[u.article] for u in units])
    same = article[:, None] == article[None, :]
    allowed: Mask = ~same | (terms >= least_in_article)
    for a, unit in enumerate(units):
        for b in range(a, len(units)):
            if units[b].article != unit.article or units[b].start > unit.spans[-1].end:
                break
            if a == b or is_same_place(unit, units[b]):
                allowed[a, b] = allowed[b, a] = False
    return allowed


def find_worth(terms: Matrix, allowed: Mask, most: int) -> list[int]:
    """The places of units that have a partner at all; of many, those told in other articles."""
    partners = allowed.any(axis=1)
    found = [int(u) for u in np.nonzero(partners)[0]]
    if len(found) <= most:
        return found
    scores = np.where(allowed, terms, 0.0)
    nearest = np.partition(scores, len(terms) - TOLD_BY, axis=1)[:, -TOLD_BY:]
    told = np.round(nearest.min(axis=1), 4)
    return sorted(sorted(found, key=lambda u: (-told[u], u))[:most])
