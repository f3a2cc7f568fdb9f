"""Articles whose text derives from one another, or from one unseen text.

A sample proposes pairs, all 5-grams of the body decide.  Only verified pairs are rows, so copies
never chain.  Which of two was first is not told here: most are siblings of a wire text unseen.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from headwater.records.reading import Reading
from headwater.records.story import Copy, CopyKind, Wire
from headwater.settings import GroupSettings
from headwater.stages.group.prints import Hashes, Print
from headwater.stages.group.queries import Sql, read_query
from headwater.text.words import normal_words


def find_copies(
    readings: Sequence[Reading], prints: Sequence[Print], settings: GroupSettings, sql: Sql
) -> list[Copy]:
    """Verified pairs, by id."""
    if len(readings) < 2:
        return []
    by_id = {r.id: (r, p) for r, p in zip(readings, prints, strict=True)}
    furniture = _find_furniture(readings, prints, settings)
    found = []
    for a, b in _propose(readings, prints, settings, sql):
        (one, first), (other, second) = by_id[a], by_id[b]
        shares = measure_containment(
            _without(first.grams, furniture.get(outlet_key(one))),
            _without(second.grams, furniture.get(outlet_key(other))),
            settings.least_grams,
        )
        if max(shares) >= settings.min_containment:
            found.append(_make_copy(one, other, shares, settings))
    return found


def measure_containment(a: Hashes, b: Hashes, least: int) -> tuple[float, float]:
    """The share of each one's 5-grams that the other holds too; none where ``least`` is not met."""
    if not len(a) or not len(b):
        return 0.0, 0.0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    if shared < least and shared < max(len(a), len(b)):
        return 0.0, 0.0
    return round(shared / len(a), 4), round(shared / len(b), 4)


def outlet_key(reading: Reading) -> str:
    """The outlet's name in the form in which two names count as the same, empty if unknown."""
    words = normal_words(reading.imprint.outlet or "")
    return " ".join(w for w in words if w not in {"the", "www", "com"})


def _propose(
    readings: Sequence[Reading], prints: Sequence[Print], settings: GroupSettings, sql: Sql
) -> list[tuple[str, str]]:
    sizes = [len(p.sample) for p in prints]
    table = pa.table(
        {
            "article": pa.array(np.repeat([r.id for r in readings], sizes), pa.string()),
            "outlet": pa.array(np.repeat([outlet_key(r) for r in readings], sizes), pa.string()),
            "gram": pa.array(np.concatenate([p.sample for p in prints]), pa.uint64()),
        }
    )
    query = read_query(
        "candidates.sql",
        most_articles=settings.most_articles_of_gram,
        most_of_outlet=settings.most_articles_of_outlet_gram,
        least_shared=settings.least_shared_sample,
    )
    rows = sql(query, {"prints": table})
    return list(zip(rows["a"].to_pylist(), rows["b"].to_pylist(), strict=True))


def _find_furniture(
    readings: Sequence[Reading], prints: Sequence[Print], settings: GroupSettings
) -> dict[str, Hashes]:
    """The 5-grams that many articles of one outlet hold: its boilerplate."""
    of_outlet: dict[str, list[Hashes]] = {}
    for reading, made in zip(readings, prints, strict=True):
        of_outlet.setdefault(outlet_key(reading), []).append(made.grams)
    found = {}
    for outlet, grams in of_outlet.items():
        if outlet and len(grams) > settings.most_articles_of_outlet_gram:
            values, counts = np.unique(np.concatenate(grams), return_counts=True)
            found[outlet] = values[counts > settings.most_articles_of_outlet_gram]
    return found


def _without(grams: Hashes, furniture: Hashes | None) -> Hashes:
    if furniture is None or not len(furniture):
        return grams
    return np.setdiff1d(grams, furniture, assume_unique=True)


def _make_copy(
    one: Reading, other: Reading, shares: tuple[float, float], settings: GroupSettings
) -> Copy:
    return Copy(
        a=one.id,
        b=other.id,
        kind=_find_kind(one, other, shares, settings),
        containment=shares,
        wire=_find_wire(one, other),
    )


def _find_kind(
    one: Reading, other: Reading, shares: tuple[float, float], settings: GroupSettings
) -> CopyKind:
    if outlet_key(one) and outlet_key(one) == outlet_key(other):
        return CopyKind.REVISION
    if min(shares) >= settings.min_containment:
        return CopyKind.SYNDICATED_SIBLING
    return CopyKind.EXCERPT if shares[0] > shares[1] else CopyKind.CONTAINS


def _find_wire(one: Reading, other: Reading) -> Wire | None:
    """The agency that both credit; nothing where several do or only one side names it."""
    names = [
        {" ".join(normal_words(c.name)): c.name for c in r.imprint.credited} for r in (one, other)
    ]
    both = Counter(k for k in names[0] if k in names[1])
    return Wire(name=min(names[0][k] for k in both)) if len(both) == 1 else None
