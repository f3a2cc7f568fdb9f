"""A page saved from the web (HTML), alone in its file."""

from collections.abc import Iterator

from headwater.records.article import Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.bounded import read_bytes
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.page import read_page
from headwater.stages.ingest.payload import Payload


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """The page's draft."""
    data = read_bytes(source, settings)
    if isinstance(data, Problem):
        yield data
        return
    payload = Payload(data=data, place=source.name, provenance=Provenance(file=source.path))
    yield from read_page(payload, source, settings)
