"""False furniture on real articles, body of pages pasted whole, and speed.

usage: python -m bench.clean.measure [--articles N] [--write]

The pages need the packages of training/requirements.txt: weights are fitted for each fold.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Sequence

import msgspec

from bench.clean.pages import SETS, Body, read_page, read_pages
from bench.pages import write_between
from bench.readings import read_allsides
from headwater.records.article import TELLING_KINDS, BlockKind
from headwater.settings import CleanSettings
from headwater.stages.clean.label import label_pieces
from headwater.stages.clean.line_features import describe
from headwater.stages.clean.line_model import LineWeights
from headwater.stages.clean.stage import STAGE
from headwater.stages.clean.tile import tile

COMMAND = "python -m bench.clean.measure --write"
# parts of the publishers of whom one is left out: here, and in the research before this project
FOLDS, PILOT_FOLDS = 3, 5
_REPORTED = re.compile(r"\b(?:said|says|told|tweeted|wrote|added|according to)\b")
_QUOTED = re.compile(r"[\"“”]")


class Tally(msgspec.Struct):
    """What became of the body of the pages of one set."""

    scores: list[float] = []
    kept: int = 0
    lost: int = 0
    wrong: int = 0
    told: int = 0  # body lines with a quotation and a word of reporting
    untold: int = 0  # of them labelled furniture

    def row(self, name: str) -> str:
        """A row of the table."""
        mean = sum(self.scores) / max(1, len(self.scores))
        kept = self.kept / max(1, self.kept + self.lost)
        right = self.kept / max(1, self.kept + self.wrong)
        told = f"{self.untold} of {self.told}"
        return f"| {name} | {len(self.scores)} | {mean:.3f} | {kept:.3f} | {right:.3f} | {told} |"


def score_sets(names: Sequence[str], folds: int, *, every_language: bool = False) -> list[Tally]:
    """Body of pages of publishers from whom the weights in use did not learn, set by set."""
    from training.fit_lines import fit_pages

    pages = [
        (name, publisher, text, Body(gold))
        for name in names
        for publisher, text, gold in read_pages(name, every_language=every_language)
    ]
    lines = [read_page(publisher, text, gold) for _, publisher, text, gold in pages]
    features = [describe(page.pieces) for page in lines]
    tallies = {name: Tally() for name in names}
    for fold in range(folds):
        known = [n for n, page in enumerate(lines) if page.fold(folds) != fold]
        weights = fit_pages([lines[n] for n in known], [features[n] for n in known])
        for n, (name, _, text, gold) in enumerate(pages):
            if lines[n].fold(folds) == fold:
                score_page(text, gold, weights, tallies[name])
    return list(tallies.values())


def join(tallies: Sequence[Tally]) -> Tally:
    """All pages together."""
    whole = Tally()
    for tally in tallies:
        whole.scores.extend(tally.scores)
        for name in ("kept", "lost", "wrong", "told", "untold"):
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
    return whole


def score_page(text: str, gold: Body, weights: LineWeights, tally: Tally) -> None:
    """Add one page."""
    kept = lost = wrong = 0
    for block in tile(text, label_pieces(text, None, (), CleanSettings(), weights=weights)):
        words = text[block.start : block.end]
        held, letters = gold.holds(words)
        is_body = block.kind == BlockKind.BODY
        kept += letters * (held and is_body)
        lost += letters * (held and not is_body)
        wrong += letters * (is_body and not held)
        if held and _QUOTED.search(words) and _REPORTED.search(words):
            tally.told += 1
            tally.untold += block.kind not in TELLING_KINDS
    tally.scores.append(2 * kept / max(1, 2 * kept + lost + wrong))
    tally.kept, tally.lost, tally.wrong = tally.kept + kept, tally.lost + lost, tally.wrong + wrong


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
    tallies = score_sets(SETS, FOLDS)
    table = [
        "| AllSides | |",
        "| --- | --- |",
        *count_false_furniture(options.articles),
        "",
        "| pages pasted whole | pages | body F1 | body kept | right of what is kept | "
        "reported quotations lost |",
        "| --- | --- | --- | --- | --- | --- |",
        *(tally.row(name) for name, tally in zip(SETS, tallies, strict=True)),
        join(tallies).row("all"),
        join(score_sets(SETS[:1], PILOT_FOLDS, every_language=True)).row(
            "fundus, every language, five folds"
        ),
    ]
    print("\n".join(table))
    if options.write:
        write_between("clean.md", COMMAND, "\n".join(table))


if __name__ == "__main__":
    main()
