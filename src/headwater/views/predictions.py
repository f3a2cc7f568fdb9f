"""Predictions of a story: who, in which words, under what condition, until when, retold how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.records.dossier import DossierStory
from headwater.records.span import Span, overlap
from headwater.records.tracing import Prediction, PredictionClass
from headwater.views.index import Index
from headwater.views.phrases import MAX_NAME, MAX_WORDING, shorten

# why statements of these classes are kept apart from predictions
_APART = {
    PredictionClass.POSSIBILITY: "Says what may happen: outside any scale of likelihood.",
    PredictionClass.INTENTION: "Tells what somebody means to do, not what will be so.",
    PredictionClass.SCHEDULED: "A date that is set, not a view of what will happen.",
    PredictionClass.NORMATIVE: "Says what should be.",
    PredictionClass.PRESENT_CLAIM: "Says what is so now, not what will be.",
}


@dataclass(frozen=True)
class Retold:
    """The words of a prediction in one article."""

    siglum: str
    article: str
    words: str
    at: int
    attribution: str


@dataclass(frozen=True)
class Forecast:
    """One prediction; ``None`` where the article states no such thing."""

    id: str
    words: str
    siglum: str
    article: str
    at: int
    attribution: str
    predictor: str
    kind: PredictionClass
    why_apart: str | None
    said_on: str | None
    condition: str | None
    horizon: str | None
    horizon_dates: str | None
    strength: str | None
    status: str
    retold: tuple[Retold, ...]
    same: tuple[str, ...]


def make_forecasts(
    story: DossierStory, sigla: Mapping[str, str], index: Index
) -> tuple[Forecast, ...]:
    """The story's predictions and what resembles them, predictions first."""
    inside = set(story.articles)
    found = [p for p in index.dossier.predictions if p.article in inside]
    found.sort(key=lambda p: p.class_ is not PredictionClass.PREDICTION)
    return tuple(_forecast(p, sigla, index) for p in found)


def find_foretold(story: DossierStory, index: Index) -> frozenset[str]:
    """Ids of the claims that are predictions: at least half of their wordings are words of one."""
    foretold: dict[tuple[str, str], list[Span]] = {}
    for row in index.dossier.predictions:
        for retold in row.relayed_in if row.class_ is PredictionClass.PREDICTION else ():
            foretold.setdefault((retold.article, retold.attribution), []).extend(retold.spans)
    found = set()
    for claim in story.claims:
        whole = [foretold.get((w.article, w.attribution or ""), ()) for w in claim.wordings]
        held = [overlap(w.spans, p) > 0 for w, p in zip(claim.wordings, whole, strict=True)]
        if held and 2 * sum(held) >= len(held):
            found.add(claim.id)
    return frozenset(found)


def _forecast(row: Prediction, sigla: Mapping[str, str], index: Index) -> Forecast:
    words = shorten(index.words(row.article, row.spans), MAX_WORDING)
    retold = [
        Retold(
            siglum=sigla.get(r.article, "?"),
            article=r.article,
            words=shorten(index.words(r.article, r.spans), MAX_WORDING),
            at=_start(r.spans),
            attribution=r.attribution,
        )
        for r in row.relayed_in
    ]
    retold.sort(key=lambda r: (len(r.siglum), r.siglum, r.at))
    article = index.article(row.article)
    return Forecast(
        id=row.id,
        words=words,
        siglum=sigla.get(row.article, "?"),
        article=row.article,
        at=_start(row.spans),
        attribution=row.attribution,
        predictor=shorten(row.predictor, MAX_NAME),
        kind=row.class_,
        why_apart=_APART.get(row.class_),
        said_on=(article.published_at or None) if article else None,
        condition=index.words(row.article, row.condition) if row.condition else None,
        horizon=index.words(row.article, row.horizon.text) if row.horizon else None,
        horizon_dates=_dates(row),
        strength=row.strength,
        status=row.status,
        retold=tuple(r for r in retold if r.words.casefold() != words.casefold()),
        same=tuple(
            dict.fromkeys(r.siglum for r in retold if r.words.casefold() == words.casefold())
        ),
    )


def _start(spans: Sequence[Span]) -> int:
    return spans[0].start if spans else 0


def _dates(row: Prediction) -> str | None:
    if row.horizon is None or not (row.horizon.from_ or row.horizon.to):
        return None
    if row.horizon.from_ and row.horizon.to and row.horizon.from_ != row.horizon.to:
        return f"{row.horizon.from_} to {row.horizon.to}"
    return row.horizon.to or row.horizon.from_
