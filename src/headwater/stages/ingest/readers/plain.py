"""A text file holds one article: exactly the file's text, decoded."""

from collections.abc import Iterator

from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.bounded import read_text
from headwater.stages.ingest.draft import Draft, Source


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """The file's text as one draft."""
    for row in read_text(source, settings):
        if isinstance(row, Problem):
            yield row
        else:
            yield Draft(
                place=source.name,
                path=source.path,
                text=row.text,
                charset=row.charset,
                provenance=row.provenance,
            )
