"""The parties of each draft: marks of its sentence, the speech it stands in, running interviews."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from headwater.records.attribution import HopMark
from headwater.records.span import Span, overlap, total
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.grammar import words_of_class
from headwater.stages.attribute.occasions import Surroundings
from headwater.stages.attribute.passages import number_of
from headwater.stages.attribute.relay import (
    INTERVIEW,
    REPORT,
    find_interviewer_mark,
    find_interviewers,
    find_marks,
    outlet_of_source,
)
from headwater.stages.attribute.running import carry_hops
from headwater.stages.attribute.spoken import is_spoken, kinds_of
from headwater.text.cues import cue_verbs
from headwater.text.outlet_names import is_definite, looks_like_outlet
from headwater.text.words import normal_words

# classes of cues that may bear a mark even where their content is no statement
_UTTERED = frozenset(("calling", "mental", "intention"))
# an article and a lone capitalised word: no person is called so
_UNLISTED = re.compile(r"[Tt]he [A-Z][\w-]+$")
# share of an outlet's report that one inner attribution must fill to be what it relays
RELAYED_SHARE = 0.6


def set_hops(text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with their hops, speaker's side first; outlets that merely relay become hops.

    A draft inside another's content has the outer source, then the outer hops, after its own.
    """
    interviewers = find_interviewers(text, Span(0, len(text)))
    around = Surroundings(text, sentences, drafts)
    with_own = [_with_marks(text, around, d, drafts, interviewers) for d in drafts]
    relayed = _name_definites(text, _promote(text, with_own))
    promoted = carry_hops(text, sentences, relayed)
    done: list[Draft] = []
    for draft in promoted:
        hops = draft.hops
        if draft.parent is not None:
            hops = (*hops, *_through(promoted[draft.parent], promoted))
        done.append(msgspec.structs.replace(draft, hops=_each_once(text, draft, hops)))
    return done


def _each_once(text: str, draft: Draft, hops: Sequence[HopMark]) -> tuple[HopMark, ...]:
    """Without a party that stands already nearer to the speaker, or is the speaker."""
    seen = {_plain(text, draft.source)}
    kept = []
    for hop in hops:
        name = _plain(text, hop.name)
        if name not in seen:
            kept.append(hop)
        seen.add(name)
    return tuple(kept)


def _plain(text: str, spans: Sequence[Span]) -> str:
    words = spans[0].of(text).strip("\"“”‘’' ") if spans else ""
    return words.removeprefix("the ").removeprefix("The ")


def _with_marks(
    text: str,
    around: Surroundings,
    draft: Draft,
    drafts: Sequence[Draft],
    interviewers: Mapping[str, Span],
) -> Draft:
    if draft.end is not None or not draft.cue:
        return draft
    uttered = kinds_of(text, draft) & _UTTERED
    opening = normal_words(text, draft.cue[0])[:1]
    points = not words_of_class("pointing").isdisjoint(opening)  # "referring to her tweet"
    if points or not (is_spoken(text, draft) or uttered or _is_prepositional(text, draft)):
        return draft
    place = draft.cue[0].start
    region = around.sentences[number_of(around.sentences, place)]
    if draft.parent is not None and _outlet_behind(text, drafts[draft.parent]) is None:
        for span in drafts[draft.parent].content:
            if span.start <= place < span.end:
                region = region.common(span) or span
    heads = [Span(s.start, s.start + 1) for s in draft.source]
    avoid = [*draft.content, *heads, *around.signatures]
    marks = [mark for _, mark in find_marks(text, region, avoid, (*draft.source, None)[0])]
    marks = [m for m in marks if m.via == REPORT or not _is_anothers(m, draft, drafts)]
    if around.is_elsewhere(draft):  # a tweet about an interview is no interview
        marks = [m for m in marks if m.via != INTERVIEW or _is_told(text, m)]
    if not marks and (mark := find_interviewer_mark(text, region, avoid, interviewers)):
        marks = [mark]
    if draft.source and outlet_of_source(text, draft.source[0]):
        marks = [m for m in marks if not any(s.holds(m.name[0]) for s in draft.source)]
    source = tuple(_cut_at(text, s, marks) for s in draft.source)
    return msgspec.structs.replace(draft, hops=(*draft.hops, *marks), source=source)


