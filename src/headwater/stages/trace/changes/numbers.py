"""Quantities that became others: the number, its bound, or what is counted."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.stages.trace.changes.make import OTHER, SHADED, make_change
from headwater.stages.trace.changes.match import content_stems, split_words
from headwater.stages.trace.changes.pairs import Comparison, Wordings
from headwater.stages.trace.world import Told, paragraph_of
from headwater.text.cues import load_words
from headwater.text.quantities import Quantity, find_quantities
from headwater.text.words import normal_words


@cache
def _kinds() -> dict[str, str]:
    return msgspec.convert(load_words("kinds_of_loss")["kinds"], dict[str, str])


def find_number_changes(comparison: Comparison) -> Iterator[Change]:
    """Changes of the quantities that both wordings give for the same thing."""
    pair = comparison.pairs[0]
    for one, other in _same_things(pair):
        spans = ((one.span,), (other.span,))
        if not one.agrees(other):
            note = f"{one.span.of(pair.a.text)} and {other.span.of(pair.b.text)}"
            yield make_change(pair, ChangeKind.NUMBER_CHANGED, OTHER, spans, note)
        elif one.bound != other.bound:  # "about" and nothing go together
            note = f"{one.span.of(pair.a.text)} and {other.span.of(pair.b.text)}"
            yield make_change(pair, ChangeKind.BOUND_CHANGED, SHADED, spans, note)
    yield from _kind_change(pair)


def _same_things(pair: Wordings) -> Iterator[tuple[Quantity, Quantity]]:
    """Quantities of one unit that count the same noun, each used once, the likest first."""
    ones = [q for s in pair.a.wording.spans for q in find_quantities(pair.a.text, s)]
    others = [q for s in pair.b.wording.spans for q in find_quantities(pair.b.text, s)]
    rows = sorted(
        (-_fit(pair, x, y), i, j)
        for i, x in enumerate(ones)
        for j, y in enumerate(others)
        if _fit(pair, x, y) > 0
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, i, j in rows:
        if i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        yield ones[i], others[j]


def _fit(pair: Wordings, a: Quantity, b: Quantity) -> int:
    """How surely two quantities measure one thing; 0 where they do not."""
    if a.unit != b.unit:
        return 0
    same_noun = a.noun is not None and a.noun == b.noun
    if not a.unit and not same_noun:
        return 0
    near = len(_around(pair.a, a) & _around(pair.b, b))
    return near + 2 * same_noun + 2 * a.agrees(b) if near or same_noun else 0


REACH = 60  # characters around a quantity that say what it measures


def _around(told: Told, quantity: Quantity) -> frozenset[str]:
    paragraph = paragraph_of(told.text, quantity.span)
    before = Span(max(paragraph.start, quantity.span.start - REACH), quantity.span.start)
    after = Span(quantity.span.end, min(paragraph.end, quantity.span.end + REACH))
    return content_stems(split_words(told.text, [before, after]))


def _kind_change(pair: Wordings) -> Iterator[Change]:
    """Lost, killed, hurt: another kind of loss for the same number."""
    for one, other in _same_things(pair):
        if not one.agrees(other) or one.unit:
            continue
        kinds = [_loss(pair.a, one), _loss(pair.b, other)]
        if not kinds[0] or not kinds[1] or kinds[0] & kinds[1]:
            continue
        yield make_change(
            pair,
            ChangeKind.QUANTITY_KIND_CHANGED,
            OTHER,
            ((one.span,), (other.span,)),
            f"{', '.join(sorted(kinds[0]))} became {', '.join(sorted(kinds[1]))}",
        )


def _loss(told: Told, quantity: Quantity) -> frozenset[str]:
    words: Sequence[str] = [
        w for s in told.wording.spans if s.holds(quantity.span) for w in normal_words(told.text, s)
    ]
    return frozenset(_kinds()[w] for w in words if w in _kinds())
