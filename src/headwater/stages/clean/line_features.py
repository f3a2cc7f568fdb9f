"""A line of a pasted page among the others: what stands around it, and where it stands."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from headwater.records.article import BlockKind
from headwater.stages.clean.line_signs import (
    COLUMN,
    KINDS,
    LOOKED_AT,
    Floats,
    find_signs,
    telling_words,
)
from headwater.stages.clean.piece import Piece, find_plain_words

Bools = npt.NDArray[np.bool_]

# words of a line that counts as a sentence, of a long one, and of one that is open and short
SENTENCE_WORDS, LONG_WORDS, SHORT_WORDS = 8, 25, 6
# words by which a line counts at most, among sentences and for the second pass
MOST_WORDS, MOST_HEAVY = 100, 60
# lines on each side whose signs are seen, and over which signs are summed
BESIDE = (1, 2)
WINDOWS = (3, 6, 12, 30)
# lines on each side within which running text is dense
DENSE = (2, 5, 12)
# lines without a sentence inside a run of sentences
GAPS = (3, 8)
# lines beyond which distance says no more
FAR = 300
# signs of the lines beside, and those that are summed, by words where True
_BESIDE = (
    *("words", "sentence", "capitals", "function words", "page words", "kind", "known"),
    *("colon", "often", "date"),
)
_SUMMED = (("consent", True), ("first person", True), ("glued", False), ("ago", False))
# the second pass: lines on each side whose chance is seen, and over which it is averaged
NEAR, WIDE = (1, 2, 3, 4, 5), (3, 8, 20)
# chances from which a sentence is the article's, surely its, and surely not
LIKELY, SURE, UNSURE = 0.5, 0.7, 0.2
# words of likely body that hold a word for it to count as the article's
KNOWN_MASS = 12.0
_NAMES = re.compile(r"(?<![.!?:] )\b[A-ZÀ-Þ][\w'’-]{2,}")


def describe(pieces: Sequence[Piece]) -> Floats:
    """A row of numbers for each piece: its own signs, those around it, its place."""
    if not pieces:
        return np.zeros((0, 0))
    signs = find_signs(pieces)
    words, kind = signs[:, COLUMN["words"]], signs[:, COLUMN["kind"]]
    closed = signs[:, COLUMN["sentence"]] > 0
    sentence = closed & (words >= SENTENCE_WORDS) & (kind == 0)
    mass = np.where(sentence, np.minimum(words, MOST_WORDS), 0.0)
    short = (words <= SHORT_WORDS) & ~closed
    columns = [*_beside(signs), *_around(signs, mass, short), *_places(mass, sentence)]
    for gap in GAPS:
        columns.extend(_run(mass, sentence, gap))
    for mask in _landmarks(signs, sentence):
        columns.extend((*_distances(mask), np.cumsum(mask) - mask))
    return np.column_stack([signs, *columns])


def spread(chance: Floats, pieces: Sequence[Piece], signs: Floats) -> Floats:
    """The second pass sees what the first thought of the lines around."""
    words = signs[:, COLUMN["words"]]
    weight = np.minimum(words, MOST_HEAVY)
    mass = weight * chance
    columns = [chance, *(_shifted(chance, way * k, 0.0) for k in NEAR for way in (-1, 1))]
    for window in WIDE:
        for way in (-1, 1):
            heavy, near = _sum(weight, window, way), _sum(mass, window, way)
            columns.extend((near / np.maximum(heavy, 1.0), near))
    total, seen = max(1.0, mass.sum()), np.cumsum(mass)
    columns.extend(((seen - mass) / total, 1 - seen / total, np.full(len(mass), total)))
    columns.extend(_topic(pieces, mass))
    long, lines = words >= SENTENCE_WORDS, np.arange(len(words))
    body = np.flatnonzero((chance > LIKELY) & long)
    ends = (body[0], body[-1]) if len(body) else (0, 0)
    columns.extend(np.asarray(row, dtype=float) for row in (lines - ends[0], ends[1] - lines))
    columns.extend(_distances((chance > SURE) & long))
    columns.extend(_distances((chance < UNSURE) & long))
    columns.append(np.full(len(mass), chance.max()))
    return np.column_stack(columns)


def _beside(signs: Floats) -> list[Floats]:
    return [
        _shifted(signs[:, COLUMN[name]], way * k, -1.0)
        for k in BESIDE
        for way in (-1, 1)
        for name in _BESIDE
    ]


def _around(signs: Floats, mass: Floats, short: Bools) -> list[Floats]:
    """Sums over the lines before and after: running text, marks, diction, what the page knows."""
    words = np.minimum(signs[:, COLUMN["words"]], MOST_WORDS)
    known = signs[:, COLUMN["known"]]
    told = np.where(known >= 0, words, 0.0)
    summed = [
        *(mass, words, short.astype(float)),
        (signs[:, COLUMN["kind"]] != 0).astype(float),
        (signs[:, COLUMN["often"]] > 1).astype(float),
        *(signs[:, COLUMN[name]] * (words if by_words else 1.0) for name, by_words in _SUMMED),
    ]
    columns: list[Floats] = []
    for window in WINDOWS:
        for way in (-1, 1):
            columns.extend(_sum(row, window, way) for row in summed)
            heavy = np.maximum(_sum(told, window, way), 1.0)
            columns.append(_sum(told * np.maximum(known, 0.0), window, way) / heavy)
    return columns


def _places(mass: Floats, sentence: Bools) -> list[Floats]:
    """Where on the page and in its running text a line stands, and how dense that is there."""
    count, lines = len(mass), np.arange(len(mass))
    total, seen = max(1.0, mass.sum()), np.cumsum(mass)
    columns = [(seen - mass) / total, 1 - seen / total, lines / count]
    columns.extend(np.full(count, value) for value in (count, total, sentence.mean()))
    for window in DENSE:
        dense = np.zeros(count)
        for inner in range(window):  # a sum of sums: lines nearer count for more
            dense += _sum(mass, inner + 1, -1) + _sum(mass, inner + 1, 1) + mass
        columns.extend((dense, dense / max(1.0, dense.max()), lines - int(dense.argmax())))
    return columns


def _run(mass: Floats, sentence: Bools, gap: int) -> list[Floats]:
    """Share of the page in a line's run of sentences, and its place to the heaviest run."""
    count, lines = len(mass), np.arange(len(mass))
    share, beyond, place = np.zeros(count), np.zeros(count), np.zeros(count)
    found = np.flatnonzero(sentence)
    if len(found):
        runs = np.split(found, np.flatnonzero(np.diff(found) > gap) + 1)
        weights = [mass[run].sum() for run in runs]
        for run, weight in zip(runs, weights, strict=True):
            share[run[0] : run[-1] + 1] = weight / max(1.0, mass.sum())
        heaviest = runs[int(np.argmax(weights))]
        first, last = heaviest[0], heaviest[-1]
        beyond = np.clip(np.minimum(lines - first, 0) + np.maximum(lines - last, 0), -FAR, FAR)
        place = np.clip((lines - first) / max(1, last - first), -3, 4)
    return [share, beyond, place]


