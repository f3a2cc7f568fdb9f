"""An article's words as hashed 5-grams, of which a sample is enough to find its copies.

Hashes are computed here and never in SQL: engines differ in theirs.  A word's hash is 64 bits of
BLAKE2b; a 5-gram's is a fixed mix of its five.
"""

import hashlib
import re
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from headwater.records.article import BlockKind
from headwater.records.reading import Reading

Hashes = npt.NDArray[np.uint64]

GRAM_WORDS = 5
# one 5-gram in 16 is kept: 58 of a usual article, which finds .99 of the pairs with containment
# of a half and more (docs/methods/copies.md)
SAMPLE = 16
# texts with fewer 5-grams keep them all: a sample of 10 finds nothing
FEWEST_SAMPLED = 256
_CACHED_WORDS = 500_000

_WORD = re.compile(r"\w+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """The distinct 5-grams of an article's body, sorted, and the sample for the candidate join."""

    article: str
    grams: Hashes
    sample: Hashes


@lru_cache(maxsize=_CACHED_WORDS)
def _hash_word(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big")


def body_words(reading: Reading) -> list[str]:
    """The words of the body blocks, without case; all the text where no block is body."""
    parts = [b.span.of(reading.text) for b in reading.blocks if b.kind is BlockKind.BODY]
    return _WORD.findall("\n".join(parts or [reading.text]).casefold())


def hash_grams(words: list[str]) -> Hashes:
    """The distinct 5-grams as sorted hashes; a shorter text is one gram."""
    hashes = np.fromiter((_hash_word(w) for w in words), dtype=np.uint64, count=len(words))
    size = min(GRAM_WORDS, len(hashes))
    if not size:
        return hashes
    count = len(hashes) - size + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for k in range(size):
        mixed = mixed * _FACTOR + hashes[k : k + count]
    mixed = (mixed ^ (mixed >> _SHIFT)) * _MIX
    return np.unique(mixed ^ (mixed >> _SHIFT))


def make_print(reading: Reading) -> Print:
    """The 5-grams of an article and their sample."""
    grams = hash_grams(body_words(reading))
    sample = grams[grams % np.uint64(SAMPLE) == 0] if len(grams) >= FEWEST_SAMPLED else grams
    return Print(article=reading.id, grams=grams, sample=sample)
