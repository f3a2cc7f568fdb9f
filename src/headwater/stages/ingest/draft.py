"""What a reader yields: an article's text and what the input said about it, not yet an article."""

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias

import msgspec

from headwater.records.article import Metadata, Part, Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file or stream that may hold articles."""

    name: str  # what problems call it
    path: str | None
    open: Callable[[], BinaryIO]  # from the beginning, seekable


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One text as read, with the fields that came with it."""

    place: str  # what problems call it: the file, and the line in it
    path: str | None
    text: str
    id: str | None = None
    given: tuple[Metadata, ...] = ()
    charset: str | None = None
    provenance: Provenance | None = None
    markup: tuple[Part, ...] = ()

    def value(self, field: str) -> str | None:
        """The first given value of a field."""
        return next((m.value for m in self.given if m.field == field), None)


Reader: TypeAlias = Callable[[Source, IngestSettings], Iterator[Draft | Problem]]
