"""Running interviews: the outlet of one sentence stays in the chain of its speaker's later ones."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from headwater.records.attribution import HopMark, Mode
from headwater.records.span import Span, total
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.passages import number_of
from headwater.stages.attribute.relay import INTERVIEW, REPORT, find_marks
from headwater.text.cues import cue_verbs, load_lists, load_words
from headwater.text.words import normal_words

_SPOKEN = frozenset(("neutral", "assertive", "doubting", "denying", "finding"))
# paragraphs without a word of the speaker after which an interview is over; on the development
# stories two in three carried hops are right up to here, one in three beyond
MAX_GAP = 4
# speakers that are kept in mind; an article that has more is a list
MAX_SPEAKERS = 60
# characters of the shortest statement; less is a topic: "discussed his plan"
MIN_STATEMENT = 14
_PREPOSITIONAL = frozenset(("according", "per"))
_PRONOUNS = frozenset(("he", "she", "they", "i", "we"))


class _Speaker(msgspec.Struct):
    """Who spoke, as far as words tell, through whom, and where last."""

    names: set[str]
    hops: tuple[HopMark, ...] = ()
    at: int = 0


class _Turn(msgspec.Struct):
    """A draft in reading order, its speaker, and whether it names another occasion."""

    number: int
    speaker: _Speaker
    elsewhere: bool


class _Occasion(msgspec.Struct, frozen=True):
    """A sentence that tells of an interview without a content: 'She sat down with NBC.'"""

    sentence: Span
    speaker: Span
    hops: tuple[HopMark, ...]


class _Walk:
    """One reading of an article's drafts, in order, that remembers who speaks through whom."""

    def __init__(self, text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> None:
        self.text, self.sentences, self.drafts = text, sentences, drafts
        self.occasions = _find_occasions(text, sentences, drafts)
        self.speakers: list[_Speaker] = []  # the most recent last
        self.turns: list[_Turn] = []
        self.hops: dict[int, tuple[HopMark, ...]] = {}

    def step(self, number: int) -> None:
        """Take the next draft: it opens, goes on with or ends its speaker's interview."""
        draft = self.drafts[number]
        while self.occasions and self.occasions[0].sentence.start <= draft.whole.start:
            self._open(self.occasions.pop(0))
        speaker = self._find(draft.source)
        elsewhere = not draft.hops and is_elsewhere(self.text, self.sentences, draft)
        if draft.hops:
            self._take(number, draft, speaker)
        elif elsewhere:
            speaker.hops = ()
        elif speaker.hops and is_spoken(self.text, draft) and self._is_near(speaker, draft):
            self.hops[number] = _unstated(speaker.hops)
        self.turns.append(_Turn(number, speaker, elsewhere))
        self._speaks(speaker, draft.whole.end)

    def _take(self, number: int, draft: Draft, speaker: _Speaker) -> None:
        hops = draft.hops
        if _is_same_way(self.text, hops, speaker.hops):
            hops = (*_unstated(h for h in speaker.hops if h.via != REPORT), *hops)
            self.hops[number] = hops
        speaker.hops = hops
        if self.turns:
            self._carry_back(self.turns[-1], speaker, draft, hops)

    def _carry_back(
        self, last: _Turn, speaker: _Speaker, quoted: Draft, hops: tuple[HopMark, ...]
    ) -> None:
        """'X opposes it. "I do," X said on CNN.': the first sentence was said there too."""
        lead = self.drafts[last.number]
        if last.speaker is not speaker or last.elsewhere or lead.hops or last.number in self.hops:
            return
        between = _paragraphs_between(self.text, lead.whole.end, quoted.whole.start)
        heard = any(h.via == INTERVIEW for h in hops) and is_spoken(self.text, lead)
        summed_up = between <= 1 if quoted.mode is Mode.DIRECT else between == 0
        if heard and summed_up and lead.mode is not Mode.DIRECT:
            self.hops[last.number] = _unstated(hops)

    def _open(self, occasion: _Occasion) -> None:
        speaker = self._find([occasion.speaker])
        speaker.hops = occasion.hops
        self._speaks(speaker, occasion.sentence.end)

    def _speaks(self, speaker: _Speaker, at: int) -> None:
        speaker.at = at
        recent = [s for s in self.speakers if s is not speaker]
        self.speakers = [*recent[-MAX_SPEAKERS:], speaker]

    def _is_near(self, speaker: _Speaker, draft: Draft) -> bool:
        return _paragraphs_between(self.text, speaker.at, draft.whole.start) <= MAX_GAP

    def _find(self, source: Sequence[Span]) -> _Speaker:
        """The speaker that the words may mean, or a new one."""
        words = source[0].of(self.text)
        low = words.lower()
        if low in _PRONOUNS and self.speakers:
            return self.speakers[-1]
        names = _names(words)
        for speaker in reversed(self.speakers):
            if names & speaker.names:
                speaker.names |= names
                return speaker
        if self.speakers and self.speakers[-1].names <= _PRONOUNS and names:
            self.speakers[-1].names |= names  # "he", before his name
            return self.speakers[-1]
        described = low.startswith("the ") and not any(w[0].isupper() for w in words.split()[1:])
        if described and self.speakers:
            return self.speakers[-1]  # "the expert", after his name
        return _Speaker(names)


def carry_hops(text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """The outermost drafts with carried hops (``stated`` false) until another occasion appears.

    The sentence that sums up a quotation before it has the quotation's outlet too.
    """
    walk = _Walk(text, sentences, drafts)
    for number in sorted(range(len(drafts)), key=lambda k: _place(drafts[k])):
        draft = drafts[number]
        if draft.parent is None and draft.end is None and draft.source:
            walk.step(number)
    return [
        msgspec.structs.replace(d, hops=walk.hops[k]) if k in walk.hops else d
        for k, d in enumerate(drafts)
    ]


def is_spoken(text: str, draft: Draft) -> bool:
    """Whether the cue tells of words spoken or held, with a statement as its content."""
    if not draft.cue or draft.mode is not Mode.INDIRECT:
        return True
    if total(draft.content) < MIN_STATEMENT:
        return False
    opening = draft.cue[0].of(text).lower().split(" ")[0]
    return opening in _PREPOSITIONAL or bool(kinds_of(text, draft) & _SPOKEN)


def kinds_of(text: str, draft: Draft) -> set[str]:
    """The classes of the verbs in the cue."""
    words = [w for span in draft.cue for w in normal_words(text, span)]
    return {v.kind for w in words for v in cue_verbs().get(w, ())}


def _paragraphs_between(text: str, start: int, end: int) -> int:
    return sum(1 for line in text[start:end].split("\n")[1:] if line.strip()) if end > start else 0


def _is_same_way(text: str, own: Sequence[HopMark], before: Sequence[HopMark]) -> bool:
    """Whether the same outlet reports on, so that the interview behind it goes on too."""
    if not all(h.via == REPORT for h in own):
        return False
    names = {h.name[0].of(text).removeprefix("the ") for h in own}
    return any(h.via == REPORT and h.name[0].of(text).removeprefix("the ") in names for h in before)


def _unstated(hops: Iterable[HopMark]) -> tuple[HopMark, ...]:
    return tuple(msgspec.structs.replace(h, stated=False) for h in hops)


def _find_occasions(
    text: str, sentences: Sequence[Span], drafts: Sequence[Draft]
) -> list[_Occasion]:
    busy = {number_of(sentences, _place(d)[0]) for d in drafts if d.hops}
    about: dict[int, Span] = {}
    for draft in drafts:
        if draft.source and draft.parent is None:
            about.setdefault(number_of(sentences, _place(draft)[0]), draft.source[0])
    found = []
    for number, sentence in enumerate(sentences):
        if number in busy:
            continue
        marks = tuple(m for rank, m in find_marks(text, sentence, ()) if rank == 1)
        if marks:
            speaker = about.get(number) or _find_topic(text, sentence)
            found.append(_Occasion(sentence, speaker, marks))
    return found


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
def _other_occasion() -> re.Pattern[str]:
    return re.compile(str(load_words("occasions")["other"]), re.IGNORECASE)


def _place(draft: Draft) -> tuple[int, int]:
    first = (draft.cue or draft.content)[0]
    return (first.start, first.end)


def _names(words: str) -> set[str]:
    """The last name, or the head noun of a description."""
    head = _before_description(words)
    capitals = re.findall(r"\b[A-Z][\w’'-]+", head)
    if capitals:
        return {re.sub(r"['’]s$", "", capitals[-1]).lower()}
    nouns = re.findall(r"[a-z]+", head.lower())
    return {nouns[-1].removesuffix("s")} if nouns else set()


def _before_description(words: str) -> str:
    parts = words.split(",")[0].split()
    ends = load_lists("grammar")["head_ends"]
    cut = next((k for k, w in enumerate(parts) if k and w in ends), len(parts))
    return " ".join(parts[:cut])


def is_elsewhere(text: str, sentences: Sequence[Span], draft: Draft) -> bool:
    """Whether the draft's sentence, outside its content, names another occasion."""
    if not draft.cue:
        return False
    place = draft.cue[0].start
    sentence = sentences[number_of(sentences, place)]
    return any(
        not any(c.start <= match.start() < c.end for c in draft.content)
        for match in _other_occasion().finditer(text, sentence.start, sentence.end)
    )
