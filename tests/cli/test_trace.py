"""What ``headwater trace`` prints and writes, and how it ends."""

import io
import json
import sys

import pytest

import headwater
from headwater.records.dossier import read_dossier


def test_the_ledger_goes_to_stdout_and_nothing_to_stderr(cli, article):
    ran = cli("trace", article)
    assert (ran.status, ran.err) == (0, "")
    for column in ("claim", "outlets", "collections", "origins", "unknown", "worst change"):
        assert column in ran.out


def test_with_json_on_stdout_nothing_else_is_there(cli, article):
    ran = cli("trace", article, "--json", "-")
    assert ran.status == 0
    assert [a["path"] for a in ran.dossier()["articles"]] == [str(article)]


def test_json_in_a_file_is_the_same_as_on_stdout_and_from_python(cli, article, tmp_path):
    file = tmp_path / "dossier.json"
    assert cli("trace", article, "--json", file).status == 0
    assert file.read_text() == cli("trace", article, "--json", "-").out
    assert read_dossier(file.read_bytes()) == headwater.trace([article])


def test_the_report_is_written_where_asked(cli, article, tmp_path):
    page = tmp_path / "page.html"
    ran = cli("trace", article, "-o", page)
    assert ran.status == 0
    assert str(page) in ran.out
    assert "rust in three of the nine cables" in page.read_text(encoding="utf-8")


def test_quiet_prints_nothing(cli, article, tmp_path):
    ran = cli("trace", article, "--quiet", "-o", tmp_path / "page.html")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_a_dash_reads_standard_input(cli, article, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(article.read_bytes())))
    (read,) = cli("trace", "-", "--json", "-").dossier()["articles"]
    assert read["text"] == article.read_text(encoding="utf-8")


def test_other_field_names_are_mapped(cli, tmp_path):
    file = tmp_path / "rows.jsonl"
    row = {"id": "a1", "content": "The ferry will sail, the company said.", "source": "The Gull"}
    file.write_text(json.dumps(row))
    ran = cli("trace", file, "--field", "content=text", "--field", "source=outlet", "--json", "-")
    (read,) = ran.dossier()["articles"]
    assert (ran.status, read["id"], read["text"], read["publisher"]) == (
        0,
        "a1",
        "The ferry will sail, the company said.",
        "The Gull",
    )


def test_settings_come_from_a_file(cli, article, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("[ingest]\nmax_article_bytes = 10\n")
    ran = cli("trace", article, "--settings", file, "--json", "-")
    assert (ran.status, ran.codes()) == (1, ["too-large"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[ingest]\nmax_bytes = 10\n", "max_bytes"),
        ("[ingest\n", "settings"),
        ("[attribute]\nmethod = 'guess'\n", "method"),
    ],
)
def test_wrong_settings_are_one_line_with_a_hint(cli, article, tmp_path, text, message):
    file = tmp_path / "settings.toml"
    file.write_text(text)
    ran = cli("trace", article, "--settings", file)
    assert ran.status == 1
    assert message in ran.err
    assert "hint: " in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("words", [["trace"], ["trace", "--no-such"], ["no-such"], []])
def test_wrong_usage_ends_with_2(cli, words):
    ran = cli(*words)
    assert (ran.status, ran.out if words else "") == (2, "")


def test_a_field_without_a_sign_is_wrong_usage(cli, article):
    ran = cli("trace", article, "--field", "content")
    assert ran.status == 2
    assert "FROM=TO" in ran.err


@pytest.mark.parametrize("option", ["-o", "--json"])
def test_a_result_that_cannot_be_written_is_told_before_the_work(cli, article, tmp_path, option):
    ran = cli("trace", article, option, tmp_path / "no" / "such" / "file")
    assert (ran.status, ran.out) == (1, "")
    assert "hint: make the folder first" in ran.err


def test_an_unexpected_error_is_one_line(cli, article, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("headwater.views.trace.trace_articles", broken)
    ran = cli("trace", article)
    assert ran.status == 1
    assert ran.err.startswith("headwater: unexpected RuntimeError: a bug\n  hint: ")
    assert "Traceback" not in ran.err


def test_an_interrupt_ends_with_130(cli, article, monkeypatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("headwater.views.trace.trace_articles", interrupted)
    assert cli("trace", article).status == 130


def test_a_terminal_is_never_sent_an_article_s_control_characters(cli, tmp_path):
    file = tmp_path / "hostile.txt"
    file.write_text("Town \x1b[2Jhall\n\n“The \x1b]0;owned\x07bridge is safe,” said Ada Quill.\n")
    ran = cli("trace", file)
    assert "\x1b" not in ran.out + ran.err
    assert "\x07" not in ran.out + ran.err


def test_demo_prints_its_ledger_and_says_where_the_report_is(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = cli("demo")
    assert (ran.status, ran.err) == (0, "")
    assert "Ines Talvar" in ran.out
    page = tmp_path / "headwater-demo.html"
    assert str(page) in ran.out
    assert "Merrow Dam" in page.read_text(encoding="utf-8")


def test_schema_is_json(cli):
    ran = cli("schema")
    assert ran.status == 0
    assert json.loads(ran.out)["$ref"] == "#/$defs/Dossier"


@pytest.mark.parametrize("command", [[], ["trace"], ["demo"], ["schema"]])
def test_help_is_on_stdout(cli, command):
    ran = cli(*command, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert "Usage: headwater" in ran.out


def test_the_version(cli):
    assert cli("--version").out == f"headwater {headwater.__version__}\n"
