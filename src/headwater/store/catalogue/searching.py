"""Full-text search over articles, contents and sources."""

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from headwater.records.reading import Reading
from headwater.records.span import Span
from headwater.store.catalogue.database import Database
from headwater.store.passages import ARTICLE, HIT_KINDS, SOURCE, find_passages
from headwater.store.query import Asked
from headwater.store.rows import Hit, Page

_pack = msgspec.msgpack.encode
_unpack_spans = msgspec.msgpack.Decoder(tuple[Span, ...]).decode

# how much a match in title, text, source and outlet weighs: a headline says what a text is about
_WEIGHTS = "4.0, 1.0, 2.0, 0.5"
# a name that was searched for is what was meant; a description ("a doctor") is not
_SOURCE_SCORE = "-bm25(source_words) + 4.0 * (s.kind LIKE 'named%' OR s.kind = 'organisation')"
# characters shown around the first match in an article
_SHOWN = 240
# matches that are ranked: those added last, and those in the titles added last.  Ranking costs 3 µs
# each, and a word that more passages have tells them apart little
MOST_RANKED = 1000
MOST_TITLES = 250
# what stands in the index for a passage
_INDEXED = (
    "SELECT p.number, p.kind, p.body, p.source, a.title, a.outlet FROM passages p"
    " JOIN articles a ON a.id = p.article"
)
# score, kind and number
Match = tuple[float, str, int]
_WORD = re.compile(r"\w+")


def index_reading(db: Database, reading: Reading) -> None:
    """Make a reading's passages searchable."""
    for p in find_passages(reading):
        text = p.text.encode("utf-8", "replace")
        number = db.run(
            "INSERT INTO passages (kind, id, article, published_at, source, source_kind, spans,"
            " body) VALUES (?,?,?,?,?,?,?,?)",
            (
                p.kind,
                p.id,
                reading.id,
                reading.imprint.published_at,
                p.source,
                p.source_kind,
                _pack(p.spans),
                zlib.compress(text) if p.kind == ARTICLE else text,
            ),
        )
        title = reading.imprint.title or "" if p.kind == ARTICLE else ""
        _index(db, number, title, p.text, p.source, reading.imprint.outlet or "")


def forget_passages(db: Database, articles: Iterable[str]) -> None:
    """These articles, and what was said in them, are found no more."""
    query = f"{_INDEXED} WHERE p.article = ?"
    for article in articles:
        for number, *columns in map(_columns, db.rows(query, (article,))):
            names = "passage_words, rowid, title, text, source, outlet"
            db.run(
                f"INSERT INTO passage_words({names}) VALUES ('delete',?,?,?,?,?)",
                (number, *columns),
            )
        db.run("DELETE FROM passages WHERE article = ?", (article,))


def rebuild_index(db: Database) -> None:
    """Make the index of passages again from those that are left."""
    db.run("INSERT INTO passage_words(passage_words) VALUES ('delete-all')")
    query = f"{_INDEXED} WHERE p.number > ? ORDER BY p.number LIMIT 500"
    last = 0
    while rows := db.rows(query, (last,)):
        for number, *columns in map(_columns, rows):
            _index(db, number, *columns)
        last = rows[-1][0]


def search(
    db: Database, asked: Asked, *, offset: int, limit: int, without: Sequence[int] = ()
) -> Page[Hit]:
    """The passages (but those ``without``) and sources that have all the words, the best first."""
    if asked.is_empty():
        return Page(total=0, items=())
    most = offset + limit
    passages, number = _find_passages(db, asked, most, without)
    sources, named = _find_sources(db, asked, most)
    found = sorted(passages + sources, key=_place)
    items = [_hit(db, asked, *row) for row in found[offset:most]]
    return Page(total=number + named, items=tuple(items))


def _place(row: Match) -> tuple[float, str, int]:
    score, kind, number = row
    return -score, kind, number


def _find_passages(
    db: Database, asked: Asked, most: int, without: Sequence[int]
) -> tuple[list[Match], int]:
    """The best of those that were added last, and how many there are in all."""
    kinds = [k for k in asked.kinds if k != SOURCE]
    if asked.kinds and not kinds:
        return [], 0
    filters, values = _filters(asked, kinds)
    place = "passage_words"
    if filters:
        place += " JOIN passages p ON p.number = passage_words.rowid"
    place += f" WHERE passage_words MATCH ?{filters}"
    if without:
        place += f" AND passage_words.rowid NOT IN ({','.join(map(str, without))})"
    ranked = (
        f"SELECT * FROM (SELECT -bm25(passage_words, {_WEIGHTS}) AS score,"
        f" passage_words.rowid AS number FROM {place} ORDER BY passage_words.rowid DESC LIMIT"
    )
    query = (
        f"SELECT max(r.score) AS best, q.kind, r.number FROM ({ranked} {MOST_RANKED}) UNION ALL"
        f" {ranked} {MOST_TITLES})) r JOIN passages q ON q.number = r.number"
        " GROUP BY r.number ORDER BY best DESC, q.kind, r.number LIMIT ?"
    )
    given = (asked.match(), *values, asked.match("title"), *values, most)
    total = db.row(f"SELECT count(*) FROM {place}", (asked.match(), *values))[0]
    return list(db.rows(query, given)), int(total)


