"""When and where words were said, as far as a sentence tells: interviews, and other occasions."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from headwater.records.attribution import HopMark
from headwater.records.span import Span
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.grammar import words_of_class
from headwater.stages.attribute.passages import number_of
from headwater.stages.attribute.relay import find_marks
from headwater.text.cues import load_words
from headwater.text.words import normal_words


class Occasion(msgspec.Struct, frozen=True):
    """A sentence that tells of an interview without a content: 'She sat down with NBC.'"""

    sentence: Span
    speaker: Span
    hops: tuple[HopMark, ...]


def find_occasions(text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Occasion]:
    """The interviews that sentences without a relayed content tell of, in order."""
    busy = {number_of(sentences, place_of(d)[0]) for d in drafts if d.hops}
    about: dict[int, Span] = {}
    for draft in drafts:
        if draft.source and draft.parent is None:
            about.setdefault(number_of(sentences, place_of(draft)[0]), draft.source[0])
    found = []
    for number, sentence in enumerate(sentences):
        if number in busy:
            continue
        marks = tuple(m for rank, m in find_marks(text, sentence, ()) if rank == 1)
        if marks:
            speaker = about.get(number) or _find_topic(text, sentence)
            found.append(Occasion(sentence, speaker, marks))
    return found


def place_of(draft: Draft) -> tuple[int, int]:
    """Where a draft stands in reading order: its cue, else its content."""
    first = (draft.cue or draft.content)[0]
    return (first.start, first.end)


def is_elsewhere(text: str, sentences: Sequence[Span], draft: Draft) -> bool:
    """Whether the draft's sentence, outside its content, names another occasion."""
    return _is_outside(text, sentences, draft, "other")


def is_same_interview(text: str, sentences: Sequence[Span], draft: Draft) -> bool:
    """Whether the draft's sentence leads back to an interview: 'later in the interview'."""
    return _is_outside(text, sentences, draft, "same")


def is_another_time(text: str, sentences: Sequence[Span], draft: Draft) -> bool:
    """Whether the words fit no interview told of before: 'he has said', 'said at a ceremony'."""
    if not draft.cue:
        return False
    opening = normal_words(text, draft.cue[0])[:1]
    perfect = not words_of_class("have").isdisjoint(opening)
    return perfect or _is_outside(text, sentences, draft, "another_time")


def days_of(text: str, sentences: Sequence[Span], draft: Draft) -> frozenset[str]:
    """The days of the week that the draft's sentence names outside its content."""
    if not draft.cue:
        return frozenset()
    return find_days(text, _sentence_of(sentences, draft), draft.content)


def find_days(text: str, region: Span, avoid: Sequence[Span] = ()) -> frozenset[str]:
    """The days of the week that are named in a region."""
    return frozenset(
        match.group().lower()
        for match in _pattern("day").finditer(text, region.start, region.end)
        if not any(a.start <= match.start() < a.end for a in avoid)
    )


def _is_outside(text: str, sentences: Sequence[Span], draft: Draft, pattern: str) -> bool:
    if not draft.cue:
        return False
    sentence = _sentence_of(sentences, draft)
    return any(
        not any(c.start <= match.start() < c.end for c in draft.content)
        for match in _pattern(pattern).finditer(text, sentence.start, sentence.end)
    )


def _sentence_of(sentences: Sequence[Span], draft: Draft) -> Span:
    return sentences[number_of(sentences, draft.cue[0].start)]


def _find_topic(text: str, sentence: Span) -> Span:
    """Whom a sentence is about: the words before its verb, else its first word."""
    words = sentence.of(text)
    match = _opening().match(words)
    end = match.end() if match else len(words.split(" ")[0])
    return Span(sentence.start, sentence.start + end)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(str(load_words("occasions")["opening"]))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(load_words("occasions")[name]), re.IGNORECASE)
