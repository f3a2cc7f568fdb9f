"""Pages saved one by one, under suffixes that are right, wrong or missing."""

import gzip

import pytest

from headwater.records.article import Article
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.draft import Draft
from headwater.stages.ingest.gather import iterate_articles
from headwater.stages.ingest.readers import registry
from reading_bytes import codes, read_bytes
from web_archives import BRIDGE

MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://courier.example/bridge
Subject: Bridge
Date: Mon, 1 Mar 2021 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

----b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://courier.example/bridge

<html><body><p>The bridge=20is shut, the caf=C3=A9 said.</p></body></html>
----b
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
----b--
"""


@pytest.mark.parametrize(
    "name", ["a.html", "a.htm", "a.xml", "a.txt", "a.rss", "bridge", "bridge.aspx", "a.json"]
)
@pytest.mark.parametrize("make", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_page_is_known_by_what_it_holds(tmp_path, name, make):
    articles, problems = read_bytes(tmp_path, name, make(BRIDGE.encode()))
    assert articles[0].text.startswith("Bridge shut until spring\nThe bridge at Marlow")
    assert articles[0].provenance.file.endswith(name)
    assert problems == []


def test_a_page_saved_whole_gives_its_text_its_address_and_its_time(tmp_path):
    data = MHTML.replace("\n", "\r\n").encode()
    for name in ("a.mhtml", "a.txt"):
        articles, problems = read_bytes(tmp_path, name, data)
        assert articles[0].text == "The bridge is shut, the café said."
        assert articles[0].url == "https://courier.example/bridge"
        assert articles[0].provenance.captured_at == "2021-03-01T10:00:00+00:00"
        assert problems == []


def test_a_packed_file_in_a_packed_file_is_refused(tmp_path):
    data = gzip.compress(gzip.compress(BRIDGE.encode()))
    articles, problems = read_bytes(tmp_path, "a.html", data)
    assert articles == []
    assert codes(problems) == ["binary-file"]


def test_articles_come_one_by_one_as_they_are_read(tmp_path):
    (tmp_path / "a.html").write_text(BRIDGE)
    (tmp_path / "b.txt").write_text("The council said on Monday that the pool will open in May.")
    (tmp_path / "c.html").write_text(BRIDGE)
    rows = iterate_articles([str(tmp_path)], IngestSettings())
    assert isinstance(next(rows), Article)
    rest = list(rows)
    assert [type(row) for row in rest] == [Article, Problem]
    assert rest[1].code == "duplicate-input"


def test_a_reader_from_elsewhere_reads_its_suffix_whatever_the_file_holds(tmp_path, monkeypatch):
    def read(source, _settings):
        yield Draft(place=source.name, path=source.path, text="The council said so on Monday.")

    point = type("Point", (), {"load": staticmethod(lambda: read)})
    monkeypatch.setattr(registry, "entry_points", lambda group, name: [point] * (name == "wiki"))
    registry.find_reader.cache_clear()
    articles, problems = read_bytes(tmp_path, "a.wiki", BRIDGE.encode())
    assert articles[0].text == "The council said so on Monday."
    assert problems == []
    registry.find_reader.cache_clear()
