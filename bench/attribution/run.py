"""Measure attribution on PolNeAR dev, and write the table into docs/methods/attribution.md.

usage: python -m bench.attribution.run [--systems tagger rules ...] [--write]
"""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.attribution.peers import load_textacy, load_textacy_by_paragraph
from bench.attribution.polnear import (
    GoldArticle,
    GoldAttribution,
    Offsets,
    hash_split,
    read_split,
)
from bench.attribution.scorer import Tally, score_article
from bench.pages import write_between
from headwater.records.span import Span

COMMAND = "python -m bench.attribution.run --write"

Finder = Callable[[str], list[GoldAttribution]]

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
# resamplings of the articles; enough for the tenths of a point that are printed
RESAMPLINGS = 2000
SEED = 84


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one system reached."""

    name: str
    tallies: tuple[Tally, ...]  # one an article
    words_per_second: float
    exceptions: int


def main() -> None:
    """Read the command line, run the systems and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("HEADWATER_DATA", "../shared/data"))
    )
    parser.add_argument(
        "--systems", nargs="+", choices=sorted(SYSTEMS), default=["stage", "tagger", "rules"]
    )
    parser.add_argument("--write", action="store_true", help="write docs/methods/attribution.md")
    options = parser.parse_args()
    articles = read_split(options.data, "dev")
    outcomes = [measure(name, SYSTEMS[name](), articles) for name in options.systems]
    corpus = hash_split(options.data, "dev")
    table = "\n".join([*make_table(outcomes), "", f"PolNeAR dev, corpus `{corpus}`."])
    print(table)
    if options.write:
        write_between("attribution.md", COMMAND, table)


def measure(name: str, find: Finder, articles: Sequence[GoldArticle]) -> Outcome:
    """Run one system over the articles, on one thread, and score it."""
    tallies, words, seconds, exceptions = [], 0, 0.0, 0
    with suppress(Exception):
        find(articles[0].text)  # loads what is loaded at first use
    for article in articles:
        started = time.process_time()
        try:
            found = find(article.text)
        except Exception:  # noqa: BLE001 a peer that raises is scored as having found nothing
            found, exceptions = [], exceptions + 1
        seconds += time.process_time() - started
        words += len(article.text.split())
        tallies.append(score_article(article.text, article.attributions, found))
    return Outcome(name, tuple(tallies), words / seconds, exceptions)


def find_interval(
    tallies: Sequence[Tally], figure: Callable[[Tally], float]
) -> tuple[float, float]:
    """Return the middle 95 % of a figure over resampled articles."""
    rng = random.Random(SEED)
    drawn = sorted(
        figure(sum(rng.choices(tallies, k=len(tallies)), Tally())) for _ in range(RESAMPLINGS)
    )
    return drawn[int(0.025 * RESAMPLINGS)], drawn[int(0.975 * RESAMPLINGS)]


FIGURES: tuple[tuple[str, Callable[[Tally], float]], ...] = (
    ("end to end F1", lambda t: t.f1("e2e")),
    ("content any F1", lambda t: t.f1("any")),
    ("content IoU .5 precision", lambda t: t.share("iou.5", "predicted")),
    ("content IoU .5 recall", lambda t: t.share("iou.5", "gold")),
    ("content IoU .5 F1", lambda t: t.f1("iou.5")),
    ("content IoU .8 F1", lambda t: t.f1("iou.8")),
    ("content exact F1", lambda t: t.f1("exact")),
    ("word F1", lambda t: t.f1("words both", found="words found", marked="words gold")),
    ("source right where content is", lambda t: t.share("e2e", "iou.5")),
    ("recall, direct, IoU .5", lambda t: t.share("iou.5 direct", "gold direct")),
    ("recall, mixed, IoU .5", lambda t: t.share("iou.5 mixed", "gold mixed")),
    ("recall, indirect, IoU .5", lambda t: t.share("iou.5 indirect", "gold indirect")),
    ("recall, speech cues, right source", lambda t: t.share("e2e speech", "gold speech")),
)


def make_table(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the lines of a Markdown table, a column a system."""
    totals = [sum(outcome.tallies, Tally()) for outcome in outcomes]
    rows = [
        ["figure", *(outcome.name for outcome in outcomes)],
        ["---"] * (len(outcomes) + 1),
        *([name, *(f"{figure(t):.1f}" for t in totals)] for name, figure in FIGURES),
        ["95 % interval of end to end", *(_format_interval(outcome) for outcome in outcomes)],
        ["attributions found", *(f"{total.counts['predicted']:,}" for total in totals)],
        ["words a CPU-second", *(f"{outcome.words_per_second:,.0f}" for outcome in outcomes)],
        ["articles on which it raised", *(str(outcome.exceptions) for outcome in outcomes)],
    ]
    return ["| " + " | ".join(row) + " |" for row in rows]


def _format_interval(outcome: Outcome) -> str:
    low, high = find_interval(outcome.tallies, lambda total: total.f1("e2e"))
    return f"{low:.1f} to {high:.1f}"


def find_paragraphs(text: str) -> list[Span]:
    """Return the lines of a text that hold anything."""
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]


def _load_tagger() -> Finder:
    from headwater.stages.attribute import tagged

    return lambda text: [
        _as_marked(one.content, one.cue, one.source)
        for one in tagged.find_proposals(text, find_paragraphs(text))
    ]


def _load_rules() -> Finder:
    from headwater.stages.attribute import rules

    return lambda text: [
        _as_marked(one.content, one.cue, one.source)
        for one in rules.find_proposals(text, find_paragraphs(text))
    ]


def _load_stage() -> Finder:
    """The whole stage with its rule layers, outermost attributions, all of the text as body."""
    from headwater.records.article import Article, Block, BlockKind
    from headwater.settings import AttributeSettings
    from headwater.stages.attribute.stage import STAGE

    def find(text: str) -> list[GoldAttribution]:
        article = Article(id="bench", text=text, text_sha256="", language="en")
        body = Block(start=0, end=len(text), kind=BlockKind.BODY, score=1.0, rule="bench")
        found, _ = STAGE.step(article, [body], AttributeSettings())
        return [_as_marked(a.content, a.cue, a.source) for a in found if a.parent is None]

    return find


def _as_marked(*roles: Sequence[Span]) -> GoldAttribution:
    content, cue, source = (
        tuple[Offsets, ...]((span.start, span.end) for span in spans) for spans in roles
    )
    return GoldAttribution(content, cue, source)


SYSTEMS: dict[str, Callable[[], Finder]] = {
    "stage": _load_stage,
    "tagger": _load_tagger,
    "rules": _load_rules,
    "textacy": load_textacy,
    "textacy by paragraph": load_textacy_by_paragraph,
}


if __name__ == "__main__":
    main()
