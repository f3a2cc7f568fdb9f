"""What is wrong with a workspace, and setting it right."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from headwater.records.review import Review
from headwater.store import recovery, segments
from headwater.store.catalogue import manifest, searching
from headwater.store.catalogue.database import FILE, DamagedError, Database
from headwater.store.reviewing import find_reviews, read_review, write_review
from headwater.store.rows import Fault
from headwater.store.segments import segment_path
from headwater.store.workspace import Workspace
from headwater.store.writer import Writer


def find_faults(workspace: Workspace) -> list[Fault]:
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
