"""``headwater export``: one format to a file, a folder or standard output."""

import json

import pytest

from bridge_story import make_bridge_dossier
from headwater.views.flatten import TABLES


@pytest.fixture
def dossier(tmp_path):
    path = tmp_path / "bridge.json"
    path.write_bytes(make_bridge_dossier().to_json())
    return path


def test_a_table_goes_to_standard_output(cli, dossier):
    ran = cli("export", dossier, "--format", "csv", "--table", "changes")
    assert ran.out.splitlines()[0].endswith("note")
    assert "two claims, never merged" in ran.out


def test_a_folder_gets_every_table(cli, dossier, tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    cli("export", dossier, "--format", "parquet", "-o", folder)
    assert sorted(p.name for p in folder.iterdir()) == sorted(f"{t}.parquet" for t in TABLES)


def test_articles_are_traced_and_written(cli, article, tmp_path):
    file = tmp_path / "out.jsonld"
    ran = cli("export", article, "--format", "annotations", "-o", file)
    assert (ran.status, ran.out) == (0, "")
    assert json.loads(file.read_text())["type"] == "AnnotationCollection"
    assert [p.name for p in tmp_path.glob(".*")] == []


def test_whole_texts_need_to_be_asked_for(cli, article):
    words = article.read_text().splitlines()[-1]
    given = cli("export", article, "--format", "jsonl", "--table", "articles", "--with-text")
    assert json.loads(given.out)["text"].splitlines()[-1] == words
    held = cli("export", article, "--format", "jsonl", "--table", "articles")
    assert json.loads(held.out)["text"] is None


def test_an_unknown_format_is_told_before_any_work(cli, tmp_path):
    ran = cli("export", tmp_path / "none.txt", "--format", "docx")
    assert ran.status == 1
    assert "one of jsonl, csv" in ran.err


def test_no_folder_no_work(cli, dossier, tmp_path):
    ran = cli("export", dossier, "--format", "csv", "-o", tmp_path / "none" / "a.csv")
    assert ran.status == 1
    assert "no folder" in ran.err


def test_a_format_without_tables_takes_none(cli, dossier):
    ran = cli("export", dossier, "--format", "prov", "--table", "claims")
    assert (ran.status, ran.out) == (1, "")
    assert "hint: leave --table out" in ran.err
