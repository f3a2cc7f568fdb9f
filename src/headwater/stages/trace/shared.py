"""Words that two wordings share: one utterance quoted twice, or one text carried on."""

from collections.abc import Sequence

from headwater.records.span import Span
from headwater.settings import TraceSettings
from headwater.stages.trace.quoted import quoted_spans
from headwater.stages.trace.world import Told
from headwater.text.words import normal_words


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Number of words in the longest run that both have in the same order."""
    best, before = 0, [0] * (len(b) + 1)
    for word in a:
        row = [0] * (len(b) + 1)
        for at, other in enumerate(b, start=1):
            if word == other:
                row[at] = before[at - 1] + 1
                best = max(best, row[at])
        before = row
    return best


def shared_quotation(a: Told, b: Told, settings: TraceSettings) -> bool:
    """Whether both quote one utterance: a long enough run of the same words inside the marks."""
    one, other = _quoted_words(a), _quoted_words(b)
    return longest_run(one, other) >= settings.min_shared_quotation


def shared_run(a: Told, b: Told, settings: TraceSettings) -> bool:
    """Whether the two carry one text: a long run of the same words outside quotation marks."""
    return longest_run(_plain_words(a), _plain_words(b)) >= settings.min_verbatim_run


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