def _landmarks(signs: Floats, sentence: Bools) -> list[Bools]:
    """The lines from which it matters how far away another is."""
    kind, words = signs[:, COLUMN["kind"]], signs[:, COLUMN["words"]]
    kinds = (BlockKind.PROMO, BlockKind.TEASER, BlockKind.COMMENT, BlockKind.BOILERPLATE)
    return [
        *(kind == KINDS.index(k) + 1 for k in kinds),
        kind == KINDS.index(BlockKind.NOTE) + 1,
        *(signs[:, COLUMN[name]] > 0 for name in ("date", "ago", "bullet", "copyright")),
        (signs[:, COLUMN["colon"]] > 0) & (words <= SHORT_WORDS),
        sentence,
        sentence & (words >= LONG_WORDS),
    ]


def _topic(pieces: Sequence[Piece], mass: Floats) -> list[Floats]:
    """How much of a line's words and names the likely body knows, the line itself left out."""
    words = [set(telling_words(find_plain_words(p.words[:LOOKED_AT]))) for p in pieces]
    names = [set(_NAMES.findall(p.words[1:])) for p in pieces]
    columns: list[Floats] = []
    for sets in (words, names):
        heavy: Counter[str] = Counter()
        for own, line in zip(mass, sets, strict=True):
            if own > 1:
                for word in line:
                    heavy[word] += own
        known = (
            sum(heavy[w] - own > KNOWN_MASS for w in line) / len(line) if line else -1.0
            for own, line in zip(mass, sets, strict=True)
        )
        columns.extend((np.fromiter(known, float), np.array([len(s) for s in sets], dtype=float)))
    return columns


def _shifted(values: Floats, by: int, missing: float) -> Floats:
    """Each line's neighbour's value: the line before for -1, the one after for 1."""
    found = np.full(len(values), missing)
    if abs(by) < len(values):
        if by < 0:
            found[-by:] = values[:by]
        else:
            found[:-by] = values[by:]
    return found


def _distances(mask: Bools) -> tuple[Floats, Floats]:
    """Lines to the last marked line before each line and to the next one after it."""
    lines, far = np.arange(len(mask)), 10 * FAR + len(mask)
    before = np.maximum.accumulate(np.where(mask, lines, -far))
    after = np.minimum.accumulate(np.where(mask, lines, far)[::-1])[::-1]
    up = lines - np.concatenate([[-far], before[:-1]])
    down = np.concatenate([after[1:], [far]]) - lines
    return np.minimum(up, FAR).astype(float), np.minimum(down, FAR).astype(float)


def _sum(values: Floats, window: int, way: int) -> Floats:
    """The sum over the lines before (-1) or after (1) each line."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(len(values))
    if way < 0:
        low, high = np.maximum(index - window, 0), index
    else:
        low, high = index + 1, np.minimum(index + 1 + window, len(values))
    return np.asarray(total[np.maximum(high, low)] - total[np.minimum(low, len(values))])
