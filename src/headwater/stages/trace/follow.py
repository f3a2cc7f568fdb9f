"""One story from its claims to origins, changes, relays and predictions."""

from collections.abc import Sequence

import msgspec

from headwater.records.claim import Claim, ClaimLink
from headwater.records.reading import Reading
from headwater.records.story import Copy, Holding, Source, Story
from headwater.records.tracing import Traced
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.find import find_changes
from headwater.stages.trace.origins.in_step import find_in_step
from headwater.stages.trace.origins.trace import trace_claim
from headwater.stages.trace.predictions import find_predictions
from headwater.stages.trace.relays import find_relays
from headwater.stages.trace.world import make_world


def trace_story(
    story: Story,
    readings: Sequence[Reading],
    copies: Sequence[Copy],
    sources: Sequence[Source],
    holdings: Sequence[Holding],
    claims: Sequence[Claim],
    links: Sequence[ClaimLink],
    settings: TraceSettings,
) -> Traced:
    """Origins of each claim, changes between its wordings, the story's relays and predictions."""
    in_step = find_in_step(claims, settings.min_statements_in_step)
    world = msgspec.structs.replace(
        make_world(story, readings, copies, sources, holdings), in_step=in_step
    )
    ordered = sorted(claims, key=lambda c: (c.rank, c.id))
    return Traced(
        tracings=tuple(trace_claim(world, claim, links, ordered, settings) for claim in ordered),
        changes=tuple(find_changes(world, ordered, links, settings)),
        relays=tuple(find_relays(world)),
        predictions=tuple(find_predictions(world, ordered, settings)),
    )
