"""Copies first, then stories: a copy is always in its original's story."""

from collections.abc import Sequence

from headwater.records.reading import Reading
from headwater.records.story import Copy, Story
from headwater.settings import GroupSettings
from headwater.stages.group.copies import find_copies
from headwater.stages.group.prints import make_print
from headwater.stages.group.queries import Sql
from headwater.stages.group.stories import find_stories


def group_articles(
    readings: Sequence[Reading], settings: GroupSettings, sql: Sql
) -> tuple[list[Copy], list[Story]]:
    """Copies and stories; the order of the articles does not matter, each is in one story."""
    ordered = sorted(readings, key=lambda r: r.id)
    prints = [make_print(reading) for reading in ordered]
    copies = find_copies(ordered, prints, settings, sql)
    return copies, find_stories(ordered, prints, copies, settings, sql)
