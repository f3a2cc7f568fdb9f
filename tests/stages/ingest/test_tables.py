"""Tables: one article a row, whatever the columns are called."""

import datetime
import io

import pyarrow
import pyarrow.parquet
import pytest

from reading_bytes import codes, read_bytes

SAID = 'The mayor said, "no, never", on Monday.\nShe left the room.'


def make_parquet(columns: dict[str, list], **options: object) -> bytes:
    packed = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), packed, **options)
    return packed.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_whatever_separates_its_cells(tmp_path, separator, charset):
    quoted = SAID.replace('"', '""')
    rows = [["id", "outlet", "text"], ["1", "Courier", f'"{quoted}"'], ["2", "Post", "It rained."]]
    data = "\r\n".join(separator.join(row) for row in rows).encode(charset)
    articles, problems = read_bytes(tmp_path, "a.csv", data)
    assert [(a.id, a.text) for a in articles] == [("1", SAID), ("2", "It rained.")]
    assert articles[0].given[0].value == "Courier"
    assert problems == []


def test_the_charset_of_a_table_is_noted_with_what_told_it(tmp_path):
    data = "id,text\n1,The café was shut.\n".encode("cp1252")
    (article,), _ = read_bytes(tmp_path, "a.csv", data)
    assert (article.charset, article.provenance.charset_from) == ("cp1252 (guessed)", "guess")
    table = make_parquet({"text": ["The café was shut."]})
    (article,), _ = read_bytes(tmp_path, "a.parquet", table)
    assert (article.charset, article.provenance.charset_from) == ("utf-8", "format")


def test_columns_of_other_names_are_mapped(tmp_path):
    data = b"body,source\nThe council said so.,Courier\n"
    fields = {"body": "text", "source": "outlet"}
    articles, problems = read_bytes(tmp_path, "a.csv", data, fields=fields)
    assert articles[0].text == "The council said so."
    assert problems == []
    table = make_parquet({"body": ["The council said so."], "source": ["Courier"]})
    assert read_bytes(tmp_path, "a.parquet", table, fields=fields)[0][0].text == articles[0].text


def test_a_row_that_is_too_long_costs_only_itself(tmp_path):
    data = b"id,text\n1,The first one.\n2," + b"x" * 300_000 + b"\n3,The third one.\n"
    articles, problems = read_bytes(tmp_path, "a.csv", data, max_article_bytes=100_000)
    assert [a.id for a in articles] == ["1", "3"]
    assert codes(problems) == ["damaged-table"]


def test_a_quotation_mark_that_never_closes_is_told(tmp_path):
    rows = "\n".join(f"{n},The row of number {n}." for n in range(4, 9000))
    data = f'id,text\n1,The first one.\n2,"The second\n{rows}\n'.encode()
    articles, problems = read_bytes(tmp_path, "a.csv", data, max_article_bytes=50_000)
    assert "1" in {a.id for a in articles}
    assert len(articles) > 4000
    assert codes(problems) == ["damaged-table"]


def test_more_cells_than_names_are_told(tmp_path):
    articles, problems = read_bytes(
        tmp_path, "a.csv", b"text,id\nIt rained, he said.,1\nIt did.,2\n"
    )
    assert len(articles) == 2
    assert codes(problems) == ["damaged-table"]


def test_a_parquet_file_gives_text_or_the_text_of_pages(tmp_path):
    page = "<html><body><p>The pool will open in May.</p></body></html>"
    table = make_parquet(
        {
            "id": [1, 2],
            "text": [SAID, None],
            "html": [None, page],
            "date": [datetime.date(2021, 3, 1)] * 2,
            "junk": [{"a": 1}] * 2,
        }
    )
    articles, problems = read_bytes(tmp_path, "a.parquet", table)
    assert [a.text for a in articles] == [SAID, "The pool will open in May."]
    assert ("published", "2021-03-01") in {(m.field, m.value) for m in articles[0].given}
    assert problems == []


def test_a_parquet_file_without_a_column_of_text_says_so(tmp_path):
    articles, problems = read_bytes(tmp_path, "a.parquet", make_parquet({"a": ["x"]}))
    assert articles == []
    assert set(codes(problems)) == {"missing-field"}


@pytest.mark.parametrize("size", [3, 20, 1000])
def test_a_damaged_parquet_file_is_told(tmp_path, size):
    table = make_parquet({"text": [SAID * 50] * 40})
    articles, problems = read_bytes(tmp_path, "a.parquet", table[:size] + table[size + 9 :])
    assert articles == []
    assert codes(problems) in (["damaged-table"], ["binary-file"])


def test_a_page_in_a_field_of_json_is_read_as_a_page(tmp_path):
    row = b'{"id": "p", "html": "<p>The pool will open.</p><script>x</script>"}'
    articles, problems = read_bytes(tmp_path, "a.jsonl", row)
    assert (articles[0].id, articles[0].text) == ("p", "The pool will open.")
    assert problems == []
