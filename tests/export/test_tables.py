"""JSONL, CSV and Parquet hold the same rows, and other libraries read them back."""

import csv
import io
import json

import msgspec
import pandas
import polars
import pyarrow.parquet as pq
import pytest

from bridge_story import make_bridge_dossier
from dossier_parts import make_plain_dossier
from headwater.errors import HeadwaterError
from headwater.export.csv_table import cell
from headwater.export.registry import list_formats
from headwater.views.flatten import MAX_QUOTED, TABLES
from headwater.views.stories import split_stories

LONG = "A headline\n" + "The pier moved again, slowly. " * 40


def test_each_line_of_jsonl_is_a_row_that_names_its_table(export):
    rows = [json.loads(line) for line in export("jsonl").splitlines()]
    claims = [r for r in rows if r["table"] == "claims"]
    assert [(r["id"], r["outlets"], r["origins_least"], r["origins_most"]) for r in claims] == [
        ("c1", 3, 1, 2),
        ("c2", 2, 1, 2),
        ("c3", 1, 0, 1),
        ("c4", 1, 0, 1),
    ]
    assert {r["table"] for r in rows} <= set(TABLES)


def test_one_table_can_be_chosen(export):
    rows = [json.loads(line) for line in export("jsonl", table="changes").splitlines()]
    assert {r["table"] for r in rows} == {"changes"}
    assert ("About 40 workers", "400 workers") in {
        (r["upstream_words"], r["downstream_words"]) for r in rows
    }


@pytest.mark.parametrize("table", TABLES)
def test_csv_parquet_and_jsonl_hold_the_same_rows(export, table):
    lines = list(csv.DictReader(io.StringIO(export("csv", table=table).decode("utf-8-sig"))))
    rows = [json.loads(x) for x in export("jsonl", table=table).splitlines()]
    parquet = pq.read_table(io.BytesIO(export("parquet", table=table)))
    assert len(lines) == len(rows) == parquet.num_rows
    assert parquet.column_names == list(TABLES[table].record.__struct_fields__)
    assert [{"table": table, **row} for row in parquet.to_pylist()] == rows


def test_pandas_and_polars_read_what_is_written(export):
    claims = pandas.read_csv(io.BytesIO(export("csv", table="claims")))
    assert list(claims["origins_most"]) == [2, 2, 1, 1]
    wordings = polars.read_parquet(io.BytesIO(export("parquet", table="wordings")))
    first = wordings.filter(polars.col("claim") == "c1")
    assert first["article"].to_list() == ["wire", "tabloid", "reprint", "denial"]
    assert first["origins"].to_list()[0] == ["Mira Oss"]


@pytest.mark.parametrize(
    "words",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u00a0=1",
        "＝1",
        "|calc",
        "%0A",
    ],
)
def test_no_cell_runs_as_a_formula(words):
    assert cell(words).startswith("'")


def test_words_that_are_no_formula_stay_as_they_are():
    assert cell("two of nine; “=” is a sign") == "two of nine; “=” is a sign"
    assert (cell(-3), cell(0.5), cell(True), cell(None)) == ("-3", "0.5", "true", "")


def test_a_headline_that_is_a_formula_is_defused(export):
    dossier = make_plain_dossier("=cmd|' /C calc'!A0\nThe pier moved.")
    (row,) = csv.DictReader(
        io.StringIO(export("csv", dossier, table="articles").decode("utf-8-sig"))
    )
    assert row["title"] == "'=cmd|' /C calc'!A0"


def test_texts_are_left_out_unless_they_are_asked_for(export):
    dossier = make_plain_dossier(LONG)
    assert b"slowly" not in export("jsonl", dossier)
    (row,) = map(
        json.loads, export("jsonl", dossier, table="articles", with_text=True).splitlines()
    )
    assert row["text"] == LONG


def test_words_are_cut_to_a_quotation_unless_texts_are_asked_for(export):
    rows = [json.loads(x) for x in export("jsonl").splitlines()]
    words = [v for r in rows for v in r.values() if isinstance(v, str)]
    assert max(map(len, words)) <= MAX_QUOTED


@pytest.mark.parametrize("form", list_formats())
def test_any_text_at_all_can_be_written(export, form):
    text = "Half \ud83d a pair\x00\x0b\nThe </script> ]]> & <b> \u202e pier \U0001f309 moved\ufffe."
    data = export(form, make_plain_dossier(text, title=text), with_text=True)
    assert data


@pytest.mark.parametrize("form", list_formats())
def test_nothing_at_all_can_be_written(export, form):
    empty = msgspec.structs.replace(make_bridge_dossier(), articles=(), stories=(), predictions=())
    assert export(form, empty) is not None


def test_an_unknown_format_or_table_is_told_with_what_there_is(export):
    with pytest.raises(HeadwaterError, match="parquet"):
        export("xlsx")
    with pytest.raises(HeadwaterError, match="wordings"):
        export("csv", table="sheets")


def test_a_dossier_is_cut_into_stories_that_lose_nothing():
    dossier = make_bridge_dossier()
    parts = list(split_stories(dossier))
    assert [p.stories for p in parts] == [(s,) for s in dossier.stories]
    assert [p for part in parts for p in part.predictions] == list(dossier.predictions)
    assert sum(len(p.problems) for p in parts) == len(dossier.problems)
