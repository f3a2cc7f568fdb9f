"""A part of a line on its way to becoming a block."""

import re
from collections.abc import Iterator

import msgspec

from headwater.records.article import BlockKind, PictureCredit
from headwater.records.span import Span
from headwater.text.furniture import fold, load_block_words

_SPACE = re.compile(r"\s*")
# what may close a sentence after its full stop
_ENDING = re.compile(r"[.!?…][\"'”’)\]\u200b]*$")
_QUOTE = re.compile(r"[\"“”„«»]|(?<!\w)['‘]\w|''")
_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# characters: phrases are looked for in the beginning of a line, or in short lines
_FOLDED = 500
# characters: a paragraph whose reporting word stands later than this is found by its quotation
_LOOKED_AT = 2000


class Label(msgspec.Struct, frozen=True):
    """What a piece is, how sure that is, and by which rule."""

    kind: BlockKind
    score: float
    rule: str
    licence: str | None = None
    source_url: str | None = None
    credit: PictureCredit | None = None


class Piece(msgspec.Struct):
    """A range of a line that no rule divides further; ``label`` is ``None`` until one decides."""

    span: Span
    words: str  # the range's text, without white space at its ends
    line: int  # number of the line among those that are not blank
    label: Label | None = None
    _folded: str | None = None

    @property
    def folded(self) -> str:
        """The form in which the beginning of the words is compared with phrases."""
        if self._folded is None:
            self._folded = fold(self.words[:_FOLDED])
        return self._folded

    @property
    def kind(self) -> BlockKind | None:
        """The kind, where one is decided."""
        return self.label.kind if self.label else None


def find_lines(text: str) -> Iterator[Span]:
    """The lines that are not blank, without white space at their ends."""
    at = 0
    for line in text.splitlines(keepends=True):
        if found := Span(at, at + len(line)).trimmed(text):
            yield found
        at += len(line)


def make_piece(text: str, start: int, end: int, line: int, label: Label | None = None) -> Piece:
    """The piece over a range that holds more than white space."""
    span = Span(start, end).trimmed(text) or Span(start, end)
    return Piece(span, span.of(text), line, label)


def count_words(words: str) -> int:
    """Number of words, fast."""
    return words.count(" ") + 1


def is_one_word(words: str) -> bool:
    """Whether a line is a word alone, which no mark, credit or label with a name can be."""
    return " " not in words and words.replace("-", "").isalnum()


def find_plain_words(words: str) -> list[str]:
    """The words of a short piece, without case."""
    return [w.casefold() for w in _WORDS.findall(words)]


def ends_sentence(words: str) -> bool:
    """Whether the piece ends as a sentence does."""
    return _ENDING.search(words[-8:]) is not None


def has_quotation(words: str) -> bool:
    """Whether a quotation mark opens or closes in the piece."""
    return _QUOTE.search(words) is not None


def reports_speech(words: str) -> bool:
    """Whether the piece is a sentence in which somebody is reported to have said something.

    Such a piece stays body unless it is marked as something else: losing it costs most.
    """
    if not (ends_sentence(words) or has_quotation(words)):
        return False
    cues = load_block_words().cues
    return any(w.casefold() in cues for w in _WORDS.findall(words[:_LOOKED_AT]))
