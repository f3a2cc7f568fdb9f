"""What the reconcile stage reads and writes."""

from headwater.records.reading import Reading
from headwater.records.story import Holding, Source, Story
from headwater.stages.declaration import Scope, Stage
from headwater.stages.reconcile.reconciling import reconcile_story

STAGE = Stage(
    name="reconcile",
    scope=Scope.STORY,
    reads=(Story, Reading),
    writes=(Source, Holding),
    step=reconcile_story,
)