def _filters(asked: Asked, kinds: Sequence[str]) -> tuple[str, list[str]]:
    filters, values = "", []
    if asked.after:
        filters += " AND p.published_at >= ?"
        values.append(asked.after)
    if asked.before:
        filters += " AND p.published_at < ?"
        values.append(asked.before)
    if kinds:
        each = " OR ".join(
            "p.kind = ?" if k in HIT_KINDS else "p.source_kind LIKE '%' || ? || '%'" for k in kinds
        )
        filters += f" AND ({each})"
        values += kinds
    return filters, values


def _find_sources(db: Database, asked: Asked, most: int) -> tuple[list[Match], int]:
    if asked.outlets or asked.after or asked.before:
        return [], 0
    kinds = [k for k in asked.kinds if k not in HIT_KINDS]
    if asked.kinds and SOURCE not in asked.kinds and not kinds:
        return [], 0
    each = " OR ".join("s.kind LIKE '%' || ? || '%'" for _ in kinds)
    place = (
        "source_words JOIN sources s ON s.number = source_words.rowid WHERE source_words MATCH ?"
        + (f" AND ({each})" if kinds else "")
    )
    query = (
        f"SELECT * FROM (SELECT {_SOURCE_SCORE} AS score, 'source', s.number FROM {place}"
        f" ORDER BY source_words.rowid DESC LIMIT {MOST_RANKED}) ORDER BY score DESC, 3 LIMIT ?"
    )
    given = (asked.match_names(), *kinds)
    total = db.row(f"SELECT count(*) FROM {place}", given)[0]
    return list(db.rows(query, (*given, most))), int(total)


def _hit(db: Database, asked: Asked, score: float, kind: str, number: int) -> Hit:
    score = round(score, 4)
    if kind == SOURCE:
        id_, story, name = db.row("SELECT id, story, name FROM sources WHERE number = ?", (number,))
        return Hit(kind=kind, id=id_, story=story, article=None, words=name, spans=(), score=score)
    id_, article, spans, body, story = db.row(
        "SELECT p.id, p.article, p.spans, p.body, a.story FROM passages p"
        " LEFT JOIN articles a ON a.id = p.article WHERE p.number = ?",
        (number,),
    )
    words, where = _text(kind, body), _unpack_spans(spans)
    if kind == ARTICLE:
        words, where = _show(words, where, asked)
    return Hit(
        kind=kind, id=id_, story=story, article=article, words=words, spans=where, score=score
    )


def _show(text: str, spans: Sequence[Span], asked: Asked) -> tuple[str, tuple[Span, ...]]:
    """The words around an article's first match, and where they stand in the article."""
    at = _first_match(text, asked.terms)
    start = max(0, at - _SHOWN // 3)
    end = min(len(text), start + _SHOWN)
    while start > 0 and not text[start - 1].isspace() and at - start < _SHOWN:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - start < 2 * _SHOWN:
        end += 1
    return " ".join(text[start:end].split()), _back(spans, start, end)


def _first_match(text: str, terms: Sequence[str]) -> int:
    """Where a term's beginning first stands; endings differ, for the index knows stems."""
    low = text.casefold()
    if len(low) != len(text):
        low = text.lower() if len(text.lower()) == len(text) else text
    ends = []
    for term in terms:
        word = _WORD.search(term.casefold())
        if word:
            stem = word.group()[: max(3, len(word.group()) - 3)]
            found = re.search(rf"\b{re.escape(stem)}", low)
            ends += [found.start()] if found else []
    return min(ends, default=0)


def _back(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """A range of the joined text as spans of the article."""
    found, at = [], 0
    for span in spans:
        low, high = max(start, at), min(end, at + len(span))
        if low < high:
            found.append(Span(span.start + low - at, span.start + high - at))
        at += len(span) + 1  # the line break that joins them
    return tuple(found)


def _index(db: Database, number: int, *columns: str) -> None:
    db.run(
        "INSERT INTO passage_words(rowid, title, text, source, outlet) VALUES (?,?,?,?,?)",
        (number, *(c.encode("utf-8", "replace").decode() for c in columns)),
    )


def _columns(row: Sequence[Any]) -> tuple[Any, ...]:
    """Number, title, text, source and outlet of a passage, as they were put into the index."""
    number, kind, body, source, title, outlet = row
    return number, (title or "") if kind == ARTICLE else "", _text(kind, body), source, outlet or ""


def _text(kind: str, body: bytes) -> str:
    data: Any = zlib.decompress(body) if kind == ARTICLE else body
    return str(data, "utf-8")
