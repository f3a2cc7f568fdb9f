"""Puts a workspace in order that was left half done or damaged.

Numbers only grow.  A segment above the last number that was committed was finished by a writer
that was killed before its commit, or its commit was lost with the catalogue: either way what it
holds was given to us, so it is taken in.  One below it that does not count was replaced, and goes.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path

from headwater.store import segments
from headwater.store.catalogue import listings, manifest
from headwater.store.catalogue.database import FILE, DamagedError, Database
from headwater.store.reviewing import find_reviews, read_review
from headwater.store.whole import UNFINISHED

DAMAGED = ".damaged"
_LOGS = ("", "-wal", "-shm")


def put_in_order(folder: Path, db: Database) -> list[str]:
    """Make the catalogue agree with the disk; what was found, in words."""
    notes: list[str] = []
    try:
        if db.version() == 0:
            db.upgrade()
            manifest.write_about(db, "last number", "0")
            manifest.mark_commit(db)
        _look(db)
    except DamagedError as error:
        notes.append(f"{error.message}; it was made again from what is stored")
        make_again(folder, db)
    for kind in segments.KINDS:
        for path in (folder / kind).glob(f"*{UNFINISHED}"):
            path.unlink()
    notes += _drop_damaged(folder, db)
    notes += _take_in(folder, db)
    _sweep(folder, db)
    return notes


def make_again(folder: Path, db: Database) -> None:
    """Set a damaged catalogue aside and begin a new one; segments are taken in afterwards."""
    db.close()
    for log in _LOGS:
        with contextlib.suppress(FileNotFoundError):
            (folder / f"{FILE}{log}").replace(folder / f"{FILE}{log}{DAMAGED}")
    db.upgrade()
    manifest.write_about(db, "last number", "0")
    manifest.mark_commit(db)


def next_number(folder: Path, db: Database) -> int:
    """A number that nothing on the disk has."""
    found = [manifest.last_number(db), *find_reviews(folder)]
    for kind in segments.KINDS:
        found += segments.find_segments(folder, kind)
    return max(found) + 1


def drop_segment(folder: Path, db: Database, kind: str, number: int) -> str:
    """Set a damaged segment aside and forget what only it held; says so in words."""
    path = segments.segment_path(folder, kind, number)
    with contextlib.suppress(FileNotFoundError):
        path.replace(path.with_suffix(DAMAGED))
    with db.transaction():
        query = "SELECT id FROM articles WHERE segment = ?"
        ids = [r[0] for r in db.rows(query, (number,))] if kind == segments.READINGS else []
        manifest.forget_articles(db, ids)
        db.run("DELETE FROM findings WHERE segment = ?", (number,))
        db.run("DELETE FROM segments WHERE number = ?", (number,))
        query = "SELECT id FROM stories WHERE fingerprint NOT IN (SELECT fingerprint FROM findings)"
        for (story,) in db.rows(query):
            listings.drop_story(db, story)
        if ids:
            db.run("DELETE FROM inputs")
        manifest.write_about(db, "grouped", "")
        manifest.mark_commit(db)
    if kind == segments.FINDINGS:
        return f"segment {path.name} of {kind} was damaged; its stories are traced again"
    return (
        f"segment {path.name} of {kind} was damaged and set aside: {len(ids)} articles are gone"
        " until their inputs are added again"
    )


def _look(db: Database) -> None:
    """Raise where the catalogue is cut short or its main tables cannot be read."""
    if db.row("SELECT value FROM about WHERE name = 'last number'") is None:
        raise DamagedError(f"the catalogue of {db.folder} is not whole", hint="add to it")
    for table in ("segments", "articles", "stories", "reviews"):
        db.row(f"SELECT count(*) FROM {table}")
    file = db.folder / FILE
    size = int(db.row("PRAGMA page_size")[0])
    logged = (db.folder / f"{FILE}-wal").exists() and (
        (db.folder / f"{FILE}-wal").stat().st_size > 0
    )
    if not logged and file.stat().st_size < size * int(db.row("PRAGMA page_count")[0]):
        raise DamagedError(f"the catalogue of {db.folder} is cut short", hint="add to it")


def _drop_damaged(folder: Path, db: Database) -> list[str]:
    """Segments that count but are gone or of another size."""
    notes = []
    for number, kind, size in db.rows("SELECT number, kind, bytes FROM segments"):
        path = segments.segment_path(folder, kind, number)
        if not path.is_file() or path.stat().st_size != size:
            notes.append(drop_segment(folder, db, kind, number))
    return notes


def _take_in(folder: Path, db: Database) -> list[str]:
    """Segments and reviews that are newer than the last commit."""
    last = manifest.last_number(db)
    found = [
        (number, path, kind)
        for kind in segments.KINDS
        for number, path in segments.find_segments(folder, kind).items()
        if number > last
    ]
    notes = []
    for number, path, kind in sorted(found):
        if wrong := segments.check_segment(path):
            path.replace(path.with_suffix(DAMAGED))
            notes.append(f"segment {path.name} of {kind} was damaged and set aside: {wrong}")
            continue
        taken = _TAKERS[kind](db, number, path)
        if taken:
            notes.append(f"{taken} of segment {path.name}, finished but not committed, taken in")
    known = {int(r[0]) for r in db.rows("SELECT number FROM reviews")}
    for number, path in sorted(find_reviews(folder).items()):
        review = read_review(path) if number not in known else None
        if review is not None:
            with db.transaction():
                manifest.add_review(db, review, number)
                manifest.write_about(db, "grouped", "")
                manifest.mark_commit(db)
    return notes


def _take_readings(db: Database, number: int, path: Path) -> str:
    """Readings that are not here yet, or differ from the one here."""
    query = "SELECT digest, made FROM articles WHERE id = ?"
    taken = 0
    with db.transaction():
        rows = 0
        for rows, kept in enumerate(segments.read_kept(path), start=1):
            known = db.row(query, (kept.reading.id,))
            if known != (manifest.digest_of(kept.reading), kept.made):
                manifest.put_article(db, kept, number, rows - 1)
                taken += 1
        manifest.add_problems(db, segments.read_problems(path), manifest.INGEST)
        manifest.write_about(db, "settled", "")
        _count(db, number, segments.READINGS, (rows, taken), path)
    return f"{taken} articles" if taken else ""


def _take_findings(db: Database, number: int, path: Path) -> str:
    """Findings that are not here yet; whether they are shown, the next run decides."""
    taken = 0
    with db.transaction():
        rows = 0
        for rows, told in enumerate(segments.read_told(path), start=1):
            query = "SELECT 1 FROM findings WHERE fingerprint = ?"
            if db.row(query, (told.fingerprint,)) is None:
                place = (told.fingerprint, number, rows - 1)
                db.run("INSERT INTO findings VALUES (?,?,?)", place)
                taken += 1
        _count(db, number, segments.FINDINGS, (rows, taken), path)
    return f"{taken} stories" if taken else ""


def _take_removals(db: Database, number: int, path: Path) -> str:
    """A takedown holds for everything that came before it."""
    rows = segments.read_removals(path)
    with db.transaction():
        manifest.remove_articles(db, rows)
        _count(db, number, segments.REMOVALS, (len(rows), len(rows)), path)
    return f"the removal of {len(rows)} articles"


_TAKERS: dict[str, Callable[[Database, int, Path], str]] = {
    segments.READINGS: _take_readings,
    segments.FINDINGS: _take_findings,
    segments.REMOVALS: _take_removals,
}


def _count(db: Database, number: int, kind: str, rows: tuple[int, int], path: Path) -> None:
    """The segment counts where something of it was taken; its number is used up either way."""
    if rows[1]:
        manifest.add_segment(db, number, kind, rows[0], path.stat().st_size)
    last = max(number, manifest.last_number(db))
    manifest.write_about(db, "last number", str(last))
    manifest.write_about(db, "grouped", "")
    manifest.mark_commit(db)


def _sweep(folder: Path, db: Database) -> None:
    """Delete segments that no longer count."""
    for kind in segments.KINDS:
        counted = set(manifest.segments(db, kind))
        for number, path in segments.find_segments(folder, kind).items():
            if number not in counted:
                path.unlink()
