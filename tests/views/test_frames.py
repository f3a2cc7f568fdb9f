"""A dossier's tables in data frames and notebooks."""

import pandas
import polars
import pyarrow as pa
import pytest

from bridge_story import make_bridge_dossier
from headwater.views.flatten import TABLES


@pytest.fixture
def dossier():
    return make_bridge_dossier()


def test_claims_go_to_pandas(dossier):
    claims = dossier.claims.to_pandas()
    assert isinstance(claims, pandas.DataFrame)
    assert list(claims["outlets"]) == [3, 2, 1, 1]
    assert list(claims["worst_severity"].fillna(-1)) == [2, 2, -1, 2]


def test_claims_go_to_polars_and_to_anything_that_reads_arrow(dossier):
    assert dossier.claims.to_polars().equals(polars.DataFrame(dossier.claims))
    assert pa.table(dossier.claims).num_rows == 4


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_typed_columns_even_without_rows(name):
    import msgspec

    empty = msgspec.structs.replace(make_bridge_dossier(), articles=(), stories=(), predictions=())
    table = msgspec.structs.replace(empty, problems=()).table(name).to_arrow()
    assert table.num_rows == 0
    assert pa.null() not in table.schema.types


def test_words_are_whole_in_a_frame(dossier):
    texts = dossier.table("articles").to_polars()["text"].to_list()
    assert texts == [a.text for a in dossier.articles]


def test_a_notebook_shows_the_ledger_and_a_table(dossier):
    assert "two of the nine piers are moving" in dossier._repr_html_()
    shown = dossier.table("articles")._repr_html_()
    assert "<th>outlet</th>" in shown
    assert "4 rows" in shown


def test_a_notebook_shows_hostile_words_as_words():
    from dossier_parts import make_plain_dossier

    dossier = make_plain_dossier("<script>alert(1)</script>\nThe pier moved.")
    assert "<script" not in dossier.table("articles")._repr_html_()


def test_the_dossier_on_disk_knows_nothing_of_its_tables(dossier):
    assert b'"claims":[' in dossier.to_json()
    assert sorted(dossier.__struct_fields__)[:2] == ["articles", "headwater"]
