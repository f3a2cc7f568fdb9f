"""A workspace written anew: what counts in few segments, without what was removed or replaced."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from headwater.records.findings import StoryFindings
from headwater.store import recovery, segments
from headwater.store.catalogue import manifest, searching
from headwater.store.catalogue.database import Database
from headwater.store.rows import Kept
from headwater.store.segments import Told, segment_path
from headwater.store.writer import Writer

# rows of a segment that compacting writes: few files, yet not all in memory at once
ROWS_A_SEGMENT = 512


class Compacted(msgspec.Struct, frozen=True, kw_only=True):
    """What compacting did."""

    segments_before: int
    segments_after: int
    bytes_before: int
    bytes_after: int


class _Made(msgspec.Struct, frozen=True, kw_only=True):
    """A segment just written, and the ids or fingerprints of its rows."""

    number: int
    kind: str
    names: tuple[str, ...]


def compact(writer: Writer) -> Compacted:
    """Write what counts into few segments; what was removed or replaced is gone from the disk."""
    db, folder = writer.database, writer.folder
    before = _size(folder)
    old = [(k, n) for k in segments.KINDS for n in manifest.segments(db, k)]
    made = write_anew(writer)
    _switch(folder, db, made)
    for kind, gone in old:
        segment_path(folder, kind, gone).unlink(missing_ok=True)
    for damaged in folder.rglob(f"*{recovery.DAMAGED}"):
        damaged.unlink()
    db.run("VACUUM")
    db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    return Compacted(
        segments_before=len(old),
        segments_after=len(made),
        bytes_before=before,
        bytes_after=_size(folder),
    )


def write_anew(writer: Writer) -> list[_Made]:
    """New segments with all that counts; nothing rests on them yet."""
    folder, db = writer.folder, writer.database
    number = recovery.next_number(folder, db)
    made: list[_Made] = []
    for kept in _kept_parts(writer):
        segments.write_readings(segment_path(folder, segments.READINGS, number), kept)
        ids = tuple(k.reading.id for k in kept)
        made.append(_Made(number=number, kind=segments.READINGS, names=ids))
        number += 1
    for told in _told_parts(writer):
        segments.write_findings(segment_path(folder, segments.FINDINGS, number), told)
        prints = tuple(t.fingerprint for t in told)
        made.append(_Made(number=number, kind=segments.FINDINGS, names=prints))
        number += 1
    removed = sorted(
        {
            row
            for n in manifest.segments(db, segments.REMOVALS)
            for row in segments.read_removals(segment_path(folder, segments.REMOVALS, n))
        }
    )
    if removed:
        segments.write_removals(segment_path(folder, segments.REMOVALS, number), removed)
        ids = tuple(id_ for id_, _ in removed)
        made.append(_Made(number=number, kind=segments.REMOVALS, names=ids))
    return made


def _kept_parts(writer: Writer) -> Iterator[list[Kept]]:
    """All articles with what is kept beside them, segment by segment."""
    part: list[Kept] = []
    query = "SELECT row FROM articles WHERE segment = ?"
    for number in manifest.segments(writer.database, segments.READINGS):
        rows = {r[0] for r in writer.database.rows(query, (number,))}
        path = segment_path(writer.folder, segments.READINGS, number)
        for row, kept in enumerate(segments.read_kept(path) if rows else ()):
            if row in rows:
                part.append(kept)
            if len(part) == ROWS_A_SEGMENT:
                yield part
                part = []
    if part:
        yield part


def _told_parts(writer: Writer) -> Iterator[list[Told]]:
    """The findings of all stories that are shown."""
    prints = sorted({r[0] for r in writer.database.rows("SELECT fingerprint FROM stories")})
    for at in range(0, len(prints), ROWS_A_SEGMENT):
        found: dict[str, StoryFindings] = writer.read_told(prints[at : at + ROWS_A_SEGMENT])
        yield [Told(fingerprint=p, findings=f) for p, f in sorted(found.items())]


def _switch(folder: Path, db: Database, made: list[_Made]) -> None:
    """From here on the new segments count and the old ones do not."""
    with db.transaction():
        db.run("DELETE FROM segments")
        db.run("DELETE FROM findings")
        for m in made:
            size = segment_path(folder, m.kind, m.number).stat().st_size
            manifest.add_segment(db, m.number, m.kind, len(m.names), size)
            rows = [(m.number, row, name) for row, name in enumerate(m.names)]
            if m.kind == segments.READINGS:
                db.run_many("UPDATE articles SET segment = ?, row = ? WHERE id = ?", rows)
            elif m.kind == segments.FINDINGS:
                columns = "segment, row, fingerprint"
                db.run_many(f"INSERT INTO findings ({columns}) VALUES (?,?,?)", rows)
        searching.rebuild_index(db)
        manifest.mark_commit(db)


def _size(folder: Path) -> int:
    return sum(
        (Path(parent) / name).stat().st_size
        for parent, _, names in os.walk(folder)
        for name in names
    )
