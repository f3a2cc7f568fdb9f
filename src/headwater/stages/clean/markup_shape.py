"""What one line of a page looks like: counts over its text, its place in the tree."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from headwater.records.article import Part
from headwater.text.markup import find_name_words, load_markup_words

_WORD = re.compile(r"\w+")
# scripts without spaces between words: so many characters are about as much text as one word
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
DENSE_FOR_WORD = 2
_CLOSED = re.compile(r"[.!?…。！？।؟][\"'”’»)\]」』\u200b]*$")
_QUOTE = re.compile(r"[\"“”„«»「」]")
_COMMA = re.compile(r"[,،、，]")
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var"),
    }
)
# words from which a line can be a paragraph, and share of them in links up to which it is one
MIN_PARAGRAPH, MAX_LINKED = 12, 0.5


class Shape(msgspec.Struct):
    """One part, measured once."""

    part: Part
    words: str  # its text without white space at the ends
    count: int
    closed: bool  # ends as a sentence does
    quoted: bool
    commas: int
    block: tuple[str, ...]  # the path up to the element that makes the block, without numbers

    @property
    def is_paragraph(self) -> bool:
        """Whether it reads like a paragraph of running text."""
        return self.closed and self.count >= MIN_PARAGRAPH and self.part.linked < MAX_LINKED


def measure(text: str, parts: Sequence[Part]) -> list[Shape]:
    """The shapes of all lines; a line under a picture keeps its parts apart."""
    return [_measure(text[p.start : p.end].strip(), p) for p in _join_lines(text, parts)]


def _join_lines(text: str, parts: Sequence[Part]) -> Iterable[Part]:
    """Parts of one line become one: an author's name inside a sentence does not cut it."""
    line: list[Part] = []
    for part in parts:
        line.append(part)
        if text[part.end - 1] == "\n" or part is parts[-1]:
            if len(line) == 1 or any(is_of_picture(p.path) for p in line):
                yield from line
            else:
                yield _join(line)
            line = []


def _join(line: Sequence[Part]) -> Part:
    first = line[0]
    length = line[-1].end - first.start
    path = first.path
    for part in line[1:]:
        same = sum(1 for _ in _common(path, part.path))
        path = path[:same]
    linked = sum(p.linked * (p.end - p.start) for p in line) / length
    hints = dict.fromkeys(h for p in line for h in p.hints if h not in ("bold", "italic"))
    return Part(
        start=first.start,
        end=line[-1].end,
        tag=first.tag,
        path=path,
        linked=linked,
        hints=tuple(hints),
    )


def _common(one: Sequence[str], other: Sequence[str]) -> Iterable[str]:
    for a, b in zip(one, other, strict=False):
        if a != b:
            return
        yield a


@lru_cache(maxsize=1 << 12)
def is_of_picture(path: tuple[str, ...]) -> bool:
    """Whether an element holds the words under a picture."""
    words = load_markup_words()
    names = [w for name in path[-3:] for w in words_of(name)]
    return "figcaption" in map(tag_of, path) or not words["apart"].isdisjoint(names)


def _measure(words: str, part: Part) -> Shape:
    dense = 0 if words.isascii() else len(_DENSE.findall(words))
    count = dense // DENSE_FOR_WORD
    count += len(_WORD.findall(_DENSE.sub(" ", words) if dense else words))
    return Shape(
        part=part,
        words=words,
        count=count,
        closed=_CLOSED.search(words[-8:]) is not None,
        quoted=_QUOTE.search(words) is not None,
        commas=len(_COMMA.findall(words)),
        block=_block_path(part.path),
    )


@lru_cache(maxsize=1 << 12)
def _block_path(path: tuple[str, ...]) -> tuple[str, ...]:
    end = len(path)
    while end > 1 and tag_of(path[end - 1]) in _INLINE:
        end -= 1
    return tuple(_plain(name) for name in path[:end])


@lru_cache(maxsize=1 << 14)
def _plain(name: str) -> str:
    """An element's name without what makes it one of a kind: its id, numbers."""
    tag = tag_of(name)
    return ".".join((tag, *find_name_words(name[len(tag) :].partition("#")[0])))


@lru_cache(maxsize=1 << 14)
def tag_of(name: str) -> str:
    """The tag in an element's name of a path."""
    return name.partition("#")[0].partition(".")[0]


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> tuple[str, ...]:
    """The words in an element's class and id."""
    tag = tag_of(name)
    return find_name_words(name[len(tag) :]) if len(name) > len(tag) else ()
