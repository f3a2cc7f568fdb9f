"""What the align stage reads and writes."""

from headwater.records.claim import Claim, ClaimLink
from headwater.records.reading import Reading
from headwater.records.story import Source, Story
from headwater.stages.align.aligning import align_story
from headwater.stages.declaration import Scope, Stage

STAGE = Stage(
    name="align",
    scope=Scope.STORY,
    reads=(Story, Reading, Source),
    writes=(Claim, ClaimLink),
    step=align_story,
)
