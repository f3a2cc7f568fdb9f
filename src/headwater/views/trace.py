"""The whole way: inputs through the pipeline to a dossier."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from headwater.engine.base import Engine
from headwater.pipeline import Progress, trace_articles
from headwater.records.dossier import Dossier
from headwater.records.problem import Problem
from headwater.settings import Settings
from headwater.views.dossier import make_dossier


def trace(
    inputs: Sequence[str | Path],
    *,
    settings: Settings | None = None,
    jobs: int = 1,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Read files or folders of articles and tell who said what, through whom, from where.

    ``inputs`` are paths of texts, pages, archives, feeds, tables (docs/how-to/inputs.md) or folders
    of them, or ``-`` for standard input.  What cannot be used is a ``Problem`` in the dossier;
    raises ``InputError`` where no input was given.  Works in ``jobs`` processes of this machine, or
    wherever ``engine`` does.
    """
    from headwater.stages.ingest.stage import STAGE as INGEST

    settings = settings or Settings()
    articles, problems = INGEST.step([str(i) for i in inputs], settings.ingest)
    found = trace_articles(articles, settings=settings, jobs=jobs, engine=engine, progress=progress)
    return make_dossier(found, problems)


def trace_texts(
    texts: Sequence[Mapping[str, object]], *, settings: Settings | None = None
) -> Dossier:
    """The same for texts in memory: each has ``text``, and may have what a JSON article has.

    Fields are ``id``, ``text``, ``outlet``, ``url``, ``published``, ``title`` and ``byline``.
    """
    from headwater.stages.ingest.draft import Draft, Source
    from headwater.stages.ingest.fields import read_record
    from headwater.stages.ingest.finish import make_articles

    settings = settings or Settings()
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for number, text in enumerate(texts, start=1):
        name = f"text {number}"
        source = Source(name=name, path=None, open=io.BytesIO)
        for row in read_record(dict(text), name, source, settings.ingest):
            if isinstance(row, Problem):
                problems.append(row)
            else:
                drafts.append(row)
    articles, more = make_articles(drafts)
    found = trace_articles(articles, settings=settings)
    return make_dossier(found, (*problems, *more))
