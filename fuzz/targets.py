"""What is fuzzed: each reader, and the parts below them that take bytes from outside."""

import io
from collections.abc import Callable, Iterator

from headwater.records.article import Article
from headwater.records.problem import Problem
from headwater.settings import CleanSettings, IngestSettings
from headwater.stages.clean.step import clean_article
from headwater.stages.ingest.archive.coding import undo_codings
from headwater.stages.ingest.archive.message import read_message
from headwater.stages.ingest.archive.records import Record, read_records
from headwater.stages.ingest.archive.tape import Tape
from headwater.stages.ingest.draft import Draft, Reader, Source
from headwater.stages.ingest.feeds.items import read_items
from headwater.stages.ingest.fetch.addresses import RefusedAddressError, is_public, read_target
from headwater.stages.ingest.readers import (
    feed,
    json_lines,
    mhtml,
    one_json,
    page,
    parquet,
    plain,
    table_csv,
    wacz,
    warc,
)
from headwater.stages.ingest.sniff import find_stream_form

# small, so that what bounds do is met often
SETTINGS = IngestSettings(max_article_bytes=200_000, max_page_parts=2_000, min_feed_words=3)
CLEANING = CleanSettings()
_CODINGS = ("gzip", "deflate", "br", "zstd", "gzip, br", "deflate, gzip, zstd", "x", ",,")


def check(rows: Iterator[Draft | Problem]) -> None:
    """What every reader promises of what it yields."""
    for row in rows:
        if isinstance(row, Problem):
            assert row.code
            assert row.hint
            continue
        row.text.encode()
        at = 0
        for part in row.markup:
            assert part.start == at
            assert part.end > at
            at = part.end
        assert not row.markup or at == len(row.text)


def reads(reader: Reader) -> Callable[[bytes], None]:
    """The target of a reader."""

    def run(data: bytes) -> None:
        source = Source(name="x", path="x", open=lambda: io.BytesIO(data))
        check(reader(source, SETTINGS))

    return run


def label(data: bytes) -> None:
    """A page read and labelled: its blocks tile its text."""
    source = Source(name="x", path="x", open=lambda: io.BytesIO(data))
    for row in page.read(source, SETTINGS):
        if isinstance(row, Draft) and row.text:
            article = Article(
                id="x",
                text=row.text,
                text_sha256="",
                language="en",
                given=row.given,
                markup=row.markup,
            )
            _, blocks, _ = clean_article(article, CLEANING)
            assert "".join(row.text[b.start : b.end] for b in blocks) == row.text


def take_records(data: bytes) -> None:
    """Records and damages; no more comes out than can be in there."""
    kinds = frozenset({"response", "resource", "conversion"})
    for row in read_records(Tape(io.BytesIO(data)), kinds, 50_000):
        if isinstance(row, Record):
            assert len(row.body) <= 50_000
            read_message(row.body, 50_000)


def undo(data: bytes) -> None:
    """Codings, chosen by the first byte."""
    if data:
        undone = undo_codings(data[1:], _CODINGS[data[0] % len(_CODINGS)], 100_000)
        assert len(undone.data) <= 100_000


def list_items(data: bytes) -> None:
    """Items of a feed."""
    for item in read_items(data.decode("utf-8", "replace"), "https://a.example/").items:
        assert item.title is None or item.title.strip()


def sniff(data: bytes) -> None:
    """What a stream holds."""
    assert find_stream_form(data)


def take_apart(data: bytes) -> None:
    """An address, and whether it is public."""
    text = data.decode("utf-8", "replace")
    is_public(text)
    try:
        target = read_target(text)
    except RefusedAddressError:
        return
    (target.host + target.path).encode("ascii")
    assert not any(c in target.host + target.path for c in "\r\n \t")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "warc": reads(warc.read),
    "records": take_records,
    "wacz": reads(wacz.read),
    "coding": undo,
    "feed": reads(feed.read),
    "items": list_items,
    "page": reads(page.read),
    "labels": label,
    "mhtml": reads(mhtml.read),
    "csv": reads(table_csv.read),
    "parquet": reads(parquet.read),
    "json": reads(one_json.read),
    "jsonl": reads(json_lines.read),
    "plain": reads(plain.read),
    "sniff": sniff,
    "address": take_apart,
}
