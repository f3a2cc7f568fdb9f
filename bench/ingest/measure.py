"""Bodies, captions, credits, tiling and speed on real pages, beside three other tools.

usage: python -m bench.ingest.measure [--sets zyte fundus wcxb] [--every N] [--worst N] [--write]

Every tool gets the same decoded page.  Speed is processor time of the same run, so that a busy
machine slows all alike; Headwater's is for everything: text, tiling, labels, metadata.  Every tool
reads some pages before the clock starts: word lists and models are loaded once, not for a page.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import msgspec

from bench.ingest.corpus import SETS, GoldPage, read_pages
from bench.ingest.pictures import Pictures, add, count_pictures
from bench.ingest.shingles import Score, average, count_runs, score_body
from bench.pages import write_between
from headwater.records.article import Article, Block, BlockKind
from headwater.settings import Settings
from headwater.stages.clean.piece import reports_speech
from headwater.stages.clean.step import clean_article
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.charset import decode_page
from headwater.stages.ingest.html.page import read_page
from headwater.stages.ingest.language import find_language
from headwater.stages.ingest.payload import Payload

COMMAND = "python -m bench.ingest.measure --write"
# a dek belongs to the article's own words: some golds hold it, some do not
BODY = frozenset({BlockKind.BODY, BlockKind.DEK})
TELLING = BODY | {BlockKind.HEADLINE}
# share of a block's runs of words in the gold body from which it belongs to it
IN_GOLD, ELSEWHERE = 0.6, 0.5
# pages that every tool reads before it is timed; English and other ones are among so many
WARM_UP = 20
_SETTINGS = Settings()


class Tally(msgspec.Struct):
    """What is counted over pages."""

    bodies: dict[tuple[str, str, bool], list[Score]] = msgspec.field(
        default_factory=lambda: defaultdict(list)
    )
    seconds: dict[str, float] = msgspec.field(default_factory=lambda: defaultdict(float))
    pictures: dict[bool, Pictures] = msgspec.field(
        default_factory=lambda: {True: Pictures(), False: Pictures()}
    )
    pages: int = 0
    tiled: int = 0
    reported: int = 0
    reported_lost: int = 0
    worst: list[tuple[float, str, str]] = msgspec.field(default_factory=list)


def read(gold: GoldPage) -> tuple[Article, Sequence[Block]] | None:
    """A page as Headwater reads it: text, language, tiling, labels, metadata."""
    source = Source(name=gold.id, path=None, open=lambda: None)  # type: ignore[arg-type,return-value]
    rows = read_page(Payload(data=gold.data, place=gold.id), source, _SETTINGS.ingest)
    draft = next((r for r in rows if isinstance(r, Draft)), None)
    if draft is None or not draft.text.strip():
        return None
    article = Article(
        id=gold.id,
        url=gold.url,
        text=draft.text,
        text_sha256="",
        language=find_language(draft.text),
        given=draft.given,
        markup=draft.markup,
    )
    _, blocks, _ = clean_article(article, _SETTINGS.clean)
    return article, blocks


def tools() -> dict[str, Callable[[str], str]]:
    """The other tools, each one call that gives a page's body as text."""
    import trafilatura
    from readability import Document
    from resiliparse.extract.html2text import extract_plain_text
    from selectolax.lexbor import LexborHTMLParser

    def readability(page: str) -> str:
        return LexborHTMLParser(Document(page).summary()).text(separator="\n") or ""

    def with_metadata(page: str) -> str:
        return trafilatura.extract(page, include_comments=False, with_metadata=True) or ""

    return {
        "trafilatura": lambda p: trafilatura.extract(p, include_comments=False) or "",
        "trafilatura with metadata": with_metadata,
        "readability-lxml": readability,
        "resiliparse": lambda p: extract_plain_text(p, main_content=True),
    }


def measure_page(gold: GoldPage, tally: Tally, others: dict[str, Callable[[str], str]]) -> None:
    """Counts one page."""
    start = time.process_time()
    made = read(gold)
    tally.seconds["headwater"] += time.process_time() - start
    tally.pages += 1
    article, blocks = made or (Article(id="", text="", text_sha256="", language="und"), ())
    body = "".join(b.span.of(article.text) for b in blocks if b.kind in BODY)
    score = score_body(gold.body, body)
    tally.bodies["headwater", gold.set, gold.is_fitted].append(score)
    tally.worst.append((score.f1, gold.set, gold.id))
    tally.tiled += _is_tiled(article, blocks)
    count_reported(gold, article, blocks, tally)
    if gold.pictures:
        counted = count_pictures(gold, article, blocks)
        tally.pictures[gold.is_fitted] = add(tally.pictures[gold.is_fitted], counted)
    page = decode_page(gold.data, None).text
    for name, extract in others.items():
        start = time.process_time()
        try:
            found = extract(page)
        except Exception:  # noqa: BLE001  another tool's failure is an empty body
            found = ""
        tally.seconds[name] += time.process_time() - start
        if "metadata" not in name:
            tally.bodies[name, gold.set, gold.is_fitted].append(score_body(gold.body, found))


