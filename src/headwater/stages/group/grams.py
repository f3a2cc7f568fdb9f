"""A text's words as hashed 5-grams, of which a sample is enough to find its copies.

Whole texts are hashed at once, as arrays of code points.  A word's hash is a polynomial over its
letters without case, a 5-gram's a fixed mix of its five words.  Hashes are computed here and never
in SQL: engines differ in theirs.
"""

import re
import unicodedata
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from headwater.stages.group.packed import Hashes, Sample

Numbers = npt.NDArray[np.uint64]
Number = TypeVar("Number", np.uint32, np.int64)

GRAM_WORDS = 5
# one 5-gram in 16 is kept: 58 of a usual article, which finds .99 of the pairs with containment
# of a half and more (docs/methods/copies.md)
SAMPLE = 16
# texts with fewer 5-grams keep them all: a sample of 10 finds nothing
FEWEST_SAMPLED = 256

_WORD = re.compile(r"\w+")
_CODE_POINTS = 0x110000
_LETTER_FACTOR = 0x9E3779B97F4A7C15
_WORD_FACTOR = np.uint64(0xD6E8FEB86659FD93)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)
_HALF = np.uint64(32)
_WHOLE = 1 << 64


def hash_grams(text: str) -> tuple[Hashes, Sample]:
    """The distinct 5-grams as sorted 32-bit hashes, and a sample as sorted 64-bit hashes.

    A text of fewer words is one gram.
    """
    words = hash_words(text)
    size = min(GRAM_WORDS, len(words))
    if not size:
        return np.empty(0, np.uint32), np.empty(0, np.int64)
    count = len(words) - size + 1
    mixed = words[:count].copy()
    for k in range(1, size):
        mixed *= _WORD_FACTOR
        mixed += words[k : k + count]
    mixed = _mix(mixed)
    grams = _distinct((mixed >> _HALF).astype(np.uint32))
    if not is_short(grams):
        mixed = mixed[mixed % np.uint64(SAMPLE) == 0]
    return grams, _distinct(mixed.view(np.int64))


def is_short(grams: Hashes) -> bool:
    """Whether a text is so short that its sample is the whole."""
    return len(grams) < FEWEST_SAMPLED


def hash_words(text: str) -> Numbers:
    """The words (runs of letters, digits and underscores) as 64-bit hashes, in order."""
    codes = _read_codes(text)
    letters = _letters()[codes]
    inside = np.zeros(len(codes) + 2, dtype=np.bool_)
    np.not_equal(letters, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(len(codes).bit_length())
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(letters * powers[: len(codes)], out=sums[1:])
    return _mix((sums[ends] - sums[starts]) * inverses[starts])


def _read_codes(text: str) -> npt.NDArray[np.uint32]:
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8).astype(np.uint32)
    whole = unicodedata.normalize("NFC", text)
    return np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _mix(values: Numbers) -> Numbers:
    values = (values ^ (values >> _SHIFT)) * _MIX
    return values ^ (values >> _SHIFT)


def _distinct(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    values.sort()
    keep = np.empty(len(values), dtype=np.bool_)
    keep[:1] = True
    np.not_equal(values[1:], values[:-1], out=keep[1:])
    return values[keep]


@cache
def _letters() -> npt.NDArray[np.uint32]:
    """Of every code point the letter it counts as; 0 where it is none."""
    letters = np.zeros(_CODE_POINTS, dtype=np.uint32)
    every = np.arange(_CODE_POINTS, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    for run in _WORD.finditer(every):
        folded = run[0].casefold()
        if len(folded) != len(run[0]):
            folded = "".join(letter.casefold()[0] for letter in run[0])
        letters[run.start() : run.end()] = np.frombuffer(
            folded.encode("utf-32-le", "surrogatepass"), dtype="<u4"
        )
    return letters


@cache
def _powers(bits: int) -> tuple[Numbers, Numbers]:
    """The powers of the factor, and of its inverse modulo 2^64, for texts of so many bits."""
    made = []
    for factor in (_LETTER_FACTOR, pow(_LETTER_FACTOR, -1, _WHOLE)):
        powers = np.ones(1 << bits, dtype=np.uint64)
        powers[1:] = np.uint64(factor)
        made.append(np.cumprod(powers))
    return made[0], made[1]
