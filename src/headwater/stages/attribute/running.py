"""Running interviews: the outlet of one sentence stays in the chain of its speaker's later ones."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from headwater.records.attribution import HopMark
from headwater.records.span import Span
from headwater.stages.attribute.draft import Draft
from headwater.text.cues import load_words

_PRONOUNS = frozenset(("he", "she", "they", "i", "we"))


class _Speaker(msgspec.Struct):
    """Who spoke, as far as words tell, and through whom."""

    names: set[str]
    hops: tuple[HopMark, ...] = ()


@cache
def _other_occasion() -> re.Pattern[str]:
    return re.compile(str(load_words("occasions")["other"]), re.IGNORECASE)


def carry_hops(text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """The outermost drafts with carried hops (``stated`` false) until another occasion appears."""
    speakers: list[_Speaker] = []  # the most recent last
    carried: dict[int, tuple[HopMark, ...]] = {}
    for number in sorted(range(len(drafts)), key=lambda k: _place(drafts[k])):
        draft = drafts[number]
        if draft.parent is not None or draft.end is not None or not draft.source:
            continue
        speaker = _find_speaker(text, draft.source, speakers)
        if draft.hops:
            speaker.hops = draft.hops
        elif _has_other_occasion(text, sentences, draft):
            speaker.hops = ()
        elif speaker.hops:
            carried[number] = tuple(
                msgspec.structs.replace(h, stated=False) for h in speaker.hops
            )
        if speaker in speakers:
            speakers.remove(speaker)
        speakers.append(speaker)
    return [
        msgspec.structs.replace(d, hops=carried[k]) if k in carried else d
        for k, d in enumerate(drafts)
    ]


def _place(draft: Draft) -> tuple[int, int]:
    first = (draft.cue or draft.content)[0]
    return (first.start, first.end)


def _find_speaker(text: str, source: Sequence[Span], speakers: list[_Speaker]) -> _Speaker:
    """The speaker that the words may mean, or a new one."""
    words = source[0].of(text)
    low = words.lower()
    if low in _PRONOUNS and speakers:
        return speakers[-1]
    names = _names(words)
    for speaker in reversed(speakers):
        if names & speaker.names:
            speaker.names |= names
            return speaker
    if low.startswith("the ") and speakers and not any(w[0].isupper() for w in words.split()[1:]):
        return speakers[-1]  # "the expert", after his name
    return _Speaker(names)


def _names(words: str) -> set[str]:
    """Last names, or the head noun of a description."""
    capitals = re.findall(r"\b[A-Z][\w’'-]+", re.split(r",| who | of ", words)[0])
    if capitals:
        last = re.sub(r"['’]s$", "", capitals[-1])
        return {last.lower()}
    heads = re.findall(r"[a-z]+", re.split(r",| who | of | with | familiar ", words)[0].lower())
    return {heads[-1].removesuffix("s")} if heads else set()


def _has_other_occasion(text: str, sentences: Sequence[Span], draft: Draft) -> bool:
    if not draft.cue:
        return False
    place = draft.cue[0].start
    sentence = next((s for s in sentences if s.start <= place < s.end), draft.whole)
    contents = draft.content
    for match in _other_occasion().finditer(text, sentence.start, sentence.end):
        if not any(c.start <= match.start() < c.end for c in contents):
            return True
    return False
