"""The stages that see one story: its articles together."""

from headwater.records.findings import StoryFindings
from headwater.records.reading import Reading
from headwater.records.story import Copy, Story
from headwater.settings import Settings

# a story, its articles, the copies among them
World = tuple[Story, tuple[Reading, ...], tuple[Copy, ...]]


def trace_story(world: World, *, settings: Settings) -> StoryFindings:
    """What a story's articles tell together: sources, claims, origins, changes, predictions."""
    from headwater.stages.align.stage import STAGE as ALIGN
    from headwater.stages.reconcile.stage import STAGE as RECONCILE
    from headwater.stages.trace.stage import STAGE as TRACE

    story, readings, copies = world
    sources, holdings = RECONCILE.step(story, readings, settings.reconcile)
    claims, links = ALIGN.step(story, readings, sources, settings.align)
    traced = TRACE.step(story, readings, copies, sources, holdings, claims, links, settings.trace)
    return StoryFindings(
        story=story,
        sources=tuple(sources),
        holdings=tuple(holdings),
        claims=tuple(claims),
        links=tuple(links),
        copies=tuple(copies),
        tracings=traced.tracings,
        changes=traced.changes,
        relays=traced.relays,
        predictions=traced.predictions,
    )
