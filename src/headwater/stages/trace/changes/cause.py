"""A cause that one wording adds, and an event that it takes for granted."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.stages.trace.changes.make import SHADED, make_change
from headwater.stages.trace.changes.match import Word, answering, content_stems
from headwater.stages.trace.changes.pairs import Comparison, Wordings, both_ways
from headwater.stages.trace.quoted import quoted_spans
from headwater.stages.trace.world import sentence_of
from headwater.text.cues import load_words
from headwater.text.words import normal_words

REACH = 4  # words beside the new word that the change shows


@cache
def causal_words(name: str) -> tuple[tuple[str, ...], ...]:
    """A list of phrases, the longest first."""
    rows = msgspec.convert(load_words("causes")[name], list[str])
    return tuple(sorted((tuple(r.split()) for r in rows), key=lambda r: (-len(r), r)))


def find_added_causes(comparison: Comparison) -> Iterator[Change]:
    """One of each kind at most between two articles, in wordings that are much alike."""
    least = comparison.settings.min_added_likeness
    for name, kind, note in (
        ("causes", ChangeKind.CAUSE_ADDED, "a cause is in one wording only"),
        ("presupposed", ChangeKind.PRESUPPOSED, "one wording takes it for granted"),
    ):
        for pair in both_ways(comparison.pairs):
            found = _added(pair, name) if pair.likeness >= least else None
            if found is not None:
                yield make_change(pair, kind, SHADED, found, note)
                break


def _added(pair: Wordings, name: str) -> tuple[tuple[Span], tuple[Span]] | None:
    """The phrase that the second wording has and the first has nowhere in its sentences."""
    place = _find(pair.b_words, name)
    if place is None:
        return None
    around = normal_words(pair.a.text, sentence_of(pair.a))
    if any(_holds(around, phrase) for phrase in causal_words(name)):
        return None
    start, end = place
    new = Span(pair.b_words[start].span.start, pair.b_words[end - 1].span.end)
    if any(q.overlaps(new) for q in quoted_spans(pair.b)):
        return None  # the speaker's own words, which the other article quotes less of
    low, high = max(0, start - REACH), min(len(pair.b_words), end + REACH)
    shown = Span(pair.b_words[low].span.start, pair.b_words[high - 1].span.end)
    shared = content_stems(pair.a_words) & content_stems(pair.b_words)
    answer = answering(pair.a_words, shared)
    return ((answer,), (shown,)) if answer is not None else None


def _find(words: Sequence[Word], name: str) -> tuple[int, int] | None:
    forms = [w.form for w in words]
    for phrase in causal_words(name):
        for at in range(len(forms) - len(phrase) + 1):
            if tuple(forms[at : at + len(phrase)]) == phrase:
                return at, at + len(phrase)
    return None


def _holds(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return any(
        tuple(words[at : at + len(phrase)]) == phrase for at in range(len(words) - len(phrase) + 1)
    )
