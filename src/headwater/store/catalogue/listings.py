"""Summary rows of the current stories, and the lists made of them."""

from collections.abc import Sequence
from typing import Any

import msgspec

from headwater.records.tracing import Counts, Prediction
from headwater.store.catalogue.database import Database
from headwater.store.catalogue.manifest import among
from headwater.store.query import read_query
from headwater.store.rows import (
    Lead,
    ListedArticle,
    ListedClaim,
    ListedPrediction,
    ListedSource,
    ListedStory,
    Page,
)
from headwater.store.summaries import Summary

Part = tuple[int, int]

_ARTICLE_COLUMNS = "id, story, outlet, title, published_at, url, path, attributions"

_pack = msgspec.json.encode

# what a list of stories can be sorted by; ties go by id
STORY_SORTS = {
    "articles": "articles DESC",
    "outlets": "outlets DESC",
    "claims": "claims DESC",
    "worst": "worst IS NULL, worst DESC, articles DESC",
    "newest": "last_on IS NULL, last_on DESC",
    "oldest": "first_on IS NULL, first_on",
    "title": "title COLLATE NOCASE",
}


def put_story(db: Database, summary: Summary, fingerprint: str, names: dict[str, str]) -> None:
    """A story is current; the rows of lists that show it."""
    s = summary.story
    words = f"{s.title} {s.lead.gloss if s.lead else ''}".casefold()
    lead = _pack(s.lead) if s.lead else None
    counted = (s.articles, s.outlets, s.claims, s.worst, s.from_, s.to)
    db.run(
        "INSERT OR REPLACE INTO stories VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (s.id, fingerprint, s.title, *counted, lead, words),
    )
    db.run_many(
        "INSERT OR REPLACE INTO claims VALUES (?,?,?,?,?)",
        ((c.id, c.story, c.rank, c.gloss, _pack(c.counts)) for c in summary.claims),
    )
    _put_sources(db, summary.sources, names)
    db.run_many(
        "INSERT OR REPLACE INTO anchors VALUES (?,?,?)",
        ((id_, s.id, _pack(articles)) for id_, articles in summary.anchors),
    )
    db.run_many(
        "INSERT OR REPLACE INTO predictions VALUES (?,?,?,?,?,?)",
        (
            (
                p.prediction.id,
                p.story,
                p.prediction.predictor,
                p.prediction.status,
                p.words,
                _pack(p.prediction),
            )
            for p in summary.predictions
        ),
    )


def _put_sources(db: Database, rows: Sequence[ListedSource], names: dict[str, str]) -> None:
    """Sources, found by every name that they have."""
    for row in rows:
        known = names.get(row.id, row.name)
        number = db.run(
            "INSERT INTO sources (id, story, name, kind, attributions, words) VALUES (?,?,?,?,?,?)",
            (row.id, row.story, row.name, row.kind, row.attributions, known),
        )
        db.run("INSERT INTO source_words(rowid, words) VALUES (?, ?)", (number, known))


def drop_story(db: Database, story: str) -> None:
    """A story is no longer current."""
    db.run(
        "INSERT INTO source_words(source_words, rowid, words)"
        " SELECT 'delete', number, words FROM sources WHERE story = ?",
        (story,),
    )
    for table in ("claims", "sources", "predictions", "anchors"):
        db.run(f"DELETE FROM {table} WHERE story = ?", (story,))
    db.run("DELETE FROM stories WHERE id = ?", (story,))


def current_stories(db: Database) -> dict[str, str]:
    """The fingerprint of each current story."""
    return dict(db.rows("SELECT id, fingerprint FROM stories"))


def list_stories(
    db: Database, query: str, *, offset: int, limit: int, sort: str
) -> Page[ListedStory]:
    """A page of stories."""
    where, values = _having_words("words", query)
    order = STORY_SORTS.get(sort, STORY_SORTS["articles"])
    columns = "id, title, articles, outlets, claims, lead, worst, first_on, last_on"
    rows, total = _page(db, columns, f"stories{where}", f"{order}, id", values, (offset, limit))
    items = tuple(
        ListedStory(
            id=i,
            title=title,
            articles=articles,
            outlets=outlets,
            claims=claims,
            lead=msgspec.json.decode(lead, type=Lead) if lead else None,
            worst=worst,
            from_=first,
            to=last,
        )
        for i, title, articles, outlets, claims, lead, worst, first, last in rows
    )
    return Page(total=total, items=items)


