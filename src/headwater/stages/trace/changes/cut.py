"""A quotation that is part of a longer one: what the cut took away."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.stages.trace.changes.altered import Differences
from headwater.stages.trace.changes.make import FORM, OTHER, SHADED, make_change
from headwater.stages.trace.changes.match import Word
from headwater.stages.trace.changes.pairs import Wordings, turned
from headwater.stages.trace.changes.plain import is_content_word
from headwater.stages.trace.shared import runs_of
from headwater.stages.trace.world import Told, sentence_of
from headwater.text.certainty import Family, find_denials, find_marks, find_negations
from headwater.text.word_files import load_words
from headwater.text.words import find_words, normal_words

# words before the cut in which a hedge, and a negation, governs what was kept
HEDGE_REACH = 16
NEGATION_REACH = 3
LEAST_KEPT = 4  # words of what is left, that make a statement which the cut can have changed


def find_cuts(pair: Wordings, one: Span, other: Span, found: Differences) -> Change | None:
    """A truncation, or marks that only moved over function words; the longer one comes first."""
    lost = [found.before, found.after]
    a_more, b_more = (sum(len(side[k]) for side in lost) for k in (0, 1))
    if found.changed or bool(a_more) == bool(b_more):
        return None
    longer = 0 if a_more else 1
    words = [w for side in lost for w in side[longer]]
    spans = (one,), (other,)
    if longer == 1:
        pair, spans = turned(pair), spans[::-1]
    if not any(is_content_word(w.form) for w in words):
        return make_change(
            pair, ChangeKind.QUOTE_BOUNDARY, FORM, spans, "the marks moved over function words"
        )
    kept = len(find_words(pair.b.text, spans[1][0]))
    whole = pair.same_speaker and kept >= LEAST_KEPT and not _is_turned(pair.b)
    gone = _governing(pair.a.text, found.before[longer]) if whole else None
    note = f"the cut took away “{gone}”" if gone else "one quotation is a part of the other"
    return make_change(pair, ChangeKind.QUOTE_TRUNCATED, OTHER if gone else FORM, spans, note)


def find_dropped_context(pair: Wordings, found: Differences) -> Iterator[Change]:
    """What the longer quotation sets against the kept words right after them, and the cut lost."""
    for side, told in enumerate((pair.a, pair.b)):
        rest = found.after[side]
        contrast = rest and rest[0].form in _contrasts()
        other = (pair.b, pair.a)[side]
        if not contrast or found.after[1 - side] or _goes_on(other, rest[:LEAST_KEPT]):
            continue
        shown = Span(rest[0].span.start, rest[min(len(rest), HEDGE_REACH) - 1].span.end)
        kept = other.wording.spans
        spans = ((shown,), kept) if side == 0 else (kept, (shown,))
        note = f"“{shown.of(told.text)}” is left out"
        yield make_change(pair, ChangeKind.CONTEXT_DROPPED, SHADED, spans, note)


def _goes_on(told: Told, words: Sequence[Word]) -> bool:
    """Whether an article gives some words elsewhere: a quotation that its cue interrupts."""
    run = tuple(w.form for w in words)
    return run in runs_of(normal_words(told.text), len(run))


@cache
def _contrasts() -> frozenset[str]:
    return msgspec.convert(load_words("causes")["contrasts"], frozenset[str])


def _is_turned(told: Told) -> bool:
    """Whether the words around the shorter quotation hedge or negate it themselves."""
    span = sentence_of(told)
    return bool(
        find_marks(told.text, span)
        or find_negations(told.text, span)
        or find_denials(told.text, span)
    )


def _governing(text: str, before: Sequence[Word]) -> str | None:
    """A hedge or negation that stood right before the kept words, in the same sentence."""
    near = _same_sentence(text, list(before)[-HEDGE_REACH:])
    if not near:
        return None
    end = near[-1].span.end
    for mark in find_marks(text, Span(near[0].span.start, end)):
        if mark.family is not Family.ASSURANCE:
            return mark.words
    close = near[-NEGATION_REACH:]
    negations = find_negations(text, Span(close[0].span.start, end))
    return negations[0].of(text) if negations else None


def _same_sentence(text: str, words: list[Word]) -> list[Word]:
    """The last words that no full stop parts from what follows them."""
    kept: list[Word] = []
    for word in reversed(words):
        end = kept[0].span.start if kept else word.span.end + 1
        if any(mark in text[word.span.end : end] for mark in ".!?;\n"):
            break
        kept.insert(0, word)
    return kept
