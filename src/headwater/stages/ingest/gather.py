"""From inputs to articles: find the sources, read them, and settle ids and duplicates."""

from collections.abc import Iterable, Iterator, Sequence

from headwater.errors import InputError
from headwater.records.article import Article
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.draft import Draft, Reader, Source
from headwater.stages.ingest.fields import check_mapping
from headwater.stages.ingest.finish import make_articles, settle
from headwater.stages.ingest.sources import find_sources
from headwater.stages.ingest.troubles import make_trouble


def gather_articles(
    inputs: Sequence[str], settings: IngestSettings
) -> tuple[list[Article], list[Problem]]:
    """All articles of the inputs, by id, and what could not be read; their order changes nothing.

    Raises ``InputError`` where no input is given, ``SettingsError`` for an impossible mapping.
    """
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for row in _read_inputs(inputs, settings):
        if isinstance(row, Problem):
            problems.append(row)
        else:
            drafts.append(row)
    articles, more = make_articles(drafts)
    return articles, sorted((*problems, *more))


def iterate_articles(
    inputs: Sequence[str], settings: IngestSettings
) -> Iterator[Article | Problem]:
    """The same one after the other as they are read, with no more than one text in memory.

    Of two texts with one id, or one text given twice, the first that comes counts.
    """
    return settle(_read_inputs(inputs, settings))


def _read_inputs(inputs: Sequence[str], settings: IngestSettings) -> Iterator[Draft | Problem]:
    if not inputs:
        raise InputError("no input was given", hint="name files, folders, or '-'")
    check_mapping(settings)
    return _read_all(inputs, settings)


def _read_all(inputs: Iterable[str], settings: IngestSettings) -> Iterator[Draft | Problem]:
    for found in find_sources(inputs):
        if isinstance(found, Problem):
            yield found
        else:
            source, reader = found
            yield from read_source(source, reader, settings)


def read_source(
    source: Source, reader: Reader, settings: IngestSettings
) -> Iterator[Draft | Problem]:
    """What one file or stream holds."""
    try:
        yield from reader(source, settings)
    except OSError as error:
        yield make_trouble(source.name, "unreadable", error.strerror or str(error))
