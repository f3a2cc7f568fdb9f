"""Quotations without a cue of their own: the running speaker goes on."""

from collections.abc import Sequence

import msgspec

from headwater.records.span import Span, make_spans, overlap, total
from headwater.stages.attribute.able import can_speak
from headwater.stages.attribute.adjuncts import skip_adjuncts
from headwater.stages.attribute.draft import Draft, make_draft
from headwater.stages.attribute.grammar import words_of_class
from headwater.stages.attribute.leads import NEAR_START, brings_words, is_block
from headwater.stages.attribute.leads import SCORE as LED
from headwater.stages.attribute.mode import is_telling
from headwater.stages.attribute.passages import Passage
from headwater.stages.attribute.rules import find_in_passage, span_of
from headwater.stages.attribute.sites import find_sites
from headwater.stages.attribute.slight import FEW_WORDS
from headwater.text.quotation import Quotation
from headwater.text.words import find_words

METHOD = "floating"
# uncalibrated: a sentence in quotation marks right after its speaker's other words
SCORE = 0.8
# a shorter quotation is a term, a title or a nickname
MIN_WORDS = 2
# a quotation already covered to this share has its attribution
MAX_COVERED = 0.5


def give_running_speakers(
    text: str, passages: Sequence[Passage], drafts: Sequence[Sequence[Draft]]
) -> list[list[Draft]]:
    """The drafts of each passage, and more for quotations that nobody introduces.

    Their source is that of the attribution before them, in their paragraph or the one before.
    """
    done: list[list[Draft]] = []
    before: list[Draft] = []
    last: Passage | None = None
    for passage, own in zip(passages, drafts, strict=True):
        led = _led_block(text, passage, own, last)
        known = [*before, *own]
        here = [_with_speaker(d, known) for d in own if d.cue or d.end or _is_quoted(passage, d)]
        for quotation in _find_floating(text, passage, here):
            bare = Draft(content=(quotation.span,), score=SCORE, method=METHOD)
            given = _with_speaker(bare, [*before, *here])
            if given.source:
                here.append(given)
        here += led
        done.append(here)
        before, last = [*here, *_find_leads(passage)], passage
    return done


def find_inside(text: str, passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """Speech inside the quotations that were given a running speaker."""
    held = [s for d in drafts if d.method == METHOD for s in d.content]
    if not held:
        return []
    return [
        make_draft(p)
        for p in find_in_passage(text, passage.span, passage.quotations)
        if any(all(h.holds(s) for s in (*p.content, *p.cue)) and h.holds(p.source[0]) for h in held)
        and sum(len(find_words(text, s)) for s in p.content) >= FEW_WORDS
    ]


def _is_quoted(passage: Passage, draft: Draft) -> bool:
    """Whether a draft without a cue stands in quotation marks; else nothing speaks for it."""
    marks = [q.span for q in passage.quotations]
    return overlap(draft.content, marks) > MAX_COVERED * total(draft.content)


def _with_speaker(draft: Draft, known: Sequence[Draft]) -> Draft:
    """The draft, if it has neither cue nor source, with those of the speaker who runs on."""
    if draft.cue or draft.source or draft.end is not None:
        return draft
    place = draft.whole.start
    speakers = [d for d in known if d.source and d.end is None and d.whole.end <= place]
    if not speakers:
        return draft
    last = max(speakers, key=lambda d: (d.whole.end, total(d.content), d.order))
    cue = last.cue if not total(last.content) else ()
    return msgspec.structs.replace(draft, source=last.source, cue=cue)


def _find_leads(passage: Passage) -> list[Draft]:
    """A cue before a colon at the paragraph's end: 'Smith told the Courier:', then a quotation.

    Its content is an empty span at the colon.
    """
    if not passage.sentences or passage.sentences[-1].tokens[-1].form != ":":
        return []
    sentence = passage.sentences[-1]
    end = sentence.tokens[-1].end
    return [
        Draft(
            content=(Span(end, end),),
            cue=(span_of(sentence.tokens, site.cue),),
            source=(span_of(sentence.tokens, site.source),),
            score=SCORE,
            method=METHOD,
        )
        for site in find_sites(sentence)[-1:]
    ]


def _led_block(
    text: str, passage: Passage, own: Sequence[Draft], before: Passage | None
) -> list[Draft]:
    """The paragraph without quotation marks that the lead of the one before it speaks for."""
    opened = any(d.content[0].start - passage.span.start <= NEAR_START for d in own)
    if before is None or opened or not is_block(text, passage.span):
        return []
    return [
        msgspec.structs.replace(lead, content=(passage.span,), score=LED)
        for lead in _find_leads(before)
        if _closes(before)
        and is_telling(text, lead.cue[0])
        and can_speak(lead.source[0].of(text))
        and brings_words(text, before.span, lead)
    ]


def _closes(passage: Passage) -> bool:
    """Whether the last cue of a paragraph is a verb that brings in what follows its colon."""
    tokens = passage.sentences[-1].tokens
    site = find_sites(passage.sentences[-1])[-1]
    if site.verb is None or site.verb.form in words_of_class("ambiguous"):
        return False
    after, _ = skip_adjuncts(tokens, site.end, len(tokens), site.verb)
    return after >= len(tokens) - 1


def _find_floating(text: str, passage: Passage, drafts: Sequence[Draft]) -> list[Quotation]:
    claimed = make_spans((s.start, s.end) for d in drafts for s in d.content)
    return [
        q
        for q in passage.quotations
        if not q.depth
        and _stands_alone(text, q)
        and overlap(claimed, [q.span]) <= MAX_COVERED * len(q.span)
    ]


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """A whole sentence in quotation marks: it opens with a capital and ends with a stop."""
    words = quotation.inner.of(text).strip()
    if len(words.split()) < MIN_WORDS or not (words[0].isupper() or words[0] in "[…."):
        return False
    before = text[max(0, quotation.span.start - 3) : quotation.span.start].rstrip(" \t")
    starts = not before or before[-1] in '\n.?!”"’:—'
    return starts and (words[-1] in ".?!…," or quotation.goes_on)
