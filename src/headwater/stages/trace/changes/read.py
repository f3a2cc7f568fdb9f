"""What the words of a text hold, read once: wordings of one claim are compared many times."""

from functools import lru_cache

from headwater.records.span import Span
from headwater.stages.trace.changes.match import Word, content_stems, split_words
from headwater.text.certainty import Mark, find_marks
from headwater.text.quantities import Quantity, find_quantities

LONG_FIGURE = 3  # digits; two articles hardly have such a figure in common by chance
CACHED = 8192  # ranges of text; the wordings of one large claim several times over


@lru_cache(maxsize=CACHED)
def words_in(text: str, spans: tuple[Span, ...]) -> tuple[Word, ...]:
    """The words of some spans."""
    return tuple(split_words(text, spans))


@lru_cache(maxsize=CACHED)
def stems_in(text: str, spans: tuple[Span, ...]) -> frozenset[str]:
    """The stems of the words of some spans that carry meaning."""
    return content_stems(words_in(text, spans))


@lru_cache(maxsize=CACHED)
def plain_stems_in(text: str, spans: tuple[Span, ...]) -> frozenset[str]:
    """The stems of words that are no names and no short figures: who is not what was done."""
    words = [w for w in words_in(text, spans) if not w.span.of(text)[0].isupper()]
    return content_stems([w for w in words if w.form.isalpha() or len(w.form) >= LONG_FIGURE])


@lru_cache(maxsize=CACHED)
def quantities_in(text: str, spans: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """The quantities of some spans."""
    return tuple(q for s in spans for q in find_quantities(text, s))


@lru_cache(maxsize=CACHED)
def marks_in(text: str, spans: tuple[Span, ...]) -> tuple[Mark, ...]:
    """The marks of certainty of some spans."""
    return tuple(m for s in spans for m in find_marks(text, s))
