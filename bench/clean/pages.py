"""Pages with a gold body as a reader would paste them: lines of text, nothing of the markup."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

import msgspec

from bench.ingest.corpus import find_publisher
from bench.readings import DATA
from headwater.stages.clean.label import cut_pieces
from headwater.stages.clean.piece import Piece
from headwater.stages.ingest.language import find_language

SETS = ("fundus", "zyte", "wcxb")
ENGLISH_FOLDERS = frozenset({"us", "uk", "ca", "au", "ind", "na", "ls", "tz", "my", "il"})
_BREAKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "br"}
    | {"header", "footer", "nav", "aside", "main", "figure", "hr", "figcaption", "blockquote"}
    | {"table", "tr", "td", "th", "form", "button", "pre", "dl", "dt", "dd", "label", "option"}
    | {"time", "video"}
)
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe"})
_WORD = re.compile(r"\w+")
# words of a run that shows whose a block is, and share of a block's runs that the gold must hold
_RUN, _SHARE = 4, 0.6


class Body:
    """The gold's body, asked whether it holds a line."""

    def __init__(self, body: str) -> None:
        words = [w.casefold() for w in _WORD.findall(body)]
        self.runs = {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
        self.plain = f" {' '.join(words)} "

    def holds(self, line: str) -> tuple[bool, int]:
        """Whether it does, and the letters by which the line counts: none below three words."""
        own = [w.casefold() for w in _WORD.findall(line)]
        runs = [tuple(own[i : i + _RUN]) for i in range(len(own) - _RUN + 1)]
        if runs:
            held = sum(r in self.runs for r in runs) >= _SHARE * len(runs)
            return held, sum(map(len, own))
        held = bool(own) and f" {' '.join(own)} " in self.plain
        return held, sum(map(len, own)) if len(own) == _RUN - 1 else 0


class PastedPage(msgspec.Struct):
    """A page's lines with what they are; pages of a publisher stay together."""

    publisher: str
    pieces: Sequence[Piece]
    labels: list[bool]
    letters: list[int]

    def fold(self, folds: int) -> int:
        """The part of the data to which the publisher belongs."""
        digest = hashlib.blake2b(self.publisher.encode(), digest_size=4).digest()
        return int.from_bytes(digest) % folds


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


def read_pages(name: str, *, every_language: bool = False) -> Iterator[tuple[str, str, str]]:
    """Pages, those in English if not all: publisher, pasted text, the gold's body."""
    root = DATA / "pages" / name
    for key, url, body in _gold(name, every_language=every_language):
        path = next(root.rglob(f"{key.split('/')[-1]}.html*"), None)
        if path and body and (every_language or find_language(body) == "en"):
            data = path.read_bytes()
            data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
            publisher = find_publisher(url) if url else key.split("/")[-1].split("_")[0]
            if text := paste(data.decode("utf-8", "replace")):
                yield publisher.casefold(), text, body


def _gold(name: str, *, every_language: bool) -> Iterator[tuple[str, str | None, str]]:
    """Each page's key, address and body."""
    root = DATA / "pages" / name
    if name == "fundus":
        gold = json.loads((root / "gold.json").read_text(encoding="utf-8"))
        for key, row in sorted(gold.items()):
            if every_language or key.split("/")[0] in ENGLISH_FOLDERS:
                yield key, None, row["body"]
    elif name == "zyte":
        gold = json.loads((root / "ground-truth.json").read_text(encoding="utf-8"))
        for key, row in sorted(gold.items()):
            yield key, row["url"], row["articleBody"]
    else:
        for file in sorted((root / "ground-truth").glob("*.json")):
            record = json.loads(file.read_text(encoding="utf-8"))
            yield file.stem, record["url"], record["ground_truth"]["main_content"]


def read_page(publisher: str, text: str, gold: Body) -> PastedPage:
    """A page as labelled lines."""
    pieces = cut_pieces(text, None)
    rows = [gold.holds(p.words) for p in pieces]
    return PastedPage(publisher, pieces, [held for held, _ in rows], [n for _, n in rows])


def read_all() -> list[PastedPage]:
    """All pages as labelled lines."""
    return [read_page(p, text, Body(b)) for name in SETS for p, text, b in read_pages(name)]
