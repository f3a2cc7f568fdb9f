"""A JSON file holds one article, or a list of them."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.bounded import read_text
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.fields import read_record
from headwater.stages.ingest.troubles import make_trouble


def read(source: Source, settings: IngestSettings) -> Iterator[Draft | Problem]:
    """The object's draft; its id is the file's stem where the object has none."""
    for row in read_text(source, settings):
        if isinstance(row, Problem):
            yield row
            continue
        try:
            found = json.loads(row.text)
        except (ValueError, RecursionError) as error:
            yield make_trouble(source.name, "invalid-json", f"not valid JSON: {error}")
            continue
        if isinstance(found, list):
            for number, record in enumerate(found, start=1):
                place = f"{source.name}, article {number}"
                yield from read_record(record, place, source, settings, row.read_as)
            continue
        stem = Path(source.path).stem if source.path else None
        for draft in read_record(found, source.name, source, settings, row.read_as):
            if isinstance(draft, Draft) and draft.id is None and stem:
                yield msgspec.structs.replace(draft, id=stem)
            else:
                yield draft
