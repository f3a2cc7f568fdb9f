"""Reviews as files: one a decision, so that they outlive the catalogue."""

import contextlib
from pathlib import Path

import msgspec

from headwater.errors import StoreError
from headwater.records.review import Review
from headwater.store.whole import open_whole, sync_folder

FOLDER, SUFFIX = "reviews", ".json"


def write_review(folder: Path, number: int, review: Review) -> None:
    """Keep a decision for good."""
    path = folder / FOLDER / f"{number:08d}{SUFFIX}"
    try:
        path.parent.mkdir(exist_ok=True)
        with open_whole(path) as file:
            file.write(msgspec.json.encode(review))
    except OSError as error:
        raise StoreError(
            f"cannot keep a review in {folder}: {error.strerror or error}",
            hint="make room, check that you may write there, then decide again",
        ) from error
    sync_folder(path.parent)


def find_reviews(folder: Path) -> dict[int, Path]:
    """The files of all decisions, by number."""
    found = {}
    for path in sorted((folder / FOLDER).glob(f"*{SUFFIX}")):
        with contextlib.suppress(ValueError):
            found[int(path.stem)] = path
    return found


def read_review(path: Path) -> Review | None:
    """The decision of a file; ``None`` where it is damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Review)
    except (OSError, msgspec.MsgspecError):
        return None
