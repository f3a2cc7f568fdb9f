"""Rows of a dossier, table by table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from headwater.records.dossier import Dossier, DossierClaim, DossierStory
from headwater.records.span import Span, envelope
from headwater.views.index import Index, articles_of, make_index
from headwater.views.ledger import changes_of
from headwater.views.phrases import shorten
from headwater.views.rows import (
    ArticleRow,
    AttributionRow,
    ChangeRow,
    ClaimRow,
    CopyRow,
    OriginRow,
    PredictionRow,
    ProblemRow,
    RelayRow,
    UnknownRow,
    WordingRow,
)

# characters: about two sentences, which is a quotation; more of a text is a copy of it
MAX_QUOTED = 300
NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Flat:
    """A dossier being told as rows: its look-ups, and whether texts may be given whole."""

    dossier: Dossier
    index: Index
    with_text: bool
    story_of: dict[str, str]

    def words(self, article: str, spans: Sequence[Span]) -> str:
        """The words of spans in one line; a quotation's length unless texts are given whole."""
        found = self.index.words(article, spans)
        return found if self.with_text else shorten(found, MAX_QUOTED)

    def outlet(self, article: str) -> str | None:
        """Publisher where known, else host."""
        found = self.index.article(article)
        return found.outlet if found else None


def make_rows(dossier: Dossier, table: str, *, with_text: bool = False) -> Iterator[msgspec.Struct]:
    """The rows of one table; raises ``KeyError`` for a name that no table has."""
    make = TABLES[table].make
    stories = {a: s.id for s in dossier.stories for a in s.articles}
    return make(Flat(dossier, make_index(dossier), with_text, stories))


def _articles(flat: Flat) -> Iterator[ArticleRow]:
    for article in flat.dossier.articles:
        yield ArticleRow(
            id=article.id,
            story=flat.story_of.get(article.id, ""),
            outlet=flat.outlet(article.id),
            publisher=article.publisher,
            host=article.host,
            credited=tuple(c.name for c in article.credited),
            title=article.title,
            byline=article.byline,
            published_at=article.published_at,
            published_basis=article.published_basis,
            url=article.url,
            path=article.path,
            language=article.language,
            characters=len(article.text),
            attributions=len(article.attributions),
            text_sha256=article.text_sha256,
            text=article.text if flat.with_text else None,
        )


def _attributions(flat: Flat) -> Iterator[AttributionRow]:
    for article in flat.dossier.articles:
        for told in article.attributions:
            whole = envelope(told.content) if told.content else NOWHERE
            yield AttributionRow(
                id=told.id,
                story=flat.story_of.get(article.id, ""),
                article=article.id,
                outlet=flat.outlet(article.id),
                words=flat.words(article.id, told.content),
                start=whole.start,
                end=whole.end,
                cue=flat.words(article.id, told.cue),
                source_words=flat.words(article.id, told.source),
                speaker=told.speaker.name,
                kind=told.speaker.kind.value,
                role=told.speaker.role,
                source=told.speaker.source_id,
                mode=told.mode.value,
                manner=told.manner.value,
                hedges=tuple(flat.words(article.id, [h]) for h in told.hedges),
                denied=told.denied,
                parent=told.parent,
                chain=tuple(p.name for p in told.chain),
                chain_end=told.chain_end.value,
                prediction=told.prediction,
                score=told.score,
                method=told.method,
            )


def _claims(flat: Flat) -> Iterator[ClaimRow]:
    for story, rank, claim in _ranked(flat):
        worst = next(iter(changes_of(story, claim.id)), None)
        counts = claim.counts
        yield ClaimRow(
            id=claim.id,
            story=story.id,
            story_title=story.title,
            rank=rank,
            gloss=claim.gloss if flat.with_text else shorten(claim.gloss, MAX_QUOTED),
            articles=len(articles_of(claim)),
            outlets=counts.outlets,
            collections_least=counts.collections[0],
            collections_most=counts.collections[1],
            origins_least=counts.origins[0],
            origins_most=counts.origins[1],
            unknown=counts.unknown,
            denials=counts.denials,
            origins=tuple(o.name for o in claim.origins),
            collectors=claim.collectors,
            flags=tuple(f.value for f in claim.flags),
            worst_change=worst.kind.value if worst else None,
            worst_severity=worst.severity if worst else None,
        )


def _ranked(flat: Flat) -> Iterator[tuple[DossierStory, int, DossierClaim]]:
    for story in flat.dossier.stories:
        for rank, claim in enumerate(story.claims):
            yield story, rank, claim


