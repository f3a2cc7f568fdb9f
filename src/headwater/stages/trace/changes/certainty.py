"""Hedges and modals that came, went or grew stronger."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from headwater.records.attribution import Mode
from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.make import OTHER, SHADED, make_change
from headwater.stages.trace.changes.match import Word, answering, content_stems, split_words
from headwater.stages.trace.changes.pairs import (
    Comparison,
    Wordings,
    are_two_people,
    is_asked,
    says_the_same,
)
from headwater.stages.trace.changes.read import marks_in
from headwater.stages.trace.world import Told, sentence_of
from headwater.text.certainty import (
    Family,
    Mark,
    certainty_of,
    crediting_words,
    find_negations,
    impossible_with_not,
    question_words,
)
from headwater.text.words import find_words

# marks that a cue can carry for its content: "believe", "reportedly"
_OUTSIDE = frozenset({Family.OPINION, Family.APPEARANCE})
DENIED_REACH = 12  # characters
GOVERNED = 4  # words after a mark among which the other wording must have one
GOVERNED_NEAR = 8  # words after a mark that it surely governs where the other has several of them
SEVERAL = 2
GOVERNED_FAR = 12  # words after a mark; no word shared in so many: it hedges something else
_CLAUSE = re.compile(r"[,;:.!?—–\n]")


class _Hedged(msgspec.Struct, frozen=True):
    """A mark with the clause that it stands in."""

    mark: Mark
    clause: Span


def find_certainty_changes(comparison: Comparison) -> Iterator[Change]:
    """One change at most: the mark whose going or coming moves the statement furthest."""
    rows = [
        (-gap, number, turned, hedged, place)
        for number, pair in enumerate(comparison.pairs)
        if _are_comparable(pair, comparison.settings)
        for turned in (False, True)
        for gap, hedged, place in _moves(pair, turned, comparison.settings)
    ]
    if not rows:
        return
    _, number, turned, hedged, (place, shared) = min(rows, key=lambda r: r[:3])
    full = comparison.settings.min_clause_shared_severe
    possible = hedged.mark.family is Family.POSSIBILITY
    alike = [r[4][0] for r in rows if r[2] == turned and r[3] == hedged and r[4][1] >= shared]
    spans: tuple[Sequence[Span], Sequence[Span]] = [hedged.clause], alike or [place]
    pair = comparison.pairs[number]
    yield make_change(
        pair,
        ChangeKind.CERTAINTY_CHANGED,
        OTHER if possible and not turned and pair.directed and shared >= full else SHADED,
        spans[::-1] if turned else spans,
        f"“{hedged.mark.words}” is in one wording only",
    )


def _are_comparable(pair: Wordings, settings: TraceSettings) -> bool:
    """Whether both surely say one thing; two people may each be as sure as they like."""
    if any(is_asked(t) for t in (pair.a, pair.b)):
        return False
    return says_the_same(pair, settings) and not are_two_people(pair)


def _moves(
    pair: Wordings, turned: bool, settings: TraceSettings
) -> Iterator[tuple[float, _Hedged, tuple[Span, float]]]:
    """Marks of one wording that the other lacks, with how far that is on the ladder."""
    a, b = (pair.b, pair.a) if turned else (pair.a, pair.b)
    words = pair.a_words if turned else pair.b_words
    siblings = pair.siblings_a if turned else pair.siblings_b  # a hedge elsewhere is still there
    for hedged in _hedged(a):
        place = _answer(a, hedged, words, settings)
        if place is None or _is_said_too(a, hedged, words, siblings):
            continue
        if _turns(a, hedged.clause) != _turns(b, place[0]):
            continue  # one says that it is not so: another change
        marks = [m for t in siblings for m in _marks_of_same(t, a, hedged)]
        gap = max(certainty_of(marks) - hedged.mark.rank, _weakened(siblings, a, hedged))
        if gap >= settings.min_certainty_gap:
            yield gap, hedged, place


def _is_said_too(
    told: Told, hedged: _Hedged, words: Sequence[Word], siblings: Sequence[Told]
) -> bool:
    """Whether the other article hedges it as much in its own way, or hedges something else."""
    mark, family = hedged.mark, hedged.mark.family
    if family is Family.POSSIBILITY and not _is_of_shared(told, words, hedged):
        return True  # what may happen is not what the other says
    forms = [w.form for w in words]
    if mark.words in impossible_with_not() and not impossible_with_not().isdisjoint(forms):
        return True  # "they can" told of later is "they could"
    if f" {mark.words} " in f" {' '.join(forms)} ":
        return True
    if family is Family.HEARSAY and not told.is_credited and any(t.is_credited for t in siblings):
        return True  # to name who says so is to report it
    opinions = (m for t in siblings for m in _all_marks(t) if m.family is Family.OPINION)
    return family is Family.OPINION and any(opinions)  # one opinion in other words


def _hedged(told: Told) -> list[_Hedged]:
    """The marks of a wording with their clauses; those of the words that credit it included."""
    found = [
        _Hedged(mark, _clause(told.text, span, mark.span))
        for span in told.wording.spans
        for mark in marks_in(told.text, (span,))
        if mark.family is not Family.ASSURANCE
    ]
    row = told.attribution
    beside = sentence_of(told)
    direct = told.wording.mode is Mode.DIRECT
    content = row.content if row is not None and direct else told.wording.spans
    for span in (*row.cue, *row.hedges) if row is not None else ():
        if not span.overlaps(beside) or any(span.overlaps(s) for s in content):
            continue  # found above, or of another sentence of the quotation
        near = min(told.wording.spans, key=lambda s: abs(s.start - span.start))
        found += [
            _Hedged(mark, _clause(told.text, near, Span(near.start, near.start)))
            for mark in marks_in(told.text, (span,))
            if mark.family in _OUTSIDE
        ]
    return found


def _clause(text: str, within: Span, mark: Span) -> Span:
    """From the punctuation before a mark to the punctuation after it."""
    start = within.start
    for match in _CLAUSE.finditer(text, within.start, mark.start):
        start = match.end()
    end = _CLAUSE.search(text, mark.end, within.end)
    clause = Span(start, end.start() if end else within.end)
    return clause.trimmed(text, " \t\n\"'“”‘’") or mark


def _answer(
    told: Told, hedged: _Hedged, words: Sequence[Word], settings: TraceSettings
) -> tuple[Span, float] | None:
    """The words of the other wording that answer the hedged clause, and the share of it."""
    own = [w for w in split_words(told.text, [hedged.clause]) if not hedged.mark.span.holds(w.span)]
    stems = content_stems(own)
    shared = stems & content_stems(words)
    if _is_denied(told, hedged.mark) or _is_asked(own, hedged.mark):
        return None
    governed = next((w for w in own if w.span.start > hedged.mark.span.end), None)
    if governed is not None and governed.form in crediting_words():
        return None
    following = _governed(told, hedged)
    if hedged.clause.holds(hedged.mark.span) and not following & shared:
        return None
    if len(shared) < min(SEVERAL, len(stems)) or not stems:
        return None
    share = len(shared) / len(stems)
    plain = content_stems([w for w in own if not w.span.of(told.text)[0].isupper()])
    several = len(_governed(told, hedged, GOVERNED_NEAR) & shared & plain) >= SEVERAL
    least = settings.min_clause_shared_of_several if several else settings.min_clause_shared
    span = answering(words, shared) if share >= least else None
    return (span, share) if span else None


def _is_denied(told: Told, mark: Mark) -> bool:
    """Whether a "not" takes a mark away: "did not believe" is no belief, "could not" no chance."""
    before = Span(max(0, mark.span.start - DENIED_REACH), mark.span.start)
    if find_negations(told.text, before):
        return True
    if mark.family is not Family.POSSIBILITY or mark.words not in impossible_with_not():
        return False
    after = find_words(told.text, Span(mark.span.end, mark.span.end + DENIED_REACH))[:1]
    return any(find_negations(told.text, word) for word in after)


def _turns(told: Told, place: Span) -> bool:
    """Whether a negation stands in the clause of a place in a wording."""
    within = next(s for s in told.wording.spans if s.overlaps(place))
    return bool(find_negations(told.text, _clause(told.text, within, place)))


def _is_asked(clause: Sequence[Word], mark: Mark) -> bool:
    """Whether a mark stands in a question told of: "whatever may have happened"."""
    return any(w.form in question_words() for w in clause if w.span.end <= mark.span.start)


def _governed(told: Told, hedged: _Hedged, most: int = GOVERNED) -> frozenset[str]:
    """The stems of the first words after a mark in its clause; none where it stands outside."""
    after = Span(min(hedged.mark.span.end, hedged.clause.end), hedged.clause.end)
    return content_stems(split_words(told.text, [after])[:most])


def _weakened(siblings: Sequence[Told], a: Told, hedged: _Hedged) -> float:
    """How much weaker another hedge of the same words is: "possible" for "likely"."""
    governed = _governed(a, hedged)
    ranks = [h.mark.rank for t in siblings for h in _hedged(t) if _governed(t, h) & governed]
    return hedged.mark.rank - min(ranks, default=hedged.mark.rank)


def _is_of_shared(told: Told, other: Sequence[Word], hedged: _Hedged) -> bool:
    """Whether the very next word of meaning after a wording's mark is in the other one."""
    after = Span(min(hedged.mark.span.end, hedged.clause.end), hedged.clause.end)
    words = split_words(told.text, [after])
    first = next((s for w in words if (s := content_stems([w]))), frozenset[str]())
    return bool(first & content_stems(other))


def _marks_of_same(told: Told, other: Told, hedged: _Hedged) -> list[Mark]:
    """The marks of a wording but those that clearly govern other words than a given mark."""
    governed = _governed(other, hedged, GOVERNED_FAR)
    if not governed or not hedged.clause.holds(hedged.mark.span):
        return _all_marks(told)
    away = {
        h.mark.span
        for h in _hedged(told)
        if h.clause.holds(h.mark.span) and not _governed(told, h, GOVERNED_FAR) & governed
    }
    return [m for m in _all_marks(told) if m.span not in away]


def _all_marks(told: Told) -> list[Mark]:
    """Marks of a wording, those in the words that credit it included: a hedge may have moved."""
    spans = list(told.wording.spans)
    row = told.attribution
    if row is not None:
        spans += [*row.cue, *row.hedges, *row.source]
    return list(marks_in(told.text, tuple(spans)))
