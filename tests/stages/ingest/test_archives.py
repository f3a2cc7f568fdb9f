"""Web archives: what is read of them, and that no damage passes in silence."""

import gzip
import hashlib
import io
import zipfile
import zlib

import pyarrow
import pytest

from reading_bytes import codes, read_bytes
from web_archives import BRIDGE, pack, page, pages, record, response


def squeeze_brotli(data: bytes) -> bytes:
    return pyarrow.compress(data, codec="brotli", asbytes=True)


def squeeze_zstd(data: bytes) -> bytes:
    return pyarrow.compress(data, codec="zstd", asbytes=True)


def pack_whole(records: list[bytes]) -> bytes:
    # without compression, so that a cut of few bytes costs few bytes
    return gzip.compress(b"".join(records), 0, mtime=0)


def test_every_page_of_an_archive_is_an_article_with_its_provenance(tmp_path):
    first, second = pages(2)
    articles, problems = read_bytes(tmp_path, "a.warc.gz", pack([first, second]))
    by_url = {a.url: a for a in articles}
    found = by_url["https://courier.example/2"].provenance
    assert "said engineer Ruth Adeyemi" in by_url["https://courier.example/1"].text
    assert found.file.endswith("a.warc.gz")
    assert found.offset == len(pack([first]))
    assert found.captured_at == "2021-03-01T10:00:00Z"
    assert found.sha256 == hashlib.sha256(page(2)).hexdigest()
    assert found.charset_from == "header"
    assert problems == []


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.warc", b"".join),
        ("a.warc.gz", pack),
        ("a.warc.gz", pack_whole),
        ("a.warc.gz", lambda rows: pack([rows[0], rows[1] + rows[2]])),
        ("lying.txt", pack),
        ("without_suffix", b"".join),
    ],
    ids=["plain", "by record", "whole file", "mixed", "named text", "not named"],
)
def test_archives_are_read_however_they_are_packed(tmp_path, name, make):
    articles, problems = read_bytes(tmp_path, name, make(pages(3)))
    assert len(articles) == 3
    assert problems == []


@pytest.mark.parametrize(
    ("coding", "pack_body"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda d: zlib.compress(d)[2:-4]),
        ("br", squeeze_brotli),
        ("zstd", squeeze_zstd),
        ("gzip, br", lambda d: squeeze_brotli(gzip.compress(d))),
        ("gzip", lambda d: d),  # undone by the archive, which kept the field
    ],
)
def test_content_codings_are_undone(tmp_path, coding, pack_body):
    body = response(pack_body(BRIDGE.encode()), fields=[f"Content-Encoding: {coding}"])
    articles, problems = read_bytes(tmp_path, "a.warc", record(body))
    assert "Ruth Adeyemi" in articles[0].text
    assert articles[0].provenance.truncated is None
    assert problems == []


def test_a_chunked_body_is_joined(tmp_path):
    data = BRIDGE.encode()
    joined = b"".join(
        f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (data[:100], data[100:], b"")
    )
    body = response(joined, fields=["Transfer-Encoding: chunked"])
    articles, problems = read_bytes(tmp_path, "a.warc", record(body))
    assert articles[0].text.startswith("Bridge shut until spring")
    assert problems == []


def test_what_is_no_page_is_passed_over_and_counted(tmp_path):
    rows = [
        record(response(page(1))),
        record(response(b"\xff\xd8", content_type="image/jpeg")),
        record(response(page(2), status="404 Not Found")),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(b"User-agent: *", url="https://courier.example/robots.txt", kind="resource"),
    ]
    articles, problems = read_bytes(tmp_path, "a.warc.gz", pack(rows))
    assert len(articles) == 1
    assert codes(problems) == ["records-passed-over"]
    assert "1 image/jpeg" in problems[0].message
    assert "1 status 404" in problems[0].message


def test_plain_text_and_saved_resources_are_articles_too(tmp_path):
    text = "The council said on Monday that the pool will open in May, after two years of work."
    rows = [
        record(response(text.encode("cp1252"), content_type="text/plain; charset=cp1252")),
        record(page(1), kind="resource", content_type="text/html", url="https://c.example/r"),
    ]
    articles, problems = read_bytes(tmp_path, "a.warc.gz", pack(rows))
    assert {a.charset for a in articles} == {"cp1252", "utf-8"}
    assert text in {a.text for a in articles}
    assert problems == []


