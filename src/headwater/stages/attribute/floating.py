"""Quotations without a cue of their own: the running speaker goes on."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from headwater.records.span import Span, make_spans, overlap, total
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.rules import span_of
from headwater.stages.attribute.sites import find_sites
from headwater.stages.attribute.tokens import Sentence
from headwater.text.quotation import Quotation

METHOD = "floating"
# uncalibrated: a sentence in quotation marks right after its speaker's other words
SCORE = 0.8
# a shorter quotation is a term, a title or a nickname
MIN_WORDS = 2
# a quotation already covered to this share has its attribution
MAX_COVERED = 0.5


def find_floating(
    text: str,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    drafts: Sequence[Draft],
    leads: Sequence[Draft],
) -> list[Draft]:
    """Drafts for quotations that stand alone, with the source of the attribution before them."""
    claimed = make_spans((s.start, s.end) for d in drafts for s in d.content)
    found: list[Draft] = []
    places = list(paragraphs)
    for quotation in quotations:
        if quotation.depth or not _stands_alone(text, quotation):
            continue
        if overlap(claimed, [quotation.span]) > MAX_COVERED * len(quotation.span):
            continue
        speaker = _running_speaker(places, quotation.span, [*drafts, *found, *leads])
        if speaker is not None:
            cue = speaker.cue if speaker in leads else ()
            found.append(
                Draft(
                    content=(quotation.span,),
                    cue=cue,
                    source=speaker.source,
                    score=SCORE,
                    method=METHOD,
                )
            )
    return found


def give_speakers(
    text: str, paragraphs: Sequence[Span], leads: Sequence[Draft], drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts, those without cue and source with the speaker who runs on into them."""
    done: list[Draft] = []
    for draft in drafts:
        if not draft.cue and not draft.source and draft.end is None:
            speaker = _running_speaker(paragraphs, draft.whole, [*drafts, *leads])
            if speaker is not None:
                cue = speaker.cue if speaker in leads else ()
                draft = msgspec.structs.replace(draft, source=speaker.source, cue=cue)
        done.append(draft)
    return done


def find_leads(sentences: Sequence[Sentence]) -> list[Draft]:
    """Cues before a colon at a paragraph's end: 'Smith told the Courier:', then the quotation."""
    leads = []
    for sentence in sentences:
        if not sentence.span.of(sentence.text).endswith(":"):
            continue
        for site in find_sites(sentence)[-1:]:
            tokens = sentence.tokens
            leads.append(
                Draft(
                    content=(Span(tokens[-1].start, tokens[-1].end),),
                    cue=(span_of(tokens, site.cue),),
                    source=(span_of(tokens, site.source),),
                    score=SCORE,
                    method=METHOD,
                )
            )
    return leads


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """A whole sentence in quotation marks: it opens with a capital and ends with a stop."""
    words = quotation.inner.of(text).strip()
    if len(words.split()) < MIN_WORDS or not (words[0].isupper() or words[0] in "[…."):
        return False
    before = text[: quotation.span.start][-3:].rstrip(" \t")
    starts = not before or before[-1] in '\n.?!”"’:—' or quotation.span.start == 0
    return starts and (words[-1] in ".?!…," or quotation.goes_on)


def _running_speaker(
    paragraphs: Sequence[Span], place: Span, drafts: Sequence[Draft]
) -> Draft | None:
    """The last attribution before the quotation, in its paragraph or the one before."""
    earliest = _paragraph_before(paragraphs, place)
    before = [
        d
        for d in drafts
        if d.source and d.end is None and earliest <= d.whole.start and d.whole.end <= place.start
    ]
    if not before:
        return None
    return max(before, key=lambda d: (d.whole.end, total(d.content)))


def _paragraph_before(paragraphs: Sequence[Span], place: Span) -> int:
    for one, two in pairwise(paragraphs):
        if two.start <= place.start < two.end:
            return one.start
    return next((p.start for p in paragraphs if p.start <= place.start < p.end), place.start)
