"""The development gold's claims as labelled pairs of units, as the align stage sees them."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from headwater.pipeline import read_article
from headwater.records.reading import Reading
from headwater.records.span import Span
from headwater.records.story import Story
from headwater.settings import Settings
from headwater.stages.align.pairs import find_features
from headwater.stages.align.profile import Profile, make_profiles
from headwater.stages.align.units import find_units
from headwater.stages.ingest.stage import STAGE as INGEST
from headwater.stages.reconcile.stage import STAGE as RECONCILE

_WORD = re.compile(r"\w+")
# as the gold's scorer has it: a unit is at a member where they overlap so far
LEAST_IOU, LEAST_INSIDE, LEAST_WORDS, MOST_TIMES, MOST_MORE = 0.3, 0.6, 3, 3, 10
# a pair of which the gold knows one side only: probably no claim, for the gold lists ten a story
HALF_KNOWN = 0.3

Pair = tuple[int, int]


class GoldStory(msgspec.Struct):
    """One story: its units, the features of its pairs, and what the gold says of them."""

    name: str
    profiles: list[Profile]
    pairs: list[Pair]
    features: npt.NDArray[np.float64]
    members: list[tuple[str, str, frozenset[int]]]  # claim, article, words
    touched: list[frozenset[int]]  # by unit: the members that it is at


def read_story(path: Path, articles: Path, settings: Settings) -> GoldStory:
    """A gold story with the units that the stages before align make of its articles."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    paths = [str(articles / f"{a}.json") for a in sorted(gold["articles"])]
    given, _ = INGEST.step(paths, settings.ingest)
    readings = [read_article(a, settings) for a in sorted(given, key=lambda a: a.id)]
    profiles, found = find_story_features(readings, settings)
    texts = {r.id: r.text for r in readings}
    members = _find_members(gold, {r.id: r for r in readings})
    return GoldStory(
        name=path.stem,
        profiles=profiles,
        pairs=list(found),
        features=np.array(list(found.values())),
        members=members,
        touched=[_touched(p, texts[p.unit.article], members) for p in profiles],
    )


def find_story_features(
    readings: Sequence[Reading], settings: Settings
) -> tuple[list[Profile], dict[Pair, tuple[float, ...]]]:
    """The units of one story and the features of its pairs, as the align stage makes them."""
    ordered = sorted(readings, key=lambda r: r.id)
    story = Story(id="story", title="", articles=tuple(r.id for r in ordered))
    sources, _ = RECONCILE.step(story, ordered, settings.reconcile)
    source_of = {a: s.id for s in sources for a in s.attributions}
    profiles = make_profiles([u for r in ordered for u in find_units(r, source_of)])
    return profiles, find_features(profiles, {r.id: r.text for r in ordered}, settings.align)


def label_pairs(story: GoldStory) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """For each pair 1 where the gold has one claim for both, and how much the label weighs."""
    labels, weights = [], []
    for a, b in story.pairs:
        one, other = (claims_of(story, u) for u in (a, b))
        labels.append(float(bool(one & other)))
        weights.append(1.0 if one and other else HALF_KNOWN if one or other else 0.0)
    return np.array(labels), np.array(weights)


def claims_of(story: GoldStory, unit: int) -> set[str]:
    """The gold claims at whose members a unit is."""
    return {story.members[m][0] for m in story.touched[unit]}


def count_links(story: GoldStory, groups: list[list[int]]) -> npt.NDArray[np.int64]:
    """Links of the gold, of them found, links predicted, of them right, as the scorer counts."""
    hit = [
        {g for g, group in enumerate(groups) if any(m in story.touched[u] for u in group)}
        for m in range(len(story.members))
    ]
    counts = np.zeros(4, dtype=np.int64)
    for a, (claim, article, _) in enumerate(story.members):
        for b in range(a + 1, len(story.members)):
            if story.members[b][0] == claim and story.members[b][1] != article:
                counts += (1, bool(hit[a] & hit[b]), 0, 0)
    for group in groups:
        for at, a in enumerate(group):
            for b in group[at + 1 :]:
                one, other = claims_of(story, a), claims_of(story, b)
                articles = {story.profiles[u].unit.article for u in (a, b)}
                if one and other and len(articles) > 1:
                    counts += (0, 0, 1, bool(one & other))
    return counts


def _find_members(
    gold: dict[str, list[dict[str, list[dict[str, str]]]]], readings: dict[str, Reading]
) -> list[tuple[str, str, frozenset[int]]]:
    found = []
    for claim in gold["claims"]:
        for member in claim["members"]:
            text = readings[member["article"]].text
            at = text.find(member["text"])
            words = (
                _words_in(text, [Span(at, at + len(member["text"]))]) if at >= 0 else frozenset()
            )
            found.append((str(claim["id"]), member["article"], words))
    return found


def _words_in(text: str, spans: list[Span]) -> frozenset[int]:
    return frozenset(
        i
        for i, m in enumerate(_WORD.finditer(text))
        if any(m.start() < s.end and s.start < m.end() for s in spans)
    )


def _touched(
    profile: Profile, text: str, members: list[tuple[str, str, frozenset[int]]]
) -> frozenset[int]:
    words = _words_in(text, list(profile.unit.spans))
    return frozenset(
        number
        for number, (_, article, wanted) in enumerate(members)
        if article == profile.unit.article and _is_at(words, wanted)
    )


def _is_at(a: frozenset[int], b: frozenset[int]) -> bool:
    both, small, large = len(a & b), min(len(a), len(b)), max(len(a), len(b))
    if not both:
        return False
    inside = small >= LEAST_WORDS and both / small >= LEAST_INSIDE
    return both / len(a | b) >= LEAST_IOU or (inside and large <= MOST_TIMES * small + MOST_MORE)
