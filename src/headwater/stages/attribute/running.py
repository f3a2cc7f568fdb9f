"""Running interviews: the outlet of one sentence stays in the chain of its speaker's later ones."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from headwater.records.attribution import HopMark, Mode
from headwater.records.span import Span, total
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.relay import REPORT, find_marks
from headwater.text.cues import cue_verbs, load_words
from headwater.text.words import normal_words

_SPOKEN = frozenset(("neutral", "assertive", "doubting", "denying", "mental"))
# paragraphs without a word of the speaker after which an interview is over; on the development
# stories two in three carried hops are right up to here, one in three beyond
MAX_GAP = 4
# characters of the shortest statement; less is a topic: "discussed his plan"
MIN_STATEMENT = 20
_PRONOUNS = frozenset(("he", "she", "they", "i", "we"))


class _Speaker(msgspec.Struct):
    """Who spoke, as far as words tell, through whom, and where last."""

    names: set[str]
    hops: tuple[HopMark, ...] = ()
    at: int = 0


@cache
def _other_occasion() -> re.Pattern[str]:
    return re.compile(str(load_words("occasions")["other"]), re.IGNORECASE)


def carry_hops(text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """The outermost drafts with carried hops (``stated`` false) until another occasion appears.

    The sentence that sums up a quotation before it has the quotation's outlet too.
    """
    order = [
        k
        for k in sorted(range(len(drafts)), key=lambda k: _place(drafts[k]))
        if drafts[k].parent is None and drafts[k].end is None and drafts[k].source
    ]
    marked = _loose_marks(text, sentences, drafts)
    speakers: list[_Speaker] = []  # the most recent last
    turns: list[tuple[int, _Speaker, bool]] = []  # draft, its speaker, on another occasion
    carried: dict[int, tuple[HopMark, ...]] = {}
    for number in order:
        draft = drafts[number]
        while marked and marked[0][0] <= draft.whole.start:
            _open_occasion(text, marked.pop(0), speakers)
        speaker = _find_speaker(text, draft.source, speakers)
        other = not draft.hops and _has_other_occasion(text, sentences, draft)
        if draft.hops:
            if _is_same_way(text, draft.hops, speaker.hops):
                first = tuple(h for h in speaker.hops if h.via != REPORT)
                draft = msgspec.structs.replace(draft, hops=(*_unstated(first), *draft.hops))
                carried[number] = draft.hops
            speaker.hops = draft.hops
            if draft.mode is Mode.DIRECT:
                _carry_back(text, turns, speaker, draft, drafts, carried)
        elif other:
            speaker.hops = ()
        elif speaker.hops and is_spoken(text, draft):
            if _paragraphs_between(text, speaker.at, draft.whole.start) <= MAX_GAP:
                carried[number] = _unstated(speaker.hops)
        turns.append((number, speaker, other))
        speaker.at = draft.whole.end
        if speaker in speakers:
            speakers.remove(speaker)
        speakers.append(speaker)
    return [
        msgspec.structs.replace(d, hops=carried[k]) if k in carried else d
        for k, d in enumerate(drafts)
    ]


def _paragraphs_between(text: str, start: int, end: int) -> int:
    return sum(1 for line in text[start:end].split("\n")[1:] if line.strip()) if end > start else 0


def _is_same_way(text: str, own: Sequence[HopMark], before: Sequence[HopMark]) -> bool:
    """Whether the same outlet reports on, so that the interview behind it goes on too."""
    if not all(h.via == REPORT for h in own):
        return False
    names = {h.name[0].of(text).removeprefix("the ") for h in own}
    return any(
        h.via == REPORT and h.name[0].of(text).removeprefix("the ") in names for h in before
    )


def is_spoken(text: str, draft: Draft) -> bool:
    """Whether the cue tells of words spoken or held, with a statement as its content."""
    if not draft.cue:
        return True  # a quotation that goes on
    if draft.mode is not Mode.INDIRECT:
        return True
    words = [w for span in draft.cue for w in normal_words(text, span)]
    kinds = {v.kind for w in words for v in cue_verbs().get(w, ())}
    return bool(kinds & _SPOKEN) and total(draft.content) >= MIN_STATEMENT


def _unstated(hops: Sequence[HopMark]) -> tuple[HopMark, ...]:
    return tuple(msgspec.structs.replace(h, stated=False) for h in hops)


def _carry_back(
    text: str,
    turns: Sequence[tuple[int, _Speaker, bool]],
    speaker: _Speaker,
    quoted: Draft,
    drafts: Sequence[Draft],
    carried: dict[int, tuple[HopMark, ...]],
) -> None:
    """'X opposes it. "I do," X said on CNN.': the first sentence was said there too."""
    if not turns:
        return
    hops, place = quoted.hops, quoted.whole.start
    number, before, other = turns[-1]
    lead = drafts[number]
    if before is speaker and not other and not lead.hops and number not in carried:
        if lead.mode is Mode.DIRECT or _paragraphs_between(text, lead.whole.end, place) > 1:
            return
        if any(h.via == "interview" for h in hops):
            carried[number] = _unstated(hops)


def _loose_marks(
    text: str, sentences: Sequence[Span], drafts: Sequence[Draft]
) -> list[tuple[int, Span, tuple[HopMark, ...]]]:
    """Marks in sentences without an attribution: 'The president spoke on Sunday with NBC.'"""
    busy = {(d.cue or d.content)[0].start for d in drafts if d.hops}
    found = []
    for sentence in sentences:
        if any(sentence.start <= at < sentence.end for at in busy):
            continue
        marks = tuple(m for rank, m in find_marks(text, sentence, ()) if rank == 1)
        if marks:
            found.append((sentence.start, sentence, marks))
    return found


def _open_occasion(
    text: str, mark: tuple[int, Span, tuple[HopMark, ...]], speakers: list[_Speaker]
) -> None:
    _, sentence, hops = mark
    first = re.match(r"(?:(?:The|A|An|Mr\.?|Sen\.?|Rep\.?|Gov\.?) )?[\w.’' -]{2,60}?(?= [a-z]+ed | said | sat | spoke )", sentence.of(text))
    words = first.group() if first else sentence.of(text).split(" ")[0]
    span = Span(sentence.start, sentence.start + len(words))
    speaker = _find_speaker(text, [span], speakers)
    speaker.hops = hops
    speaker.at = sentence.end
    if speaker in speakers:
        speakers.remove(speaker)
    speakers.append(speaker)


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
