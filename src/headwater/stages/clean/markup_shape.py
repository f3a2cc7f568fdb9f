"""What one line of a page looks like: counts over its text, its place in the tree."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

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
# elements counted from the line outwards whose names say what the line is, not where it is
NEAR = 3
# characters of a hint in which words are looked for
MAX_STATED = 30
# groups of words, each the name of what an element holds
_GROUPS = (
    *("furniture", "caption", "credit", "picture", "byline", "dateline", "dek", "comment"),
    *("promo", "teaser", "apart"),
)
_FURNITURE_TAGS = frozenset(
    {"footer", "nav", "form", "figcaption", "label", "button", "aside", "textarea"}
)
PICTURE_TAGS = frozenset({"figure", "figcaption"})
_NONE: frozenset[str] = frozenset()


class Name(msgspec.Struct, frozen=True, gc=False):
    """What an element's name in a path says."""

    text: str
    tag: str
    words: tuple[str, ...]  # in its class and id
    plain: str  # without what makes it one of a kind: its id, numbers
    groups: frozenset[str]  # of words
    kinds: frozenset[str]  # the groups, with what the tag alone says


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where lines stand that have one path."""

    path: tuple[str, ...]
    names: tuple[Name, ...]
    tags: frozenset[str]
    block: tuple[str, ...]  # the path up to the element that makes the block, without numbers
    near: frozenset[str]  # groups of words in the innermost names
    picture: tuple[str, ...] | None  # the element with a picture and the words under it, if any


class Shape(msgspec.Struct, gc=False):
    """One line, measured once."""

    part: Part
    place: Place
    words: str  # its text without white space at the ends
    count: int
    closed: bool  # ends as a sentence does
    quoted: bool
    commas: int
    is_paragraph: bool  # whether it reads like a paragraph of running text


def measure(text: str, parts: Sequence[Part]) -> list[Shape]:
    """The shapes of all lines; a line under a picture keeps its parts apart."""
    shapes: list[Shape] = []
    line: list[Part] = []
    for part in parts:
        line.append(part)
        if text[part.end - 1] == "\n" or part is parts[-1]:
            if len(line) > 1 and not any(is_of_picture(p.path) for p in line):
                line = [_join(line)]
            shapes.extend([_measure(text[p.start : p.end].strip(), p) for p in line])
            line = []
    return shapes


def _join(line: Sequence[Part]) -> Part:
    """Parts of one line become one: an author's name inside a sentence does not cut it."""
    first = line[0]
    length = line[-1].end - first.start
    path = first.path
    for part in line[1:]:
        if part.path != path:
            path = path[: _count_common(path, part.path)]
    linked = sum([p.linked * (p.end - p.start) for p in line]) / length
    hints = dict.fromkeys([h for p in line for h in p.hints if h not in ("bold", "italic")])
    return Part(
        start=first.start,
        end=line[-1].end,
        tag=first.tag,
        path=path,
        linked=linked,
        hints=tuple(hints),
    )


def _count_common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _measure(words: str, part: Part) -> Shape:
    if words.isascii():
        count, quoted, commas = len(_WORD.findall(words)), '"' in words, words.count(",")
    else:
        count, quoted = _count_words(words), _QUOTE.search(words) is not None
        commas = len(_COMMA.findall(words))
    closed = not words[-1:].isalnum() and _CLOSED.search(words[-8:]) is not None
    paragraph = closed and count >= MIN_PARAGRAPH and part.linked < MAX_LINKED
    return Shape(part, read_place(part.path), words, count, closed, quoted, commas, paragraph)


def _count_words(words: str) -> int:
    dense = len(_DENSE.findall(words))
    plain = _DENSE.sub(" ", words) if dense else words
    return dense // DENSE_FOR_WORD + len(_WORD.findall(plain))


@lru_cache(maxsize=1 << 12)
def is_of_picture(path: tuple[str, ...]) -> bool:
    """Whether an element holds the words under a picture."""
    place = read_place(path)
    return "figcaption" in place.tags or "apart" in place.near


@lru_cache(maxsize=1 << 12)
def read_place(path: tuple[str, ...]) -> Place:
    """All that a path says by itself."""
    names = tuple([read_name(name) for name in path])
    end = len(names)
    while end > 1 and names[end - 1].tag in _INLINE:
        end -= 1
    near = [name.groups for name in names[-NEAR:] if name.groups]
    tags = frozenset([name.tag for name in names])
    return Place(
        path,
        names,
        tags,
        tuple([name.plain for name in names[:end]]),
        _NONE.union(*near) if near else _NONE,
        _find_picture(path, names, tags),
    )


def _find_picture(
    path: tuple[str, ...], names: Sequence[Name], tags: frozenset[str]
) -> tuple[str, ...] | None:
    order = [name.tag for name in names] if tags & PICTURE_TAGS else []
    if "figure" in order:
        return path[: len(order) - order[::-1].index("figure")]
    if "figcaption" in order:
        return path[: order.index("figcaption") + 1]
    in_picture = any("picture" in name.groups for name in names[-NEAR - 1 :])
    for end in range(len(path), max(0, len(path) - NEAR), -1):
        groups = names[end - 1].groups
        if groups and ("caption" in groups or (in_picture and "credit" in groups)):
            return path[:end]
    return None


@lru_cache(maxsize=1 << 14)
def read_name(name: str) -> Name:
    """The parts of an element's name, ``tag.class.class#id``."""
    shown, _, id_ = name.partition("#")
    tag, _, classes = shown.partition(".")
    if len(tag) == len(name):
        return Name(name, tag, (), tag, _NONE, _with_tag(tag, _NONE))
    plain = find_name_words(classes) if classes else ()
    words = (*plain, *find_name_words(id_)) if id_ else plain
    groups = find_groups(words)
    return Name(name, tag, words, ".".join((tag, *plain)), groups, _with_tag(tag, groups))


def _with_tag(tag: str, groups: frozenset[str]) -> frozenset[str]:
    return groups | {"furniture"} if tag in _FURNITURE_TAGS else groups


def find_groups(words: Iterable[str]) -> frozenset[str]:
    """The groups of words that some of these belong to."""
    known = _load_groups()
    found = [known[w] for w in words if w in known]
    return _NONE.union(*found) if found else _NONE


@cache
def _load_groups() -> dict[str, frozenset[str]]:
    table = load_markup_words()
    words = dict.fromkeys(w for group in _GROUPS for w in sorted(table[group]))
    return {w: frozenset([g for g in _GROUPS if w in table[g]]) for w in words}


@lru_cache(maxsize=1 << 10)
def find_stated_groups(hints: tuple[str, ...]) -> frozenset[str]:
    """The groups of words in what attributes state."""
    stated = [h[:MAX_STATED] for h in hints if ":" in h]
    return find_groups([w for h in stated for w in find_name_words(h)])


@lru_cache(maxsize=1 << 10)
def find_property_groups(hints: tuple[str, ...]) -> frozenset[str]:
    """The groups of words in the property that an element states to be."""
    stated = [h for h in hints if h.startswith("itemprop:")]
    return find_groups([w for h in stated for w in find_name_words(h)])
