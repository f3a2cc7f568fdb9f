"""Which reader reads which suffix."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from headwater.stages.ingest.draft import Reader

GROUP = "headwater.readers"
_HERE = "headwater.stages.ingest.readers"
_BUILT_IN = {
    "txt": "plain",
    "text": "plain",
    "html": "html_page",
    "htm": "html_page",
    "xhtml": "html_page",
    "json": "one_json",
    "jsonl": "json_lines",
    "ndjson": "json_lines",
    "jsonl.gz": "json_lines",
}


@cache
def find_reader(name: str) -> Reader | None:
    """The reader for a file name, by its longest known suffix; ``None`` where there is none."""
    parts = name.lower().split(".")[1:]
    for first in range(len(parts)):
        suffix = ".".join(parts[first:])
        if module := _BUILT_IN.get(suffix):
            return _load(module)
        for point in entry_points(group=GROUP, name=suffix):
            reader: Reader = point.load()
            return reader
    return None


def _load(module: str) -> Reader:
    reader: Reader = import_module(f"{_HERE}.{module}").read
    return reader
