"""Every table that a run fills, as rows: what the views read."""

import msgspec

from headwater.records.claim import Claim, ClaimLink
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.records.story import Copy, Holding, Source, Story
from headwater.records.tracing import Change, Prediction, Relay, Tracing


class StoryFindings(msgspec.Struct, frozen=True, kw_only=True):
    """What the stages on stories found in one story."""

    story: Story
    sources: tuple[Source, ...] = ()
    holdings: tuple[Holding, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[ClaimLink, ...] = ()
    tracings: tuple[Tracing, ...] = ()
    changes: tuple[Change, ...] = ()
    copies: tuple[Copy, ...] = ()
    relays: tuple[Relay, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    # ids of reviews that found nothing here to apply to
    unmet: tuple[str, ...] = ()


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one run: readings by article id, findings by story."""

    settings: str
    readings: tuple[Reading, ...]
    stories: tuple[StoryFindings, ...]
    problems: tuple[Problem, ...] = ()
