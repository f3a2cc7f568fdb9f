"""One row of a workspace in lines of words, whatever kind of row it is."""

from collections.abc import Iterator

import msgspec

from headwater.errors import StoreError
from headwater.records.dossier import DossierArticle, DossierAttribution, DossierClaim, DossierStory
from headwater.records.tracing import Prediction
from headwater.store.protocol import Store
from headwater.views.index import Index, make_index
from headwater.views.phrases import (
    MAX_WORDING,
    change_name,
    count_sentence,
    listed,
    shorten,
    shown_name,
)
from headwater.views.workspace import article_dossier, story_dossier

Line = tuple[str, str]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A row: what it is, its lines, and the row itself."""

    kind: str
    id: str
    lines: tuple[Line, ...]
    row: msgspec.Struct

    def to_json(self) -> bytes:
        """The row as the dossier has it."""
        return msgspec.json.encode(self.row)


def show_row(store: Store, id_: str) -> Shown:
    """The row of that id.

    Raises ``StoreError`` where there is none.
    """
    story = store.find_story(id_)
    dossier = story_dossier(store, story) if story else article_dossier(store, id_)
    index = make_index(dossier)
    for kind, row, lines in _rows(index, id_):
        return Shown(kind=kind, id=id_, lines=tuple(lines), row=row)
    raise StoreError(f"nothing has the id {id_!r}", hint="headwater search finds ids by words")


def _rows(index: Index, id_: str) -> Iterator[tuple[str, msgspec.Struct, Iterator[Line]]]:
    for story in index.dossier.stories:
        if story.id == id_:
            yield "story", story, _story(story, index)
        for claim in story.claims:
            if claim.id == id_:
                yield "claim", claim, _claim(story, claim, index)
    for article in index.dossier.articles:
        if article.id == id_:
            yield "article", article, _article(article, index)
        for row in article.attributions:
            if row.id == id_:
                yield "attribution", row, _attribution(article, row, index)
            elif row.speaker.source_id == id_:
                yield "source", row.speaker, _source(index, id_)
    for prediction in index.dossier.predictions:
        if prediction.id == id_:
            yield "prediction", prediction, _prediction(prediction, index)


def _story(story: DossierStory, index: Index) -> Iterator[Line]:
    yield "title", story.title
    for claim in story.claims:
        yield f"claim {claim.id}", f"{claim.gloss} ({count_sentence(claim.counts)})"
    for article in story.articles:
        found = index.article(article)
        title = found.title if found and found.title else ""
        yield f"article {article}", f"{index.outlet(article)}: {title}"


def _claim(story: DossierStory, claim: DossierClaim, index: Index) -> Iterator[Line]:
    yield "story", f"{story.id} {story.title}"
    yield "says", claim.gloss
    yield "counts", count_sentence(claim.counts)
    for origin in claim.origins:
        yield "origin", f"{shown_name(origin.name, origin.kind)} ({origin.kind.value})"
    for wording in claim.wordings:
        words = shorten(index.words(wording.article, wording.spans), MAX_WORDING)
        yield "wording", f"{index.outlet(wording.article)} ({wording.mode.value}): {words}"
    for unknown in claim.unknowns:
        yield "unknown", f"{unknown.reason}; {unknown.settles}"
    for change in story.changes:
        if change.claim == claim.id:
            yield "change", f"{change_name(change.kind)}: {change.note}"


def _article(article: DossierArticle, index: Index) -> Iterator[Line]:
    yield "outlet", index.outlet(article.id)
    yield "title", article.title or "unknown"
    yield "published", article.published_at or article.published_basis
    yield "read from", article.url or article.path or "standard input"
    for story in index.dossier.stories:
        yield "story", f"{story.id} {story.title}"
    for row in article.attributions:
        who = shown_name(row.speaker.name or "nobody named", row.speaker.kind)
        words = shorten(index.words(article.id, row.content), MAX_WORDING)
        yield f"says {row.id}", f"{who}: {words}"


def _attribution(article: DossierArticle, row: DossierAttribution, index: Index) -> Iterator[Line]:
    yield "article", f"{article.id} {index.outlet(article.id)}: {article.title or ''}"
    yield "content", index.words(article.id, row.content)
    yield "source", index.words(article.id, row.source) or "none in the text"
    yield "cue", index.words(article.id, row.cue) or "none"
    if row.speaker.name:
        yield "speaker", f"{row.speaker.name} ({row.speaker.kind.value})"
    else:
        yield "speaker", row.speaker.unresolved or row.speaker.kind.value
    yield "chain", " ← ".join(p.name for p in row.chain) or row.chain_end.value
    yield "how", f"{row.mode.value}, {row.manner.value}, found by {row.method}, {row.score:.2f}"


def _source(index: Index, id_: str) -> Iterator[Line]:
    told = [
        (a, row)
        for a in index.dossier.articles
        for row in a.attributions
        if row.speaker.source_id == id_
    ]
    names = dict.fromkeys(row.speaker.name or "unnamed" for _, row in told)
    yield "called", listed(list(names))
    yield "kind", listed(list(dict.fromkeys(row.speaker.kind.value for _, row in told)))
    for article, row in told:
        words = shorten(index.words(article.id, row.content), MAX_WORDING)
        yield "says", f"{index.outlet(article.id)} ({row.mode.value}): {words}"


def _prediction(row: Prediction, index: Index) -> Iterator[Line]:
    yield "predictor", row.predictor
    yield "words", index.words(row.article, row.spans)
    yield "status", row.status
    for retold in row.relayed_in:
        yield (
            "told by",
            f"{index.outlet(retold.article)}: "
            + shorten(index.words(retold.article, retold.spans), MAX_WORDING),
        )
