"""Quantities that became others: the number, its bound, or what is counted."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from headwater.records.tracing import Change, ChangeKind
from headwater.stages.trace.changes.make import OTHER, SHADED, make_change
from headwater.stages.trace.changes.measured import is_other_amount, same_things
from headwater.stages.trace.changes.pairs import Comparison, Wordings, may_have_moved
from headwater.stages.trace.changes.time import LENGTHS
from headwater.stages.trace.world import Told
from headwater.text.quantities import Quantity
from headwater.text.word_files import load_words
from headwater.text.words import normal_words


@cache
def _kinds() -> dict[str, str]:
    return msgspec.convert(load_words("kinds_of_loss")["kinds"], dict[str, str])


def find_number_changes(comparison: Comparison) -> Iterator[Change]:
    """Changes of the quantities that both wordings give for the same thing."""
    pair = comparison.pairs[0]
    moved = may_have_moved(comparison.world, pair)
    for one, other in same_things(pair):
        spans = ((one.span,), (other.span,))
        if one.unit in LENGTHS:
            continue  # a length of time grows with the days: another kind of change
        if is_other_amount(pair, one, other, comparison.settings, moved=moved):
            note = f"{one.span.of(pair.a.text)} and {other.span.of(pair.b.text)}"
            yield make_change(pair, ChangeKind.NUMBER_CHANGED, OTHER, spans, note)
        elif _is_bounded_once(one, other):
            note = f"{one.span.of(pair.a.text)} and {other.span.of(pair.b.text)}"
            yield make_change(pair, ChangeKind.BOUND_CHANGED, SHADED, spans, note)
    yield from _kind_change(pair)


def _is_bounded_once(one: Quantity, other: Quantity) -> bool:
    """Whether the same figure has a bound on one side only; "about" and nothing go together."""
    return bool(one.bound) != bool(other.bound) and (one.low, one.high) == (other.low, other.high)


def _kind_change(pair: Wordings) -> Iterator[Change]:
    """Lost, killed, hurt: another kind of loss for the same number."""
    for one, other in same_things(pair):
        if not one.agrees(other) or one.unit:
            continue
        kinds = [loss_kinds(pair.a, one), loss_kinds(pair.b, other)]
        if not kinds[0] or not kinds[1] or kinds[0] & kinds[1]:
            continue
        yield make_change(
            pair,
            ChangeKind.QUANTITY_KIND_CHANGED,
            OTHER,
            ((one.span,), (other.span,)),
            f"{', '.join(sorted(kinds[0]))} became {', '.join(sorted(kinds[1]))}",
        )


def names_loss(told: Told) -> bool:
    """Whether a wording has a word of loss at all."""
    words = (w for s in told.wording.spans for w in normal_words(told.text, s))
    return any(w in _kinds() for w in words)


def loss_kinds(told: Told, quantity: Quantity) -> frozenset[str]:
    """The kinds of loss that the words around a quantity name: dead, hurt, missing, ..."""
    words: Sequence[str] = [
        w for s in told.wording.spans if s.holds(quantity.span) for w in normal_words(told.text, s)
    ]
    return frozenset(_kinds()[w] for w in words if w in _kinds())
