"""Trace: what a story's chains, copies and claims tell together."""

from headwater.records.claim import Claim, ClaimLink
from headwater.records.reading import Reading
from headwater.records.story import Copy, Holding, Source, Story
from headwater.records.tracing import Change, Prediction, Relay, Tracing
from headwater.stages.declaration import Scope, Stage
from headwater.stages.trace.follow import trace_story

STAGE = Stage(
    name="trace",
    scope=Scope.STORY,
    reads=(Story, Reading, Copy, Source, Holding, Claim, ClaimLink),
    writes=(Tracing, Change, Relay, Prediction),
    step=trace_story,
)