def warm_up(pages: Iterable[GoldPage], others: dict[str, Callable[[str], str]]) -> None:
    """Lets every tool load what it needs."""
    for gold in pages:
        measure_page(gold, Tally(), others)


def _is_tiled(article: Article, blocks: Sequence[Block]) -> bool:
    """Whether parts and blocks each make the whole text, in order, with nothing twice."""
    parts = "".join(article.text[p.start : p.end] for p in article.markup)
    whole = "".join(b.span.of(article.text) for b in blocks)
    ends = [0, *(b.end for b in blocks)]
    in_order = all(b.start == end for b, end in zip(blocks, ends, strict=False))
    return parts == whole == article.text and in_order and ends[-1] == len(article.text)


def count_reported(gold: GoldPage, article: Article, blocks: Sequence[Block], tally: Tally) -> None:
    """Paragraphs of English gold bodies that report speech, and those labelled furniture."""
    if find_language(gold.body) != "en":
        return
    tally.reported += sum(reports_speech(line) for line in gold.body.split("\n"))
    true = count_runs(gold.body)
    kept = count_runs("".join(b.span.of(article.text) for b in blocks if b.kind in TELLING))
    for block in blocks:
        words = block.span.of(article.text).strip()
        if block.kind in TELLING or not reports_speech(words):
            continue
        runs = count_runs(words)
        in_gold = sum(min(n, true[r]) for r, n in runs.items()) / runs.total()
        elsewhere = sum(min(n, kept[r]) for r, n in runs.items()) / runs.total()
        tally.reported_lost += in_gold >= IN_GOLD and elsewhere < ELSEWHERE


def make_tables(tally: Tally, sets: Sequence[str]) -> str:
    """The figures as Markdown."""
    names = ["headwater", *(n for n in tally.seconds if n not in ("headwater",))]
    lines = ["| body: F1 (precision, recall) | " + " | ".join(sets) + " | pages a CPU-second |"]
    lines.append("|---" * (len(sets) + 2) + "|")
    for name in names:
        cells = []
        for s in sets:
            rows = tally.bodies.get((name, s, True), []) + tally.bodies.get((name, s, False), [])
            cells.append(_cell(rows))
        speed = tally.pages / max(1e-9, tally.seconds[name])
        what = f"{name}, everything" if name == "headwater" else name
        lines.append(f"| {what} | " + " | ".join(cells) + f" | {speed:.0f} |")
    for label, fitted in (("publishers used for fitting", True), ("unseen publishers", False)):
        for name in ("headwater", "trafilatura"):
            cells = [_cell(tally.bodies.get((name, s, fitted), [])) for s in sets]
            lines.append(f"| {name}, {label} | " + " | ".join(cells) + " | |")
    lines += ["", "| pictures (fundus) | captions | found | in the body | credits | linked |"]
    lines.append("|---|---|---|---|---|---|")
    both = add(tally.pictures[True], tally.pictures[False])
    for label, row in (
        ("all", both),
        ("publishers used for fitting", tally.pictures[True]),
        ("unseen publishers", tally.pictures[False]),
    ):
        found, left = row.found / max(1, row.captions), row.in_body / max(1, row.captions)
        linked = row.linked / max(1, row.credits)
        lines.append(
            f"| {label} | {row.captions} | {found:.3f} | {left:.3f} "
            f"| {row.credits} | {linked:.3f} |"
        )
    share = tally.reported_lost / max(1, tally.reported)
    lines += [
        "",
        f"Tiling and round trip: {tally.tiled} of {tally.pages} pages. "
        f"Paragraphs of English bodies that report speech: {tally.reported}, "
        f"labelled furniture {tally.reported_lost} ({share:.1%}).",
    ]
    return "\n".join(lines)


def _cell(rows: list[Score]) -> str:
    mean = average(rows)
    return f"{mean.f1:.3f} ({mean.precision:.3f}, {mean.recall:.3f})" if rows else ""


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=list(SETS), choices=SETS)
    parser.add_argument("--every", type=int, default=1, help="measure one page in so many")
    parser.add_argument("--worst", type=int, default=0, help="print the pages of lowest F1")
    parser.add_argument("--alone", action="store_true", help="without the other tools")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tally, others = Tally(), {} if options.alone else tools()
    warm_up(islice(read_pages(tuple(options.sets)), WARM_UP), others)
    for number, gold in enumerate(read_pages(tuple(options.sets))):
        if number % options.every == 0:
            measure_page(gold, tally, others)
    table = make_tables(tally, options.sets)
    print(table)
    for f1, set_, id_ in sorted(tally.worst)[: options.worst]:
        print(f"{f1:.3f} {set_} {id_}")
    if options.write:
        write_between("pages.md", COMMAND, table)


if __name__ == "__main__":
    main()
