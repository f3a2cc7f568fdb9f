"""Quantities of two wordings that measure the same thing."""

import re
from collections.abc import Iterator

from headwater.records.span import Span
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.match import sameness
from headwater.stages.trace.changes.pairs import Wordings
from headwater.stages.trace.changes.read import plain_stems_in, quantities_in, stems_in
from headwater.stages.trace.world import Told, paragraph_of
from headwater.text.quantities import Quantity

_CLAUSE = re.compile(r"[,;:.!?—–]\s")
_COUNTER = re.compile(r"\d+ of \d+")
ORDER = 10  # times; amounts grow from day to day, hardly by so much
REACH = 60  # characters around a quantity that say what it measures


def same_things(pair: Wordings) -> Iterator[tuple[Quantity, Quantity]]:
    """Quantities of one unit that count the same noun, each used once, the likest first."""
    ones = _amounts(pair.a)
    others = _amounts(pair.b)
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


def _amounts(told: Told) -> list[Quantity]:
    """The quantities of a wording without counters: "9 of 22" numbers a picture in a row."""
    found = quantities_in(told.text, told.wording.spans)
    return [q for q in found if not _COUNTER.fullmatch(q.span.of(told.text))]


def _fit(pair: Wordings, a: Quantity, b: Quantity) -> int:
    """How surely two quantities measure one thing; 0 where they do not."""
    if a.unit != b.unit:
        return 0
    same_noun = a.noun is not None and a.noun == b.noun
    if not a.unit and not same_noun:
        return 0
    near = len(_around(pair.a, a) & _around(pair.b, b))
    return near + 2 * same_noun + 2 * a.agrees(b) if near or same_noun else 0


def _around(told: Told, quantity: Quantity) -> frozenset[str]:
    paragraph = paragraph_of(told.text, quantity.span)
    before = Span(max(paragraph.start, quantity.span.start - REACH), quantity.span.start)
    after = Span(quantity.span.end, min(paragraph.end, quantity.span.end + REACH))
    return stems_in(told.text, (before, after))


def is_other_amount(
    pair: Wordings, one: Quantity, other: Quantity, settings: TraceSettings, *, moved: bool
) -> bool:
    """Whether two amounts of one thing cannot both hold; ``moved``: they may be of two days.

    What is ten times as much is no update, and needs fewer words in common around it.
    """
    if one.agrees(other):
        return False
    small, large = sorted((one, other), key=lambda q: q.high)
    far = large.low >= ORDER * small.high
    least = settings.min_added_sameness if far else settings.min_number_sameness
    return (far or not moved) and clause_sameness(pair, one, other) >= least


def clause_sameness(pair: Wordings, one: Quantity, other: Quantity) -> float:
    """Share of the meaning-carrying words around two amounts that both clauses have.

    Of all such words, or of those that are neither names nor what is counted, whichever is less.
    """
    sides = (pair.a.text, _clause(pair.a, one)), (pair.b.text, _clause(pair.b, other))
    nouns = [(q.noun_span,) if q.noun_span else () for q in (one, other)]
    around = [
        stems_in(text, (*clause, *noun)) for (text, clause), noun in zip(sides, nouns, strict=True)
    ]
    done = [
        plain_stems_in(text, clause) - stems_in(text, noun)
        for (text, clause), noun in zip(sides, nouns, strict=True)
    ]
    return min(sameness(*around), sameness(*done))


def _clause(told: Told, quantity: Quantity) -> tuple[Span, ...]:
    """What stands before and after an amount in its clause."""
    within = next((s for s in told.wording.spans if s.overlaps(quantity.span)), quantity.span)
    before = _CLAUSE.split(told.text[within.start : quantity.span.start])[-1]
    after = _CLAUSE.search(told.text, quantity.span.end, within.end)
    start = quantity.span.start - len(before)
    end = after.start() if after else max(within.end, quantity.span.end)
    parts = Span(start, quantity.span.start), Span(quantity.span.end, end)
    return tuple(p for p in parts if p.start < p.end)
