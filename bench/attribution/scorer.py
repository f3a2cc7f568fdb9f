"""Score attributions as docs/methods/attribution.md defines it, over sets of words.

All spans become sets of word positions, so quotation marks and punctuation never matter. Predicted
and marked attributions of an article are paired one to one, greedily by how well contents agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bench.attribution.polnear import Offsets

_WORD = re.compile(r"\w+")
# double marks only, as in the figures that this scorer is compared with
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
# cues that report speech: the inflected forms of these verbs and phrases
SPEECH = re.compile(
    r"\b(say|says|said|saying|tell|tells|told|telling|according to|add|adds|added|adding"
    r"|write|writes|wrote|written|writing|ask|asks|asked|asking|state|states|stated|stating|tweet|tweets|tweeted|tweeting"
    r"|announce|announces|announced|announcing|reply|replies|replied|explain|explains|explained|explaining"
    r"|claim|claims|claimed|claiming"
    r"|argue|argues|argued|arguing|report|reports|reported|reporting|declare|declares|declared"
    r"|insist|insists|insisted"
    r"|warn|warns|warned|warning|note|notes|noted|noting"
    r"|respond|responds|responded|responding|suggest|suggests"
    r"|suggested|acknowledge|acknowledges|acknowledged|admit|admits|admitted"
    r"|deny|denies|denied|call|calls|called|calling|criticize|criticizes|criticized|accuse|accuses|accused)\b",
    re.IGNORECASE,
)
# share of common words from which two contents count as the same
GOOD_OVERLAP = 0.5
CLOSE_OVERLAP = 0.8
# share of a content's words inside quotation marks that make it direct; any fewer make it mixed
DIRECT_SHARE = 0.95


class Marked(Protocol):
    """An attribution by spans, whoever found it."""

    @property
    def content(self) -> Sequence[Offsets]: ...

    @property
    def cue(self) -> Sequence[Offsets]: ...

    @property
    def source(self) -> Sequence[Offsets]: ...


@dataclass(frozen=True, slots=True)
class WordSets:
    """One attribution as sets of word positions."""

    content: frozenset[int]
    source: frozenset[int]
    cue_text: str
    quoted_share: float

    @property
    def kind(self) -> str:
        """Return whether the content is quoted whole, in part or not at all."""
        if self.quoted_share >= DIRECT_SHARE:
            return "direct"
        return "mixed" if self.quoted_share > 0 else "indirect"

    @property
    def is_speech(self) -> bool:
        """Return whether the cue reports speech."""
        return bool(SPEECH.search(self.cue_text))


@dataclass(slots=True)
class Tally:
    """What is counted in one article; tallies add up."""

    counts: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.counts + other.counts)

    def share(self, part: str, whole: str) -> float:
        """Return a count as a percentage of another."""
        return 100.0 * self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0

    def f1(self, part: str, *, found: str = "predicted", marked: str = "gold") -> float:
        """Return the harmonic mean of precision and recall in percent."""
        both = self.counts[found] + self.counts[marked]
        return 200.0 * self.counts[part] / both if both else 0.0


def score_article(text: str, gold: Sequence[Marked], predicted: Sequence[Marked]) -> Tally:
    """Compare the attributions predicted in one article with those marked."""
    words = [match.span() for match in _WORD.finditer(text)]
    quoted = _covered(words, [match.span() for match in _QUOTED.finditer(text)])
    ours = [sets for one in predicted if (sets := _to_sets(text, words, quoted, one)).content]
    theirs = [sets for one in gold if (sets := _to_sets(text, words, quoted, one)).content]
    tally = Tally()
    tally.counts.update(predicted=len(ours), gold=len(theirs))
    for one in theirs:
        tally.counts[f"gold {one.kind}"] += 1
        tally.counts["gold speech"] += one.is_speech
    for mine, other, agreement in pair_greedily(ours, theirs):
        _count_pair(tally, mine, other, agreement)
    mine = frozenset[int]().union(*(one.content for one in ours))
    other = frozenset[int]().union(*(one.content for one in theirs))
    tally.counts.update(
        {"words found": len(mine), "words gold": len(other), "words both": len(mine & other)}
    )
    return tally


def find_right(text: str, gold: Sequence[Marked], predicted: Sequence[Marked]) -> list[bool]:
    """Return for each predicted attribution whether its content and its source are right."""
    words = [match.span() for match in _WORD.finditer(text)]
    ours = [_to_sets(text, words, frozenset(), one) for one in predicted]
    theirs = [_to_sets(text, words, frozenset(), one) for one in gold]
    right = {
        id(mine)
        for mine, other, agreement in pair_greedily(ours, theirs)
        if agreement >= GOOD_OVERLAP and _is_same_source(mine, other)
    }
    return [id(mine) in right for mine in ours]


def _is_same_source(mine: WordSets, other: WordSets) -> bool:
    return bool(mine.source & other.source) or not (mine.source or other.source)


def pair_greedily(
    ours: Sequence[WordSets], theirs: Sequence[WordSets]
) -> list[tuple[WordSets, WordSets, float]]:
    """Pair contents one to one by descending intersection over union."""
    scored = [
        (len(mine.content & other.content) / len(mine.content | other.content), i, j)
        for i, mine in enumerate(ours)
        for j, other in enumerate(theirs)
        if mine.content & other.content
    ]
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    pairs = []
    for agreement, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in taken_ours and j not in taken_theirs:
            taken_ours.add(i)
            taken_theirs.add(j)
            pairs.append((ours[i], theirs[j], agreement))
    return pairs


def _count_pair(tally: Tally, mine: WordSets, other: WordSets, agreement: float) -> None:
    counts = tally.counts
    counts["any"] += 1
    counts["exact"] += agreement == 1.0
    counts["iou.8"] += agreement >= CLOSE_OVERLAP
    if agreement < GOOD_OVERLAP:
        return
    counts["iou.5"] += 1
    counts[f"iou.5 {other.kind}"] += 1
    counts["iou.5 speech"] += other.is_speech
    if _is_same_source(mine, other):
        counts["e2e"] += 1
        counts["e2e speech"] += other.is_speech


def _to_sets(text: str, words: Sequence[Offsets], quoted: frozenset[int], one: Marked) -> WordSets:
    content = _covered(words, one.content)
    share = len(content & quoted) / len(content) if content else 0.0
    cue = " ".join(text[start:end] for start, end in one.cue)
    return WordSets(content, _covered(words, one.source), cue, share)


def _covered(words: Sequence[Offsets], spans: Sequence[Offsets]) -> frozenset[int]:
    return frozenset(
        place
        for place, (start, end) in enumerate(words)
        if any(start < last and end > first for first, last in spans)
    )
