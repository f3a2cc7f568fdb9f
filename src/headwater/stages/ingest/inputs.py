"""Inputs as a stream of drafts, those left out that were read to their end before."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from headwater.errors import InputError
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.fields import check_mapping
from headwater.stages.ingest.gather import read_source
from headwater.stages.ingest.sources import find_sources


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """A source was read to its end; ``fingerprint`` tells it from one that changed since."""

    fingerprint: str


def read_inputs(
    inputs: Sequence[str], settings: IngestSettings, is_known: Callable[[str], bool]
) -> Iterator[Draft | Problem | Ended]:
    """Each source's drafts and problems, then its end; one text in memory at a time.

    Raises ``InputError`` where no input is given, ``SettingsError`` for an impossible mapping.
    """
    if not inputs:
        raise InputError("no input was given", hint="name files, folders, or '-'")
    check_mapping(settings)
    for found in find_sources(inputs):
        if isinstance(found, Problem):
            yield found
            continue
        source, reader = found
        fingerprint = _fingerprint(source, settings)
        if fingerprint and is_known(fingerprint):
            continue
        yield from read_source(source, reader, settings)
        if fingerprint:
            yield Ended(fingerprint=fingerprint)


def _key(name: str, settings: IngestSettings) -> bytes:
    return msgspec.json.encode([name.encode("utf-8", "surrogateescape"), settings], order="sorted")


def _fingerprint(source: Source, settings: IngestSettings) -> str | None:
    """A hash of a file's name and bytes and of how it is read; none where it is no file."""
    if source.path is None:
        return None
    digest = hashlib.blake2b(_key(source.name, settings), digest_size=16)
    try:
        with Path(source.path).open("rb") as file:
            content = hashlib.file_digest(file, "sha256")
    except OSError:
        return None
    digest.update(content.digest())
    return digest.hexdigest()
