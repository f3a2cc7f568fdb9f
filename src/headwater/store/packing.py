"""A workspace as one file, to give away."""

import zipfile
from pathlib import Path

from headwater.errors import StoreError
from headwater.store import segments
from headwater.store.catalogue import manifest
from headwater.store.catalogue.database import FILE
from headwater.store.reviewing import FOLDER as REVIEWS
from headwater.store.reviewing import find_reviews
from headwater.store.segments import segment_path
from headwater.store.whole import UNFINISHED
from headwater.store.writer import Writer


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
