"""Pairs of statements of real stories that were read and judged: one claim or not.

The gold marks the ten most important claims of a story and leaves the rest open, so that it cannot
tell a scorer what two sentences look like that merely share the story's topic.  These pairs do:
drawn over the whole range of scores from AllSides stories, as ids and offsets.  The weights are
fitted on ``pairs.tsv``; those of ``pairs_unseen.tsv`` come from other stories and only score them.
"""

import csv
import gzip
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from bench.claims.gold import find_story_features
from headwater.pipeline import read_article
from headwater.records.reading import Reading
from headwater.records.span import Span, overlap, total
from headwater.settings import Settings
from headwater.stages.align.profile import Profile
from headwater.stages.ingest.stage import STAGE as INGEST

PAIRS = Path(__file__).parent / "pairs.tsv"
UNSEEN = Path(__file__).parent / "pairs_unseen.tsv"
# share of the characters of both that a unit has in common with a place read, to be it
LEAST_SAME = 0.5

Floats = npt.NDArray[np.float64]


class ReadPairs(msgspec.Struct):
    """The judged pairs of one story that are pairs of units now."""

    features: Floats
    labels: Floats


def read_pairs(allsides: Path, settings: Settings, pairs: Path = PAIRS) -> list[ReadPairs]:
    """The judged pairs of every story, in the order of the file."""
    with pairs.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    stories: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        stories.setdefault(row["articles"], []).append(row)
    wanted = {a for key in stories for a in key.split(",")}
    readings = {r.id: r for r in _read(allsides, wanted, settings)}
    return [
        _judged([readings[a] for a in key.split(",")], judged, settings)
        for key, judged in stories.items()
    ]


def _read(allsides: Path, wanted: set[str], settings: Settings) -> list[Reading]:
    with gzip.open(allsides, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["id"] in wanted]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{row['id']}.json" for row in rows]
        for path, row in zip(paths, rows, strict=True):
            path.write_text(json.dumps(row), encoding="utf-8")
        given, _ = INGEST.step([str(p) for p in paths], settings.ingest)
    return [read_article(a, settings) for a in given]


def _judged(
    readings: Sequence[Reading], rows: Sequence[dict[str, str]], settings: Settings
) -> ReadPairs:
    profiles, found = find_story_features(readings, settings)
    labels, features = [], []
    for row in rows:
        a, b = (_unit_at(profiles, row[f"{side}"], row[f"{side}_spans"]) for side in "ab")
        if a is None or b is None or (min(a, b), max(a, b)) not in found:
            continue
        labels.append(float(row["same"]))
        features.append(found[min(a, b), max(a, b)])
    return ReadPairs(np.array(features), np.array(labels))


def _unit_at(profiles: Sequence[Profile], article: str, places: str) -> int | None:
    """The unit that is most like a place read, if one is."""
    spans = [Span(*map(int, place.split("-"))) for place in places.split(",")]
    best, found = LEAST_SAME, None
    for at, profile in enumerate(profiles):
        if profile.unit.article != article:
            continue
        shared = overlap(profile.unit.spans, spans)
        share = shared / (total(profile.unit.spans) + total(spans) - shared)
        if share > best:
            best, found = share, at
    return found
