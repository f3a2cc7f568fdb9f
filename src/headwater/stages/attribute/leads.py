"""What a colon at the end of a paragraph brings in: "Lee wrote:", then the next paragraph."""

import re
from collections.abc import Sequence
from typing import Protocol

import msgspec

from headwater.records.span import Span
from headwater.stages.attribute.embedded import find_signature
from headwater.stages.attribute.grammar import words_of_class
from headwater.stages.attribute.proposal import Proposal
from headwater.text.sentences import find_sentences
from headwater.text.word_files import load_lists
from headwater.text.words import find_words, normal_words

METHOD = "lead"
# uncalibrated: of 47 paragraphs set off in 2,500 AllSides articles 44 were their speaker's words
SCORE = 0.9
# characters between a paragraph's start and its first content: an opening mark, a dash
NEAR_START = 3
# words of the shortest paragraph that is taken for words set off without marks; fewer are a label
MIN_BLOCK = 5
# words between a cue and its colon: "said in a statement late on Monday:"
MAX_BETWEEN = 6
# what a paragraph of words set off may open with, besides a letter
_OPENINGS = "[($…."
# a number of a list, or a few words before a colon that say who speaks or when
_LABEL = re.compile(r"\d+[.)]|\w[^:.!?\n]{0,40}:\s")


class Lead(msgspec.Struct, frozen=True):
    """A cue and its source before a colon, with no content in their own paragraph."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]


class Leading(Protocol):
    """What has a cue and a source."""

    @property
    def cue(self) -> Sequence[Span]: ...

    @property
    def source(self) -> Sequence[Span]: ...


def brings_words(text: str, paragraph: Span, lead: Leading) -> bool:
    """Whether the lead closes its paragraph and brings in words: not "here is what she said"."""
    last = find_sentences(text, paragraph)[-1]
    if not all(last.holds(s) for s in (*lead.cue, *lead.source)):
        return False
    if not words_of_class("first_person").isdisjoint(normal_words(text, lead.source[0])):
        return False  # the writer, or who speaks in a transcript
    after = Span(max(s.end for s in (*lead.cue, *lead.source)), last.end)
    cue = normal_words(text, lead.cue[0])
    if not words_of_class("negations").isdisjoint(cue) or any(m in after.of(text) for m in ",)"):
        return False
    if len(find_words(text, after)) > MAX_BETWEEN:
        return False
    start = min(s.start for s in (*lead.cue, *lead.source))
    before = normal_words(text, Span(paragraph.start, start))[-1:]
    return load_lists("statements")["questions"].isdisjoint(before)


def follow_leads(
    text: str,
    paragraphs: Sequence[Span],
    leads: Sequence[Lead | None],
    found: Sequence[Sequence[Proposal]],
) -> list[list[Proposal]]:
    """The proposals of each paragraph; what opens one after a lead has the lead's cue and source.

    A paragraph without quotation marks after a lead is its content whole.
    """
    done: list[list[Proposal]] = []
    before: Lead | None = None
    for paragraph, lead, own in zip(paragraphs, leads, found, strict=True):
        done.append(list(own) if before is None else _led(text, paragraph, before, own))
        before = lead
    return done


def _led(text: str, paragraph: Span, lead: Lead, own: Sequence[Proposal]) -> list[Proposal]:
    first = min((p for p in own if p.content), default=None)
    opens = first is not None and first.content[0].start - paragraph.start <= NEAR_START
    if first is not None and opens and not first.cue:
        source = first.source or lead.source
        led = msgspec.structs.replace(first, cue=lead.cue, source=source, score=SCORE)
        return [led if p is first else p for p in own]
    if not is_block(text, paragraph) or (first is not None and opens):
        return list(own)
    block = Proposal(
        content=(paragraph,),
        cue=lead.cue,
        source=lead.source,
        score=SCORE,
        method=METHOD,
    )
    return [block, *own]


def is_block(text: str, paragraph: Span) -> bool:
    """Whether a paragraph can be somebody's words set off without quotation marks.

    An item of a list is none, nor what names its own speaker: "LEE: No", a post with its author.
    """
    words = paragraph.of(text)
    if not (words[0].isalnum() or words[0] in _OPENINGS) or words.rstrip().endswith(":"):
        return False
    if _LABEL.match(words) or find_signature(text, paragraph):
        return False
    return len(find_words(text, paragraph)) >= MIN_BLOCK
