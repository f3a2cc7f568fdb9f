"""What the group stage reads and writes."""

from headwater.records.reading import Reading
from headwater.records.sketch import Sketch
from headwater.records.story import Copy, Story
from headwater.stages.declaration import Scope, Stage
from headwater.stages.group.grouping import group_articles, group_sketches
from headwater.stages.group.sketch import make_sketch

STAGE = Stage(
    name="group",
    scope=Scope.CORPUS,
    reads=(Reading,),
    writes=(Copy, Story),
    step=group_articles,
)

# the same in two steps, for those who keep sketches: each article's once, then all together
SKETCH = Stage(
    name="sketch", scope=Scope.ARTICLE, reads=(Reading,), writes=(Sketch,), step=make_sketch
)
GROUP_SKETCHES = Stage(
    name="group", scope=Scope.CORPUS, reads=(Sketch,), writes=(Copy, Story), step=group_sketches
)
