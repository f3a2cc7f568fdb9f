"""From an older schema to this version's, in numbered steps."""

from pathlib import Path

from headwater.store.catalogue.database import FILE, Database, steps
from headwater.store.catalogue.lock import WriterLock
from headwater.store.workspace import check_version, is_workspace, no_workspace


def upgrade(folder: Path) -> list[str]:
    """The steps carried out, by name; none where the workspace is of this version.

    Raises ``StoreError`` where the workspace is newer than this version.
    """
    if not is_workspace(folder) or not (folder / FILE).is_file():
        raise no_workspace(folder)
    lock = WriterLock(folder)
    lock.take()
    db = Database(folder, writable=True)
    try:
        done = db.upgrade() if 0 < db.version() < len(steps()) else []
        check_version(db)
    finally:
        db.close()
        lock.release()
    return done
