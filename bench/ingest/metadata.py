"""Title, authors and date of pages against their gold, beside two other extractors.

usage: python -m bench.ingest.metadata [--only SET] [--tools ...] [--misses FIELD] [--write]

FIELD is title, author, date or false.  The other extractors are no part of the environment:
pip install trafilatura newspaper4k.

No page was closed while the rules were written.  What they may owe to one publisher is bounded in
a second table: right answers that rest on a source (a tag's name, a card's label) with which only
one publisher's pages were answered right do not count there.
"""

import argparse
import gzip
import io
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

import msgspec

from bench.ingest.corpus import find_publisher
from bench.pages import write_between
from bench.readings import DATA
from headwater.records.article import Article, Metadata
from headwater.settings import CleanSettings, IngestSettings
from headwater.stages.clean.step import clean_article
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.charset import decode_page
from headwater.stages.ingest.html.page import read_page
from headwater.stages.ingest.payload import Payload

COMMAND = "python -m bench.ingest.metadata --write"
FIELDS = ("title", "author", "date")
_SPACE = re.compile(r"\s+")
# what stands before and behind a name: doctor, degrees
_TITLE = re.compile(r"^(?:Dr|Prof|Professor)\.? ")
_DEGREES = re.compile(r"(?:, (?:[A-Z][A-Za-z]?[A-Z][A-Z-]*|[A-Z]-[A-Z]+ \d+|Ph\.?D\.?|M\.?D\.?))+$")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00ad": None})


class Page(msgspec.Struct, frozen=True):
    """One page and what its gold says."""

    key: str
    publisher: str
    data: bytes
    url: str | None
    title: str | None
    authors: tuple[str, ...]
    date: str


class Found(msgspec.Struct, frozen=True):
    """What an extractor says of a page."""

    title: str | None
    authors: tuple[str, ...]
    date: str
    sources: Mapping[str, str] = {}  # field to the source that the answer rests on


class Tally(msgspec.Struct):
    """What is counted over the pages of one set."""

    asked: dict[str, int] = msgspec.field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    # of right answers: field, source, publisher
    right: list[tuple[str, str, str]] = msgspec.field(default_factory=list)
    none: int = 0
    false: int = 0
    pages: int = 0
    seconds: float = 0.0


