"""What comes out of files, folders and streams, and what is said of those that cannot be read."""

import gzip
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from headwater.errors import InputError, SettingsError
from headwater.records.article import Article
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.stage import STAGE

TEXT = (
    "The bridge at Marlow will stay shut until spring, the county said on Monday.\n"
    "“We have found cracks in two of the piers,” said engineer Ruth Adeyemi.\n"
)


def read(*inputs: str | Path, **settings: object) -> tuple[list[Article], list[Problem]]:
    return STAGE.step([str(i) for i in inputs], IngestSettings(**settings))


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def codes(problems: list[Problem]) -> list[str]:
    return [p.code for p in problems]


def test_a_text_file_is_read_without_trimming_or_new_line_ends(tmp_path):
    text = "  A line.\r\n\r\nAnother\u00a0line \U0001f600.\t\n\n"
    articles, problems = read(write(tmp_path / "a.txt", text))
    assert articles[0].text == text
    assert articles[0].charset == "utf-8"
    assert problems == []


def test_the_same_text_gets_the_same_id_wherever_it_stands(tmp_path):
    one, _ = read(write(tmp_path / "a.txt", TEXT))
    other, _ = read(write(tmp_path / "b.txt", TEXT))
    assert one[0].id == other[0].id


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("cp1252"), "cp1252 (guessed)"),
    ],
)
def test_charsets_are_found_and_written_down(tmp_path, data, charset):
    articles, problems = read(write(tmp_path / "a.txt", data))
    assert (articles[0].text, articles[0].charset) == (TEXT, charset)
    assert problems == []


def test_damaged_utf_8_is_read_and_the_damage_counted(tmp_path):
    data = TEXT.encode().replace(b"cracks", b"cra\xffcks")
    articles, problems = read(write(tmp_path / "a.txt", data))
    assert articles[0].text == TEXT.replace("cracks", "cra\ufffdcks")
    assert codes(problems) == ["replaced-characters"]
    assert "1 character" in problems[0].message


def test_one_article_in_json_brings_its_fields(tmp_path):
    row = {
        "id": "a1",
        "outlet": "Marlow Courier",
        "url": "https://marlowcourier.example/bridge",
        "date": "2021-03-01",
        "title": "Bridge shut",
        "text": TEXT,
        "authors": ["Jo Lund", "Ann Field"],
    }
    articles, problems = read(write(tmp_path / "x.json", json.dumps(row)))
    given = {(m.field, m.value) for m in articles[0].given}
    assert articles[0].id == "a1"
    assert articles[0].url == row["url"]
    assert {("published", "2021-03-01"), ("byline", "Jo Lund"), ("byline", "Ann Field")} <= given
    assert problems == []


def test_a_json_file_without_id_is_named_after_its_file(tmp_path):
    articles, _ = read(write(tmp_path / "bridge.json", json.dumps({"text": TEXT})))
    assert articles[0].id == "bridge"


