"""Checking, compacting and packing a workspace."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from headwater.errors import StoreError
from headwater.records.findings import StoryFindings
from headwater.records.review import Review
from headwater.store import recovery, segments
from headwater.store.catalogue import manifest, searching
from headwater.store.catalogue.database import FILE, DamagedError, Database
from headwater.store.reviewing import FOLDER as REVIEWS
from headwater.store.reviewing import find_reviews, read_review, write_review
from headwater.store.rows import Fault, Kept
from headwater.store.segments import Told, segment_path
from headwater.store.whole import UNFINISHED
from headwater.store.workspace import Workspace
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


def check(workspace: Workspace) -> list[Fault]:
    """Everything in a workspace that is not as it should be; every row of it is read."""
    db, folder = workspace.database, workspace.folder
    try:
        faults = [
            Fault(what=FILE, message=m, hint=f"headwater workspace check --mend {folder}")
            for m in db.integrity()
        ]
        faults += _check_segments(folder, db)
        faults += _check_rows(folder, db)
    except DamagedError as error:
        return [Fault(what=FILE, message=error.message, hint=error.hint)]
    faults += [
        Fault(what=path.name, message="a review that cannot be read", hint="decide it again")
        for path in find_reviews(folder).values()
        if read_review(path) is None
    ]
    return faults


def mend(writer: Writer) -> list[str]:
    """Set aside what is damaged, so that adding again completes it; what was done, in words."""
    db, folder = writer.database, writer.folder
    notes = list(writer.notes)
    for number, path in find_reviews(folder).items():
        if read_review(path) is None:
            notes.append(_mend_review(folder, db, number, path))
    if _is_damaged(folder, db):
        recovery.make_again(folder, db)
        notes.append("the catalogue was damaged; it was made again from what is stored")
        notes += recovery.put_in_order(folder, db)
    for kind in segments.KINDS:
        for number in manifest.segments(db, kind):
            if segments.check_segment(segment_path(folder, kind, number)):
                notes.append(recovery.drop_segment(folder, db, kind, number))
    with db.transaction():
        searching.rebuild_index(db)
        manifest.mark_commit(db)
    return notes


def compact(writer: Writer) -> Compacted:
    """Write what counts into few segments; what was removed or replaced is gone from the disk."""
    db, folder = writer.database, writer.folder
    before = _size(folder)
    old = [(k, n) for k in segments.KINDS for n in manifest.segments(db, k)]
    made = _write_anew(writer)
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


def _write_anew(writer: Writer) -> list["_Made"]:
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


def pack(writer: Writer, target: Path) -> Path:
    """A workspace as one zip file, to give away; unpacked, it is a workspace."""
    db, folder = writer.database, writer.folder
    db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    unfinished = target.with_name(f"{target.name}{UNFINISHED}")
    name = folder.absolute().name
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(folder / FILE, f"{name}/{FILE}")
            for kind in segments.KINDS:
                for number in manifest.segments(db, kind):
                    path = segment_path(folder, kind, number)
                    # Parquet is compressed already
                    archive.write(path, f"{name}/{kind}/{path.name}", zipfile.ZIP_STORED)
            for path in find_reviews(folder).values():
                archive.write(path, f"{name}/{REVIEWS}/{path.name}")
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StoreError(
            f"cannot write {target}: {error.strerror or error}", hint="name another file"
        ) from error
    return target


def _mend_review(folder: Path, db: Database, number: int, path: Path) -> str:
    """Write a decision again from the catalogue; set its file aside where that has it not."""
    try:
        row = db.row("SELECT body FROM reviews WHERE number = ?", (number,))
    except DamagedError:
        row = None
    if row is not None:
        write_review(folder, number, msgspec.json.decode(row[0], type=Review))
        return f"review {path.name} could not be read and was written again"
    path.replace(path.with_suffix(recovery.DAMAGED))
    return f"review {path.name} cannot be read and was set aside: decide it again"


def _is_damaged(folder: Path, db: Database) -> bool:
    """Whether the catalogue is no database, or its tables contradict each other or the segments."""
    try:
        return bool(db.integrity()) or any(_check_rows(folder, db))
    except DamagedError:
        return True


def _check_segments(folder: Path, db: Database) -> Iterator[Fault]:
    hint = f"headwater workspace check --mend {folder}, then add the same inputs again"
    for kind in segments.KINDS:
        counted = manifest.segments(db, kind)
        for number in counted:
            path = segment_path(folder, kind, number)
            if wrong := segments.check_segment(path):
                yield Fault(what=f"{kind}/{path.name}", message=wrong, hint=hint)
        for number, path in segments.find_segments(folder, kind).items():
            if number not in counted:
                yield Fault(
                    what=f"{kind}/{path.name}",
                    message="a segment that does not count: a writer was stopped",
                    hint="the next writer takes it in or deletes it",
                )


def _check_rows(folder: Path, db: Database) -> Iterator[Fault]:
    hint = f"headwater workspace check --mend {folder}, then add to it"
    for what, query in (
        (
            "articles without a segment",
            "SELECT count(*) FROM articles WHERE segment NOT IN (SELECT number FROM segments)",
        ),
        (
            "stories without findings",
            "SELECT count(*) FROM stories WHERE fingerprint NOT IN"
            " (SELECT fingerprint FROM findings)",
        ),
        (
            "articles that cannot be searched",
            "SELECT count(*) FROM articles WHERE id NOT IN"
            " (SELECT article FROM passages WHERE kind = 'article')",
        ),
    ):
        if number := int(db.row(query)[0]):
            yield Fault(what=FILE, message=f"{number} {what}", hint=hint)


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


def _switch(folder: Path, db: Database, made: list["_Made"]) -> None:
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
