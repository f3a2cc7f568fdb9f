"""Words that two wordings share: one utterance quoted twice, or one text carried on."""

from collections.abc import Sequence

from headwater.records.span import Span
from headwater.settings import TraceSettings
from headwater.stages.trace.quoted import quoted_spans
from headwater.stages.trace.world import Told, sentence_of
from headwater.text.words import normal_words


def runs_of(words: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    """Every run of so many words; two texts share a run of that length where these meet."""
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def quoted_runs(told: Told, length: int) -> frozenset[tuple[str, ...]]:
    """Runs of so many words inside quotation marks."""
    return runs_of(_quoted_words(told), length)


def plain_runs(told: Told, settings: TraceSettings) -> frozenset[tuple[str, ...]]:
    """Runs outside quotation marks that are too long to be written twice by chance."""
    return runs_of(_plain_words(told), settings.min_verbatim_run)


def shared_quotation(a: Told, b: Told, length: int) -> bool:
    """Whether both have a run of so many words inside quotation marks."""
    return bool(quoted_runs(a, length) & quoted_runs(b, length))


def repeats_quotation(a: Told, b: Told, length: int) -> bool:
    """Whether the second's sentences have a run of so many words from inside the first's marks."""
    return bool(quoted_runs(a, length) & runs_of(normal_words(b.text, sentence_of(b)), length))


def _quoted_words(told: Told) -> list[str]:
    return [w for s in quoted_spans(told) for w in normal_words(told.text, s)]


def _plain_words(told: Told) -> list[str]:
    quoted = quoted_spans(told)
    if quoted == told.wording.spans:
        return []
    return [w for s in told.wording.spans for w in _outside(told.text, s, quoted)]


def _outside(text: str, span: Span, quoted: Sequence[Span]) -> list[str]:
    words: list[str] = []
    at = span.start
    for q in quoted:
        if q.start >= span.end or q.end <= span.start:
            continue
        words += normal_words(text, Span(at, max(at, q.start)))
        words.append("\n")  # no run goes over a quotation
        at = q.end
    return words + normal_words(text, Span(at, max(at, span.end)))
