"""All changes between the wordings of a story's claims."""

from collections.abc import Callable, Iterator, Sequence

from headwater.records.claim import Claim, ClaimLink
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.bands import find_band_conflicts
from headwater.stages.trace.changes.cause import find_added_causes
from headwater.stages.trace.changes.certainty import find_certainty_changes
from headwater.stages.trace.changes.credits import find_credit_changes
from headwater.stages.trace.changes.dropped import find_dropped_relays
from headwater.stages.trace.changes.headlines import find_headline_changes
from headwater.stages.trace.changes.numbers import find_number_changes
from headwater.stages.trace.changes.pairs import Comparison, find_pairs
from headwater.stages.trace.changes.polarity import find_contradictions, find_linked
from headwater.stages.trace.changes.quotations import find_quotation_changes
from headwater.stages.trace.changes.scope import find_scope_changes
from headwater.stages.trace.changes.time import find_time_changes
from headwater.stages.trace.world import World

_Family = Callable[[Comparison], Iterator[Change]]
_FAMILIES: tuple[_Family, ...] = (
    find_quotation_changes,
    find_number_changes,
    find_certainty_changes,
    find_credit_changes,
    find_dropped_relays,
    find_contradictions,
    find_scope_changes,
    find_time_changes,
    find_added_causes,
)


_LEFT_OUT = frozenset({ChangeKind.ATTRIBUTION_LOST, ChangeKind.RELAY_DROPPED})


def find_changes(
    world: World, claims: Sequence[Claim], links: Sequence[ClaimLink], settings: TraceSettings
) -> list[Change]:
    """Every change once, by claim, severe ones first."""
    found: list[Change] = []
    for claim in claims:
        rows: dict[tuple[object, ...], Change] = {}
        told = world.told(claim)
        for change in find_headline_changes(world, claim.id, told, settings):
            rows.setdefault(_key(change), change)
        comparisons = find_pairs(world, claim.id, told, settings)
        for comparison in sorted(comparisons, key=lambda c: -c.pairs[0].likeness):
            for family in _FAMILIES:
                for change in family(comparison):
                    rows.setdefault(_key(change), change)
        found += sorted(rows.values(), key=_order)
    wordings = [(claim.id, told) for claim in claims for told in world.told(claim)]
    across = [
        *find_linked(world, links, {c.id: c for c in claims}, settings),
        *find_band_conflicts(world, wordings),
    ]
    return found + sorted(across, key=lambda c: (c.claim, *_order(c)))


def _key(change: Change) -> tuple[object, ...]:
    """What one article left out is told once, against the article that is most alike."""
    if change.kind in _LEFT_OUT:
        return change.kind, change.from_.article, change.to.article
    return change.kind, change.from_, change.to


def _order(change: Change) -> tuple[object, ...]:
    return (
        -change.severity,
        change.kind,
        change.from_.article,
        change.to.article,
        change.from_.spans,
        change.to.spans,
    )
