"""What the place of a line says for and against its being body, as states that name features.

A place is a path of elements with what they state; many lines share one.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from headwater.stages.clean.markup_page import FURNITURE_NAMES, Element, Page, Path
from headwater.stages.clean.markup_shape import NEAR, Place, read_name

SHARES = (0.001, 0.02, 0.1, 0.25, 0.5, 0.75, 0.95)
FEW = (1, 2, 3, 4, 6, 9)
DEPTHS = (3, 6, 9, 12, 16, 22)
_AROUND = frozenset(
    {
        *("nav", "footer", "aside", "header", "article", "main", "figure", "form", "ul", "ol"),
        *("table", "section", "li", "blockquote", "button", "figcaption", "details", "td", "dl"),
    }
)

# tuples of steps and signs, each kind with a function that names its features
State: TypeAlias = tuple[object, ...]
Namer: TypeAlias = Callable[..., Iterator[str]]
WordsOf: TypeAlias = Callable[[str], Sequence[str]]
_Stand: TypeAlias = tuple[tuple[str, ...], str, str, int]
_Share: TypeAlias = tuple[int, int, int, int, int, bool, bool]
_Words: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]  # near, far, said


def _words_of(name: str) -> Sequence[str]:
    return read_name(name).words


def find_places(
    page: Page, words_of: WordsOf = _words_of
) -> tuple[list[tuple[State, ...]], list[int]]:
    """The places where lines stand, as states in the order of ``PLACE_NAMERS``; each line's.

    ``words_of`` gives those words of an element's name that are features.
    """
    best, far = page.best_element(), _find_far(page, words_of)
    known: dict[tuple[int, tuple[str, ...]], int] = {}
    rows: list[tuple[State, ...]] = []
    numbers = []
    for i, shape in enumerate(page.shapes):
        place, hints = shape.place, shape.part.hints
        said = tuple([h for h in hints if ":" in h and not h.startswith("href:")])
        key = (id(place), said)  # what attributes state, but where links lead
        if (number := known.get(key)) is None:
            number = known[key] = len(rows)
            words = (
                tuple([w for name in place.names[-NEAR:] for w in words_of(name.text)]),
                far[id(_go_up(page.around[i]))],
                tuple([w for h in said for w in words_of(f".{h}")]),
            )
            rows.append((_stand(place), _share(page, i, best), words))
        numbers.append(number)
    return rows, numbers


def _find_far(page: Page, words_of: WordsOf) -> dict[int, tuple[str, ...]]:
    """By the identity of an element the words down to it, but of elements around all lines."""
    far: dict[int, tuple[str, ...]] = {id(None): ()}
    for element in page.elements:
        known = () if element.is_wide else far[id(element.above)]
        own = words_of(element.name.text)
        far[id(element)] = (*known, *own) if own and not element.is_wide else known
    return far


def _go_up(element: Element) -> Element | None:
    """The element around those that are near."""
    above: Element | None = element
    for _ in range(NEAR):
        above = above.above if above is not None else None
    return above


def _stand(place: Place) -> _Stand:
    names, block = place.names, place.block
    return (
        tuple(sorted(place.tags & _AROUND)),
        names[-1].tag if names else "",
        names[len(block) - 2].tag if len(block) > 1 else "",
        bisect_right(DEPTHS, len(names)),
    )


def _name_stand(state: _Stand) -> Iterator[str]:
    around, innermost, parent, depth = state
    yield from [f"in:{tag}" for tag in around]
    yield f"innermost:{innermost}"
    yield f"parent:{parent}"
    yield f"depth={depth}"


def _share(page: Page, i: int, best: Path) -> _Share:
    block, total, main = page.shapes[i].place.block, page.total, page.main
    common = 0
    while common < len(block) and common < len(main) and block[common] == main[common]:
        common += 1
    return (
        bisect_right(SHARES, page.mass.get(block, 0) / total),
        bisect_right(SHARES, page.above.get(block[:-1], 0) / total),
        bisect_right(SHARES, page.above.get(block[:-2], 0) / total),
        bisect_right(FEW, len(main) - common),
        bisect_right(FEW, len(block) - common),
        block[: len(best)] == best,
        page.holds(i, FURNITURE_NAMES),
    )


def _name_share(state: _Share) -> Iterator[str]:
    pattern, parent, grandparent, missing, beside, best, furniture = state
    yield f"pattern={pattern}"
    yield f"parent share={parent}"
    yield f"grandparent share={grandparent}"
    yield f"missing of main={missing}"
    yield f"beside main={beside}"
    yield f"best element {best:d}"
    if furniture:
        yield "furniture"


def _name_words(state: _Words) -> Iterator[str]:
    """The words in the names of the elements around a line, and in what they state."""
    near, far, said = state
    yield from [f"near:{w}" for w in dict.fromkeys(near)]
    yield from [f"far:{w}" for w in dict.fromkeys(far) if w not in near]
    yield from [f"said:{w}" for w in dict.fromkeys(said)]


# from a state to its features, in the order of ``find_places``
PLACE_NAMERS: tuple[Namer, ...] = (_name_stand, _name_share, _name_words)
