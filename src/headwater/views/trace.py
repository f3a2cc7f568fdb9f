"""The whole way: inputs through the pipeline to a dossier."""

from collections.abc import Sequence
from pathlib import Path

from headwater.pipeline import Progress, trace_articles
from headwater.records.dossier import Dossier
from headwater.settings import Settings
from headwater.views.dossier import make_dossier


def trace(
    inputs: Sequence[str | Path],
    *,
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Dossier:
    """Read files or folders of articles and tell who said what, through whom, from where.

    ``inputs`` are paths of ``.txt``, ``.json``, ``.jsonl``, ``.jsonl.gz``, folders of them, or
    ``-`` for standard input.  What cannot be used is a ``Problem`` in the dossier; raises
    ``InputError`` where no input was given.
    """
    from headwater.stages.ingest.stage import STAGE as INGEST

    settings = settings or Settings()
    articles, problems = INGEST.step([str(i) for i in inputs], settings.ingest)
    found = trace_articles(articles, settings=settings, jobs=jobs, progress=progress)
    return make_dossier(found, problems)
