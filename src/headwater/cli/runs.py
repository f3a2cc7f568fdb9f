"""What the commands that trace share: settings put together, a run with progress, a page."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from headwater.cli.progress import show_progress
from headwater.errors import EngineError, HeadwaterError, InputError
from headwater.records.dossier import Dossier
from headwater.settings import Settings, load_settings

if TYPE_CHECKING:
    from headwater.engine.base import Engine

SPARK = "spark"


def make_settings(file: Path | None, *, attribution: str | None, fields: Sequence[str]) -> Settings:
    """Settings of a file with what the command line says on top."""
    settings = load_settings(file) if file else Settings()
    if attribution:
        method = msgspec.structs.replace(settings.attribute, method=attribution)
        settings = msgspec.structs.replace(settings, attribute=method)
    if fields:
        mapping = {**settings.ingest.fields, **dict(read_field(f) for f in fields)}
        ingest = msgspec.structs.replace(settings.ingest, fields=mapping)
        settings = msgspec.structs.replace(settings, ingest=ingest)
    return settings


def read_field(option: str) -> tuple[str, str]:
    """The two names of ``FROM=TO``."""
    given, sign, wanted = option.partition("=")
    if not (given and sign and wanted):
        raise ValueError(option)
    return given, wanted


@contextmanager
def open_engine(name: str, jobs: int, master: str | None) -> "Iterator[Engine]":
    """The engine of a name, closed in the end; raises ``EngineError`` where it cannot start."""
    if master and name != SPARK:
        raise EngineError("--master is for Spark only", hint="add --engine spark")
    if name == SPARK:
        from headwater.engine.spark import SparkEngine

        with SparkEngine(master) as spark:
            yield spark
    else:
        from headwater.engine.local import LocalEngine

        with LocalEngine(jobs) as local:
            yield local


def run(
    inputs: Sequence[str],
    *,
    settings: Settings,
    jobs: int,
    quiet: bool,
    engine: "Engine | None" = None,
) -> Dossier:
    """The dossier of the inputs; progress goes to stderr where that is a terminal."""
    from headwater import trace
    from headwater.store.workspace import is_workspace

    for name in inputs:
        if is_workspace(Path(name)):
            raise InputError(
                f"{name} is a workspace, not articles",
                hint=f"headwater ledger {name} lists its stories; export and gate take it alone",
            )
    with show_progress(quiet=quiet) as progress:
        return trace(inputs, settings=settings, jobs=jobs, engine=engine, progress=progress)


def check_writable(path: Path) -> None:
    """Raise, before any long work, where a result could not be written."""
    if path.is_dir():
        raise HeadwaterError(f"{path} is a folder", hint="name a file to write")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise HeadwaterError(f"no folder {folder}", hint="make the folder first")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise HeadwaterError(f"you may not write {path}", hint="name another file")


def write_page(dossier: Dossier, path: Path) -> Path:
    """Write the report and return where it is."""
    from headwater import write_report

    try:
        write_report(dossier, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    return path.absolute()


def write_json(dossier: Dossier, path: Path) -> None:
    """Write the dossier as a file of JSON."""
    try:
        path.write_bytes(dossier.to_json() + b"\n")
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError) -> HeadwaterError:
    """What to say where a result cannot be written."""
    return HeadwaterError(f"cannot write {path}: {error.strerror}", hint="name another file")
