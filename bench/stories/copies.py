"""Copies among AllSides and BASIL articles, real and planted, against exact overlap of all 5-grams.

usage: python -m bench.stories.copies [--articles N] [--planted N]

The truth is every pair with containment of a half either way and eight 5-grams in common, counted
over the words themselves, not over hashes.  Planted copies are made of real articles as outlets
make them: cut to a share, words exchanged, put between paragraphs of another article.
"""

import argparse
import random
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from bench.readings import make_reading, read_allsides, read_basil
from headwater.engine.local import LocalEngine
from headwater.records.reading import Reading
from headwater.records.sketch import Sketch
from headwater.settings import GroupSettings
from headwater.stages.group.copies import find_copies
from headwater.stages.group.grams import hash_grams
from headwater.stages.group.packed import pack_hashes, pack_sample
from headwater.stages.group.sketch import body_text, make_sketch

MOST = 300  # articles; a 5-gram of more is a set phrase and makes no pair of the truth
SHARES = (0.5, 0.7, 1.0)  # of the sentences that a planted copy keeps
EXCHANGED = (0.0, 0.02, 0.05)  # share of its words that are others
FILLINGS = (0.0, 0.5)  # sentences of another article put in, as a share of those kept
SEED = 11

Grams = frozenset[tuple[str, ...]]


def plant_copies(readings: Sequence[Reading], number: int) -> Iterator[Reading]:
    """Copies of some articles, in every way of copying in turn."""
    dice = random.Random(SEED)
    ways = [(s, e, f) for s in SHARES for e in EXCHANGED for f in FILLINGS]
    chosen = dice.sample(range(len(readings)), min(number, len(readings)))
    for at, place in enumerate(chosen):
        share, exchanged, filling = ways[at % len(ways)]
        sentences = re.split(r"(?<=[.!?]) ", readings[place].text)
        kept = sentences[: max(1, round(share * len(sentences)))]
        other = re.split(r"(?<=[.!?]) ", readings[dice.randrange(len(readings))].text)
        kept += other[: round(filling * len(kept))]
        words = " ".join(kept).split(" ")
        for k in range(len(words)):
            if dice.random() < exchanged:
                words[k] = f"word{dice.randrange(1000)}"
        row = {"id": f"planted-{at:04d}", "text": " ".join(words), "outlet": f"Outlet {at % 90}"}
        yield make_reading(row)


def list_grams(reading: Reading) -> Grams:
    """The distinct 5-grams as words."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", body_text(reading)).casefold())
    size = min(5, len(words))
    return frozenset(zip(*(words[k : len(words) - size + 1 + k] for k in range(size)), strict=True))


def find_truth(readings: Sequence[Reading], settings: GroupSettings) -> set[tuple[str, str]]:
    """Pairs with containment of a half by exact overlap."""
    grams = [list_grams(r) for r in readings]
    many = Counter(chain.from_iterable(grams))
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, held in enumerate(grams):
        for gram in held:
            if 1 < many[gram] <= MOST:
                holders[gram].append(at)
    near: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        near.update((a, b) for k, a in enumerate(places) for b in places[k + 1 :])
    found = set()
    for a, b in near:
        shared, short = len(grams[a] & grams[b]), min(len(grams[a]), len(grams[b]))
        if shared >= settings.min_containment * short and shared >= settings.least_grams:
            found.add((readings[a].id, readings[b].id))
    return found


def sketch_text(reading: Reading) -> Sketch:
    """The part of a sketch by which copies are found."""
    grams, sample = hash_grams(body_text(reading))
    return Sketch(article=reading.id, grams=pack_hashes(grams), sample=pack_sample(sample))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--planted", type=int, default=540)
    given = parser.parse_args()
    readings = [r for r, _ in read_basil()]
    readings += [r for r, _ in zip(read_allsides(), range(given.articles), strict=False)]
    readings += list(plant_copies(readings, given.planted))
    readings.sort(key=lambda r: r.id)
    settings = GroupSettings()
    hash_grams("tables are made once")
    began = time.process_time()
    texts = [sketch_text(r) for r in readings]
    hashed = time.process_time()
    full = [make_sketch(r) for r in readings]
    sketched = time.process_time()
    # the outlet decides what is boilerplate, figures and names what is a form: both are had here
    rows = [
        msgspec.structs.replace(s, grams=t.grams, sample=t.sample)
        for s, t in zip(full, texts, strict=True)
    ]
    joined = time.process_time()
    with LocalEngine() as engine:
        copies = find_copies(rows, settings, engine.sql)
    ended = time.process_time()
    truth, found = find_truth(readings, settings), {(c.a, c.b) for c in copies}
    taken = hashed - began + ended - joined
    print(f"{len(readings)} articles, {len(truth)} pairs in truth, {len(found)} found")
    print(f"recall {len(truth & found)}/{len(truth)} = {len(truth & found) / len(truth):.4f}")
    print(f"not in truth {len(found - truth)}; missed {sorted(truth - found)[:10]}")
    print(f"5-grams {hashed - began:.2f}, join and overlap {ended - joined:.2f} CPU s:", end=" ")
    print(f"{len(readings) / taken:.0f} articles a CPU-second; whole sketches", end=" ")
    print(f"{len(readings) / (sketched - hashed):.0f}")
    print(Counter(c.kind.value for c in copies))


if __name__ == "__main__":
    main()
