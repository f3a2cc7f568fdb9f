"""A page saved from the web (HTML), alone in its file."""

from collections.abc import Iterator

from headwater.records.article import Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.bounded import read_bytes
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.page import read_page


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """The page's draft."""
    data = read_bytes(source, settings)
    if isinstance(data, Problem):
        yield data
        return
    provenance = Provenance(file=source.path)
    yield from read_page(data, source, settings, place=source.name, provenance=provenance)
