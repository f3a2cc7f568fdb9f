"""A quotation that is part of a longer one: what the cut took away."""

from collections.abc import Sequence

from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.stages.trace.changes.altered import Differences
from headwater.stages.trace.changes.make import FORM, OTHER, make_change
from headwater.stages.trace.changes.match import Word
from headwater.stages.trace.changes.pairs import Wordings
from headwater.stages.trace.changes.plain import is_content_word
from headwater.text.certainty import Family, find_marks, find_negations

REACH = 8  # words beside the cut in which a hedge or negation governs what was kept


def find_cuts(pair: Wordings, one: Span, other: Span, found: Differences) -> Change | None:
    """A truncation, or marks that only moved over function words; the longer one comes first."""
    lost = [found.before, found.after]
    a_more, b_more = (sum(len(side[k]) for side in lost) for k in (0, 1))
    if found.changed or bool(a_more) == bool(b_more):
        return None
    longer = 0 if a_more else 1
    words = [w for side in lost for w in side[longer]]
    spans = (one,), (other,)
    if not any(is_content_word(w.form) for w in words):
        return make_change(
            pair, ChangeKind.QUOTE_BOUNDARY, FORM, spans, "the marks moved over function words"
        )
    text = (pair.a if longer == 0 else pair.b).text
    gone = _governing(text, found.before[longer])
    note = f"the cut took away “{gone}”" if gone else "one quotation is a part of the other"
    return make_change(pair, ChangeKind.QUOTE_TRUNCATED, OTHER if gone else FORM, spans, note)


def _governing(text: str, before: Sequence[Word]) -> str | None:
    """A negation or hedge that stood right beside the kept words, in the same sentence."""
    near = _same_sentence(text, list(before)[-REACH:])
    if not near:
        return None
    span = Span(near[0].span.start, near[-1].span.end)
    marks = [m for m in find_marks(text, span) if m.family is not Family.ASSURANCE]
    if marks:
        return marks[0].words
    negations = find_negations(text, span)
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
