"""An HTML file holds one page: its visible text is the article's, whole."""

from collections.abc import Iterator

from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.page import read_page


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """The page as one draft."""
    with source.open() as stream:
        data = stream.read(settings.max_article_bytes + 1)
    yield from read_page(data, source, settings, place=source.name)
