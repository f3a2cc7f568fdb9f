"""Copies first, then stories: a copy is always in its original's story."""

from collections.abc import Sequence

from headwater.records.reading import Reading
from headwater.records.sketch import Sketch
from headwater.records.story import Copy, Story
from headwater.settings import GroupSettings
from headwater.stages.group.copies import find_copies
from headwater.stages.group.queries import Sql
from headwater.stages.group.sketch import make_sketch
from headwater.stages.group.stories import find_stories


def group_articles(
    readings: Sequence[Reading], settings: GroupSettings, sql: Sql
) -> tuple[list[Copy], list[Story]]:
    """Copies and stories; the order of the articles does not matter, each is in one story."""
    return group_sketches([make_sketch(reading) for reading in readings], settings, sql)


def group_sketches(
    sketches: Sequence[Sketch], settings: GroupSettings, sql: Sql
) -> tuple[list[Copy], list[Story]]:
    """The same from sketches, which hold all that is asked."""
    ordered = sorted(sketches, key=lambda s: s.article)
    copies = find_copies(ordered, settings, sql)
    return copies, find_stories(ordered, copies, settings, sql)
