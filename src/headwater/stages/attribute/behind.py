"""An outlet that says whom it has it from: the speaker stands behind the outlet.

'The Courier, citing two officials, reported X' and 'the Courier's source says X' both make the
Courier a hop, not the speaker.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from headwater.records.attribution import HopMark
from headwater.records.span import Span, subtract
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.phrases import find_phrase_after
from headwater.stages.attribute.relay import REPORT
from headwater.stages.attribute.subjects import find_subject
from headwater.stages.attribute.tokens import Sentence
from headwater.text.outlet_names import looks_like_outlet
from headwater.text.word_files import load_words


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(load_words("behind")[name]))


def put_source_behind(text: str, sentences: Sequence[Sentence], draft: Draft) -> Draft | None:
    """The draft with the cited source as its source, where an outlet cites one.

    ``None`` where its content was nothing but the cited source.
    """
    if not draft.source or not draft.cue or draft.end is not None:
        return draft
    source = draft.source[0]
    if match := _pattern("own_source").match(text, source.start, source.end):
        outlet = Span(source.start, match.end("outlet"))
        if looks_like_outlet(outlet.of(text)):
            hop = HopMark(name=(outlet,), evidence=(source,), via=REPORT)
            inner = Span(match.start("who"), source.end)
            return msgspec.structs.replace(draft, source=(inner,), hops=(*draft.hops, hop))
    if not looks_like_outlet(source.of(text)):
        return draft
    if quoted := _with_quoted(text, sentences, draft):
        return quoted
    if reached := _with_reached(text, sentences, draft):
        return reached
    return _with_cited(text, sentences, draft)


def _with_reached(text: str, sentences: Sequence[Sentence], draft: Draft) -> Draft | None:
    """'Officials interviewed by the Courier said': the officials speak, through the Courier."""
    sentence = _sentence_at(sentences, draft.source[0].start)
    if sentence is None:
        return None
    outlet = draft.source[0]
    if draft.cue[0].start < outlet.end:
        return None
    match = _pattern("reached_by").search(text, sentence.span.start, outlet.start)
    if match is None:
        return None
    who = Span(*match.span("who"))
    hop = HopMark(name=(outlet,), evidence=(Span(who.end, outlet.end),), via=REPORT)
    return msgspec.structs.replace(draft, source=(who,), hops=(*draft.hops, hop))


def _with_quoted(text: str, sentences: Sequence[Sentence], draft: Draft) -> Draft | None:
    """'X was quoted by the Courier as saying that Y': X says Y, through the Courier."""
    sentence = _sentence_at(sentences, draft.cue[0].start)
    if sentence is None:
        return None
    match = _pattern("quoted_by").search(text, sentence.span.start, sentence.span.end)
    if match is None or match.start("outlet") > draft.source[0].end:
        return None
    at = next(k for k, t in enumerate(sentence.tokens) if t.end > match.start("cue"))
    held = find_subject(sentence.tokens, at, 0)
    after = Span(match.end("cue"), max(s.end for s in draft.content))
    content = after.trimmed(text, " ,;:.\n\t") if after.start < after.end else None
    if held is None or content is None:
        return None
    outlet = Span(*match.span("outlet"))
    who = Span(sentence.tokens[held[0]].start, sentence.tokens[held[1] - 1].end)
    cue = Span(*match.span("cue"))
    hop = HopMark(name=(outlet,), evidence=(cue,), via=REPORT)
    return msgspec.structs.replace(
        draft, content=(content,), source=(who,), cue=(cue,), hops=(*draft.hops, hop)
    )


def _sentence_at(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    return next((s for s in sentences if s.span.start <= place < s.span.end), None)


def _with_cited(text: str, sentences: Sequence[Sentence], draft: Draft) -> Draft | None:
    sentence = _sentence_at(sentences, draft.cue[0].start)
    if sentence is None:
        return draft
    match = _pattern("citing").search(text, sentence.span.start, sentence.span.end)
    if match is None:
        return draft
    at = next((k for k, t in enumerate(sentence.tokens) if t.start >= match.end()), None)
    held = None if at is None else find_phrase_after(sentence.tokens, at, len(sentence.tokens))
    if held is None:
        return draft
    cited = Span(sentence.tokens[held[0]].start, sentence.tokens[held[1] - 1].end)
    clause = Span(match.start(), cited.end)
    content = tuple(
        s
        for c in draft.content
        for piece in subtract(c, [clause])
        if (s := piece.trimmed(text, " ,;.\n\t"))
    )
    if not content:
        return None
    hop = HopMark(name=draft.source, evidence=(*draft.source, *draft.cue), via=REPORT)
    return msgspec.structs.replace(
        draft,
        content=content,
        source=(cited,),
        cue=(Span(match.start("cue"), match.end("cue")),),
        hops=(*draft.hops, msgspec.structs.replace(hop, evidence=tuple(sorted(hop.evidence)))),
    )