def test_a_page_that_the_crawler_cut_says_so(tmp_path):
    cut = record(response(page(1)), fields=["WARC-Truncated: length"])
    articles, problems = read_bytes(tmp_path, "a.warc", cut)
    assert articles[0].provenance.truncated == "the crawler cut it: length"
    assert codes(problems) == ["cut-short"]


@pytest.mark.parametrize("lost", [1, 4, 9, 40, 200])
@pytest.mark.parametrize("make", [pack, b"".join, pack_whole])
def test_an_archive_cut_short_is_told_and_read_up_to_the_cut(tmp_path, make, lost):
    data = make(pages(5))
    articles, problems = read_bytes(tmp_path, "a.warc.gz", data[:-lost])
    assert len(articles) >= 4
    only_blank_lines = make not in (pack, pack_whole) and lost <= 4
    assert ("damaged-archive" in codes(problems)) is not only_blank_lines


def test_what_stands_before_and_behind_a_damage_is_read(tmp_path):
    members = [pack([r]) for r in pages(9)]
    middle = len(members[4]) // 2
    members[4] = members[4][:middle] + b"\xff\x00\xff\x00" + members[4][middle + 4 :]
    articles, problems = read_bytes(tmp_path, "a.warc.gz", b"".join(members))
    whole = [a for a in articles if a.provenance.truncated is None]
    assert len(whole) == 8
    assert "damaged-archive" in codes(problems)
    assert f"byte {sum(map(len, members[:4]))}" in " ".join(p.input for p in problems)


def test_a_wrong_checksum_is_a_damage(tmp_path):
    members = [pack([r]) for r in pages(3)]
    members[1] = members[1][:-8] + b"\0\0\0\0" + members[1][-4:]
    articles, problems = read_bytes(tmp_path, "a.warc.gz", b"".join(members))
    assert [a.url[-1] for a in articles if a.provenance.truncated] == ["2"]
    assert len(articles) == 3
    assert "damaged-archive" in codes(problems)


@pytest.mark.parametrize("length", ["", "ten", "-1", 5, 400, 10_000_000])
@pytest.mark.parametrize("make", [pack, b"".join, pack_whole])
def test_a_lying_length_costs_no_other_record(tmp_path, make, length):
    liar = record(response(page(7)), url="https://courier.example/7", length=length)
    rows = pages(3)
    articles, problems = read_bytes(tmp_path, "a.warc.gz", make([rows[0], liar, *rows[1:]]))
    assert {f"https://courier.example/{n}" for n in (1, 2, 3)} <= {a.url for a in articles}
    assert "damaged-archive" in codes(problems)


def test_a_page_over_the_bound_is_refused_and_the_next_is_read(tmp_path):
    large = record(response(b"<html>" + b"<p>word</p>" * 20_000), url="https://c.example/large")
    rows = pack([large, *pages(1)])
    articles, problems = read_bytes(tmp_path, "a.warc.gz", rows, max_article_bytes=100_000)
    assert len(articles) == 1
    assert codes(problems) == ["too-large"]


def test_an_archive_without_a_page_is_empty(tmp_path):
    rows = [record(b"software: x", kind="warcinfo", content_type="application/warc-fields")]
    articles, problems = read_bytes(tmp_path, "a.warc.gz", pack(rows))
    assert articles == []
    assert codes(problems) == ["empty-input"]


def make_wacz(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_packed_archive_gives_the_pages_of_all_that_is_in_it(tmp_path):
    first, second, third = pages(3)
    data = make_wacz({"archive/a.warc.gz": pack([first, second]), "archive/b.warc": third})
    articles, problems = read_bytes(tmp_path, "a.wacz", data)
    assert len(articles) == 3
    assert {a.provenance.file.rpartition(", ")[2] for a in articles} == {
        "archive/a.warc.gz",
        "archive/b.warc",
    }
    assert problems == []


@pytest.mark.parametrize("name", ["../a.warc", "/etc/a.warc", "archive/../../a.warc", "C:\\a.warc"])
def test_a_member_whose_name_leads_out_is_refused_and_the_others_read(tmp_path, name):
    first, second = pages(2)
    articles, problems = read_bytes(
        tmp_path, "a.wacz", make_wacz({name: first, "archive/b.warc": second})
    )
    assert [a.url for a in articles] == ["https://courier.example/2"]
    assert codes(problems) == ["unsafe-name"]


def test_a_packed_archive_that_is_cut_short_is_told(tmp_path):
    data = make_wacz({"archive/a.warc.gz": pack(pages(2))})
    articles, problems = read_bytes(tmp_path, "a.wacz", data[:-30])
    assert articles == []
    assert codes(problems) == ["damaged-archive"]
