"""Captions that are found, left in the body, and linked to their credit."""

import re
from collections.abc import Sequence

import msgspec

from bench.ingest.corpus import GoldPage
from bench.ingest.shingles import count_runs
from headwater.records.article import Article, Block, BlockKind

# words of a caption that is looked for: shorter ones stand anywhere by chance
MIN_WORDS = 4
# share of a caption's runs of words that makes it found, and a part of the gold body
FOUND = 0.5
_LETTERS = re.compile(r"[\W_]+")


class Pictures(msgspec.Struct):
    """Counts over pages."""

    captions: int = 0
    found: int = 0
    in_body: int = 0
    credits: int = 0
    linked: int = 0


def count_pictures(gold: GoldPage, article: Article, blocks: Sequence[Block]) -> Pictures:
    """The counts of one page."""
    counts = Pictures()
    captions = [b for b in blocks if b.kind == BlockKind.CAPTION]
    body = "".join(b.span.of(article.text) for b in blocks if b.kind == BlockKind.BODY)
    for picture in gold.pictures:
        caption = picture.caption or ""
        if len(caption.split()) < MIN_WORDS or _share(caption, gold.body) >= FOUND:
            continue
        counts.captions += 1
        hit = [b for b in captions if _share(caption, b.span.of(article.text)) >= FOUND]
        counts.found += bool(hit)
        counts.in_body += not hit and _share(caption, body) >= FOUND
        if picture.credit:
            counts.credits += 1
            counts.linked += any(_names(b, picture.credit) for b in hit)
    return counts


def add(one: Pictures, other: Pictures) -> Pictures:
    """Sums."""
    fields = Pictures.__struct_fields__
    return Pictures(**{f: getattr(one, f) + getattr(other, f) for f in fields})


def _share(caption: str, text: str) -> float:
    runs, there = count_runs(caption), count_runs(text)
    return sum(min(n, there[r]) for r, n in runs.items()) / runs.total()


def _names(block: Block, credit: Sequence[str]) -> bool:
    if block.credit is None:
        return False
    raw = _fold(block.credit.raw)
    return any(_fold(name) in raw or raw in _fold(name) for name in credit if _fold(name))


def _fold(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
