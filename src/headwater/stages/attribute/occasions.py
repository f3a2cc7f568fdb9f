"""When and where words were said, as far as a sentence tells: interviews, and other occasions."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from headwater.records.attribution import HopMark
from headwater.records.span import Span
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.embedded import METHOD as POST
from headwater.stages.attribute.grammar import words_of_class
from headwater.stages.attribute.passages import number_of
from headwater.stages.attribute.relay import find_marks
from headwater.text.word_files import load_words
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


class Surroundings:
    """The sentence of each draft, without what anybody is told to have said there."""

    def __init__(self, text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> None:
        self.text, self.sentences = text, sentences
        posts = [d for d in drafts if d.method == POST]
        self.signatures = [s for d in posts for s in (*d.source, *d.cue)]
        self.told: dict[int, list[Span]] = {}
        for span in (s for d in drafts if d.parent is None for s in d.content):
            first, last = (number_of(sentences, at) for at in (span.start, span.end - 1))
            for number in range(first, last + 1):
                self.told.setdefault(number, []).append(span)

    def is_elsewhere(self, draft: Draft) -> bool:
        """Whether another occasion is named there: 'in a statement', 'tweeted'."""
        return self._names(draft, "other")

    def is_same_interview(self, draft: Draft) -> bool:
        """Whether the sentence leads back to an interview: 'later in the interview'."""
        return self._names(draft, "same")

    def is_another_time(self, draft: Draft) -> bool:
        """Whether the words fit no interview before: 'he has said', 'said at a ceremony'."""
        opening = normal_words(self.text, draft.cue[0])[:1] if draft.cue else ()
        perfect = not words_of_class("have").isdisjoint(opening)
        return perfect or self._names(draft, "another_time")

    def find_days(self, draft: Draft) -> frozenset[str]:
        """The days of the week that are named there."""
        if not draft.cue:
            return frozenset()
        number = number_of(self.sentences, draft.cue[0].start)
        return find_days(self.text, self.sentences[number], self.told.get(number, ()))

    def _names(self, draft: Draft, pattern: str) -> bool:
        if not draft.cue:
            return False
        number = number_of(self.sentences, draft.cue[0].start)
        region, told = self.sentences[number], self.told.get(number, ())
        return any(
            not any(c.start <= match.start() < c.end for c in told)
            for match in _pattern(pattern).finditer(self.text, region.start, region.end)
        )


def find_days(text: str, region: Span, avoid: Sequence[Span] = ()) -> frozenset[str]:
    """The days of the week that are named in a region."""
    return frozenset(
        match.group().lower()
        for match in _pattern("day").finditer(text, region.start, region.end)
        if not any(a.start <= match.start() < a.end for a in avoid)
    )


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
