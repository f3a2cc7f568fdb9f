"""The speakers of a story's chains become sources; parties that were read are held."""

from collections.abc import Sequence

from headwater.records.reading import Reading
from headwater.records.story import Holding, Source, Story
from headwater.settings import ReconcileSettings
from headwater.stages.reconcile.holdings import find_holdings
from headwater.stages.reconcile.merging import merge_speakers
from headwater.stages.reconcile.spoken import find_spoken


def reconcile_story(
    story: Story, readings: Sequence[Reading], settings: ReconcileSettings
) -> tuple[list[Source], list[Holding]]:
    """Sources by id, and the parties whose own articles are in the story."""
    ordered = sorted(readings, key=lambda r: r.id)
    sources = merge_speakers(story.id, find_spoken(ordered), settings)
    return sources, find_holdings(ordered)