def read_pages(name: str) -> Iterator[Page]:
    """The pages of one set, in order."""
    root = DATA / "pages" / name
    if name == "fundus":
        gold = json.loads((root / "gold.json").read_text(encoding="utf-8"))
        for key, row in sorted(gold.items()):
            data = gzip.decompress((root / f"{key}.html.gz").read_bytes())
            publisher = key.split("/")[1].split("_")[0].lower()
            authors = tuple(row["authors"])
            yield Page(key, publisher, data, None, row["title"], authors, (row["date"] or "")[:10])
        return
    for file in sorted((root / "ground-truth").glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        row = record["ground_truth"]
        path = next((root / "html").glob(f"{file.stem}.html*"))
        data = path.read_bytes()
        data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        author = row.get("author")
        authors = tuple(author) if isinstance(author, list) else (author,) if author else ()
        date = (row.get("publish_date") or "")[:10]
        publisher = find_publisher(record["url"])
        yield Page(file.stem, publisher, data, record["url"], row["title"], authors, date)


def ours(html: str, url: str | None) -> Found:
    """Headwater's answer, with the walk and the labels that it rests on."""
    given = (Metadata(field="url", value=url, source="input"),) if url else ()
    source = Source(name="page", path=None, open=lambda: io.BytesIO())
    payload = Payload(data=html.encode(), place="page", given=given)
    drafts = read_page(payload, source, IngestSettings())
    draft = next((d for d in drafts if isinstance(d, Draft)), None)
    if draft is None:
        return Found(None, (), "")
    article = Article(
        id="page",
        url=draft.value("url"),
        text=draft.text,
        text_sha256="",
        language="en",
        given=draft.given,
        markup=draft.markup,
    )
    imprint = clean_article(article, CleanSettings())[0]
    day = _day(imprint.metadata, imprint.published_at)
    chosen = {m.field: m.source for m in reversed(imprint.metadata) if m.chosen}
    sources = {
        field: chosen.get(name, "")
        for field, name in zip(FIELDS, ("title", "byline", "published"), strict=True)
    }
    return Found(imprint.title, imprint.byline, day, sources)


def _day(metadata: tuple[Metadata, ...], at: str | None) -> str:
    """The day as the page states it, in its own zone."""
    chosen = next((m.value for m in metadata if m.field == "published" and m.chosen), "")
    found = re.match(r"\d{4}-\d\d-\d\d", chosen)
    return found.group() if found else (at or "")[:10]


def trafilatura(html: str, url: str | None) -> Found:
    """trafilatura's answer."""
    from trafilatura import extract_metadata

    found = extract_metadata(html, default_url=url)
    authors = tuple(a.strip() for a in (found.author or "").split(";") if a.strip())
    return Found(found.title, authors, (found.date or "")[:10])


def newspaper(html: str, url: str | None) -> Found:
    """newspaper4k's answer, pictures left alone."""
    from newspaper import Article as Paper
    from newspaper import Config

    config = Config()
    config.fetch_images = False
    paper = Paper(url or "https://page.example/", config=config)
    try:
        paper.download(input_html=html)
        paper.parse()
    except Exception:  # noqa: BLE001  languages without its extras
        return Found(None, (), "")
    date = str(paper.publish_date)[:10] if paper.publish_date else ""
    return Found(paper.title, tuple(paper.authors), date)


TOOLS = {"headwater": ours, "trafilatura": trafilatura, "newspaper4k": newspaper}


def plain(text: str | None) -> str:
    """The form in which titles and names are compared."""
    return _SPACE.sub(" ", (text or "").translate(_QUOTES)).strip().casefold()


def names(authors: tuple[str, ...]) -> frozenset[str]:
    """Authors as a set, without degrees and remarks; names that the gold joins are taken apart."""
    bare = (_DEGREES.sub("", _TITLE.sub("", re.sub(r"\s*\([^)]*\)", "", a))) for a in authors)
    found = (_TITLE.sub("", n) for a in bare for n in re.split(r"\s*(?:,|;|&|\band\b)\s+", a))
    return frozenset(filter(None, map(plain, found)))


def count(name: str, extract: Callable[[str, str | None], Found], misses: str | None) -> Tally:
    """What an extractor gets right, false authors, seconds."""
    tally = Tally()
    for page in read_pages(name):
        html = decode_page(page.data, None).text
        begun = time.process_time()
        found = extract(html, page.url)
        tally.seconds += time.process_time() - begun
        tally.pages += 1
        tests = {
            "title": (bool(page.title), plain(found.title) == plain(page.title)),
            "author": (bool(page.authors), names(found.authors) == names(page.authors)),
            "date": (bool(page.date), found.date == page.date),
        }
        for field, (asked, good) in tests.items():
            tally.asked[field] += asked
            if asked and good:
                tally.right.append((field, found.sources.get(field, ""), page.publisher))
            elif misses == field and asked:
                print(page.key, [page.title, page.authors, page.date], found)
        tally.none += not page.authors
        tally.false += not page.authors and bool(found.authors)
        if misses == "false" and not page.authors and found.authors:
            print(page.key, page.url, found.authors)
    return tally


def score(tally: Tally) -> list[str]:
    """Shares of exact titles, author sets and days, false authors, pages a CPU-second."""
    counts = Counter(field for field, _, _ in tally.right)
    shares = [f"{counts[f] / max(1, tally.asked[f]):.3f}" for f in FIELDS]
    speed = tally.pages / max(tally.seconds, 1e-9)
    return [*shares, f"{tally.false} of {tally.none}", f"{speed:.0f}"]


def score_shared(tally: Tally) -> list[str]:
    """The shares without right answers whose source served one publisher alone."""
    served: dict[tuple[str, str], set[str]] = defaultdict(set)
    for field, source, publisher in tally.right:
        served[field, source].add(publisher)
    shared = Counter(f for f, source, _ in tally.right if len(served[f, source]) > 1)
    return [f"{shared[f] / max(1, tally.asked[f]):.3f}" for f in FIELDS]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only")
    parser.add_argument("--misses")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--tools", nargs="*", default=list(TOOLS), choices=list(TOOLS))
    options = parser.parse_args()
    rows = [
        "| pages | extractor | title exact | authors exact | date same day | authors where there "
        "are none | pages a CPU-second |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    bounds = [
        "",
        "| pages | title exact | authors exact | date same day |",
        "| --- | --- | --- | --- |",
    ]
    for name in ("fundus", "wcxb"):
        if options.only in (None, name):
            for tool in options.tools:
                tally = count(name, TOOLS[tool], options.misses if tool == "headwater" else None)
                rows.append(f"| {name} | {tool} | {' | '.join(score(tally))} |")
                print(rows[-1], flush=True)
                if tool == "headwater":
                    bounds.append(f"| {name} | {' | '.join(score_shared(tally))} |")
                    print(bounds[-1], flush=True)
    if options.write:
        write_between("clean.md", COMMAND, "\n".join([*rows, *bounds]))


if __name__ == "__main__":
    main()
