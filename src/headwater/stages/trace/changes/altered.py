"""Which words differ inside the shared part of two quotations, and how much that matters."""

from collections.abc import Sequence, Set

import msgspec
from rapidfuzz.distance import Indel

from headwater.records.span import Span, make_spans
from headwater.stages.trace.changes.make import FORM, OTHER, SHADED
from headwater.stages.trace.changes.match import Stretch, Word
from headwater.stages.trace.changes.pairs import Wordings
from headwater.stages.trace.changes.plain import deep_stem, is_content_word
from headwater.text.certainty import expand_word, find_negations

MAX_EDGE = 3  # words; a longer different end is another part of the speech, not an alteration
MISSPELT = 0.9  # share of two words' letters in common, in order: "Bernadino", "Bernardino"
BESIDE = 2  # characters: a bracket or an ellipsis that touches the differing words
# what shows an edit, and the sign of an address that stands for a name: "@harbourwatch"
_GAPS = ("…", "...", ". . .", "[", "]", "(", ")", "@")

_ONE = {"a", "1"}  # "a hundred" and "one hundred"


class Differences(msgspec.Struct, frozen=True):
    """The differing words of two quotations, with a word around, and what each has beyond."""

    a: tuple[Span, ...]
    b: tuple[Span, ...]
    severity: int
    before: tuple[Sequence[Word], Sequence[Word]]  # words before the shared part
    after: tuple[Sequence[Word], Sequence[Word]]  # words after it

    @property
    def changed(self) -> bool:
        """Whether any word of the shared part differs."""
        return bool(self.a)


def find_differences(
    pair: Wordings, a: Sequence[Word], b: Sequence[Word], stretches: Sequence[Stretch]
) -> Differences:
    """The differences of two aligned quotations that an editor's marks do not explain."""
    rows = [
        stretch
        for at, stretch in enumerate(stretches)
        if not stretch.equal
        and _is_inside(stretch, at, len(stretches))
        and not _is_same_word(a, b, stretch)
        and not _is_marked(pair, a, b, stretch)
    ]
    equal = [stretch for stretch in stretches if stretch.equal]
    first, last = equal[0], equal[-1]
    return Differences(
        a=make_spans([_around(a, *r.a) for r in rows]),
        b=make_spans([_around(b, *r.b) for r in rows]),
        severity=max((_severity(pair, a, b, r) for r in rows), default=FORM),
        before=(a[: first.a[0]], b[: first.b[0]]),
        after=(a[last.a[1] :], b[last.b[1] :]),
    )


def _is_inside(stretch: Stretch, at: int, stretches: int) -> bool:
    """Inside the shared part, or a few words at an edge that stand for a few others."""
    if 0 < at < stretches - 1:
        return True
    sizes = stretch.a[1] - stretch.a[0], stretch.b[1] - stretch.b[0]
    return min(sizes) > 0 and max(sizes) <= MAX_EDGE


def _is_same_word(a: Sequence[Word], b: Sequence[Word], stretch: Stretch) -> bool:
    """Other spelling of the same letters: "co operate" and "cooperate"."""
    one = "".join(w.form for w in a[stretch.a[0] : stretch.a[1]])
    other = "".join(w.form for w in b[stretch.b[0] : stretch.b[1]])
    return one == other or {one, other} == _ONE


def _is_marked(pair: Wordings, a: Sequence[Word], b: Sequence[Word], stretch: Stretch) -> bool:
    """Whether brackets or an ellipsis stand at the place: the article shows its edit."""
    for text, words, (start, end) in (
        (pair.a.text, a, stretch.a),
        (pair.b.text, b, stretch.b),
    ):
        low, high = _around(words, start, end)
        if any(g in text[max(0, low - BESIDE) : high + BESIDE] for g in _GAPS):
            return True
    return False


def _around(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """The differing words with the word before and after, so that an empty side shows a place."""
    low, high = max(0, start - 1), min(len(words), end + 1)
    return words[low].span.start, words[max(low, high - 1)].span.end


def _severity(pair: Wordings, a: Sequence[Word], b: Sequence[Word], stretch: Stretch) -> int:
    ones, others = a[stretch.a[0] : stretch.a[1]], b[stretch.b[0] : stretch.b[1]]
    turned = bool(_negations(pair.a.text, ones)) != bool(_negations(pair.b.text, others))
    if turned and not (_negations(pair.a.text, a) and _negations(pair.b.text, b)):
        return OTHER
    if _numbers(ones) != _numbers(others):
        return OTHER
    ours, theirs = _meanings(ones), _meanings(others)
    left_out = {w for w in ours ^ theirs if not _is_misspelt(w, theirs if w in ours else ours)}
    return SHADED if left_out else FORM


def _negations(text: str, words: Sequence[Word]) -> int:
    return sum(len(find_negations(text, w.span)) for w in words)


def _numbers(words: Sequence[Word]) -> list[str]:
    return [w.form for w in words if w.form[0].isdigit()]


def _is_misspelt(word: str, others: Set[str]) -> bool:
    """Whether one of some words has nearly the same letters, the first one included."""
    return any(o[0] == word[0] and Indel.normalized_similarity(o, word) >= MISSPELT for o in others)


def _meanings(words: Sequence[Word]) -> set[str]:
    forms = [f for w in words for f in expand_word(w.form)]
    return {deep_stem(f) for f in forms if is_content_word(f)}
