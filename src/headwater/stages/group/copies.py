"""Articles whose text derives from one another, or from one unseen text.

A sample proposes pairs, all 5-grams of the body decide.  Only verified pairs are rows, so copies
never chain.  Which of two was first is not told here: most are siblings of a wire text unseen.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from headwater.records.sketch import Sketch
from headwater.records.story import Copy, CopyKind, Wire
from headwater.settings import GroupSettings
from headwater.stages.group.furniture import Furniture
from headwater.stages.group.grams import is_short
from headwater.stages.group.packed import read_hashes, read_sample
from headwater.stages.group.queries import Sql, read_query
from headwater.stages.group.shares import measure_containment
from headwater.stages.group.template import is_one_form
from headwater.text.words import normal_words


def find_copies(sketches: Sequence[Sketch], settings: GroupSettings, sql: Sql) -> list[Copy]:
    """Verified pairs, by id; ``sketches`` are in the order of their ids."""
    if len(sketches) < 2:
        return []
    proposed = _propose(sketches, settings, sql)
    furniture = Furniture(sketches, settings.most_articles_of_outlet_gram)
    own = furniture.leave_out({k for pair in proposed for k in pair})
    found = []
    for a, b in proposed:
        shares = measure_containment(own[a], own[b], settings.least_grams)
        one, other = sketches[a], sketches[b]
        if max(shares) < settings.min_containment:
            continue
        if min(shares) >= settings.min_containment and is_one_form(one, other, settings):
            continue
        found.append(_make_copy(one, other, shares, settings))
    return found


def _propose(
    sketches: Sequence[Sketch], settings: GroupSettings, sql: Sql
) -> list[tuple[int, int]]:
    """Pairs, by their places in the sequence, whose samples overlap."""
    samples = [read_sample(s.sample) for s in sketches]
    sizes = [len(s) for s in samples]
    codes = {name: at for at, name in enumerate(sorted({s.outlet for s in sketches} - {""}))}
    outlets = np.array([codes.get(s.outlet, -1) for s in sketches], dtype=np.int32)
    short = np.array([is_short(read_hashes(s.grams)) for s in sketches], dtype=np.int32)
    table = pa.table(
        {
            "article": np.repeat(np.arange(len(sketches), dtype=np.int32), sizes),
            "outlet": np.repeat(outlets, sizes),
            "short": np.repeat(short, sizes),
            "gram": np.concatenate(samples),
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


def _make_copy(
    one: Sketch, other: Sketch, shares: tuple[float, float], settings: GroupSettings
) -> Copy:
    return Copy(
        a=one.article,
        b=other.article,
        kind=_find_kind(one, other, shares, settings),
        containment=shares,
        wire=_find_wire(one, other),
    )


def _find_kind(
    one: Sketch, other: Sketch, shares: tuple[float, float], settings: GroupSettings
) -> CopyKind:
    if one.outlet and one.outlet == other.outlet:
        return CopyKind.REVISION
    if min(shares) >= settings.min_containment:
        return CopyKind.SYNDICATED_SIBLING
    return CopyKind.EXCERPT if shares[0] > shares[1] else CopyKind.CONTAINS


def _find_wire(one: Sketch, other: Sketch) -> Wire | None:
    """The agency that both credit; nothing where several do or only one side names it."""
    mine, theirs = ({" ".join(normal_words(c)): c for c in s.credits} for s in (one, other))
    both = mine.keys() & theirs.keys()
    return Wire(name=mine[both.pop()]) if len(both) == 1 else None
