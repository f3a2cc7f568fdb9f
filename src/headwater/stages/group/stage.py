"""What the group stage reads and writes."""

from headwater.records.reading import Reading
from headwater.records.story import Copy, Story
from headwater.stages.declaration import Scope, Stage
from headwater.stages.group.grouping import group_articles

STAGE = Stage(
    name="group",
    scope=Scope.CORPUS,
    reads=(Reading,),
    writes=(Copy, Story),
    step=group_articles,
)
