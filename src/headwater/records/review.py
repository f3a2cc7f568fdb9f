"""What a person decided about a finding: rows beside the findings, never edits of them."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from headwater.records.identity import make_id
from headwater.records.span import Span
from headwater.records.story import Copy
from headwater.records.tracing import Change, Place


class ReviewAct(StrEnum):
    """What a review does; ``target`` and ``value`` of each are told beside it."""

    ACCEPT = "accept"  # any row: a person has seen it and agrees
    REJECT = "reject"  # attribution, claim link, change, copy: it no longer counts
    SPEAKER = "speaker"  # attribution: ``value`` is who really speaks
    SPLIT_STORY = "split story"  # ``value``: ids of the articles that leave, separated by spaces
    MERGE_STORIES = "merge stories"  # target and ``value``: an article of each story
    SPLIT_CLAIM = "split claim"  # target: an attribution that leaves; ``value``: one that stays
    MERGE_CLAIMS = "merge claims"  # target and ``value``: an attribution of each claim
    DIRECTION = "direction"  # copy or change: ``value`` is the article that was first
    RESOLVE = "resolve"  # prediction: ``value`` is its status, ``evidence`` and ``on`` say why
    UNDO = "undo"  # target: the review that no longer counts


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: what, on which row, by whom, when and why."""

    act: ReviewAct
    target: Annotated[str, Meta(description="id of the row that it is about")]
    value: Annotated[str | None, Meta(description="what the act needs beside its target")] = None
    evidence: Annotated[str | None, Meta(description="words or address that show it")] = None
    on: Annotated[str | None, Meta(description="day that the evidence is of, RFC 3339")] = None
    by: Annotated[str, Meta(description="who decided")]
    at: Annotated[str, Meta(description="when, RFC 3339 in UTC")]
    why: Annotated[str | None, Meta(description="in the reviewer's words")] = None
    articles: Annotated[
        tuple[str, ...], Meta(description="that its target stood in; found when it is kept")
    ] = ()

    @property
    def id(self) -> str:
        """Made from everything in it: the same decision twice is one row."""
        parts = (self.value, self.evidence, self.on, self.why)
        return make_id("review", self.act, self.target, self.by, self.at, *(p or "" for p in parts))


def standing_reviews(reviews: Sequence[Review]) -> list[Review]:
    """Those that count, in the order given: what was undone, and every undoing, left out."""
    void: set[str] = set()
    for review in reversed(reviews):
        if review.act is ReviewAct.UNDO and review.id not in void:
            void.add(review.target)
    return [r for r in reviews if r.act is not ReviewAct.UNDO and r.id not in void]


def change_id(change: Change) -> str:
    """The name of a change: its kind and the words on both sides, whatever claim they are of."""
    return make_id("change", change.kind, *_parts(change.from_), *_parts(change.to))


def copy_id(copy: Copy) -> str:
    """The name of a copy: its two articles."""
    return make_id("copy", copy.a, copy.b)


def prediction_id(attribution: str, span: Span) -> str:
    """The name of a prediction by one of its wordings."""
    return make_id("prediction", attribution, span.start, span.end)


def _parts(place: Place) -> tuple[str | int, ...]:
    return (place.article, *(at for span in place.spans for at in (span.start, span.end)))