def _wordings(flat: Flat) -> Iterator[WordingRow]:
    for story, _, claim in _ranked(flat):
        for number, wording in enumerate(claim.wordings):
            told = flat.index.attribution(wording)
            whole = envelope(wording.spans) if wording.spans else NOWHERE
            yield WordingRow(
                claim=claim.id,
                number=number,
                story=story.id,
                article=wording.article,
                outlet=flat.outlet(wording.article),
                attribution=wording.attribution,
                words=flat.words(wording.article, wording.spans),
                start=whole.start,
                end=whole.end,
                mode=wording.mode.value,
                relation=wording.relation.value,
                speaker=told.speaker.name if told else None,
                origins=tuple(o.name for o in claim.origins if number in o.wordings),
                score=wording.score,
            )


def _origins(flat: Flat) -> Iterator[OriginRow]:
    for story, _, claim in _ranked(flat):
        for origin in claim.origins:
            yield OriginRow(
                claim=claim.id,
                story=story.id,
                name=origin.name,
                kind=origin.kind.value,
                occasion=origin.occasion,
                basis=origin.basis.value,
                wordings=origin.wordings,
            )


def _unknowns(flat: Flat) -> Iterator[UnknownRow]:
    for story, _, claim in _ranked(flat):
        for unknown in claim.unknowns:
            yield UnknownRow(
                claim=claim.id,
                story=story.id,
                number=unknown.wording,
                article=claim.wordings[unknown.wording].article,
                reason=unknown.reason,
                settles=unknown.settles,
            )


def _changes(flat: Flat) -> Iterator[ChangeRow]:
    for story in flat.dossier.stories:
        for change in story.changes:
            yield ChangeRow(
                claim=change.claim,
                story=story.id,
                kind=change.kind.value,
                severity=change.severity,
                directed=change.directed,
                score=change.score,
                upstream=change.from_.article,
                upstream_words=flat.words(change.from_.article, change.from_.spans),
                downstream=change.to.article,
                downstream_words=flat.words(change.to.article, change.to.spans),
                note=change.note,
            )


def _relays(flat: Flat) -> Iterator[RelayRow]:
    for story in flat.dossier.stories:
        for relay in story.relays:
            words = [flat.words(place.article, place.spans) for place in relay.evidence]
            yield RelayRow(
                story=story.id,
                upstream=relay.from_,
                upstream_read=flat.index.article(relay.from_) is not None,
                downstream=relay.to,
                kind=relay.kind.value,
                stated=relay.stated,
                words=" … ".join(words),
                score=relay.score,
            )


def _copies(flat: Flat) -> Iterator[CopyRow]:
    for story in flat.dossier.stories:
        for copy in story.copies:
            yield CopyRow(
                story=story.id,
                a=copy.a,
                b=copy.b,
                kind=copy.kind.value,
                a_in_b=copy.containment[0],
                b_in_a=copy.containment[1],
                wire=copy.wire.name if copy.wire else None,
            )


def _predictions(flat: Flat) -> Iterator[PredictionRow]:
    for row in flat.dossier.predictions:
        horizon = row.horizon
        yield PredictionRow(
            id=row.id,
            story=flat.story_of.get(row.article, ""),
            article=row.article,
            attribution=row.attribution,
            predictor=row.predictor,
            words=flat.words(row.article, row.spans),
            kind=row.class_.value,
            condition=flat.words(row.article, row.condition) if row.condition else None,
            horizon=flat.words(row.article, horizon.text) if horizon else None,
            horizon_from=horizon.from_ if horizon else None,
            horizon_to=horizon.to if horizon else None,
            strength=row.strength,
            status=row.status,
            told_in=tuple(dict.fromkeys(r.article for r in row.relayed_in)),
        )


def _problems(flat: Flat) -> Iterator[ProblemRow]:
    for problem in flat.dossier.problems:
        yield ProblemRow(
            input=problem.input, code=problem.code, message=problem.message, hint=problem.hint
        )
    for article in flat.dossier.articles:
        for inside in article.problems:
            yield ProblemRow(
                input=article.id, code=inside.code, message=inside.message, hint=inside.hint
            )


@dataclass(frozen=True)
class TableOfRows:
    """A table: its record and what makes its rows."""

    record: type[msgspec.Struct]
    make: Callable[[Flat], Iterator[msgspec.Struct]]


TABLES = {
    "claims": TableOfRows(ClaimRow, _claims),
    "wordings": TableOfRows(WordingRow, _wordings),
    "origins": TableOfRows(OriginRow, _origins),
    "unknowns": TableOfRows(UnknownRow, _unknowns),
    "changes": TableOfRows(ChangeRow, _changes),
    "attributions": TableOfRows(AttributionRow, _attributions),
    "articles": TableOfRows(ArticleRow, _articles),
    "relays": TableOfRows(RelayRow, _relays),
    "copies": TableOfRows(CopyRow, _copies),
    "predictions": TableOfRows(PredictionRow, _predictions),
    "problems": TableOfRows(ProblemRow, _problems),
}
