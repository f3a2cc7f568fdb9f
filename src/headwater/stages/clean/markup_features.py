"""What speaks for and against a line being body, as names of features that are on or off.

Numbers become steps, so that a weighted sum can bend.  A line is in several *states*, tuples of
steps and signs; each state names its features.  Lines of one state share their sum of weights.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from headwater.stages.clean.markup_page import EVERY_LINE, Page
from headwater.stages.clean.markup_places import FEW, PLACE_NAMERS, Namer, State, find_places
from headwater.stages.clean.markup_shape import Shape

WORDS = (1, 2, 3, 5, 8, 13, 21, 41, 81)
SIZES = (5, 13, 41)
COMMAS = (1, 2, 3, 6)
LINKED = (0.001, 0.1, 0.34, 0.67, 0.999)
STEPS = (1, 2, 3, 5, 9, 17, 40)
WORTHS = (0.02, 0.1, 0.25, 0.4, 0.6, 0.75, 0.88)
ENDS = (0.25, 0.75)
# share of a line in links from which its neighbours take it for one
A_LINK = 0.67
# lines on each side that are looked at, and words of one that count
REACH, MOST_WORDS = 4, 40
# characters of a line that are looked at for digits, and one in so many that make many
DIGITS_IN, MANY_DIGITS = 200, 5
_PLAIN_HINTS = frozenset({"br", "hr", "image", "hidden", "stated body", "not in stated body"})
_MARKS = _PLAIN_HINTS | {"bold", "italic"}
_DIGIT = re.compile(r"\d")
# steps of the numbers of words that lines have
_MOST = WORDS[-1]
_WORD_STEPS = [bisect_right(WORDS, n) for n in range(_MOST + 1)]
_SIZE_STEPS = [bisect_right(SIZES, n) for n in range(_MOST + 1)]

# tag, steps of words, size, links and commas; signs; marks
_Look: TypeAlias = tuple[str, int, int, int, int, tuple[bool, ...], tuple[str, ...]]
_Position: TypeAlias = tuple[str, int, int | None]
_Neighbour: TypeAlias = tuple[str, str, bool]
_Around: TypeAlias = tuple[int, int, int, int, int, int, int, bool]
_Numbers: TypeAlias = NDArray[np.float64]
_NO_LINE: _Neighbour = ("none", "", False)


def find_states(page: Page) -> list[Sequence[State]]:
    """The states of all lines by themselves, a list for each of ``NAMERS``."""
    shapes = page.shapes
    tags, kinds = [s.part.tag for s in shapes], [_kind(s) for s in shapes]
    blocks = [s.place.block for s in shapes]
    same = [one == other for one, other in pairwise(blocks)]
    return [
        [_look(page, s) for s in shapes],
        [_position(page, i) for i in range(len(shapes))],
        [_NO_LINE, *zip(kinds, tags, same, strict=False)],
        [*zip(kinds[1:], tags[1:], same, strict=True), _NO_LINE],
        _surroundings(page),
    ]


def find_features(page: Page) -> list[list[str]]:
    """The names of every line's features."""
    rows, numbers = find_places(page)
    places = [_name_all(PLACE_NAMERS, states) for states in rows]
    lines = zip(numbers, zip(*find_states(page), strict=True), strict=True)
    return [[*places[number], *_name_all(NAMERS, states)] for number, states in lines]


def _name_all(namers: Sequence[Namer], states: Sequence[State]) -> list[str]:
    return [f for name, state in zip(namers, states, strict=True) for f in name(state)]


def _look(page: Page, shape: Shape) -> _Look:
    part, count, words = shape.part, min(shape.count, _MOST), shape.words
    head = words[:DIGITS_IN]
    return (
        part.tag,
        _WORD_STEPS[count],
        _SIZE_STEPS[count],
        bisect_right(LINKED, part.linked),
        bisect_right(COMMAS, shape.commas) if shape.commas else 0,
        (
            shape.closed,
            shape.quoted,
            page.seen[words] > 1,
            words.isupper(),
            words[:1].islower(),
            words[-1:] == ":",
            len(_DIGIT.findall(head)) * MANY_DIGITS > len(head),
        ),
        tuple([h for h in part.hints if h in _MARKS]) if part.hints else (),
    )


