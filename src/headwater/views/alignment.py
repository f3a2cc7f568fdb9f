"""Several wordings of one claim, word under word, as columns of an alignment table."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from headwater.records.span import Span, words_of
from headwater.text.words import find_words, normal_word

# words: a wording is a sentence or two; beyond this the rows are not read side by side
MAX_WORDS = 120
# letters: a lone agreement on "of" or "a" between two differences says nothing and tears the rows
MIN_AGREEMENT_LETTERS = 4
# marks that belong to the word after them; all others belong to the word before
OPENING = frozenset("\"'“‘„«‹([{$€£¥#")
# share of the shorter wording's words found in the lead; below it the rows are only listed
MIN_AGREEMENT = 0.5
# words: fewer in common are a coincidence, unless the row has no more
MIN_AGREEING = 3
# words: agreeing runs break here, so that rows can wrap on a narrow page
MAX_RUN = 6
# pairs of wordings that were compared: those found alike are aligned next
PAIRS_HELD = 256


@dataclass(frozen=True)
class Witness:
    """One row to align: a text and the words of it, as spans into that text."""

    text: str
    spans: tuple[Span, ...]
    words: tuple[Span, ...]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words without what only spelling or case tells apart."""
        return tuple(normal_word(word.of(self.text)) for word in self.words)

    def shown(self, cell: Span) -> str:
        """The cell's words with the marks that touch them; a gap between spans is shown."""
        parts = [part for span in self.spans if (part := span.common(cell))]
        return " ".join(words_of([_with_marks(self, p) for p in parts], self.text).split())


@dataclass(frozen=True)
class Column:
    """What each row has here; ``None`` where a row has nothing.  Agreeing columns do not differ."""

    cells: tuple[Span | None, ...]
    agrees: bool


def make_witness(text: str, spans: Sequence[Span]) -> Witness:
    """The words of a wording's spans, at most ``MAX_WORDS``."""
    words = [word for span in spans for word in find_words(text, span)]
    return Witness(text, tuple(spans), tuple(words[:MAX_WORDS]))


def align(witnesses: Sequence[Witness]) -> tuple[Column, ...]:
    """The rows as columns, aligned to the first; agreeing and differing columns alternate."""
    lead = len(witnesses[0].words)
    forms = [witness.forms for witness in witnesses]
    places = [_places(forms[0], form) for form in forms]
    columns: list[Column] = []
    start = [0] * len(witnesses)
    for at in range(lead + 1):
        stops = [_stop(place, at, len(form)) for place, form in zip(places, forms, strict=True)]
        if any(stop is None for stop in stops):
            continue
        before = [stop[0] for stop in stops if stop is not None]
        after = [stop[1] for stop in stops if stop is not None]
        columns.append(_column(witnesses, forms, start, before))
        columns.append(_column(witnesses, forms, before, after))
        start = after
    return tuple(_broken(_merged([c for c in columns if any(c.cells)]), witnesses))


def is_alike(lead: Witness, row: Witness) -> bool:
    """Whether so many words agree that the two are worth reading word under word."""
    shorter = max(1, min(len(lead.forms), len(row.forms)))
    agreeing = sum(1 for place in _places(lead.forms, row.forms) if place is not None)
    return agreeing >= min(MIN_AGREEING, shorter) and agreeing / shorter >= MIN_AGREEMENT


@lru_cache(maxsize=PAIRS_HELD)
def _places(lead: tuple[str, ...], form: tuple[str, ...]) -> tuple[int | None, ...]:
    """For each word of the lead, the word of the row that it agrees with."""
    places: list[int | None] = [None] * len(lead)
    for a, b, size in SequenceMatcher(None, lead, form, autojunk=False).get_matching_blocks():
        edge = a == b == 0 or (a + size == len(lead) and b + size == len(form))
        if edge or sum(len(word) for word in lead[a : a + size]) >= MIN_AGREEMENT_LETTERS:
            for step in range(size):
                places[a + step] = b + step
    return tuple(places)


def _stop(places: Sequence[int | None], at: int, length: int) -> tuple[int, int] | None:
    """Where a row stands at the lead's boundary ``at``: before and after what only it has there.

    ``None`` where the boundary lies inside a difference.
    """
    behind = 0 if at == 0 else None
    ahead = length if at == len(places) else None
    if at > 0 and (last := places[at - 1]) is not None:
        behind = last + 1
    if at < len(places) and (following := places[at]) is not None:
        ahead = following
    if behind is None and ahead is None:
        return None
    if behind is None:
        return (ahead or 0, ahead or 0)
    return (behind, behind if ahead is None else ahead)


def _column(
    witnesses: Sequence[Witness],
    forms: Sequence[Sequence[str]],
    start: Sequence[int],
    stop: Sequence[int],
) -> Column:
    cells = tuple(
        _cell(witness, a, b) for witness, a, b in zip(witnesses, start, stop, strict=True)
    )
    words = {tuple(form[a:b]) for form, a, b in zip(forms, start, stop, strict=True)}
    return Column(cells, len(words) == 1)


def _cell(witness: Witness, start: int, stop: int) -> Span | None:
    if start >= stop:
        return None
    return Span(witness.words[start].start, witness.words[stop - 1].end)


def _merged(columns: Sequence[Column]) -> list[Column]:
    merged: list[Column] = []
    for column in columns:
        if merged and merged[-1].agrees == column.agrees:
            cells = tuple(
                _joined(a, b) for a, b in zip(merged[-1].cells, column.cells, strict=True)
            )
            merged[-1] = Column(cells, column.agrees)
        else:
            merged.append(column)
    return merged


def _joined(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return one or other
    return Span(one.start, other.end)


def _broken(columns: Sequence[Column], witnesses: Sequence[Witness]) -> list[Column]:
    """Agreeing columns cut into runs of at most ``MAX_RUN`` words."""
    broken: list[Column] = []
    for column in columns:
        if not column.agrees:
            broken.append(column)
            continue
        rows = [
            find_words(witness.text, cell) if cell else []
            for witness, cell in zip(witnesses, column.cells, strict=True)
        ]
        length = len(rows[0])
        if length <= MAX_RUN or any(len(row) != length for row in rows):
            broken.append(column)
            continue
        runs = -(-length // MAX_RUN)
        size = -(-length // runs)
        for start in range(0, length, size):
            cells = tuple(Span(row[start].start, row[start : start + size][-1].end) for row in rows)
            broken.append(Column(cells, agrees=True))
    return broken


def _with_marks(witness: Witness, part: Span) -> Span:
    """The part, widened to the punctuation that touches it inside the witness's span."""
    text, whole = witness.text, next(s for s in witness.spans if s.holds(part))
    start, end = part.start, part.end
    while start > whole.start and text[start - 1] in OPENING:
        start -= 1
    while end < whole.end and not (text[end].isspace() or text[end].isalnum()):
        end += 1
    return Span(start, end)
