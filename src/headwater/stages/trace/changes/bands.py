"""Rough numbers of one loss that cannot both hold: "thousands" and "tens of thousands" died."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from headwater.records.tracing import Change, ChangeKind
from headwater.stages.trace.changes.make import OTHER, make_change
from headwater.stages.trace.changes.numbers import loss_kinds, names_loss
from headwater.stages.trace.changes.pairs import pair_of
from headwater.stages.trace.changes.read import quantities_in
from headwater.stages.trace.world import Told, World
from headwater.text.quantities import Quantity


class _Band(msgspec.Struct, frozen=True):
    """A rough number of people lost, with the wording that gives it."""

    claim: str
    told: Told
    quantity: Quantity
    kinds: frozenset[str]


def find_band_conflicts(world: World, wordings: Sequence[tuple[str, Told]]) -> Iterator[Change]:
    """One for each two bands in words that differ for the same noun and the same loss.

    Exact figures are left to the alignment of claims: they may be of other days and places.
    """
    bands: dict[str, list[_Band]] = {}
    for claim, told in wordings:
        if not names_loss(told):
            continue
        for quantity in quantities_in(told.text, told.wording.spans):
            kinds = loss_kinds(told, quantity)
            vague = not any(c.isdecimal() for c in quantity.span.of(told.text))
            rough = vague and quantity.low < quantity.high and not quantity.unit
            if rough and quantity.noun and kinds:
                row = _Band(claim, told, quantity, kinds)
                bands.setdefault(told.article, []).append(row)
    for article in sorted(bands):
        seen: set[tuple[tuple[float, float], tuple[float, float]]] = set()
        for one, other in combinations(bands[article], 2):
            key = one.quantity.interval(), other.quantity.interval()
            if key in seen or not _conflict(one, other):
                continue
            seen.add(key)
            pair = pair_of(world, one.claim, one.told, other.told)
            spans = (one.quantity.span,), (other.quantity.span,)
            if pair.a is not one.told:
                spans = spans[::-1]
            note = "two rough numbers of the same loss in one article"
            yield make_change(pair, ChangeKind.NUMBER_CHANGED, OTHER, spans, note)


def _conflict(one: _Band, other: _Band) -> bool:
    return (
        one.quantity.noun == other.quantity.noun
        and bool(one.kinds & other.kinds)
        and not one.quantity.agrees(other.quantity)
    )
