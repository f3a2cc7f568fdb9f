"""Which reader reads which suffix."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from headwater.stages.ingest.draft import Reader
from headwater.stages.ingest.suffixes import SUFFIXES

GROUP = "headwater.readers"
_HERE = "headwater.stages.ingest.readers"


@cache
def find_reader(name: str) -> Reader | None:
    """The reader for a file name, by its longest known suffix; ``None`` where there is none."""
    parts = name.lower().split(".")[1:]
    for first in range(len(parts)):
        suffix = ".".join(parts[first:])
        if module := SUFFIXES.get(suffix):
            return load_reader(module)
        for point in entry_points(group=GROUP, name=suffix):
            reader: Reader = point.load()
            return reader
    return None


def load_reader(module: str) -> Reader:
    """A reader of this package by its module's name."""
    reader: Reader = import_module(f"{_HERE}.{module}").read
    return reader


def is_own(reader: Reader) -> bool:
    """Whether a reader is one of this package's, which its files' content may overrule."""
    return getattr(reader, "__module__", "").startswith(_HERE)
