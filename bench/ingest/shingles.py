"""How much of a body was found: runs of four words, precision and recall averaged over pages."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

RUN = 4
_WORD = re.compile(r"\w+")


class Score(msgspec.Struct, frozen=True):
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def count_runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of a text; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))


def score_body(gold: str, found: str) -> Score:
    """Precision and recall of one page."""
    true, made = count_runs(gold), count_runs(found)
    both = sum(min(n, made[run]) for run, n in true.items())
    if not both:
        return Score(0.0, 0.0)
    return Score(both / made.total(), both / true.total())


def average(scores: Iterable[Score]) -> Score:
    """The mean of precisions and the mean of recalls: F1 is made of these."""
    rows = list(scores)
    if not rows:
        return Score(0.0, 0.0)
    return Score(
        sum(r.precision for r in rows) / len(rows), sum(r.recall for r in rows) / len(rows)
    )
