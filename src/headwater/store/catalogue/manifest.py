"""Which segments count, which rows of them are current, and what they rest on."""

import hashlib
import os
from collections.abc import Sequence
from typing import Any

import msgspec

from headwater import __version__
from headwater.records.identity import Identity
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.records.review import Review, ReviewAct, standing_reviews
from headwater.store.catalogue.database import Database
from headwater.store.catalogue.searching import forget_passages, index_reading
from headwater.store.rows import Kept, Standing
from headwater.store.segments import digest_reading

_pack = msgspec.msgpack.Encoder(order="deterministic").encode
_unpack_identity = msgspec.msgpack.Decoder(Identity).decode

# bytes of randomness in a stamp: two commits never share one, whatever the clock says
_STAMP_BYTES = 8
# which stage met a problem, so that it goes when the stage runs again
INGEST, ARTICLE, STORY = "ingest", "article", "story"


def read_about(db: Database, name: str) -> str | None:
    """A named value of the workspace."""
    row = db.row("SELECT value FROM about WHERE name = ?", (name,))
    return str(row[0]) if row else None


def write_about(db: Database, name: str, value: str) -> None:
    """Keep a named value."""
    db.run("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))


def mark_commit(db: Database) -> None:
    """Change the stamp; part of every transaction."""
    write_about(db, "stamp", os.urandom(_STAMP_BYTES).hex())
    write_about(db, "version", __version__)


def last_number(db: Database) -> int:
    """The highest number that a segment or review was committed under."""
    return int(read_about(db, "last number") or 0)


def add_segment(db: Database, number: int, kind: str, rows: int, size: int) -> None:
    """A segment counts from now on."""
    db.run("INSERT INTO segments VALUES (?, ?, ?, ?)", (number, kind, rows, size))
    write_about(db, "last number", str(max(number, last_number(db))))


def segments(db: Database, kind: str) -> list[int]:
    """Numbers of the segments of a kind that count, in order."""
    query = "SELECT number FROM segments WHERE kind = ? ORDER BY number"
    return [int(r[0]) for r in db.rows(query, (kind,))]


def put_article(db: Database, kept: Kept, segment: int, row: int) -> None:
    """An article is there; what was known of it before goes."""
    reading = kept.reading
    forget_passages(db, [reading.id])
    db.run("DELETE FROM problems WHERE stage = ? AND input = ?", (ARTICLE, reading.id))
    db.run(
        "INSERT OR REPLACE INTO articles VALUES (?,?,?,?,?,?,?,"
        "(SELECT story FROM articles WHERE id = ?),?,?,?,?,?,?)",
        (
            reading.id,
            segment,
            row,
            _pack(kept.identity),
            kept.made,
            digest_of(reading),
            reading.article.text_sha256,
            reading.id,
            reading.imprint.outlet,
            reading.imprint.title,
            reading.imprint.published_at,
            reading.article.url,
            reading.article.path,
            len(reading.attributions),
        ),
    )
    db.run("DELETE FROM removed WHERE text_sha256 = ?", (reading.article.text_sha256,))
    index_reading(db, reading)


def digest_of(reading: Reading) -> str:
    """A hash of all that a reading says."""
    return hashlib.blake2b(digest_reading(reading), digest_size=16).hexdigest()


def forget_articles(db: Database, ids: Sequence[str]) -> None:
    """Nothing of these articles is kept or found."""
    forget_passages(db, ids)
    db.run_many("DELETE FROM articles WHERE id = ?", ((i,) for i in ids))


def remove_articles(db: Database, rows: Sequence[tuple[str, str]]) -> None:
    """Forget articles (id and text hash), and that their texts are not to come back."""
    forget_articles(db, [id_ for id_, _ in rows])
    digests = sorted({(digest,) for _, digest in rows})
    db.run_many("INSERT OR IGNORE INTO removed VALUES (?)", digests)
    db.run_many("DELETE FROM duplicates WHERE text_sha256 = ?", digests)


def put_duplicates(db: Database, rows: Sequence[Identity], settled: Sequence[str]) -> None:
    """Keep which texts were given twice; what was said before of these places goes."""
    db.run_many(
        "DELETE FROM problems WHERE input = ? AND code IN ('duplicate-input', 'duplicate-id')",
        ((place,) for place in settled),
    )
    db.run_many(
        "INSERT OR IGNORE INTO duplicates VALUES (?, ?)", ((_pack(r), r.digest) for r in rows)
    )


def duplicates(db: Database) -> list[Identity]:
    """Texts that were given though they were there already."""
    query = "SELECT identity FROM duplicates ORDER BY identity"
    return [_unpack_identity(r[0]) for r in db.rows(query)]


def standings(db: Database) -> list[Standing]:
    """Every article's place, by id."""
    query = "SELECT id, identity, made, digest FROM articles ORDER BY id"
    return [
        Standing(id=i, identity=_unpack_identity(identity), made=made, digest=digest)
        for i, identity, made, digest in db.rows(query)
    ]


def places(db: Database, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Segment and row of the articles that are there."""
    query = "SELECT id, segment, row FROM articles WHERE id IN ({})"
    return {i: (s, r) for i, s, r in among(db, query, ids)}


def finding_places(db: Database, fingerprints: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Segment and row of findings that are stored."""
    query = "SELECT fingerprint, segment, row FROM findings WHERE fingerprint IN ({})"
    return {i: (s, r) for i, s, r in among(db, query, fingerprints)}


def add_problems(db: Database, problems: Sequence[Problem], stage: str) -> None:
    """Keep problems; the same one twice is one."""
    db.run_many(
        "INSERT OR IGNORE INTO problems VALUES (?,?,?,?,?)",
        ((p.input, p.code, p.message, p.hint, stage) for p in problems),
    )


def read_problems(db: Database) -> list[Problem]:
    """All problems, sorted."""
    query = "SELECT input, code, message, hint FROM problems"
    return sorted(Problem(input=i, code=c, message=m, hint=h) for i, c, m, h in db.rows(query))


def add_review(db: Database, review: Review, number: int) -> None:
    """Keep a decision."""
    body = msgspec.json.encode(review)
    db.run("INSERT OR IGNORE INTO reviews VALUES (?, ?, ?)", (number, review.id, body))
    write_about(db, "last number", str(max(number, last_number(db))))


def read_reviews(db: Database) -> list[Review]:
    """All decisions in the order in which they arrived."""
    rows = db.rows("SELECT body FROM reviews ORDER BY number")
    return [msgspec.json.decode(r[0], type=Review) for r in rows]


def rejected_passages(db: Database) -> list[int]:
    """Numbers of the contents that a person rejected: they are stored, but are not found."""
    standing = standing_reviews(read_reviews(db))
    ids = sorted({r.target for r in standing if r.act is ReviewAct.REJECT})
    query = "SELECT number FROM passages WHERE kind = 'content' AND id IN ({})"
    return sorted(int(r[0]) for r in among(db, query, ids))


def among(db: Database, query: str, ids: Sequence[str]) -> list[Any]:
    """Rows of a query with ``IN ({})``, for any number of ids."""
    most = 500  # values of one statement; SQLite's older limit is 999
    return [
        row
        for at in range(0, len(ids), most)
        for row in db.rows(
            query.format(",".join("?" * len(ids[at : at + most]))), ids[at : at + most]
        )
    ]
