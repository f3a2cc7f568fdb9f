"""Inputs as the user names them (files, folders, ``-``) become sources, in a fixed order."""

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from headwater.records.problem import Problem
from headwater.stages.ingest.draft import Reader, Source
from headwater.stages.ingest.readers.registry import find_reader, is_own, load_reader
from headwater.stages.ingest.sniff import HEAD, find_form, find_stream_form
from headwater.stages.ingest.troubles import make_trouble

STANDARD_INPUT = "-"
# bytes of standard input held in memory; the rest waits in a temporary file
_IN_MEMORY = 8 << 20
_STEP = 1 << 20
# bytes of a file that show what it holds
_LOOKED_AT = 1 << 14
# names shown of files that no reader knows
_SHOWN = 3


def find_sources(inputs: Iterable[str]) -> Iterator[tuple[Source, Reader] | Problem]:
    """Every source that the inputs name, with its reader."""
    for name in inputs:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield from _standard_input()
        elif os.path.isdir(name):  # noqa: PTH112  unlike Path.is_dir it never raises
            yield from _folder(path)
        elif not os.path.lexists(path):
            yield make_trouble(name, "missing-path", "there is no such file or folder")
        elif reader := _choose_reader(path):
            yield _source(path), reader
        else:
            message = f"no reader knows the suffix {path.suffix!r}"
            yield make_trouble(name, "unknown-suffix", message)


def _choose_reader(path: Path) -> Reader | None:
    """The reader for what the file holds, if that shows; else the one for its suffix."""
    named = find_reader(path.name)
    try:
        with path.open("rb") as stream:
            form = find_form(stream.read(_LOOKED_AT))
    except OSError:
        return named
    if form is None or (named and not is_own(named)):
        return named
    return load_reader(form)


def _source(path: Path) -> Source:
    return Source(name=str(path), path=str(path), open=partial(_open, path))


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _folder(folder: Path) -> Iterator[tuple[Source, Reader] | Problem]:
    failed: list[OSError] = []
    files = sorted(
        Path(parent) / name
        for parent, _, names in os.walk(folder, onerror=failed.append)
        for name in names
        if not name.startswith(".")
    )
    for error in failed:
        yield make_trouble(str(error.filename), "unreadable", str(error.strerror))
    strange: dict[str, list[str]] = defaultdict(list)
    for path in files:
        if reader := _choose_reader(path):
            yield _source(path), reader
        else:
            strange[path.suffix.lower()].append(path.name)
    for suffix, names in sorted(strange.items()):
        shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
        message = f"no reader knows the suffix {suffix!r} ({len(names)} passed over: {shown})"
        yield make_trouble(str(folder), "unknown-suffix", message)
    if not files and not failed:
        yield make_trouble(str(folder), "empty-folder", "the folder holds no files")


def _standard_input() -> Iterator[tuple[Source, Reader]]:
    spool = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  read later
    while data := sys.stdin.buffer.read(_STEP):
        spool.write(data)
    spool.seek(0)
    reader = load_reader(find_stream_form(spool.read(HEAD)))
    spool.seek(0)
    yield Source(name=STANDARD_INPUT, path=None, open=lambda: cast(BinaryIO, spool)), reader
