"""Change names, topics and quotation marks of an article without moving what is marked.

PolNeAR is about one election in one country, set in American type. The tagger must read other news
too, so every time an article is seen, its surface may change while its attributions stay.
"""

from __future__ import annotations

import random
import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bench.attribution.polnear import GoldArticle, GoldAttribution, Offsets

# share of article readings that get each change; the rest is read as printed
NAMES_SHARE = 0.5
TOPICS_SHARE = 0.35
QUOTES_SHARE = 0.6
# within a reading that swaps topics, the share of topical words that change at all
TOPIC_WORD_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by `words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class QuoteStyle:
    """The marks of one house style: outer and inner quotation, apostrophe."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    apostrophe: str


STYLES = (
    QuoteStyle("“", "”", "‘", "’", "’"),
    QuoteStyle("“", "”", "‘", "’", "’"),
    QuoteStyle('"', '"', "'", "'", "'"),
    QuoteStyle('"', '"', "'", "'", "'"),
    QuoteStyle("‘", "’", "“", "”", "’"),
    QuoteStyle("‘", "’", "“", "”", "’"),
    QuoteStyle("'", "'", '"', '"', "'"),
    QuoteStyle("«", "»", "“", "”", "’"),
)

_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}\b")
_WORD = re.compile(r"\b[A-Za-z]{3,}\b")
# two typed apostrophes serve as a quotation mark in some papers
_MARK = re.compile(r"''|[\"“”‘’'`]")


def vary_article(article: GoldArticle, rng: random.Random) -> GoldArticle:
    """Return the article with, by chance, other names, topics and quotation marks."""
    if rng.random() < NAMES_SHARE:
        article = apply_edits(article, _edit_names(article, rng))
    if rng.random() < TOPICS_SHARE:
        article = apply_edits(article, _edit_topics(article.text, rng))
    if rng.random() < QUOTES_SHARE:
        article = apply_edits(article, edit_quotes(article.text, rng.choice(STYLES)))
    return article


def apply_edits(article: GoldArticle, edits: list[Edit]) -> GoldArticle:
    """Apply edits, sorted and apart from each other, and move every span along."""
    if not edits:
        return article
    pieces: list[str] = []
    starts, ends, shifts = [], [], [0]
    at = 0
    for edit in edits:
        pieces += [article.text[at : edit.start], edit.words]
        starts.append(edit.start)
        ends.append(edit.end)
        shifts.append(shifts[-1] + len(edit.words) - (edit.end - edit.start))
        at = edit.end
    pieces.append(article.text[at:])

    def move_start(place: int) -> int:
        inside = bisect_right(starts, place) - 1
        if inside >= 0 and place < ends[inside]:
            return starts[inside] + shifts[inside]
        return place + shifts[bisect_right(ends, place)]

    def move_end(place: int) -> int:
        inside = bisect_right(starts, place - 1) - 1
        if inside >= 0 and place <= ends[inside]:
            return ends[inside] + shifts[inside + 1]
        return place + shifts[bisect_right(ends, place)]

    def move(spans: tuple[Offsets, ...]) -> tuple[Offsets, ...]:
        return tuple((move_start(start), move_end(end)) for start, end in spans)

    moved = tuple(
        GoldAttribution(move(one.content), move(one.cue), move(one.source))
        for one in article.attributions
    )
    return replace(article, text="".join(pieces), attributions=moved)


def edit_quotes(text: str, style: QuoteStyle) -> list[Edit]:
    """Set every quotation mark and apostrophe of `text` in one house style."""
    edits = []
    is_open = False
    for match in _MARK.finditer(text):
        mark, start, end = match[0], match.start(), match.end()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if before == "\n":
            is_open = False
        if mark in ("''", '"', "“", "”"):
            opens = mark == "“" or (mark != "”" and not is_open and not after.isspace())
            words = style.opening if opens else style.closing
            is_open = opens
        elif before.isalnum() and (after.isalnum() or mark in "'’`"):
            # after a word: an apostrophe, unless an inner quotation may close here
            words = style.apostrophe if after.isalnum() or not is_open else style.inner_closing
        elif before.isalnum() or before in ".,?!":
            words = style.inner_closing
        else:
            words = style.inner_opening if mark != "’" else style.apostrophe
        if words != mark:
            edits.append(Edit(start, end, words))
    return edits


def _edit_names(article: GoldArticle, rng: random.Random) -> list[Edit]:
    lists = _load_lists()
    names: dict[str, str] = {}
    for one in article.attributions:
        for start, end in one.source:
            words = _CAPITALISED.findall(article.text[start:end])
            for place, word in enumerate(words):
                if word not in lists.kept and word not in names:
                    is_given = place == 0 and len(words) > 1
                    names[word] = rng.choice(lists.given if is_given else lists.family)
    found = _CAPITALISED.finditer(article.text)
    return [Edit(m.start(), m.end(), names[m[0]]) for m in found if m[0] in names]


def _edit_topics(text: str, rng: random.Random) -> list[Edit]:
    topics = _load_lists().topics
    chosen: dict[str, str] = {}
    edits = []
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word not in topics:
            continue
        if word not in chosen:
            chosen[word] = rng.choice(topics[word]) if rng.random() < TOPIC_WORD_SHARE else ""
        if chosen[word]:
            edits.append(Edit(match.start(), match.end(), chosen[word]))
    return edits


@dataclass(frozen=True, slots=True)
class WordLists:
    """The words that take the place of others."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    kept: frozenset[str]
    topics: dict[str, tuple[str, ...]]


@cache
def _load_lists() -> WordLists:
    raw = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    topics = {word: tuple(others.split()) for word, others in raw["topics"].items()}
    return WordLists(
        tuple(raw["given"].split()),
        tuple(raw["family"].split()),
        frozenset(raw["kept"].split()),
        topics,
    )
