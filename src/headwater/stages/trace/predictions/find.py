"""The story's predictions, one entry each however many articles relay it."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from headwater.records.attribution import Attribution, Manner
from headwater.records.claim import Claim
from headwater.records.reading import Reading
from headwater.records.review import prediction_id
from headwater.records.span import Span, make_spans
from headwater.records.tracing import Prediction, Retelling
from headwater.settings import TraceSettings
from headwater.stages.trace.names import name_words
from headwater.stages.trace.predictions.conditions import find_condition
from headwater.stages.trace.predictions.futures import Future, class_of, find_futures, strength_of
from headwater.stages.trace.predictions.horizons import find_horizon
from headwater.stages.trace.world import World, paragraph_of
from headwater.text.quotation import DOUBLE, SINGLE
from headwater.text.sentences import find_sentences
from headwater.text.words import normal_words

_MARKS = DOUBLE + SINGLE + " \t\n"


class _Saying(msgspec.Struct, frozen=True):
    """One sentence about the future in one attribution."""

    reading: Reading
    row: Attribution
    span: Span
    futures: tuple[Future, ...]
    who: str
    who_key: str
    claims: frozenset[str]
    words: frozenset[str]


def find_predictions(
    world: World, claims: Sequence[Claim], settings: TraceSettings
) -> list[Prediction]:
    """One entry for each statement of one source about the future, in the order of its articles."""
    of_attribution: dict[str, set[str]] = {}
    for claim in claims:
        for wording in claim.wordings:
            if wording.attribution:
                of_attribution.setdefault(wording.attribution, set()).add(claim.id)
    sayings = [
        s
        for r in world.readings.values()
        for s in _innermost(list(_sayings(world, r, of_attribution)))
    ]
    groups: list[list[_Saying]] = []
    by_who: dict[str, list[list[_Saying]]] = {}
    for saying in sayings:
        fitting = by_who.setdefault(saying.who_key, [])
        group = next((g for g in fitting if any(_is_same(saying, s, settings) for s in g)), None)
        if group is None:
            group = []
            groups.append(group)
            fitting.append(group)
        group.append(saying)
    return [_make(group) for group in groups]


def _sayings(world: World, reading: Reading, claims: Mapping[str, set[str]]) -> Iterator[_Saying]:
    chains = reading.chain_of()
    for row in reading.attributions:
        if not row.prediction or row.denied:
            continue
        chain = chains.get(row.id)
        source = world.sources.get(row.id)
        who = source.name if source else (chain and chain.speaker.name) or ""
        key = f"source {source.id}" if source else f"name {' '.join(name_words(who))}"
        for span in _future_sentences(reading.text, row):
            yield _Saying(
                reading,
                row,
                span,
                tuple(find_futures(reading.text, span)),
                who or "unknown",
                key if who else f"nobody {reading.id}",
                frozenset(claims.get(row.id, ())),
                frozenset(normal_words(reading.text, span)),
            )


def _innermost(sayings: Sequence[_Saying]) -> list[_Saying]:
    """Of nested sayings the inner one; of a belief that somebody reports, he is the predictor."""
    kept = []
    for saying in sayings:
        around = [s for s in sayings if s is not saying and _is_around(s, saying)]
        if any(_is_around(saying, s) for s in sayings if s is not saying):
            continue
        if around and saying.row.manner is Manner.BELIEF:
            outer = min(around, key=lambda s: (len(s.span), s.span))
            saying = msgspec.structs.replace(saying, who=outer.who, who_key=outer.who_key)
        kept.append(saying)
    return kept


def _is_around(outer: _Saying, inner: _Saying) -> bool:
    if outer.span == inner.span:
        return inner.row.parent == outer.row.id
    return outer.span.holds(inner.span)


def _future_sentences(text: str, row: Attribution) -> list[Span]:
    """The sentences of a content that are about the future; all of it where none is marked."""
    sentences = [s for part in row.content for s in _sentences(text, part)]
    marked = [s for s in sentences if find_futures(text, s) and not _is_question(text, s)]
    return marked or ([] if any(_is_question(text, s) for s in sentences) else sentences[:1])


def _sentences(text: str, part: Span) -> list[Span]:
    """Sentences of a content, those inside its quotation marks one by one."""
    inner = part.trimmed(text, _MARKS)
    return find_sentences(text, inner) if inner else []


def _is_question(text: str, sentence: Span) -> bool:
    """A question predicts nothing."""
    return text[sentence.start : sentence.end + 1].rstrip(_MARKS).endswith("?")


def _is_same(a: _Saying, b: _Saying, settings: TraceSettings) -> bool:
    if a.row.id == b.row.id:
        return False
    shared = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    least = (
        settings.min_prediction_overlap_in_claim
        if a.claims & b.claims
        else settings.min_prediction_overlap
    )
    return shared >= least


def _make(group: Sequence[_Saying]) -> Prediction:
    best = min(group, key=lambda s: _fullness(s))
    text = best.reading.text
    sentence = next(
        (
            s
            for s in find_sentences(text, paragraph_of(text, best.span))
            if s.start <= best.span.start < s.end
        ),
        best.span,
    )
    return Prediction(
        id=prediction_id(best.row.id, best.span),
        article=best.reading.id,
        attribution=best.row.id,
        spans=make_spans([(best.span.start, best.span.end)]),
        predictor=best.who,
        class_=class_of(text, best.span, best.futures),
        condition=find_condition(text, sentence, best.span),
        horizon=find_horizon(text, best.span, best.reading.imprint.published_at),
        strength=strength_of(best.futures),
        relayed_in=tuple(
            Retelling(article=s.reading.id, attribution=s.row.id, spans=(s.span,)) for s in group
        ),
    )


def _fullness(saying: _Saying) -> tuple[bool, bool, int, str, int]:
    """The fullest wording first: nested ones last, then with a condition, then the longest."""
    text = saying.reading.text
    return (
        saying.row.parent is not None,
        find_condition(text, saying.span, saying.span) is None,
        -len(saying.words),
        saying.reading.id,
        saying.span.start,
    )
