"""Changes of who is credited: credits that are lost, and sources that became others."""

from collections.abc import Iterator

from headwater.records.tracing import Change
from headwater.stages.trace.changes.lost import find_lost
from headwater.stages.trace.changes.pairs import Comparison
from headwater.stages.trace.changes.sources import find_other_source


def find_credit_changes(comparison: Comparison) -> Iterator[Change]:
    """One at most between two articles; a credit that is lost comes first."""
    found = find_lost(comparison) or find_other_source(comparison.pairs, comparison.settings)
    if found is not None:
        yield found