def _is_anothers(mark: HopMark, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a later cue stands before the mark: 'X denied it and said on CNN that Y'."""
    between = Span(draft.cue[-1].end, max(mark.evidence[0].start, draft.cue[-1].end))
    return any(
        between.holds(c) and not any(s.holds(c) for s in draft.content)
        for d in drafts
        if d.parent == draft.parent
        for c in d.cue
    )


def _is_prepositional(text: str, draft: Draft) -> bool:
    """Whether the cue is no verb: 'according to a memo seen by the Post'."""
    return not words_of_class("prepositional_cues").isdisjoint(normal_words(text, draft.cue[0])[:1])


def _is_told(text: str, mark: HopMark) -> bool:
    """Whether the mark itself says that words were spoken there: more than 'on NBC'."""
    return mark.evidence[0].of(text).split(" ")[0].lower() not in words_of_class("prepositions")


def _name_definites(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """'the program', 'the paper': the outlet that was named last before it."""
    named = sorted(
        {
            h.name[0]
            for d in drafts
            for h in (*d.hops, *(HopMark(name=(s,), evidence=(s,)) for s in d.source[:1]))
            if looks_like_outlet(h.name[0].of(text)) and not is_definite(h.name[0].of(text))
        }
    )
    return [
        msgspec.structs.replace(d, hops=tuple(_with_antecedent(text, h, named) for h in d.hops))
        for d in drafts
    ]


def _with_antecedent(text: str, hop: HopMark, named: Sequence[Span]) -> HopMark:
    """The hop under the name of its outlet."""
    name = hop.name[0]
    if is_definite(name.of(text)):
        number = bisect_left(named, name.start, key=lambda n: n.end) - 1
        name = named[number] if number >= 0 else name
    return msgspec.structs.replace(hop, name=(name,))


def _cut_at(text: str, source: Span, marks: Sequence[HopMark]) -> Span:
    """The source without the relay mark that a long one may run into: 'X, speaking on Y'."""
    ends = [m.evidence[0].start for m in marks if source.start < m.evidence[0].start < source.end]
    if not ends:
        return source
    kept = re.sub(
        r"(?:[\s,]+(?:who|in|on|during|and|an|a|the|exclusive))*[\s,]*$",
        "",
        text[source.start : min(ends)],
    )
    return Span(source.start, source.start + len(kept)) if kept else source


def _promote(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Without outer attributions whose outlet merely relays one inner speaker."""
    dropped: dict[int, HopMark] = {}
    children: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.parent is not None and draft.source and draft.end is None:
            children.setdefault(draft.parent, []).append(draft)
    for number, outer in enumerate(drafts):
        if not outer.source or not outer.cue or outer.end is not None:
            continue
        name = _outlet_behind(text, outer)
        if name is None:
            continue
        filled = max((_filled(outer, d) for d in children.get(number, ())), default=0.0)
        if filled >= RELAYED_SHARE:
            dropped[number] = HopMark(
                name=(name,), evidence=tuple(sorted((*outer.source, *outer.cue))), via=REPORT
            )
    return _without(drafts, dropped)


def _outlet_behind(text: str, draft: Draft) -> Span | None:
    """The outlet that a source is or belongs to; unlisted ones are shown by their verb."""
    if not draft.source:
        return None
    if (name := outlet_of_source(text, draft.source[0])) is not None or not draft.cue:
        return name
    words = normal_words(text, draft.cue[0])
    lemmas = {v.lemma for w in words for v in cue_verbs().get(w, ())}
    reports = bool(lemmas & words_of_class("outlet_verbs"))
    return draft.source[0] if reports and _UNLISTED.match(draft.source[0].of(text)) else None


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