def test_a_bad_line_of_jsonl_costs_only_itself(tmp_path):
    lines = [json.dumps({"id": 7, "text": TEXT}), "{broken", "", json.dumps({"id": "b"}), "[1]"]
    articles, problems = read(write(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [a.id for a in articles] == ["7"]
    assert [(p.code, p.input.rsplit(", ")[-1]) for p in problems] == [
        ("invalid-json", "line 2"),
        ("missing-field", "line 4"),
        ("invalid-json", "line 5"),
    ]


def test_compressed_jsonl_is_read_and_a_torn_end_is_told(tmp_path):
    # without compression, so that what stands before the tear can be read
    rows = "\n".join(json.dumps({"id": str(i), "text": f"{i} {TEXT}"}) for i in range(200))
    data = gzip.compress(rows.encode(), compresslevel=0)
    whole, problems = read(write(tmp_path / "a.jsonl.gz", data))
    assert len(whole) == 200
    assert problems == []
    part, problems = read(write(tmp_path / "b.jsonl.gz", data[: len(data) // 2]))
    assert 0 < len(part) < 200
    assert codes(problems) == ["damaged-archive"]


def test_other_field_names_are_mapped(tmp_path):
    row = {"key": "k", "body": TEXT, "source": "Marlow Courier"}
    path = write(tmp_path / "a.jsonl", json.dumps(row))
    articles, problems = read(path, fields={"body": "text", "source": "outlet", "key": "id"})
    assert (articles[0].id, articles[0].given[0].value) == ("k", "Marlow Courier")
    assert problems == []


def test_a_mapping_to_no_field_is_misuse(tmp_path):
    with pytest.raises(SettingsError, match="headline"):
        read(write(tmp_path / "a.txt", TEXT), fields={"h1": "headline"})


def test_a_field_of_the_wrong_kind_costs_the_field_not_the_article(tmp_path):
    row = {"text": TEXT, "title": {"main": "x"}, "published": 20210301}
    articles, problems = read(write(tmp_path / "a.json", json.dumps(row)))
    assert articles[0].given == ()
    assert codes(problems) == ["wrong-field", "wrong-field"]


def test_lone_surrogates_do_not_survive(tmp_path):
    path = write(tmp_path / "a.json", '{"text": "The county said \\ud800 so."}')
    articles, problems = read(path)
    assert articles[0].text == "The county said \ufffd so."
    assert codes(problems) == ["replaced-characters"]


def test_a_folder_is_read_through_in_order_and_strange_files_are_named_once(tmp_path):
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub" / "a.txt", "One. " + TEXT)
    write(tmp_path / "b.txt", "Two. " + TEXT)
    write(tmp_path / ".hidden", "x")
    for name in ("p.jpg", "q.jpg"):
        write(tmp_path / name, b"\xff\xd8")
    articles, problems = read(tmp_path)
    assert len(articles) == 2
    assert codes(problems) == ["unknown-suffix"]
    assert "2 passed over: p.jpg, q.jpg" in problems[0].message


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty-input"),
        ("a.txt", b" \n\t\r\n", "empty-input"),
        ("a.txt", b"PK\x03\x04\x00\x00\x08", "binary-file"),
        ("a.txt", b"%PDF-1.7 some words", "binary-file"),
        ("a.json", b"{'text': 1}", "invalid-json"),
        ("a.json", b"[" * 100_000, "invalid-json"),
        ("a.json", b'"only words"', "invalid-json"),
        ("a.json", b'{"text": ["x"]}', "missing-field"),
        ("a.jsonl", b"", "empty-input"),
        ("a.jsonl", b'{"text": " "}', "empty-input"),
        ("a.docx", b"words", "unknown-suffix"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_a_hint_and_the_rest_goes_through(
    tmp_path, name, data, code
):
    good = write(tmp_path / "good.txt", TEXT)
    articles, problems = read(write(tmp_path / name, data), good)
    assert [a.text for a in articles] == [TEXT]
    assert code in codes(problems)
    assert all(p.hint and p.message for p in problems)


def test_missing_paths_and_empty_folders_are_problems(tmp_path):
    articles, problems = read(tmp_path / "no.txt", tmp_path)
    assert articles == []
    assert sorted(codes(problems)) == ["empty-folder", "missing-path"]


def test_a_line_of_fifty_megabytes_is_passed_over_and_the_next_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"x" * 50_000_000 + b'"}\n')
        file.write(json.dumps({"text": TEXT}).encode())
    articles, problems = read(path, max_article_bytes=1_000_000)
    assert [a.text for a in articles] == [TEXT]
    assert codes(problems) == ["too-large"]
    assert problems[0].input.endswith("line 1")


def test_a_text_over_the_bound_is_refused_by_name(tmp_path):
    _, problems = read(write(tmp_path / "a.txt", "word " * 1000), max_article_bytes=100)
    assert codes(problems) == ["too-large"]


def test_the_same_text_of_the_same_outlet_counts_once(tmp_path):
    rows = [{"id": i, "outlet": "Marlow Courier", "text": TEXT} for i in ("a", "b")]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    articles, problems = read(path)
    assert [a.id for a in articles] == ["a"]
    assert codes(problems) == ["duplicate-input"]


def test_the_same_text_of_two_outlets_is_two_articles(tmp_path):
    rows = [{"outlet": o, "text": TEXT} for o in ("Marlow Courier", "Thames Post")]
    articles, problems = read(write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows))))
    assert len({a.id for a in articles}) == 2
    assert problems == []


def test_two_texts_with_one_id_are_both_kept(tmp_path):
    rows = [{"id": "x", "text": TEXT}, {"id": "x", "text": TEXT + "More was said later."}]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    articles, problems = read(path)
    assert len({a.id for a in articles}) == 2
    assert codes(problems) == ["duplicate-id"]


def test_the_order_of_inputs_changes_nothing(tmp_path):
    paths = [
        write(tmp_path / "a.jsonl", json.dumps({"id": "x", "text": TEXT})),
        write(tmp_path / "b.jsonl", json.dumps({"id": "x", "text": TEXT + "More."})),
        write(tmp_path / "c.txt", TEXT),
        write(tmp_path / "d.txt", TEXT),
    ]
    assert read(*paths) == read(*reversed(paths))


def test_no_input_at_all_is_misuse():
    with pytest.raises(InputError):
        read()


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (TEXT, None),
        (json.dumps({"id": "one", "text": TEXT}, indent=1), ["one"]),
        ('{"id": "a", "text": "The first one."}\n{"id": "b", "text": "The second."}', ["a", "b"]),
        (json.dumps([{"id": "a", "text": "The first one."}]), ["a"]),
    ],
)
def test_standard_input_is_known_by_what_it_holds(monkeypatch, data, ids):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data.encode())))
    articles, problems = read("-")
    assert problems == []
    if ids is None:
        assert articles[0].text == TEXT
    else:
        assert [a.id for a in articles] == ids
