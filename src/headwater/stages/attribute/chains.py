"""The parties of each draft: marks of its sentence, the speech it stands in, running interviews."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from headwater.records.attribution import HopMark
from headwater.records.span import Span, overlap, total
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.relay import find_marks, looks_like_outlet
from headwater.stages.attribute.running import carry_hops

# share of an outlet's report that one inner attribution must fill to be what it relays
RELAYED_SHARE = 0.6


def set_hops(text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with their hops, speaker's side first; outlets that merely relay become hops.

    A draft inside another's content has the outer source, then the outer hops, after its own.
    """
    with_own = [_with_marks(text, sentences, d, drafts) for d in drafts]
    promoted = carry_hops(text, sentences, _promote(text, with_own))
    done: list[Draft] = []
    for draft in promoted:
        hops = draft.hops
        if draft.parent is not None:
            hops = (*hops, *_through(promoted[draft.parent], promoted))
        done.append(msgspec.structs.replace(draft, hops=hops))
    return done


def _with_marks(
    text: str, sentences: Sequence[Span], draft: Draft, drafts: Sequence[Draft]
) -> Draft:
    if draft.end is not None or not draft.cue:
        return draft
    place = draft.cue[0].start
    number = bisect_right([s.start for s in sentences], place) - 1
    region = sentences[number] if number >= 0 else draft.whole
    if draft.parent is not None:
        for span in drafts[draft.parent].content:
            if span.start <= place < span.end:
                region = region.common(span) or span
    heads = [Span(s.start, s.start + 1) for s in draft.source]
    marks = [mark for _, mark in find_marks(text, region, [*draft.content, *heads])]
    source = tuple(_cut_at(text, s, marks) for s in draft.source)
    return msgspec.structs.replace(draft, hops=tuple(marks), source=source)


def _cut_at(text: str, source: Span, marks: Sequence[HopMark]) -> Span:
    """The source without the relay mark that a long one may run into: 'X, speaking on Y'."""
    ends = [m.evidence[0].start for m in marks if source.start < m.evidence[0].start < source.end]
    if not ends:
        return source
    kept = re.sub(
        r"(?:[\s,]+(?:who|in|on|during|and|an|a|the|exclusive))*[\s,]*$", "",
        text[source.start : min(ends)],
    )
    return Span(source.start, source.start + len(kept)) if kept else source


def _promote(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Without outer attributions whose outlet merely relays one inner speaker."""
    dropped: dict[int, HopMark] = {}
    for number, outer in enumerate(drafts):
        if not outer.source or not outer.cue or outer.end is not None:
            continue
        if not looks_like_outlet(outer.source[0].of(text)):
            continue
        inner = [d for d in drafts if d.parent == number and d.source and d.end is None]
        filled = max((_filled(outer, d) for d in inner), default=0.0)
        if filled >= RELAYED_SHARE:
            dropped[number] = HopMark(
                name=outer.source, evidence=tuple(sorted((*outer.source, *outer.cue))), via="report"
            )
    return _without(drafts, dropped)


def _filled(outer: Draft, inner: Draft) -> float:
    parts = (*inner.content, *inner.source, *inner.cue)
    return overlap(outer.content, parts) / max(total(outer.content), 1)


def _without(drafts: Sequence[Draft], dropped: dict[int, HopMark]) -> list[Draft]:
    kept = [k for k in range(len(drafts)) if k not in dropped]
    place = {old: new for new, old in enumerate(kept)}
    result = []
    for old in kept:
        draft = drafts[old]
        parent, hops = draft.parent, draft.hops
        while parent is not None and parent in dropped:
            hops = (*hops, dropped[parent], *drafts[parent].hops)
            parent = drafts[parent].parent
        new_parent = None if parent is None else place[parent]
        result.append(msgspec.structs.replace(draft, parent=new_parent, hops=hops))
    return result


def _through(outer: Draft, drafts: Sequence[Draft]) -> tuple[HopMark, ...]:
    """The party of an outer attribution and those after it."""
    hops: tuple[HopMark, ...] = ()
    current: Draft | None = outer
    while current is not None:
        if current.source and current.end is None:
            evidence = tuple(sorted((*current.source, *current.cue)))
            hops = (*hops, HopMark(name=current.source, evidence=evidence))
        hops = (*hops, *current.hops)
        current = drafts[current.parent] if current.parent is not None else None
    return hops
