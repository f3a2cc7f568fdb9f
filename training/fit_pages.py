"""Fits the weights that tell a page's body from its furniture.

usage: python -m training.fit_pages [--strength C] [--out TABLE]

Reads the pages in ``HEADWATER_DATA`` of the publishers that ``bench.ingest.corpus`` deals to
fitting, finds the lines that the gold body holds, and writes the table of weights, if not told
otherwise to ``src/headwater/stages/clean/markup_weights.tsv``.  Prints the mean of precision and
recall per set for pages that were held out, publisher by publisher, and for the publishers never
used.
"""

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from bench.ingest.alignment import find_shares
from bench.ingest.corpus import GoldPage, read_pages
from bench.ingest.shingles import average, score_body
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from headwater.settings import IngestSettings
from headwater.stages.clean.markup_body import FEW_WORDS, MIN_BODY, find_threshold
from headwater.stages.clean.markup_features import find_features
from headwater.stages.clean.markup_page import Page
from headwater.stages.clean.markup_shape import measure
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.page import read_page
from headwater.stages.ingest.payload import Payload

OUT = Path(__file__).resolve().parent.parent / "src/headwater/stages/clean/markup_weights.tsv"
# publishers on whose pages a feature must occur: a name used by fewer is their own layout
MIN_PUBLISHERS = 10
# share of a line's words in the gold from which the line is body
MIN_SHARE = 0.5
# weight of a line by its share of the page's body, and of any line
BY_SHARE, ANY = 20.0, 0.1
FOLDS = 3
# weights nearer to nothing than this are left out
LEAST_WEIGHT = 0.02


class Example(msgspec.Struct):
    """One page, ready for fitting."""

    gold: GoldPage
    text: str
    page: Page
    rows: list[list[str]]
    labels: list[bool]
    weights: list[float]

    @property
    def fold(self) -> int:
        """The part of the fitting pages that its publisher belongs to."""
        name = f"fold {self.gold.publisher}".encode()
        return hashlib.blake2b(name, digest_size=4).digest()[0] % FOLDS


class Model(msgspec.Struct):
    """Feature to weight."""

    weights: dict[str, float]

    def score(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """The probability of every line."""
        sums = [sum(self.weights.get(f, 0.0) for f in row) for row in rows]
        return [float(1 / (1 + np.exp(-s))) for s in sums]


def make_example(gold: GoldPage) -> Example | None:
    """A page's features and labels."""
    source = Source(name=gold.id, path=None, open=lambda: None)  # type: ignore[arg-type,return-value]
    drafts = read_page(Payload(data=gold.data, place=gold.id), source, IngestSettings())
    draft = next((d for d in drafts if isinstance(d, Draft)), None)
    if draft is None or not draft.text:
        return None
    page = Page(measure(draft.text, draft.markup))
    shares = find_shares(draft.text, [s.part for s in page.shapes], gold.body)
    total = max(1.0, sum(s.count * (v or 0) for s, v in zip(page.shapes, shares, strict=True)))
    return Example(
        gold=gold,
        text=draft.text,
        page=page,
        rows=find_features(page),
        labels=[(v or 0) >= MIN_SHARE for v in shares],
        weights=[min(1.0, s.count / total) * BY_SHARE + ANY for s in page.shapes],
    )


def fit(examples: Sequence[Example], strength: float) -> Model:
    """A logistic regression of few weights."""
    publishers: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for feature in {f for row in example.rows for f in row}:
            publishers[feature].add(example.gold.publisher)
    names = sorted(f for f, who in publishers.items() if len(who) >= MIN_PUBLISHERS)
    index = {name: i for i, name in enumerate(names)}
    ends, columns = [0], []
    for example in examples:
        for row in example.rows:
            columns.extend(sorted({index[f] for f in row if f in index}))
            ends.append(len(columns))
    matrix = sparse.csr_matrix(
        (np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, len(names))
    )
    labels = np.array([v for e in examples for v in e.labels])
    weights = np.array([w for e in examples for w in e.weights])
    model = LogisticRegression(
        l1_ratio=1, C=strength, solver="liblinear", fit_intercept=False, random_state=0
    ).fit(matrix, labels, weights)
    found = zip(names, model.coef_[0], strict=True)
    return Model({n: round(float(w), 3) for n, w in found if abs(w) >= LEAST_WEIGHT})


def report(name: str, examples: Sequence[Example], models: dict[int, Model]) -> None:
    """F1 per set; ``models`` by fold, -1 for publishers not used."""
    found = defaultdict(list)
    for e in examples:
        key = e.fold if e.gold.is_fitted else -1
        scores = models[key if key in models else -1].score(e.rows)
        least = find_threshold(e.page, scores)
        kept = [s.part for s, p in zip(e.page.shapes, scores, strict=True) if p >= least]
        body = "".join(e.text[p.start : p.end] for p in kept)
        found[e.gold.set].append(score_body(e.gold.body, body))
    text = "  ".join(
        f"{s} {(a := average(v)).f1:.4f} ({a.precision:.3f} {a.recall:.3f})"
        for s, v in found.items()
    )
    print(name, text, flush=True)


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, nargs="+", default=[1.0])
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    examples = [e for g in read_pages() if (e := make_example(g))]
    used = [e for e in examples if e.gold.is_fitted]
    unseen = [e for e in examples if not e.gold.is_fitted]
    print(f"{len(used)} pages for fitting, {len(unseen)} unseen; {MIN_BODY=} {FEW_WORDS=}")
    for strength in options.strength:
        folds = {k: fit([e for e in used if e.fold != k], strength) for k in range(FOLDS)}
        model = fit(used, strength)
        print(f"strength {strength}: {len(model.weights)} weights")
        report("  held out ", used, folds)
        report("  unseen   ", unseen, {-1: model})
        report("  all      ", examples, {-1: model})
        rows = sorted(model.weights.items())
        options.out.write_text("".join(f"{n}\t{w:g}\n" for n, w in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
