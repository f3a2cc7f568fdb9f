"""Measure attribution on PolNeAR dev: `python -m bench.attribution.run --systems tagger rules`."""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.attribution.polnear import GoldArticle, GoldAttribution, Offsets, read_split
from bench.attribution.scorer import Tally, score_article
from headwater.records.span import Span

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
        "--systems", nargs="+", choices=sorted(SYSTEMS), default=["tagger", "rules"]
    )
    options = parser.parse_args()
    articles = read_split(options.data, "dev")
    outcomes = [measure(name, SYSTEMS[name](), articles) for name in options.systems]
    print("\n".join(make_table(outcomes)))


def measure(name: str, find: Finder, articles: Sequence[GoldArticle]) -> Outcome:
    """Run one system over the articles, on one thread, and score it."""
    tallies, words, seconds, exceptions = [], 0, 0.0, 0
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
    ("any F1", lambda t: t.f1("any")),
    ("IoU.5 P", lambda t: t.share("iou.5", "predicted")),
    ("IoU.5 R", lambda t: t.share("iou.5", "gold")),
    ("IoU.5 F1", lambda t: t.f1("iou.5")),
    ("IoU.8 F1", lambda t: t.f1("iou.8")),
    ("exact F1", lambda t: t.f1("exact")),
    ("token F1", lambda t: t.f1("words both", found="words found", marked="words gold")),
    ("source right", lambda t: t.share("e2e", "iou.5")),
    ("**e2e F1**", lambda t: t.f1("e2e")),
    ("direct R", lambda t: t.share("iou.5 direct", "gold direct")),
    ("mixed R", lambda t: t.share("iou.5 mixed", "gold mixed")),
    ("indirect R", lambda t: t.share("iou.5 indirect", "gold indirect")),
    ("speech R", lambda t: t.share("e2e speech", "gold speech")),
)


def make_table(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the lines of a Markdown table, a row a system."""
    heads = [
        "system",
        "found",
        *(name for name, _ in FIGURES),
        "95 % of e2e",
        "words/s",
        "exceptions",
    ]
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for outcome in outcomes:
        total = sum(outcome.tallies, Tally())
        low, high = find_interval(outcome.tallies, lambda t: t.f1("e2e"))
        cells = [
            outcome.name,
            str(total.counts["predicted"]),
            *(f"{figure(total):.1f}" for _, figure in FIGURES),
            f"{low:.1f} to {high:.1f}",
            f"{outcome.words_per_second:,.0f}",
            str(outcome.exceptions),
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _find_paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]


def _load_tagger() -> Finder:
    from headwater.stages.attribute import tagged

    return lambda text: [
        _as_marked(one.content, one.cue, one.source)
        for one in tagged.find_proposals(text, _find_paragraphs(text))
    ]


def _load_rules() -> Finder:
    from headwater.stages.attribute import rules

    return lambda text: [
        _as_marked(one.content, one.cue, one.source)
        for one in rules.find_proposals(text, _find_paragraphs(text))
    ]


def _as_marked(*roles: Sequence[Span]) -> GoldAttribution:
    content, cue, source = (
        tuple[Offsets, ...]((span.start, span.end) for span in spans) for spans in roles
    )
    return GoldAttribution(content, cue, source)


SYSTEMS: dict[str, Callable[[], Finder]] = {"tagger": _load_tagger, "rules": _load_rules}


if __name__ == "__main__":
    main()
