"""Inputs that cannot be used: each is a result or a named problem, and the others go through."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import PLAIN

WORDS = "“The bridge is safe,” said Ada Quill, the town's engineer, on Monday.\n"
GERMAN = (
    "Die Brücke zur Insel wird im Mai für zwei Wochen gesperrt, teilte die Stadt am Montag mit. "
    "„Wir haben Rost in drei von neun Seilen gefunden“, sagte die Ingenieurin der Stadt.\n"
)


def folder(path: Path) -> None:
    path.mkdir()


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def holding(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


BAD = [
    ("empty.txt", holding(b""), "empty-input"),
    ("blank.txt", holding(b" \n\t\n"), "empty-input"),
    ("picture.txt", holding(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))), "binary-file"),
    ("line.txt", holding(b"word " * 10_000_000), "too-large"),
    ("line.jsonl", holding(b'{"text": "' + b"word " * 10_000_000 + b'"}'), "too-large"),
    ("folder.txt", folder, "empty-folder"),
    ("dangling.txt", dangling, "unreadable"),
    ("page.docx", holding(b"PK\x03\x04"), "unknown-suffix"),
    ("broken.json", holding(b'{"text": "no end'), "invalid-json"),
    ("list.json", holding(b"[1, 2]"), "invalid-json"),
    ("number.json", holding(b"7"), "invalid-json"),
    ("deep.json", holding(b"[" * 100_000), "invalid-json"),
    ("no-text.json", holding(b'{"title": "Bridge"}'), "missing-field"),
    ("text-is-a-number.json", holding(b'{"text": 7}'), "missing-field"),
    ("cut.jsonl.gz", holding(gzip.compress(b'{"text": "a"}\n' * 9999)[:40]), "damaged-archive"),
]


@pytest.mark.parametrize(("name", "make", "code"), BAD, ids=[b[0] for b in BAD])
def test_a_bad_input_is_a_named_problem_and_the_other_goes_through(
    cli, article, tmp_path, name, make, code
):
    bad = tmp_path / name
    make(bad)
    ran = cli("trace", bad, article, "--json", "-")
    assert ran.status == 3
    assert code in ran.codes()
    assert [a["path"] for a in ran.dossier()["articles"]] == [str(article)]
    assert name in ran.err
    assert "hint: " in ran.err


def test_a_missing_path_is_a_problem(cli, article, tmp_path):
    ran = cli("trace", tmp_path / "nothing.txt", article, "--json", "-")
    assert (ran.status, ran.codes()) == (3, ["missing-path"])


def test_where_nothing_can_be_read_the_command_fails(cli, tmp_path):
    (tmp_path / "empty.txt").touch()
    ran = cli("trace", tmp_path / "empty.txt", tmp_path / "nothing.txt", "--json", "-")
    assert (ran.status, ran.codes()) == (1, ["empty-input", "missing-path"])
    assert ran.dossier()["articles"] == []


def test_fields_of_a_wrong_type_cost_only_themselves(cli, tmp_path):
    file = tmp_path / "article.json"
    file.write_text(json.dumps({"text": WORDS, "title": ["Bridge"], "date": 20240311}))
    ran = cli("trace", file, "--json", "-")
    assert ran.status == 3
    assert set(ran.codes()) == {"wrong-field"}
    assert [a["text"] for a in ran.dossier()["articles"]] == [WORDS]


def test_a_bad_line_of_jsonl_costs_only_itself(cli, tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "a", "text": WORDS}) + "\n{broken\n")
    ran = cli("trace", file, "--json", "-")
    assert (ran.status, ran.codes()) == (3, ["invalid-json"])
    assert [a["id"] for a in ran.dossier()["articles"]] == ["a"]
    assert "line 2" in ran.err


def test_a_text_given_twice_counts_once_and_is_no_failure(cli, article, tmp_path):
    again = tmp_path / "again.txt"
    again.write_bytes(article.read_bytes())
    ran = cli("trace", article, again, "--json", "-")
    assert (ran.status, ran.codes()) == (0, ["duplicate-input"])
    assert len(ran.dossier()["articles"]) == 1


def test_an_article_that_is_not_english_is_kept_and_nothing_is_guessed(cli, article, tmp_path):
    german = tmp_path / "german.txt"
    german.write_text(GERMAN, encoding="utf-8")
    ran = cli("trace", article, german, "--json", "-")
    assert (ran.status, ran.codes()) == (3, ["language-not-supported"])
    (read,) = [a for a in ran.dossier()["articles"] if a["path"] == str(german)]
    assert (read["language"], read["attributions"]) == ("de", [])


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS.encode("cp1252"), WORDS),
        (WORDS.encode("utf-16"), WORDS),
        (b"\xef\xbb\xbf" + WORDS.encode(), WORDS),
    ],
    ids=["cp1252", "utf-16", "utf-8 with a mark"],
)
def test_another_charset_is_detected(cli, tmp_path, data, text):
    file = tmp_path / "bridge.txt"
    file.write_bytes(data)
    (read,) = cli("trace", file, "--json", "-").dossier()["articles"]
    assert read["text"] == text


def test_damaged_utf_8_is_read_and_recorded(cli, tmp_path):
    file = tmp_path / "bridge.txt"
    file.write_bytes(WORDS.encode() * 3 + b"caf\xe9 \xff\n")
    ran = cli("trace", file, "--json", "-")
    assert (ran.status, ran.codes()) == (3, ["replaced-characters"])
    assert "\ufffd" in ran.dossier()["articles"][0]["text"]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace("bridge", "bridge 🌉👩‍👩‍👧"),
        PLAIN + "\nقال المهندس إن الجسر آمن.\n",
        "The bridge is safe, the engineer said.",
        "“" * 50 + "safe” said Ada Quill. ‘'\"",
    ],
    ids=["crlf", "no-break spaces", "emoji", "right to left", "one line", "broken quotes"],
)
def test_unusual_text_is_read_as_it_is(cli, tmp_path, text):
    file = tmp_path / "bridge.txt"
    file.write_bytes(text.encode())
    ran = cli("trace", file, "--json", "-")
    assert ran.status == 0, ran.err
    (read,) = ran.dossier()["articles"]
    assert read["text"] == text
    assert "".join(text[b["start"] : b["end"]] for b in read["blocks"]) == text
