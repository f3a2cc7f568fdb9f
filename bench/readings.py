"""Readings straight from rows of the evaluation data: all text is body, nothing is cleaned."""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from headwater.records.article import Article, Block, BlockKind, Imprint
from headwater.records.reading import Reading

DATA = Path(os.environ.get("HEADWATER_DATA", "../shared/data"))


def make_reading(row: dict[str, str]) -> Reading:
    """An article of the data as a reading without attributions."""
    text, id_ = row["text"], row["id"]
    article = Article(
        id=id_,
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language="en",
    )
    imprint = Imprint(
        article=id_,
        title=row.get("title") or None,
        publisher=row.get("outlet") or row.get("source") or None,
        published_at=row.get("published") or row.get("date") or None,
        published_basis="metadata",
    )
    block = Block(start=0, end=len(text), kind=BlockKind.BODY, score=1.0, rule="data")
    return Reading(article=article, imprint=imprint, blocks=(block,))


def read_basil() -> list[tuple[Reading, str]]:
    """BASIL's 300 articles with the story of each."""
    with (DATA / "basil" / "stories.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(make_reading(row), row["story"]) for row in rows]


def read_allsides() -> Iterator[Reading]:
    """AllSides articles in the order of the file."""
    with gzip.open(DATA / "allsides" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield make_reading(json.loads(line))


def read_gold(folder: Path) -> list[tuple[Reading, str]]:
    """The gold's articles with the story of each."""
    found = []
    for story in sorted((folder / "dev").glob("*.json")):
        for id_ in json.loads(story.read_text(encoding="utf-8"))["articles"]:
            row = json.loads((folder / "dev-articles" / f"{id_}.json").read_text(encoding="utf-8"))
            found.append((make_reading(row), story.stem))
    return found
