"""A cause that one wording adds, and an event that it takes for granted."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.stages.trace.changes.make import SHADED, make_change
from headwater.stages.trace.changes.match import answering, sameness
from headwater.stages.trace.changes.pairs import Comparison, Wordings, both_ways
from headwater.stages.trace.changes.read import stems_in
from headwater.stages.trace.quoted import quoted_spans
from headwater.stages.trace.world import sentence_of
from headwater.text.phrases import PhraseTable
from headwater.text.word_files import load_words
from headwater.text.words import normal_words

REACH = 4  # words beside the new word that the change shows


@cache
def _phrases(name: str) -> PhraseTable[None]:
    return PhraseTable(dict.fromkeys(msgspec.convert(load_words("causes")[name], list[str])))


def find_added_causes(comparison: Comparison) -> Iterator[Change]:
    """One of each kind at most between two articles, in wordings that are much alike."""
    settings = comparison.settings
    least = settings.min_added_likeness
    for name, kind, note in (
        ("causes", ChangeKind.CAUSE_ADDED, "a cause is in one wording only"),
        ("presupposed", ChangeKind.PRESUPPOSED, "one wording takes it for granted"),
    ):
        for pair in both_ways(comparison.pairs):
            stems = [stems_in(t.text, t.wording.spans) for t in (pair.a, pair.b)]
            plain = not (quoted_spans(pair.a) or quoted_spans(pair.b))
            alike = pair.likeness >= least and sameness(*stems) >= settings.min_added_sameness
            alike = alike and plain  # who quotes less of a speech adds nothing to it
            found = _added(pair, name) if alike else None
            if found is not None:
                yield make_change(pair, kind, SHADED, found, note)
                break


def _added(pair: Wordings, name: str) -> tuple[tuple[Span], tuple[Span]] | None:
    """The phrase that the second wording has and the first has nowhere in its sentences."""
    place = _find([w.form for w in pair.b_words], name)
    if place is None:
        return None
    if _find(normal_words(pair.a.text, sentence_of(pair.a)), name) is not None:
        return None
    start, end = place
    new = Span(pair.b_words[start].span.start, pair.b_words[end - 1].span.end)
    if any(q.overlaps(new) for q in quoted_spans(pair.b)):
        return None  # the speaker's own words, which the other article quotes less of
    low, high = max(0, start - REACH), min(len(pair.b_words), end + REACH)
    shown = Span(pair.b_words[low].span.start, pair.b_words[high - 1].span.end)
    shared = stems_in(pair.a.text, pair.a.wording.spans) & stems_in(
        pair.b.text, pair.b.wording.spans
    )
    answer = answering(pair.a_words, shared)
    return ((answer,), (shown,)) if answer is not None else None


def _find(forms: Sequence[str], name: str) -> tuple[int, int] | None:
    """The first phrase of a list among some words."""
    for at in range(len(forms)):
        if found := _phrases(name).find(forms, at):
            return at, at + found[0]
    return None
