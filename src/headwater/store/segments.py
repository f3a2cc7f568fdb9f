"""Parquet segments: written once, whole or not at all, never changed.

A segment is written beside its place, synced, and renamed into it.  Whether it counts is for the
catalogue to say.  Its name is its number; numbers only grow, so that the segments alone tell in
which order things happened.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from headwater.errors import StoreError
from headwater.records.findings import StoryFindings
from headwater.records.identity import Identity
from headwater.records.problem import Problem
from headwater.records.reading import Reading
from headwater.store.rows import Kept
from headwater.store.whole import open_whole, sync_folder

Made = TypeVar("Made")

READINGS, FINDINGS, REMOVALS = "readings", "findings", "removals"
KINDS = (READINGS, FINDINGS, REMOVALS)
SUFFIX = ".parquet"

# rows that are read together to get at one: a story's articles cost a few of them
ROWS_A_GROUP = 16
# groups of decoded bodies held: the same story is asked for again and again
_GROUPS_HELD = 64
_FORMAT = b"headwater-segment"
_FORMAT_VERSION = b"1"
_PROBLEMS = b"headwater-problems"

READING_COLUMNS = pa.schema(
    [
        ("id", pa.string()),
        ("outlet", pa.string()),
        ("published_at", pa.string()),
        ("title", pa.string()),
        ("url", pa.string()),
        ("language", pa.string()),
        ("text_sha256", pa.string()),
        ("attributions", pa.int32()),
        ("identity", pa.binary()),
        ("made", pa.string()),
        ("sketch", pa.binary()),
        ("body", pa.binary()),
    ]
)
FINDINGS_COLUMNS = pa.schema(
    [
        ("story", pa.string()),
        ("fingerprint", pa.string()),
        ("title", pa.string()),
        ("articles", pa.list_(pa.string())),
        ("claims", pa.int32()),
        ("body", pa.binary()),
    ]
)
_REMOVALS = pa.schema([("id", pa.string()), ("text_sha256", pa.string())])

_pack = msgspec.msgpack.Encoder(order="deterministic").encode
_unpack_reading = msgspec.msgpack.Decoder(Reading).decode
_unpack_findings = msgspec.msgpack.Decoder(StoryFindings).decode
_unpack_identity = msgspec.msgpack.Decoder(Identity).decode


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A story's findings with the fingerprint of all that they rest on."""

    fingerprint: str
    findings: StoryFindings


def segment_path(folder: Path, kind: str, number: int) -> Path:
    """Where a segment rests."""
    return folder / kind / f"{number:08d}{SUFFIX}"


def find_segments(folder: Path, kind: str) -> dict[int, Path]:
    """The segments of a kind that are on the disk, by number, unfinished ones left out."""
    found = {}
    for path in sorted((folder / kind).glob(f"*{SUFFIX}")):
        with contextlib.suppress(ValueError):
            found[int(path.stem)] = path
    return found


def write_readings(path: Path, kept: Sequence[Kept], problems: Sequence[Problem] = ()) -> None:
    """Readings as a segment, with the problems of the inputs that they came from."""
    rows = [make_reading_row(k) for k in kept]
    _write(path, rows, READING_COLUMNS, {_PROBLEMS: msgspec.json.encode(problems)})


def write_findings(path: Path, told: Sequence[Told]) -> None:
    """Stories as a segment."""
    _write(path, [make_findings_row(t) for t in told], FINDINGS_COLUMNS)


def make_reading_row(kept: Kept) -> dict[str, Any]:
    """A reading as a row of a segment."""
    reading = kept.reading
    return {
        "id": reading.id,
        "outlet": reading.imprint.outlet,
        "published_at": reading.imprint.published_at,
        "title": reading.imprint.title,
        "url": reading.article.url,
        "language": reading.article.language,
        "text_sha256": reading.article.text_sha256,
        "attributions": len(reading.attributions),
        "identity": _pack(kept.identity),
        "made": kept.made,
        "sketch": kept.sketch,
        "body": _pack(reading),
    }


def make_findings_row(told: Told) -> dict[str, Any]:
    """A story as a row of a segment."""
    return {
        "story": told.findings.story.id,
        "fingerprint": told.fingerprint,
        "title": told.findings.story.title,
        "articles": list(told.findings.story.articles),
        "claims": len(told.findings.claims),
        "body": _pack(told.findings),
    }


def write_removals(path: Path, rows: Sequence[tuple[str, str]]) -> None:
    """Article ids and text hashes that are no longer to be held, as a segment."""
    _write(path, [{"id": i, "text_sha256": d} for i, d in rows], _REMOVALS)


def read_readings(path: Path, rows: Iterable[int]) -> list[Reading]:
    """Some readings of a segment, in the order asked for."""
    return _read_some(path, rows, _unpack_reading)


def read_findings(path: Path, rows: Iterable[int]) -> list[StoryFindings]:
    """Some stories of a segment, in the order asked for."""
    return _read_some(path, rows, _unpack_findings)


