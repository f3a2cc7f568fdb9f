"""What can be seen of a line of a pasted page without its markup, as numbers for a linear model."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from headwater.records.article import BlockKind
from headwater.stages.clean.dates import has_written_date
from headwater.stages.clean.piece import (
    Piece,
    count_words,
    ends_sentence,
    find_plain_words,
    has_quotation,
    reports_speech,
)
from headwater.text.furniture import load_line_words

Floats = npt.NDArray[np.float64]

# columns that describe the line itself
OWN = 67
# words of a line, upper ends of the classes
LENGTHS = (1, 2, 4, 7, 11, 17, 30, 55)
# words of a line that tells what the page is about, and letters of a telling word
CORE_WORDS, CORE_LETTERS = 20, 5
# shares of a line's words, ends of the classes
SHARES = (0.001, 0.2, 0.4, 0.6, 0.8)
# lines over which the neighbourhood is summed, up and down
WINDOWS = (1, 2, 4, 10, 25)
# words of a line that counts as a sentence
SENTENCE_WORDS = 8
# place on the page and in its running text, ends of the classes
PLACES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 0.995)
# columns of a line's shape that are summed over its neighbourhood: long, a sentence, a long one
_RUNNING = (3, 5, 11, 13, 15)
# columns of marks whose number in the neighbourhood is counted, from the last: said twice, the
# kinds that rules gave
_MARKED = (-1, -11, -10, -9, -8)
# marks of one kind in a neighbourhood; more say no more
MOST_MARKS = 4
_KINDS = (
    *(BlockKind.PROMO, BlockKind.TEASER, BlockKind.COMMENT, BlockKind.BOILERPLATE),
    *(BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.NOTE, BlockKind.DATELINE),
    *(BlockKind.CREDIT_LINE, BlockKind.DEK),
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|\.(?:com|org|net)\b")
_PRICE = re.compile(r"[$€£]\s?\d|\d\s?%")
_NUMBERED = re.compile(r"^(?:\d{1,3}[.)]|[-–—•*▪■●►>#])\s")
_NAMES = re.compile(r"(?<![.!?:] )\b[A-ZÀ-Þ][\w'’-]{2,}")
# words of likely body that hold a word for it to count as the article's
_KNOWN_MASS = 12.0
_LOOKED_AT = 2000
_SENTENCES = re.compile(r"[.!?][\"'”’)]?\s+[\"'“‘(]?[A-Z0-9]")


def describe(pieces: Sequence[Piece]) -> Floats:
    """A row of numbers for each piece: its own signs, then those of the lines around it."""
    if not pieces:
        return np.zeros((0, 0))
    own = _own(pieces)
    return np.hstack([own, _around(own), _places(pieces)])


def spread(odds: Floats, pieces: Sequence[Piece]) -> Floats:
    """The second pass sees what the first thought of the lines around."""
    chance = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    weight = np.array([min(count_words(p.words), CORE_WORDS * 3) for p in pieces], dtype=float)
    columns = [odds, odds * np.abs(odds), chance]
    mass = np.cumsum(chance * weight)
    total = max(mass[-1], 1.0)
    before, after = (mass - chance * weight) / total, 1 - mass / total
    for window in WINDOWS:
        for way in (-1, 1):
            heavy = _sum(weight, window, way) + 1e-9
            columns.append(_sum(chance * weight, window, way) / heavy)
    columns.extend(np.array(before > edge, dtype=float) for edge in PLACES[:6])
    columns.extend(np.array(after > edge, dtype=float) for edge in PLACES[:6])
    columns.append(np.array((before > 0.02) & (after > 0.02), dtype=float))
    near = np.minimum(columns[3], columns[4])
    wide = np.minimum(columns[7], columns[8])
    columns.extend([near, wide, near * chance, wide * chance])
    columns.extend(_topic(pieces, chance * weight))
    return np.column_stack(columns)


def _topic(pieces: Sequence[Piece], mass: Floats) -> list[Floats]:
    """How much of a line's words and names the likely body knows, the line itself left out."""
    words = [set(_telling(p)) for p in pieces]
    names = [set(_NAMES.findall(p.words[1:])) for p in pieces]
    rows: list[Floats] = []
    for sets, edges in ((words, SHARES), (names, SHARES)):
        heavy: Counter[str] = Counter()
        for number, line in enumerate(sets):
            if mass[number] > 1:
                for word in line:
                    heavy[word] += mass[number]
        share = np.array(
            [
                np.mean([heavy[w] - mass[n] > _KNOWN_MASS for w in line]) if line else -1.0
                for n, line in enumerate(sets)
            ]
        )
        rows.extend(np.array(share > edge, dtype=float) for edge in (-0.5, *edges))
    return rows


def _telling(piece: Piece) -> list[str]:
    return [w for w in find_plain_words(piece.words[:_LOOKED_AT]) if len(w) >= CORE_LETTERS]


