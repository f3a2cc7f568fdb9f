"""Both engines give the same rows: of each query, of each kind of step, of the whole pipeline."""

import os
import random
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest

import headwater
from headwater.engine.base import Engine, RowPlan, Stopped
from headwater.engine.local import LocalEngine
from headwater.errors import EngineError
from headwater.pipeline import trace_articles
from headwater.pipeline.tables import make_articles_table, read_table, trace_table
from headwater.records.findings import StoryFindings
from headwater.records.span import Span
from headwater.sample import ARTICLES
from headwater.settings import Settings
from headwater.stages.group.queries import read_query
from headwater.stages.ingest.stage import STAGE as INGEST

pytestmark = pytest.mark.java

DICE = random.Random(5)
PRINTS = pa.table(
    {
        "article": pa.array([n // 30 for n in range(1200)], pa.int32()),
        "outlet": pa.array([n // 30 % 4 - 1 for n in range(1200)], pa.int32()),
        "short": pa.array([int(n < 90) for n in range(1200)], pa.int32()),
        "gram": pa.array([DICE.randrange(-150, 150) << 40 for _ in range(1200)], pa.int64()),
    }
)
TERMS = pa.table(
    {
        "article": pa.array([n // 30 for n in range(1200)], pa.int32()),
        "term": pa.array([DICE.randrange(300) for _ in range(1200)], pa.int64()),
        "weight": pa.array([DICE.randrange(1, 65536) for _ in range(1200)], pa.int64()),
        "place": pa.array([n % 30 for n in range(1200)], pa.int32()),
        "period": pa.array([n // 30 % 9 - 1 for n in range(1200)], pa.int64()),
    }
)
# of every query of every stage: its tables and values that let some rows through and not others
QUERIES = {
    "candidates.sql": (
        {"prints": PRINTS},
        {"most_articles": 6, "most_of_outlet": 2, "least_shared": 2},
    ),
    "neighbours.sql": (
        {"terms": TERMS},
        {
            "far_terms": 20,
            "most_articles": 4,
            "most_of_period": 3,
            "least_terms": 2,
            "least_partial": 1 << 30,
        },
    ),
}


def test_every_query_is_tried_here() -> None:
    everywhere = Path(headwater.__file__).parent.rglob("*.sql")
    found = {f.name for f in everywhere if f.parent.name != "upgrades"}  # the catalogue's own
    # the whole pipeline below tries the one between the stages
    assert found - {"worlds.sql"} == QUERIES.keys()


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_gives_the_same_rows_on_both(name: str, local: Engine, spark: Engine) -> None:
    tables, values = QUERIES[name]
    query = read_query(name, **values)
    rows = local.query(query, tables).to_pylist()
    assert 20 < len(rows) < 780  # of 780 pairs
    assert spark.query(query, tables).to_pylist() == rows


def fail_at_times(span: Span) -> Span:
    if span.start == 3:
        raise ValueError("three")
    if span.start == 4:
        os._exit(1)
    return span.shifted(1)


def test_a_row_that_fails_costs_itself_on_both(spark: Engine) -> None:
    rows = [Span(n, n + 1) for n in range(8)]
    plan = RowPlan(given=Span, made=Span, rows_a_task=2)
    with LocalEngine(2, apart=True) as local:
        made = list(local.map_rows(fail_at_times, rows, plan))
    assert [type(row) for row in made].count(Stopped) == 2
    assert list(spark.map_rows(fail_at_times, rows, plan)) == made


def double(batch: pa.RecordBatch) -> pa.RecordBatch:
    return pa.record_batch({"n": pa.compute.multiply(batch["n"], 2)})


def test_a_step_on_batches_and_a_kept_table_are_the_same_on_both(
    local: Engine, spark: Engine
) -> None:
    for engine in (local, spark):
        made = engine.map_batches(double, pa.table({"n": [1, 2, 3]}), pa.schema([("n", "int64")]))
        kept = engine.materialise(made)
        total = engine.query("select sum(n) as total from kept", {"kept": kept})
        assert [int(row["total"]) for row in total.to_pylist()] == [12]
        engine.release(kept)


def test_a_folder_that_is_there_is_never_written_over(spark: Engine, tmp_path: Path) -> None:
    place, table = str(tmp_path / "rows"), pa.table({"n": [1, 2, 3]})
    spark.write(table, place)
    with pytest.raises(EngineError, match="cannot write"):
        spark.write(table, place)
    assert sorted(
        row["n"] for row in spark.query("select * from t", {"t": spark.read(place)}).to_pylist()
    ) == [1, 2, 3]


def test_the_whole_pipeline_gives_the_same_rows_on_both(local: Engine, spark: Engine) -> None:
    settings = Settings()
    articles, _ = INGEST.step([str(ARTICLES)], settings.ingest)
    found = trace_articles(articles, settings=settings)
    assert not found.problems
    assert len(found.stories[0].claims) > 3
    assert trace_articles(articles, settings=settings, engine=spark) == found
    rows = []
    for engine in (local, spark):
        readings = engine.materialise(read_table(engine, make_articles_table(articles), settings))
        traced = trace_table(engine, readings, settings)
        rows.append(
            [
                engine.query(f"select * from t order by {key}", {"t": table}).to_pylist()
                for key, table in (("id", readings), ("story", engine.materialise(traced)))
            ]
        )
    assert rows[0] == rows[1]
    bodies = [msgspec.msgpack.decode(row["body"], type=StoryFindings) for row in rows[0][1]]
    assert bodies == sorted(found.stories, key=lambda s: s.story.id)
