"""The pipeline over tables that need not fit into memory: articles in, readings and stories out.

The tables have the columns of a workspace's segments, and a column that says why a row stopped.
Only sketches, two numbers a pair of neighbours, and the list of stories pass through this process.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from importlib import resources
from typing import Any

import msgspec
import pyarrow as pa

from headwater.engine.base import Engine, RowPlan, Stopped
from headwater.engine.local import LocalEngine
from headwater.pipeline.article import Sketched, sketch_article
from headwater.pipeline.fingerprints import reading_fingerprint, story_fingerprint
from headwater.pipeline.run import ARTICLE_PLAN, STORY_PLAN, copies_inside
from headwater.pipeline.story import World, trace_story
from headwater.records.article import Article
from headwater.records.findings import StoryFindings
from headwater.records.identity import Identity
from headwater.records.reading import Reading
from headwater.records.sketch import Sketch
from headwater.records.story import Copy, Story
from headwater.settings import Settings
from headwater.store.rows import Kept
from headwater.store.segments import (
    FINDINGS_COLUMNS,
    READING_COLUMNS,
    Told,
    make_findings_row,
    make_reading_row,
)

ARTICLES = pa.schema([("id", pa.string()), ("body", pa.binary())])
_STOPPED = pa.field("stopped", pa.string())

_pack = msgspec.msgpack.encode


def make_articles_table(articles: Iterable[Article]) -> pa.Table:
    """Articles as the table that ``read_table`` takes."""
    rows = [{"id": a.id, "body": _pack(a)} for a in articles]
    return pa.Table.from_pylist(rows, schema=ARTICLES)


def read_table(engine: Engine, articles: Any, settings: Settings) -> Any:
    """The readings of a table of articles; ``stopped`` tells why one has no body."""
    step = partial(_read_batch, settings=settings)
    return engine.map_batches(step, articles, READING_COLUMNS.append(_STOPPED))


def trace_table(engine: Engine, readings: Any, settings: Settings) -> Any:
    """The stories of a table of readings; ``stopped`` tells why one has no findings."""
    from headwater.stages.group.stage import GROUP_SKETCHES

    found = engine.query(
        "select sketch from readings where stopped is null order by id", {"readings": readings}
    )
    unpack = msgspec.msgpack.Decoder(Sketch).decode
    sketches = [unpack(data) for data in found["sketch"].to_pylist()]
    copies, stories = GROUP_SKETCHES.step(sketches, settings.group, engine.query)
    query = resources.files("headwater.pipeline").joinpath("worlds.sql").read_text("utf-8")
    worlds = engine.sql(query, {**_make_tables(copies, stories), "readings": readings})
    step = partial(_trace_batch, settings=settings)
    return engine.map_batches(step, worlds, FINDINGS_COLUMNS.append(_STOPPED))


def _make_tables(copies: Sequence[Copy], stories: Sequence[Story]) -> dict[str, pa.Table]:
    inside = copies_inside(stories, copies)
    story_of = {a: s.id for s in stories for a in s.articles}
    heads = [_pack((s, inside[s.id])) for s in stories]
    return {
        "heads": pa.table({"story": [s.id for s in stories], "head": pa.array(heads, pa.binary())}),
        "members": pa.table({"story": list(story_of.values()), "article": list(story_of)}),
    }


def _read_batch(batch: pa.RecordBatch, settings: Settings) -> pa.RecordBatch:
    unpack = msgspec.msgpack.Decoder(Article).decode
    articles = [unpack(data) for data in batch.column("body").to_pylist()]
    made = reading_fingerprint(settings)
    rows: list[dict[str, Any]] = []
    step = partial(sketch_article, settings=settings)
    for article, row in zip(articles, _map_apart(step, articles, ARTICLE_PLAN), strict=True):
        if isinstance(row, Stopped):
            rows.append({"id": article.id, "stopped": row.error})
        else:
            rows.append(make_reading_row(_keep(article, row, made)))
    return pa.RecordBatch.from_pylist(rows, schema=READING_COLUMNS.append(_STOPPED))


def _keep(article: Article, row: Sketched, made: str) -> Kept:
    identity = Identity(
        place=article.path or article.id,
        given_id=article.id,
        content_id=article.id,
        digest=article.text_sha256,
    )
    return Kept(reading=row.reading, identity=identity, made=made, sketch=_pack(row.sketch))


def _trace_batch(batch: pa.RecordBatch, settings: Settings) -> pa.RecordBatch:
    unpack = msgspec.msgpack.Decoder(Reading).decode
    head = msgspec.msgpack.Decoder(tuple[Story, tuple[Copy, ...]]).decode
    worlds: list[World] = []
    for row in batch.to_pylist():
        story, copies = head(row["head"])
        readings = sorted((unpack(body) for body in row["bodies"]), key=lambda r: r.id)
        worlds.append((story, tuple(readings), copies))
    made = story_fingerprint(settings)
    rows = []
    step = partial(trace_story, settings=settings)
    for world, found in zip(worlds, _map_apart(step, worlds, STORY_PLAN), strict=True):
        stopped = found.error if isinstance(found, Stopped) else None
        findings = StoryFindings(story=world[0]) if isinstance(found, Stopped) else found
        told = Told(fingerprint=made, findings=findings)
        rows.append({**make_findings_row(told), "stopped": stopped})
    return pa.RecordBatch.from_pylist(rows, schema=FINDINGS_COLUMNS.append(_STOPPED))


def _map_apart(step: Callable[[Any], Any], rows: Sequence[Any], plan: RowPlan) -> Iterable[Any]:
    """Steps in a process beside this one, so that a row that ends it costs only itself."""
    return _apart().map_rows(step, rows, plan)


@cache
def _apart() -> LocalEngine:
    """One such process for each that works on batches; models stay loaded."""
    return LocalEngine(apart=True)