def _own(pieces: Sequence[Piece]) -> Floats:
    words = [find_plain_words(p.words[:2000]) for p in pieces]
    often = Counter(p.words for p in pieces)
    core = _core(pieces, words)
    rows = []
    for piece, plain in zip(pieces, words, strict=True):
        rows.append([*_shape(piece.words), *_diction(piece, plain, core), often[piece.words] > 1])
    return np.array(rows, dtype=float)


def _shape(words: str) -> list[float]:
    length = count_words(words)
    sentence = ends_sentence(words)
    letters = [w for w in words.split() if w[:1].isalpha()]
    capital = sum(w[0].isupper() for w in letters) / max(1, len(letters))
    first = words[:1]
    return [
        *(float(length > edge) for edge in LENGTHS),
        *(float(sentence and length > edge) for edge in LENGTHS),
        *(float(not sentence and capital > edge) for edge in (0.5, 0.7, 0.99)),
        *(float(sentence and capital > edge) for edge in (0.3, 0.5)),
        words.endswith(":"),
        words.endswith(("…", "...")),
        words.endswith("?"),
        words.endswith("!"),
        first.islower(),
        first.isdigit(),
        not first.isalnum(),
        words.isupper(),
        bool(_NUMBERED.match(words)),
        min(4, len(_SENTENCES.findall(words[:1500]))) / 4,
        min(1.0, words.count(",") / max(1, length) * 5),
        sum(c.isdigit() for c in words[:300]) / max(1, len(words[:300])),
        "|" in words or "»" in words or "·" in words,
        bool(_ADDRESS.search(words)),
        bool(_PRICE.search(words)),
        "©" in words,
        words.count(" ") < 14 and has_written_date(words),
    ]


def _diction(piece: Piece, plain: Sequence[str], core: Counter[str]) -> list[float]:
    lists = load_line_words()
    count = max(1, len(plain))
    small = sum(w in lists.small for w in plain) / count
    page = sum(w in lists.page for w in plain) / count
    reader = sum(w in lists.reader for w in plain)
    telling = [w for w in plain if len(w) >= CORE_LETTERS]
    mine = 1 if count_words(piece.words) >= CORE_WORDS else 0
    known = sum(core[w] > mine for w in telling) / max(1, len(telling))
    return [
        *(float(small > edge) for edge in (0.001, 0.15, 0.3, 0.45)),
        *(float(page > edge) for edge in (0.001, 0.1, 0.25, 0.5)),
        float(reader > 0),
        float(bool(telling)),
        *(float(bool(telling) and known > edge) for edge in SHARES),
        has_quotation(piece.words),
        reports_speech(piece.words),
        piece.label is not None,
        *(float(piece.kind == kind) for kind in _KINDS),
    ]


def _core(pieces: Sequence[Piece], words: Sequence[Sequence[str]]) -> Counter[str]:
    """In how many of the long paragraphs each telling word stands."""
    found: Counter[str] = Counter()
    for piece, plain in zip(pieces, words, strict=True):
        if piece.label is None and count_words(piece.words) >= CORE_WORDS:
            found.update({w for w in plain if len(w) >= CORE_LETTERS})
    return found


def _around(own: Floats) -> Floats:
    """The lines around: how much of them is running text, and what the next ones are."""
    columns: list[Floats] = []
    for way in (-1, 1):
        for window in WINDOWS:
            columns.extend(_sum(own[:, c], window, way) / window for c in _RUNNING)
            if window > 1:
                counts = (_sum(own[:, c], window, way) for c in _MARKED)
                columns.extend(np.minimum(count, MOST_MARKS) for count in counts)
        columns.extend(_sum(own[:, c], 1, way) for c in range(len(LENGTHS) * 2, own.shape[1]))
    return np.column_stack(columns)


def _places(pieces: Sequence[Piece]) -> Floats:
    count = len(pieces)
    weight = np.array(
        [
            count_words(p.words)
            if p.label is None and ends_sentence(p.words) and count_words(p.words) >= SENTENCE_WORDS
            else 0
            for p in pieces
        ],
        dtype=float,
    )
    line = np.arange(count) / count
    seen = np.cumsum(weight)
    total = max(1.0, seen[-1])
    before, after = (seen - weight) / total, 1 - seen / total
    columns = [np.array(v > edge, dtype=float) for v in (line, before) for edge in PLACES]
    columns.extend(np.array(after > edge, dtype=float) for edge in PLACES[:6])
    share = np.mean(weight > 0)
    columns.extend(np.full(count, float(share > edge)) for edge in (0.1, 0.2, 0.35, 0.5, 0.7))
    columns.extend(np.full(count, float(count > edge)) for edge in (40, 80, 150, 300, 600))
    return np.column_stack(columns)


def _sum(values: Floats, window: int, way: int) -> Floats:
    """The sum over the lines before (-1) or after (1) each line."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(len(values))
    if way < 0:
        low, high = np.maximum(index - window, 0), index
    else:
        low, high = index + 1, np.minimum(index + 1 + window, len(values))
    return np.asarray(total[np.maximum(high, low)] - total[low])
