"""The stages that see one story: its articles together."""

from headwater.pipeline.claim_reviews import review_claims
from headwater.pipeline.reviews import find_unmet, review_copies, review_reading, review_traced
from headwater.records.findings import StoryFindings
from headwater.records.reading import Reading
from headwater.records.review import Review
from headwater.records.story import Copy, Story
from headwater.settings import Settings

# a story, its articles, the copies among them
World = tuple[Story, tuple[Reading, ...], tuple[Copy, ...]]
# the same with what people decided about them
ReviewedWorld = tuple[Story, tuple[Reading, ...], tuple[Copy, ...], tuple[Review, ...]]


def trace_story(world: World, *, settings: Settings) -> StoryFindings:
    """What a story's articles tell together: sources, claims, origins, changes, predictions."""
    return trace_reviewed((*world, ()), settings=settings)


def trace_reviewed(world: ReviewedWorld, *, settings: Settings) -> StoryFindings:
    """The same after what people decided, applied between the stages."""
    from headwater.stages.align.stage import STAGE as ALIGN
    from headwater.stages.reconcile.stage import STAGE as RECONCILE
    from headwater.stages.trace.stage import STAGE as TRACE

    story, given, found, reviews = world
    readings = tuple(review_reading(r, reviews) for r in given)
    copies = review_copies(found, reviews)
    sources, holdings = RECONCILE.step(story, readings, settings.reconcile)
    aligned = ALIGN.step(story, readings, sources, settings.align)
    claims, links = review_claims(aligned, readings, reviews)
    traced = TRACE.step(story, readings, copies, sources, holdings, claims, links, settings.trace)
    unmet = find_unmet((given, found, aligned[0], traced), reviews)
    traced = review_traced(traced, copies, reviews)
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
        unmet=unmet,
    )
