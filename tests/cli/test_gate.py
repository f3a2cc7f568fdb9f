"""``headwater gate``: an exit status for pipelines, and reasons for people."""

import json

import pytest

from bridge_story import make_bridge_dossier


@pytest.fixture
def dossier(tmp_path):
    path = tmp_path / "bridge.json"
    path.write_bytes(make_bridge_dossier().to_json())
    return path


def test_a_leading_claim_with_fewer_origins_ends_with_four_and_says_why(cli, dossier):
    ran = cli("gate", dossier, "--min-origins", "2")
    assert ran.status == 4
    assert "fewer than 2: two of the nine piers are moving" in ran.out
    assert "3 outlets, 1–2 origins: Mira Oss" in ran.out
    assert "two unnamed groups might be the same" in ran.out


def test_only_the_origins_that_are_certain_open_the_gate(cli, dossier):
    assert cli("gate", dossier, "--min-origins", "1", "--quiet").status == 3
    verdict = json.loads(cli("gate", dossier, "--min-origins", "2", "--json").out)
    assert verdict["claims"][0]["origins"] == [1, 2]
    assert verdict["passes"] is False


def test_the_claim_can_be_chosen_by_its_words(cli, dossier):
    ran = cli("gate", dossier, "--claim", "40 workers HOME", "--min-origins", "1", "--json")
    verdict = json.loads(ran.out)
    assert ran.status == 4
    assert [c["claim"] for c in verdict["claims"]] == ["c3"]


def test_words_that_no_claim_has_close_the_gate(cli, dossier):
    ran = cli("gate", dossier, "--claim", "a tunnel under the sound", "--min-origins", "1")
    assert ran.status == 4
    assert "no claim has the words: a tunnel under the sound" in ran.out


def test_articles_are_traced_where_no_dossier_is_given(cli, article):
    assert cli("gate", article, "--min-origins", "1").status == 0
    assert cli("gate", article, "--min-origins", "2").status == 4


def test_nothing_read_is_a_failure_not_a_verdict(cli, tmp_path):
    assert cli("gate", tmp_path / "none.txt").status == 1


def test_a_damaged_dossier_is_told(cli, tmp_path):
    path = tmp_path / "d.json"
    path.write_text('{"schema": 1, "articles": 5}')
    ran = cli("gate", path)
    assert ran.status == 1
    assert "is no dossier of schema 1" in ran.err
