"""A feed (RSS, Atom) or a sitemap: the articles whose text it carries."""

from collections.abc import Iterator

from headwater.records.article import Provenance
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.bounded import read_bytes
from headwater.stages.ingest.dispatch import read_payload
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.payload import Payload


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """A draft for every item with a text; XML that is no feed is read as a page."""
    data = read_bytes(source, settings)
    if isinstance(data, Problem):
        yield data
        return
    payload = Payload(
        data=data,
        place=source.name,
        content_type="text/xml",
        provenance=Provenance(file=source.path),
    )
    yield from read_payload(payload, source, settings)
