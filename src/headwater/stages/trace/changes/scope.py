"""Of how many, or of which, a statement holds: wider in one wording than in the other."""

from collections.abc import Iterator
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.stages.trace.changes.make import SHADED, make_change
from headwater.stages.trace.changes.match import Word, sameness
from headwater.stages.trace.changes.measured import same_things
from headwater.stages.trace.changes.pairs import Comparison, Wordings, says_the_same
from headwater.stages.trace.changes.plain import deep_stem, is_content_word
from headwater.stages.trace.changes.read import stems_in
from headwater.text.quantities import SHARE, Quantity
from headwater.text.word_files import load_words
from headwater.text.words import find_words, normal_word

SHARES = frozenset({SHARE, "%"})  # of a number of things each may name another side
PHRASE = 4  # words after a quantity that can belong to the phrase that it counts

_OWNED = ("'s", "'")  # whose it is: "three of Voss's children", "three of her children"


@cache
def _limits() -> frozenset[str]:
    return msgspec.convert(load_words("scope")["limits"], frozenset[str])


def find_scope_changes(comparison: Comparison) -> Iterator[Change]:
    """One at most between two articles: in what is counted, or a limit that went."""
    for pair in comparison.pairs:
        if not says_the_same(pair, comparison.settings):
            continue
        stems = [stems_in(t.text, t.wording.spans) for t in (pair.a, pair.b)]
        alike = sameness(*stems) >= comparison.settings.min_added_sameness
        for finder in (_counted, _limit) if alike else (_counted,):
            found = finder(pair)
            if found is not None:
                a, b, note = found
                yield make_change(pair, ChangeKind.SCOPE_CHANGED, SHADED, ((a,), (b,)), note)
                return


_Found = tuple[Span, Span, str]


def _counted(pair: Wordings) -> _Found | None:
    """The same share of a wider or narrower thing: "a third of its forces"."""
    for one, other in same_things(pair):
        if one.unit not in SHARES or not one.agrees(other):
            continue
        ours, theirs = _phrase(pair.a.text, one), _phrase(pair.b.text, other)
        if not ours or not theirs:
            continue
        stems = [{deep_stem(w.form) for w in side} for side in (ours, theirs)]
        if stems[0] == stems[1] or not stems[0] & stems[1]:
            continue
        more = stems[0] ^ stems[1]  # "two articles of impeachment", "two impeachment articles"
        elsewhere = stems_in(pair.a.text, pair.a.wording.spans) & stems_in(
            pair.b.text, pair.b.wording.spans
        )
        if (stems[0] < stems[1] or stems[1] < stems[0]) and not more <= elsewhere:
            a = Span(one.span.start, ours[-1].span.end)
            b = Span(other.span.start, theirs[-1].span.end)
            return a, b, "the amount is of something wider or narrower"
    return None


def _phrase(text: str, quantity: Quantity) -> list[Word]:
    """The meaning-carrying words of the phrase that a quantity counts, up to its noun."""
    if quantity.noun_span is None:
        return []
    span = Span(quantity.span.end, quantity.noun_span.end)
    words = [Word(normal_word(w.of(text)), w) for w in find_words(text, span)][:PHRASE]
    return [w for w in words if is_content_word(w.form) and not w.form.endswith(_OWNED)]


def _limit(pair: Wordings) -> _Found | None:
    """A limiting word before a word that the other wording has without it."""
    sides = ((pair.a_words, pair.b_words), (pair.b_words, pair.a_words))
    for turned, (ours, theirs) in enumerate(sides):
        if any(w.form in _limits() for w in theirs):
            continue
        for at, word in enumerate(ours[:-1]):
            if word.form not in _limits():
                continue
            following = ours[at + 1]
            match = next((w for w in theirs if w.form == following.form), None)
            if match is None or not is_content_word(following.form):
                continue
            here = Span(word.span.start, following.span.end)
            spans = (match.span, here) if turned else (here, match.span)
            return *spans, f"“{word.form}” is in one wording only"
    return None