def read_kept(path: Path) -> Iterator[Kept]:
    """Every reading of a segment with what is kept beside it, one group of rows in memory."""
    for batch in _open(path).iter_batches(batch_size=ROWS_A_GROUP):
        for row in batch.to_pylist():
            yield Kept(
                reading=_unpack_reading(row["body"]),
                identity=_unpack_identity(row["identity"]),
                made=row["made"],
                sketch=row["sketch"],
            )


def read_problems(path: Path) -> list[Problem]:
    """The problems that a segment of readings came with."""
    found = _open(path).schema_arrow.metadata.get(_PROBLEMS, b"[]")
    return msgspec.json.decode(found, type=list[Problem])


def read_told(path: Path) -> Iterator[Told]:
    """Every story of a segment."""
    for batch in _open(path).iter_batches(batch_size=ROWS_A_GROUP):
        for row in batch.to_pylist():
            yield Told(fingerprint=row["fingerprint"], findings=_unpack_findings(row["body"]))


def read_removals(path: Path) -> list[tuple[str, str]]:
    """Article ids and text hashes of a segment of removals."""
    table = _open(path).read()
    return list(zip(table["id"].to_pylist(), table["text_sha256"].to_pylist(), strict=True))


def read_sketches(path: Path) -> list[tuple[str, bytes]]:
    """Id and sketch of every reading of a segment; the bodies stay on the disk."""
    table = _open(path).read(columns=["id", "sketch"])
    return list(zip(table["id"].to_pylist(), table["sketch"].to_pylist(), strict=True))


def check_segment(path: Path) -> str | None:
    """What is wrong with a segment, every row of it decoded; ``None`` where nothing is."""
    try:
        if path.parent.name == READINGS:
            for _ in read_kept(path):
                pass
        elif path.parent.name == FINDINGS:
            for _ in read_told(path):
                pass
        else:
            read_removals(path)
    except (StoreError, msgspec.MsgspecError, OSError, pa.ArrowException) as error:
        return str(error).splitlines()[0]
    return None


def digest_reading(reading: Reading) -> bytes:
    """The bytes that two equal readings share."""
    return bytes(_pack(reading))


def _write(
    path: Path,
    rows: list[dict[str, Any]],
    schema: pa.Schema,
    beside: Mapping[bytes, bytes] | None = None,
) -> None:
    table = pa.Table.from_pylist(rows, schema=schema)
    table = table.replace_schema_metadata({_FORMAT: _FORMAT_VERSION, **(beside or {})})
    path.parent.mkdir(exist_ok=True)
    try:
        with open_whole(path) as file:
            pq.write_table(
                table,
                file,
                row_group_size=ROWS_A_GROUP,
                compression="zstd",
                write_page_checksum=True,
                # they would hold whole bodies, under no checksum, and nobody reads them
                write_statistics=False,
            )
    except OSError as error:
        raise StoreError(
            f"cannot write {path}: {error.strerror or error}",
            hint="make room or choose another place, then run it again: what is stored stays",
        ) from error
    sync_folder(path.parent)


def _open(path: Path) -> pq.ParquetFile:
    try:
        file = pq.ParquetFile(path, page_checksum_verification=True)
    except (OSError, pa.ArrowException) as error:
        raise _damaged(path, error) from error
    found = (file.schema_arrow.metadata or {}).get(_FORMAT)
    if found != _FORMAT_VERSION:
        raise StoreError(
            f"{path} is no segment that this version reads",
            hint="use the version of Headwater that wrote it, or a newer one",
        )
    return file


def _read_some(path: Path, rows: Iterable[int], unpack: Callable[[bytes], Made]) -> list[Made]:
    bodies = [_read_group(path, row // ROWS_A_GROUP)[row % ROWS_A_GROUP].as_py() for row in rows]
    try:
        return [unpack(body) for body in bodies]
    except msgspec.MsgspecError as error:
        raise StoreError(
            f"a row of segment {path} is not of the form that this version reads: {error}",
            hint="use the Headwater that wrote it, or add the inputs to a new workspace",
        ) from error


@lru_cache(maxsize=_GROUPS_HELD)
def _read_group(path: Path, group: int) -> pa.ChunkedArray:
    try:
        file = pq.ParquetFile(path, metadata=_metadata(path), page_checksum_verification=True)
        return file.read_row_group(group, columns=["body"], use_threads=False)["body"]
    except (OSError, pa.ArrowException) as error:
        raise _damaged(path, error) from error


@lru_cache(maxsize=_GROUPS_HELD)
def _metadata(path: Path) -> pq.FileMetaData:
    return _open(path).metadata


def _damaged(path: Path, error: Exception) -> StoreError:
    return StoreError(
        f"segment {path} cannot be read: {str(error).splitlines()[0]}",
        hint=f"headwater workspace check {path.parent.parent} says what is lost and how to mend it",
    )
