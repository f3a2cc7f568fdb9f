"""How fast archives are read, and what is told of damaged ones; beside fastwarc where it is there.

``python -m bench.ingest.archives [--write]``; contents are decoded, HTML is not parsed.
"""

import gzip
import hashlib
import io
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.pages import write_between
from headwater.settings import IngestSettings
from headwater.stages.ingest.archive.records import Record, read_records
from headwater.stages.ingest.archive.tape import Damage, Tape
from headwater.stages.ingest.draft import Source
from headwater.stages.ingest.payload import Payload
from headwater.stages.ingest.readers.warc import read_response

COMMAND = "python -m bench.ingest.archives --write"
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "pages"
KINDS = frozenset({"response"})
# pages of the corpora that an archive is made of; the first by name
PAGES = 600
RUNS = 3
# share of a damaged archive's bytes before the damage
AT = 0.5


def load_pages() -> list[bytes]:
    """Pages of the three corpora, unpacked."""
    files = sorted(DATA.rglob("*.html*"))[:PAGES]
    data = (path.read_bytes() for path in files)
    return [gzip.decompress(d) if d.startswith(b"\x1f\x8b") else d for d in data]


def make_record(number: int, page: bytes, *, coded: bool = False) -> bytes:
    """A response record, its body packed as most servers send it, or undone as archives keep it."""
    body = gzip.compress(page, 6) if coded else page
    coding = b"Content-Encoding: gzip\r\n" if coded else b""
    message = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + coding + b"\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        f"WARC-Date: 2021-03-01T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(message)}\r\n\r\n"
    )
    return head.encode() + message + b"\r\n\r\n"


def ours(data: bytes) -> tuple[int, int]:
    """Pages read whole, and damages told."""
    settings = IngestSettings()
    source = Source(name="a", path=None, open=lambda: io.BytesIO(data))
    pages = damages = 0
    for row in read_records(Tape(source.open()), KINDS, settings.max_article_bytes):
        if isinstance(row, Damage):
            damages += 1
        elif isinstance(row, Record):
            found = read_response(row, source, settings)
            if isinstance(found, Payload):
                pages += found.provenance.truncated is None
    return pages, damages


def hashed(data: bytes) -> tuple[int, int]:
    """The same with what provenance needs: a hash of every page's bytes."""
    settings = IngestSettings()
    source = Source(name="a", path=None, open=lambda: io.BytesIO(data))
    pages = 0
    for row in read_records(Tape(source.open()), KINDS, settings.max_article_bytes):
        found = read_response(row, source, settings) if isinstance(row, Record) else None
        if isinstance(found, Payload):
            pages += bool(hashlib.sha256(found.data).hexdigest())
    return pages, 0


def fastwarc(data: bytes) -> tuple[int, int]:
    """The same by fastwarc with its contents decoded; an exception is a damage told."""
    from fastwarc import ArchiveIterator, WarcRecordType

    pages = 0
    try:
        archive = ArchiveIterator(
            io.BytesIO(data), record_types=WarcRecordType.response, auto_decode="content"
        )
        for record in archive:
            pages += len(record.reader.read()) > 0
    except Exception:  # noqa: BLE001  whatever it raises, it has told
        return pages, 1
    return pages, 0


def measure(read: Callable[[bytes], tuple[int, int]], data: bytes) -> float:
    """Records a CPU-second, the best of a few runs."""
    best = 0.0
    for _ in range(RUNS):
        begin = time.process_time()
        pages, _ = read(data)
        best = max(best, pages / (time.process_time() - begin))
    return best


def damaged(records: list[bytes]) -> Iterator[tuple[str, bytes]]:
    """Archives with one thing wrong in the middle or at the end."""
    members = [gzip.compress(r, 6) for r in records]
    whole = b"".join(members)
    yield "whole", whole
    yield "cut in the middle of a record", whole[: int(len(whole) * AT)]
    middle = int(len(whole) * AT)
    yield "1,000 bytes overwritten", whole[:middle] + b"\xff" * 1000 + whole[middle + 1000 :]
    half = len(members) // 2
    wrong = members[half][:-8] + b"\0\0\0\0" + members[half][-4:]
    yield "a wrong checksum", b"".join((*members[:half], wrong, *members[half + 1 :]))
    yield "packed as one", gzip.compress(b"".join(records), 6)
    yield "packed as one, cut", gzip.compress(b"".join(records), 6)[:middle]


def main() -> None:
    """Print the tables; with ``--write`` put them on the methods page."""
    loaded = load_pages()
    records = [make_record(n, page) for n, page in enumerate(loaded)]
    coded = [make_record(n, page, coded=True) for n, page in enumerate(loaded)]
    size = sum(map(len, records)) / len(records) / 1000
    packed = b"".join(gzip.compress(r, 6) for r in records)
    archives = {
        "packed by record": packed,
        "not packed": b"".join(records),
        "not packed, bodies in gzip": b"".join(coded),
    }
    rows = [
        f"| {len(records)} pages, {size:.0f} KB each: records a CPU-second | Headwater | fastwarc |"
    ]
    rows += ["| --- | --- | --- |"]
    for name, data in archives.items():
        rows.append(f"| {name} | {measure(ours, data):,.0f} | {measure(fastwarc, data):,.0f} |")
    rows.append(f"| packed by record, every page hashed | {measure(hashed, packed):,.0f} | |")
    rows += ["", "| archive | read whole, told | fastwarc |", "| --- | --- | --- |"]
    for name, data in damaged(records):
        cells = [f"{n}, {'yes' if told else 'no'}" for n, told in (ours(data), fastwarc(data))]
        rows.append(f"| {name} | {cells[0]} | {cells[1]} |")
    table = "\n".join(rows)
    print(table)
    if "--write" in sys.argv:
        write_between("archives.md", COMMAND, table)


if __name__ == "__main__":
    main()
