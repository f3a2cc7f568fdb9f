"""Bytes to articles and problems, as the ingest stage reads them."""

from pathlib import Path

from headwater.records.article import Article
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.stage import STAGE


def read_bytes(
    folder: Path, name: str, data: bytes, **settings: object
) -> tuple[list[Article], list[Problem]]:
    """What a file of that name and content gives."""
    path = folder / name
    path.write_bytes(data)
    return STAGE.step([str(path)], IngestSettings(**settings))


def codes(problems: list[Problem]) -> list[str]:
    """The problems' codes."""
    return [p.code for p in problems]
