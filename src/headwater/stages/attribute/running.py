"""Running interviews: the outlet of one sentence stays in the chain of its speaker's later ones."""

from collections.abc import Iterable, Sequence

import msgspec

from headwater.records.attribution import HopMark, Mode
from headwater.records.span import Span
from headwater.stages.attribute.draft import Draft
from headwater.stages.attribute.occasions import (
    Occasion,
    Surroundings,
    find_days,
    find_occasions,
    place_of,
)
from headwater.stages.attribute.relay import INTERVIEW, REPORT
from headwater.stages.attribute.speakers import (
    MAX_SPEAKERS,
    Speaker,
    bare_description,
    find_speaker,
)
from headwater.stages.attribute.spoken import is_spoken, is_written

# paragraphs after the last words heard there after which an interview is over; on the development
# stories F1 rises up to here and falls from seven
MAX_GAP = 4
# the same where an outlet only passes words on: it reports one thing of a speaker, not all
MAX_REPORT_GAP = 1


class _Turn(msgspec.Struct):
    """A draft in reading order, its speaker, and whether it names another occasion."""

    number: int
    speaker: Speaker
    elsewhere: bool


class _Walk:
    """One reading of an article's drafts, in order, that remembers who speaks through whom."""

    def __init__(self, text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> None:
        self.text, self.drafts = text, drafts
        self.around = Surroundings(text, sentences, drafts)
        self.occasions = find_occasions(text, sentences, drafts)
        self.speakers: list[Speaker] = []  # the most recent last
        self.turns: list[_Turn] = []
        self.hops: dict[int, tuple[HopMark, ...]] = {}

    def step(self, number: int) -> None:
        """Take the next draft: it opens, goes on with or ends its speaker's interview."""
        draft = self.drafts[number]
        while self.occasions and self.occasions[0].sentence.start <= draft.whole.start:
            self._open(self.occasions.pop(0))
        speaker = find_speaker(draft.source[0].of(self.text), self.speakers)
        back = speaker.interview and self.around.is_same_interview(draft)
        if back and not draft.hops:
            speaker.hops, speaker.heard = speaker.interview, draft.whole.start
        elsewhere = not (draft.hops or back) and self._is_elsewhere(speaker, draft)
        if draft.hops:
            self._take(number, draft, speaker)
        elif elsewhere:
            speaker.hops = ()
        elif speaker.hops and is_spoken(self.text, draft) and self._is_near(speaker, draft):
            self.hops[number] = _unstated(speaker.hops)
            speaker.heard = draft.whole.end
        self.turns.append(_Turn(number, speaker, elsewhere))
        self._speaks(speaker)

    def _take(self, number: int, draft: Draft, speaker: Speaker) -> None:
        hops = draft.hops
        if _is_same_way(self.text, hops, speaker.hops):
            hops = (*_unstated(h for h in speaker.hops if h.via != REPORT), *hops)
            self.hops[number] = hops
        self._hear(speaker, hops, draft.whole.end)
        speaker.days = self.around.find_days(draft)
        if self.turns:
            self._carry_back(self.turns[-1], speaker, draft, hops)

    def _carry_back(
        self, last: _Turn, speaker: Speaker, quoted: Draft, hops: tuple[HopMark, ...]
    ) -> None:
        """'X opposes it. "I do," X said on CNN.': the first sentence was said there too."""
        lead = self.drafts[last.number]
        if last.speaker is not speaker or last.elsewhere or lead.hops or last.number in self.hops:
            return
        if self._is_other_day(speaker, lead):
            return
        between = _paragraphs_between(self.text, lead.whole.end, quoted.whole.start)
        heard = any(h.via == INTERVIEW for h in hops) and is_spoken(self.text, lead)
        summed_up = between <= 1 if quoted.mode is Mode.DIRECT else between == 0
        if heard and summed_up and lead.mode is not Mode.DIRECT:
            self.hops[last.number] = _unstated(hops)

    def look_ahead(self) -> None:
        """'Senior officials said' in a lede, where 'senior officials told NBC' comes later."""
        told: dict[str, tuple[HopMark, ...]] = {}
        for turn in reversed(self.turns):
            draft = self.drafts[turn.number]
            phrase = bare_description(draft.source[0].of(self.text))
            if phrase and draft.hops:
                told[phrase] = draft.hops
            elif phrase in told and turn.number not in self.hops and not turn.elsewhere:
                self.hops[turn.number] = _unstated(told[phrase])

    def _open(self, occasion: Occasion) -> None:
        speaker = find_speaker(occasion.speaker.of(self.text), self.speakers)
        self._hear(speaker, occasion.hops, occasion.sentence.end)
        speaker.days = find_days(self.text, occasion.sentence)
        self._speaks(speaker)

    def _hear(self, speaker: Speaker, hops: tuple[HopMark, ...], at: int) -> None:
        speaker.hops, speaker.heard = hops, at
        if any(h.via == INTERVIEW for h in hops):
            speaker.interview = hops

    def _speaks(self, speaker: Speaker) -> None:
        recent = [s for s in self.speakers if s is not speaker]
        self.speakers = [*recent[-MAX_SPEAKERS:], speaker]

    def _is_near(self, speaker: Speaker, draft: Draft) -> bool:
        """Whether the interview may go on: nobody but its outlet knows "the official"."""
        if draft.source[0].of(self.text).lower().startswith("the ") and not speaker.has_name:
            return True
        gap = _paragraphs_between(self.text, speaker.heard, draft.whole.start)
        return gap <= (MAX_GAP if any(h.via != REPORT for h in speaker.hops) else MAX_REPORT_GAP)

    def _is_elsewhere(self, speaker: Speaker, draft: Draft) -> bool:
        """Whether the draft's words were said on another occasion than the speaker's last."""
        if self.around.is_elsewhere(draft) or self._is_other_day(speaker, draft):
            return True
        heard = any(h.via == INTERVIEW for h in speaker.hops)
        return self.around.is_another_time(draft) or (heard and is_written(self.text, draft))

    def _is_other_day(self, speaker: Speaker, draft: Draft) -> bool:
        days = self.around.find_days(draft)
        return bool(days and speaker.days) and days.isdisjoint(speaker.days)


def carry_hops(text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """The outermost drafts with carried hops (``stated`` false) until another occasion appears.

    The sentence that sums up a quotation before it has the quotation's outlet too.
    """
    walk = _Walk(text, sentences, drafts)
    for number in sorted(range(len(drafts)), key=lambda k: place_of(drafts[k])):
        draft = drafts[number]
        if draft.parent is None and draft.end is None and draft.source:
            walk.step(number)
    walk.look_ahead()
    return [
        msgspec.structs.replace(d, hops=walk.hops[k]) if k in walk.hops else d
        for k, d in enumerate(drafts)
    ]


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