def _name_look(state: _Look) -> Iterator[str]:
    tag, words, size, linked, commas, (closed, quoted, twice, *others), marks = state
    yield "always"
    yield f"tag:{tag}"
    yield f"words={words}"
    yield f"size{size} linked{linked}"
    yield f"size{size} closed{closed:d}"
    yield f"{tag} closed{closed:d}"
    yield f"commas={commas}"
    if quoted:
        yield f"quoted size{size}"
    if twice:
        yield f"twice size{size}"
    signs = zip(("capitals", "lower start", "colon", "digits"), others, strict=True)
    yield from [name for name, is_on in signs if is_on]
    for mark in marks:
        yield f"hint:{mark}" if mark in _PLAIN_HINTS else f"{mark} size{size}"


def _position(page: Page, i: int) -> _Position:
    heading = page.heading
    below = None if heading < 0 else -1 if i < heading else bisect_right(FEW, i - heading)
    if i < page.first:
        return "before", bisect_right(STEPS, page.first - i), below
    if i > page.last:
        return "after", bisect_right(STEPS, i - page.last), below
    return "within", 0, below


def _name_position(state: _Position) -> Iterator[str]:
    side, step, below = state
    yield side if side == "within" else f"{side}={step}"
    if below is not None:
        yield "above heading" if below < 0 else f"below heading={below}"


def _kind(shape: Shape) -> str:
    return "text" if shape.is_paragraph else "link" if shape.part.linked > A_LINK else "short"


def _name_neighbour(name: str, state: _Neighbour) -> Iterator[str]:
    kind, tag, same = state
    yield f"{name}:{kind}"
    if state != _NO_LINE:
        yield f"{name}:{tag}"
        if same:
            yield f"{name} same:{kind}"


def _surroundings(page: Page) -> list[_Around]:
    counts = np.array([s.count for s in page.shapes], dtype=np.float64)
    worth = np.array(page.prior, dtype=np.float64)
    words = np.minimum(MOST_WORDS, counts + EVERY_LINE)
    up = _mean_before(words, worth)
    down = _mean_before(words[::-1], worth[::-1])[::-1]
    heaviest = np.zeros(len(counts), dtype=bool)
    run = page.heaviest()
    heaviest[run.start : run.stop] = True
    columns = (
        np.searchsorted(WORTHS, worth, "right"),
        np.searchsorted(SIZES, counts, "right"),
        np.searchsorted(WORTHS, up, "right"),
        np.searchsorted(WORTHS, down, "right"),
        np.searchsorted(WORTHS, (up + down) / 2, "right"),
        np.searchsorted(ENDS, up, "right"),
        np.searchsorted(ENDS, down, "right"),
        heaviest,
    )
    return list(zip(*(c.tolist() for c in columns), strict=True))


def _name_surroundings(state: _Around) -> Iterator[str]:
    own, size, up, down, around, far_up, far_down, heaviest = state
    yield f"worth={own} size{size}"
    yield f"up={up}"
    yield f"down={down}"
    yield f"around={around}"
    yield f"up/down {far_up}{far_down} size{size}"
    yield f"heaviest {heaviest:d} worth={own}"


def _mean_before(words: _Numbers, worth: _Numbers) -> _Numbers:
    """The worth of the lines before each, weighed by words and nearness."""
    weighed = words * worth
    total, weight = np.zeros_like(words), np.zeros_like(words)
    for k in range(1, min(REACH, len(words) - 1) + 1):
        total[k:] += weighed[:-k] / k
        weight[k:] += words[:-k] / k
    return np.divide(total, weight, out=total, where=weight > 0)


# from a state to its features, in the order of ``find_states``
NAMERS: tuple[Namer, ...] = (
    _name_look,
    _name_position,
    partial(_name_neighbour, "prev"),
    partial(_name_neighbour, "next"),
    _name_surroundings,
)
