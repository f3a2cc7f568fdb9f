"""What an article is about, as weighted terms: TF-IDF with a background table of rarity."""

import hashlib
import math
import re
from collections import Counter
from functools import lru_cache

import numpy as np

from headwater.records.article import BlockKind
from headwater.records.reading import Reading
from headwater.stages.group.packed import Hashes, Weights
from headwater.text.rarity import load_background
from headwater.text.stems import stem
from headwater.text.words import WORD, normal_word

# natural logarithm; a term in more than half of all articles says nothing of the event
LEAST_RARITY = 0.7
# the headline says what it is about: each of its terms counts as so many
HEADLINE_TIMES = 2
# a weight of 1 as the whole number that is kept: sums of products are exact, in whatever order
FULL_WEIGHT = (1 << 16) - 1
HASH_BYTES = 4
_CACHED_WORDS = 500_000

_FIGURE = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


def find_terms(reading: Reading, title: str) -> tuple[Hashes, Weights]:
    """The terms of headline, dek and body with their weights, the weightiest first."""
    text = reading.text
    blocks = reading.telling_blocks()
    written = Counter(
        word for b in blocks for word in WORD.findall(text, b.start, b.end)
    ) or Counter(WORD.findall(text))
    headlines = [b for b in blocks if b.kind is BlockKind.HEADLINE]
    for block in headlines:
        written.update(WORD.findall(text, block.start, block.end) * (HEADLINE_TIMES - 1))
    if not headlines:
        written.update(WORD.findall(title) * HEADLINE_TIMES)
    return weigh_terms(written)


def weigh_terms(words: Counter[str]) -> tuple[Hashes, Weights]:
    """Stems with the logarithm of their count times their rarity, as a vector of length one."""
    counts: dict[tuple[int, float], int] = {}
    for word, count in words.items():
        term = _find_term(word)
        counts[term] = counts.get(term, 0) + count
    weights = {
        number: (1 + math.log(count)) * rarity
        for (number, rarity), count in counts.items()
        if rarity >= LEAST_RARITY
    }
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    packed = {n: round(w / length * FULL_WEIGHT) for n, w in weights.items()}
    rows = sorted(packed.items(), key=lambda row: (-row[1], row[0]))
    return (
        np.fromiter((number for number, _ in rows), dtype=np.uint32, count=len(rows)),
        np.fromiter((weight for _, weight in rows), dtype=np.uint16, count=len(rows)),
    )


def find_figures(text: str) -> Hashes:
    """The numbers written in digits."""
    return _hash_all(_FIGURE.findall(text))


def find_names(text: str) -> Hashes:
    """Capitalised words inside a sentence."""
    return _hash_all(_NAME.findall(text))


def _hash_all(words: list[str]) -> Hashes:
    found = sorted({_hash(word) for word in words})
    return np.fromiter(found, dtype=np.uint32, count=len(found))


@lru_cache(maxsize=_CACHED_WORDS)
def _find_term(word: str) -> tuple[int, float]:
    """The hash and the rarity of a word's stem."""
    term = stem(normal_word(word))
    return _hash(term), load_background().rarity(term)


@lru_cache(maxsize=_CACHED_WORDS)
def _hash(word: str) -> int:
    data = word.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=HASH_BYTES).digest(), "little")
