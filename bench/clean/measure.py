"""False furniture on real articles, body of pages pasted whole, and speed.

usage: python -m bench.clean.measure [--articles N] [--write]
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from bench.pages import write_between
from bench.readings import DATA, read_allsides
from headwater.records.article import TELLING_KINDS, Article, BlockKind
from headwater.settings import CleanSettings
from headwater.stages.clean.stage import STAGE
from headwater.stages.ingest.language import find_language

COMMAND = "python -m bench.clean.measure --write"
ENGLISH_FOLDERS = frozenset({"us", "ca", "au", "ind", "na", "ls", "tz", "my", "il"})
_BREAKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "br"}
    | {"header", "footer", "nav", "aside", "main", "figure", "hr", "figcaption", "blockquote"}
    | {"table", "tr", "td", "th", "form", "button", "pre", "dl", "dt", "dd", "label", "option"}
    | {"time", "video"}
)
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe"})
_WORD = re.compile(r"\w+")
_REPORTED = re.compile(r"\b(?:said|says|told|tweeted|wrote|added|according to)\b")
_QUOTED = re.compile(r"[\"“”]")
# words of a run that shows whose a block is, and share of a block's runs that the gold must hold
_RUN, _SHARE = 4, 0.6


class _Paste(HTMLParser):
    """A page's visible text as a reader would paste it: a line for each block of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.skip = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag in _SKIPPED:
            self.skip += 1
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.skip = max(0, self.skip - 1)
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skip:
            self.parts.append(re.sub(r"\s+", " ", data))


def paste(html: str) -> str:
    """The text of a page, its head left out."""
    parser = _Paste()
    parser.feed(re.sub(r"(?is)<head\b.*?</head>", "", html))
    lines = (line.strip() for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def read_pages(name: str) -> Iterator[tuple[str, str]]:
    """Pages in English as pasted text, with the gold's body."""
    root = DATA / "pages" / name
    if name == "fundus":
        gold = json.loads((root / "gold.json").read_text(encoding="utf-8"))
        rows = {k: v["body"] for k, v in gold.items() if k.split("/")[0] in ENGLISH_FOLDERS}
    elif name == "zyte":
        gold = json.loads(next(root.rglob("ground-truth.json")).read_text(encoding="utf-8"))
        rows = {k: v["articleBody"] for k, v in gold.items()}
    else:
        files = sorted((root / "ground-truth").glob("*.json"))
        found = {f.stem: json.loads(f.read_text(encoding="utf-8")) for f in files}
        rows = {k: v.get("ground_truth", v)["main_content"] for k, v in found.items()}
    for key, body in sorted(rows.items()):
        path = next(root.rglob(f"{key.split('/')[-1]}.html*"), None)
        if path and body and find_language(body) == "en":
            data = path.read_bytes()
            data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
            yield paste(data.decode("utf-8", "replace")), body


def score_pages(name: str) -> str:
    """A row: pages, mean character F1 of the body, share of it kept, share of that right."""
    scores, total = [], Counter[tuple[bool, bool]]()
    for text, body in read_pages(name):
        words = [w.casefold() for w in _WORD.findall(body)]
        runs = {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
        plain, count = f" {' '.join(words)} ", Counter[tuple[bool, bool]]()
        for block in clean(text):
            own = [w.casefold() for w in _WORD.findall(text[block.start : block.end])]
            mine = [tuple(own[i : i + _RUN]) for i in range(len(own) - _RUN + 1)]
            if mine:
                is_body = sum(r in runs for r in mine) >= _SHARE * len(mine)
            else:
                is_body = len(own) == _RUN - 1 and f" {' '.join(own)} " in plain
            count[is_body, block.kind == BlockKind.BODY] += sum(map(len, own))
        right, lost, wrong = count[True, True], count[True, False], count[False, True]
        scores.append(2 * right / max(1, 2 * right + lost + wrong))
        total += count
    kept = total[True, True] / max(1, total[True, True] + total[True, False])
    clean_share = total[True, True] / max(1, total[True, True] + total[False, True])
    mean = sum(scores) / max(1, len(scores))
    return f"| {name} | {len(scores)} | {mean:.3f} | {kept:.3f} | {clean_share:.3f} |"


def clean(text: str) -> tuple:  # type: ignore[type-arg]
    """The blocks of a text about which nothing else is known."""
    article = Article(id="page", text=text, text_sha256="", language="en")
    return tuple(STAGE.step(article, CleanSettings())[1])


def count_false_furniture(articles: int) -> list[str]:
    """Blocks with a quotation and a word of reporting that are not labelled as telling."""
    seen = lost = characters = number = 0
    kinds: Counter[str] = Counter()
    seconds = 0.0
    for number, reading in enumerate(read_allsides(), start=1):
        text = reading.text
        begun = time.process_time()
        blocks = STAGE.step(reading.article, CleanSettings())[1]
        seconds += time.process_time() - begun
        characters += len(text)
        for block in blocks:
            words = text[block.start : block.end]
            if _QUOTED.search(words) and _REPORTED.search(words):
                seen += 1
                lost += block.kind not in TELLING_KINDS
                kinds[block.kind.value] += block.kind not in TELLING_KINDS
        if number == articles:
            break
    named = ", ".join(f"{k} {n}" for k, n in kinds.most_common() if n)
    return [
        f"| articles, megabytes of text | {number:,}, {characters / 1e6:.1f} |",
        f"| blocks with a quotation and a word of reporting | {seen:,} |",
        f"| of these labelled furniture | {lost} ({100 * lost / max(1, seen):.2f} %) |",
        f"| as | {named} |",
        f"| megabytes a CPU-second | {characters / 1e6 / max(seconds, 1e-9):.1f} |",
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    table = [
        "| AllSides | |",
        "| --- | --- |",
        *count_false_furniture(options.articles),
        "",
        "| pages pasted whole | pages | body F1 | body kept | right of what is kept |",
        "| --- | --- | --- | --- | --- |",
        *(score_pages(name) for name in ("fundus", "zyte", "wcxb")),
    ]
    print("\n".join(table))
    if options.write:
        write_between("clean.md", COMMAND, "\n".join(table))


if __name__ == "__main__":
    main()
