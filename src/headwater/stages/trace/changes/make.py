"""A change between two wordings, as a row."""

from collections.abc import Sequence

from headwater.records.span import Span, make_spans
from headwater.records.tracing import Change, ChangeKind, Place
from headwater.stages.trace.changes.pairs import Wordings

FORM, SHADED, OTHER = 0, 1, 2  # severities


def make_change(
    pair: Wordings,
    kind: ChangeKind,
    severity: int,
    spans: tuple[Sequence[Span], Sequence[Span]],
    note: str,
) -> Change:
    """The row of a change; ``spans`` are of the pair's first and second wording."""
    score = min(pair.a.wording.score, pair.b.wording.score)
    return Change(
        claim=pair.claim,
        kind=kind,
        severity=severity,
        directed=pair.directed,
        score=score,
        from_=Place(article=pair.a.article, spans=_spans(spans[0], pair.a.wording.spans)),
        to=Place(article=pair.b.article, spans=_spans(spans[1], pair.b.wording.spans)),
        note=note,
    )


def _spans(given: Sequence[Span], otherwise: Sequence[Span]) -> tuple[Span, ...]:
    return make_spans([(s.start, s.end) for s in given or otherwise])
