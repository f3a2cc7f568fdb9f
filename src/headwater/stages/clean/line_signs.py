"""What can be seen of one line of a pasted page without its markup, as numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from headwater.records.article import BlockKind
from headwater.stages.clean.captions import caption_likeness
from headwater.stages.clean.dates import has_written_date
from headwater.stages.clean.piece import (
    Piece,
    count_words,
    ends_sentence,
    find_plain_words,
    has_quotation,
    reports_speech,
)
from headwater.text.furniture import alternatives, load_date_words, load_line_words

Floats = npt.NDArray[np.float64]

# columns of a line's own signs
SIGNS = (
    *("words", "sentence", "capitals", "colon", "dots", "question", "small letter"),
    *("sentences", "commas", "digits", "word length", "glued", "bullet", "copyright"),
    *("function words", "page words", "reader words", "telling words", "known"),
    *("quotation", "reports", "kind", "often", "caption", "consent", "first person"),
    *("ago", "date"),
)
COLUMN = {name: number for number, name in enumerate(SIGNS)}
# words of a line that tells what the page is about, and letters of a telling word
CORE_WORDS, CORE_LETTERS = 20, 5
# characters of a line that are looked at for words, for sentences and for letters
LOOKED_AT, SENTENCES_IN, LETTERS_IN = 2000, 1500, 600
# words of a line that may be a date, and of one that may be a caption
MAX_DATE_WORDS, MAX_CAPTION_WORDS = 20, 60
# the kinds that rules give by a line's words alone, in the order of their numbers
KINDS = (
    *(BlockKind.PROMO, BlockKind.TEASER, BlockKind.COMMENT, BlockKind.BOILERPLATE),
    *(BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.NOTE, BlockKind.DATELINE),
    *(BlockKind.CREDIT_LINE, BlockKind.DEK),
)
_BULLET = re.compile(r"^(?:\d{1,3}[.)]|[-–—•*▪■●►>#])\s")
_SENTENCES = re.compile(r"[.!?][\"'”’)]?\s+[\"'“‘(]?[A-Z0-9]")
# where a page's own elements lost the space between them: "Top stories todayThe council said"
_GLUED = re.compile(r"[a-zà-ÿ][.!?)’”]?[A-Z][a-z]")


def find_signs(pieces: Sequence[Piece]) -> Floats:
    """A row for each piece, a column for each sign."""
    words = [find_plain_words(p.words[:LOOKED_AT]) for p in pieces]
    often = Counter(p.words for p in pieces)
    core = _core(pieces, words)
    rows = [
        [*_shape(piece.words), *_diction(piece.words, plain, core), *_marks(piece, plain, often)]
        for piece, plain in zip(pieces, words, strict=True)
    ]
    return np.array(rows, dtype=float)


def telling_words(plain: Sequence[str]) -> list[str]:
    """The words that say what a line is about."""
    return [w for w in plain if len(w) >= CORE_LETTERS]


def _shape(words: str) -> list[float]:
    count = count_words(words)
    letters = [w for w in words.split() if w[:1].isalpha()]
    head = words[:LETTERS_IN]
    return [
        count,
        ends_sentence(words),
        sum(w[0].isupper() for w in letters) / max(1, len(letters)),
        words.endswith(":"),
        words.endswith(("…", "...")),
        words.endswith("?"),
        words[:1].islower(),
        len(_SENTENCES.findall(words[:SENTENCES_IN])),
        words.count(",") / count,
        sum(map(str.isdigit, head)) / max(1, len(head)),
        len(words) / count,
        len(_GLUED.findall(head)),
        _BULLET.match(words) is not None,
        "©" in words,
    ]


def _diction(words: str, plain: Sequence[str], core: Counter[str]) -> list[float]:
    lists = load_line_words()
    count = max(1, len(plain))
    telling = telling_words(plain)
    mine = int(count_words(words) >= CORE_WORDS)
    known = sum(core[w] > mine for w in telling) / len(telling) if telling else -1.0
    return [
        sum(w in lists.small for w in plain) / count,
        sum(w in lists.page for w in plain) / count,
        sum(w in lists.reader for w in plain),
        len(telling),
        known,
    ]


def _marks(piece: Piece, plain: Sequence[str], often: Counter[str]) -> list[float]:
    lists, words = load_line_words(), piece.words
    count, length = max(1, len(plain)), count_words(words)
    kind = KINDS.index(piece.kind) + 1 if piece.kind in KINDS else (piece.kind is not None) * -1
    return [
        has_quotation(words),
        reports_speech(words),
        kind,
        often[words],
        caption_likeness(words) if length <= MAX_CAPTION_WORDS else 0,
        sum(w in lists.consent for w in plain) / count,
        sum(w in lists.first_person for w in plain) / count,
        length < MAX_DATE_WORDS and _ago().search(words) is not None,
        length < MAX_DATE_WORDS and has_written_date(words),
    ]


@cache
def _ago() -> re.Pattern[str]:
    """``3 hours ago``, ``12:30``, ``4/5/2021``: the times of posts and of other stories."""
    dates = load_date_words()
    before = rf"(?:\d+|an?) ?(?:{alternatives(dates.units)}) {dates.ago}"
    return re.compile(rf"(?i)\b(?:{before}|\d{{1,2}}:\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})\b")


def _core(pieces: Sequence[Piece], words: Sequence[Sequence[str]]) -> Counter[str]:
    """In how many of the long paragraphs each telling word stands."""
    found: Counter[str] = Counter()
    for piece, plain in zip(pieces, words, strict=True):
        if piece.label is None and count_words(piece.words) >= CORE_WORDS:
            found.update(set(telling_words(plain)))
    return found