def list_articles(
    db: Database, story: str | None, *, offset: int, limit: int
) -> Page[ListedArticle]:
    """A page of articles."""
    where, values = "", []
    if story is not None:
        where, values = " WHERE story = ?", [story]
    rows, total = _page(db, _ARTICLE_COLUMNS, f"articles{where}", "id", values, (offset, limit))
    return Page(total=total, items=tuple(_article(r) for r in rows))


def article_rows(db: Database, ids: Sequence[str]) -> list[ListedArticle]:
    """These articles, those left out that are not there."""
    query = f"SELECT {_ARTICLE_COLUMNS} FROM articles WHERE id IN ({{}})"
    return [_article(r) for r in among(db, query, ids)]


def _article(row: Sequence[Any]) -> ListedArticle:
    return ListedArticle(**dict(zip(_ARTICLE_COLUMNS.split(", "), row, strict=True)))


def list_claims(db: Database, story: str, *, offset: int, limit: int) -> Page[ListedClaim]:
    """A page of a story's claims."""
    columns, table = "id, story, rank, gloss, counts", "claims WHERE story = ?"
    rows, total = _page(db, columns, table, "rank, id", [story], (offset, limit))
    items = tuple(
        ListedClaim(
            id=i, story=s, rank=rank, gloss=gloss, counts=msgspec.json.decode(counts, type=Counts)
        )
        for i, s, rank, gloss, counts in rows
    )
    return Page(total=total, items=items)


def list_sources(
    db: Database, query: str, kind: str | None, *, offset: int, limit: int
) -> Page[ListedSource]:
    """A page of sources."""
    table, values, where = "sources s", [], []
    asked = read_query(query)
    if asked.terms:
        table += " JOIN source_words w ON w.rowid = s.number"
        where.append("source_words MATCH ?")
        values.append(asked.match_names())
    if kind:
        where.append("s.kind = ?")
        values.append(kind)
    if where:
        table += f" WHERE {' AND '.join(where)}"
    columns, order = "s.id, s.story, s.name, s.kind, s.attributions", "s.attributions DESC, s.name"
    rows, total = _page(db, columns, table, f"{order}, s.id", values, (offset, limit))
    items = tuple(
        ListedSource(id=i, story=story, name=name, kind=what, attributions=number)
        for i, story, name, what, number in rows
    )
    return Page(total=total, items=items)


def list_predictions(
    db: Database, status: str | None, predictor: str | None, *, offset: int, limit: int
) -> Page[ListedPrediction]:
    """A page of predictions."""
    where = [f"{n} = ?" for n, v in (("status", status), ("predictor", predictor)) if v]
    values = [v for v in (status, predictor) if v]
    table = f"predictions WHERE {' AND '.join(where)}" if where else "predictions"
    rows, total = _page(db, "story, words, body", table, "story, id", values, (offset, limit))
    items = tuple(
        ListedPrediction(
            story=story, words=words, prediction=msgspec.json.decode(body, type=Prediction)
        )
        for story, words, body in rows
    )
    return Page(total=total, items=items)


def _page(
    db: Database, columns: str, table: str, order: str, values: Sequence[Any], part: Part
) -> tuple[list[Any], int]:
    """The rows from ``part[0]`` on, at most ``part[1]``, and the number of all."""
    total = int(db.row(f"SELECT count(*) FROM {table}", values)[0])
    query = f"SELECT {columns} FROM {table} ORDER BY {order} LIMIT ? OFFSET ?"
    return db.rows(query, (*values, part[1], part[0])), total


def _having_words(column: str, query: str) -> tuple[str, list[str]]:
    words = query.casefold().split()
    if not words:
        return "", []
    return " WHERE " + " AND ".join(f"instr({column}, ?)" for _ in words), words
