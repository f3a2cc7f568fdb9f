"""A packed web archive (WACZ): a zip file with web archives in its folder ``archive``."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.readers import warc
from headwater.stages.ingest.troubles import make_trouble

_SUFFIXES = (".warc", ".warc.gz")
# members of the zip file; a crawl of a site is packed into a few archives and their indexes
MAX_MEMBERS = 10_000
# a member that grows more is no archive of pages: those inside are compressed already
MAX_RATIO = 200
_LOOKED_AT = 32 << 20
# what the library raises for zip files that are damaged, locked, or packed in ways it does not know
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """The drafts of every archive in it; nothing is ever written to the disk."""
    with source.open() as stream:
        try:
            packed = zipfile.ZipFile(stream)
            members = packed.infolist()
        except (*_BROKEN, OSError) as error:
            yield make_trouble(source.name, "damaged-archive", f"it is no whole zip file: {error}")
            return
        if len(members) > MAX_MEMBERS:
            message = f"it has {len(members)} members, more than {MAX_MEMBERS}"
            yield make_trouble(source.name, "archive-bomb", message)
            return
        archives = [m for m in members if m.filename.lower().endswith(_SUFFIXES)]
        for member in archives:
            yield from _read_member(packed, member, source, settings)
        if not archives:
            yield make_trouble(source.name, "empty-input", "no web archive is in it")


def _read_member(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, settings: IngestSettings
) -> Iterator[Draft | Problem]:
    name = f"{source.name}, {member.filename}"
    if refused := _refuse(member):
        code, message = refused
        yield make_trouble(name, code, message)
        return
    inner = Source(name=name, path=source.path, open=partial(_open, packed, member))
    try:
        yield from warc.read(inner, settings)
    except _BROKEN as error:
        yield make_trouble(name, "damaged-archive", f"it cannot be unpacked further: {error}")


def _open(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    return cast(BinaryIO, packed.open(member))


def _refuse(member: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Why a member is not read: a name that leads out of the archive, or a size that cannot be."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "unsafe-name", "its name leads out of the archive"
    packed_size = max(1, member.compress_size)
    if member.file_size > _LOOKED_AT and member.file_size > MAX_RATIO * packed_size:
        return "archive-bomb", f"it says that it grows more than {MAX_RATIO} times"
    return None
