"""A page as a whole: where most of its running text stands, and what is plainly furniture."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec

from headwater.stages.clean.markup_shape import Name, Place, Shape, read_name

Path: TypeAlias = tuple[str, ...]
# share of a page's running text from which an element is the page itself, whatever its name
MOST_OF_TEXT = 0.6
# worth of a line as body at first sight: a paragraph, a line of some words, any other, furniture
PARAGRAPH, SOME_WORDS, SHORT, FURNITURE = 0.9, 0.35, 0.1, 0.02
LEAST_WORDS = 6
# share of a page's lines from which an element around them tells nothing of one of them
WIDE = 0.9
FURNITURE_NAMES = "furniture"
# worth of a word at which it neither adds to a stretch nor takes from it
EVEN = 0.3
# words that every line counts for more than it has, so that empty ones weigh something
EVERY_LINE = 2


class Element(msgspec.Struct, gc=False):
    """All elements of a page with one path: sums over what they hold."""

    above: "Element | None"
    name: Name
    lines: int = 0
    running: int = 0  # words of paragraphs
    is_wide: bool = False  # whether it holds nearly all of the page
    kinds: frozenset[str] = frozenset()  # what it is, or an element around it, by their names


class Page:
    """The lines of a page and sums over the elements that hold them."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self.shapes = shapes
        self.mass: Counter[Path] = Counter()
        self.above: Counter[Path] = Counter()
        for shape in shapes:
            if shape.is_paragraph:
                block = shape.place.block
                self.mass[block] += shape.count
                self.above[block[:-1]] += shape.count
                self.above[block[:-2]] += shape.count
        self.total = max(1, self.mass.total())
        self.elements, self.around = _find_elements(shapes)
        self._judge()
        self.main = max(self.mass, key=lambda p: (self.mass[p], p)) if self.mass else ()
        own = [i for i, s in enumerate(shapes) if s.is_paragraph and s.place.block == self.main]
        self.first, self.last = (own[0], own[-1]) if own else (0, len(shapes) - 1)
        self.heading = next((i for i, s in enumerate(shapes) if s.part.tag == "h1"), -1)
        self.seen = Counter([s.words for s in shapes])
        self.prior = [_worth(s, self.holds(i, FURNITURE_NAMES)) for i, s in enumerate(shapes)]

    def _judge(self) -> None:
        """What each element is, the outermost first; names around most of the text say nothing."""
        wide, most = WIDE * len(self.shapes), MOST_OF_TEXT * self.total
        for element in self.elements:
            if (above := element.above) is None:
                continue
            element.is_wide = element.lines > wide
            element.kinds = above.kinds
            if element.name.kinds and element.running <= most:
                element.kinds = above.kinds | element.name.kinds

    def holds(self, i: int, group: str) -> bool:
        """Whether an element around a line, but not around most of the text, is named so."""
        return group in self.around[i].kinds

    def heaviest(self) -> range:
        """The run of lines whose words speak most for being body."""
        best, found, start, total = 0.0, range(0), 0, 0.0
        for i, (shape, worth) in enumerate(zip(self.shapes, self.prior, strict=True)):
            total += (shape.count + EVERY_LINE) * (worth - EVEN)
            if total <= 0:
                start, total = i + 1, 0.0
            elif total > best:
                best, found = total, range(start, i + 1)
        return found

    def best_element(self) -> Path:
        """The element whose words speak most for being body; the innermost of equals."""
        own: dict[Path, float] = {}
        for shape, worth in zip(self.shapes, self.prior, strict=True):
            weight = (shape.count + EVERY_LINE) * (worth - EVEN)
            block = shape.place.block
            own[block] = own.get(block, 0.0) + weight
        total = _spread(own)
        return max(total, key=lambda p: (round(total[p], 6), len(p), p)) if total else ()


def _worth(shape: Shape, is_furniture: bool) -> float:
    if is_furniture:
        return FURNITURE
    if shape.is_paragraph:
        return PARAGRAPH
    some = shape.count >= LEAST_WORDS and shape.part.linked < MOST_OF_TEXT
    return SOME_WORDS if some else SHORT


def _find_elements(shapes: Sequence[Shape]) -> tuple[list[Element], list[Element]]:
    """The elements that hold lines, each behind the one that holds it; the innermost by line."""
    elements: dict[Path, Element] = {(): Element(None, read_name(""))}
    known: dict[int, Element] = {}  # by identity: lines of one place share one record
    around = []
    for shape in shapes:
        place = shape.place
        if (element := known.get(id(place))) is None:
            element = known[id(place)] = _enter(elements, place)
        element.lines += 1
        if shape.is_paragraph:
            element.running += shape.count
        around.append(element)
    for element in reversed(elements.values()):
        if element.above is not None:
            element.above.lines += element.lines
            element.above.running += element.running
    return list(elements.values()), around


def _enter(elements: dict[Path, Element], place: Place) -> Element:
    path, depth = place.path, len(place.path)
    while (element := elements.get(path[:depth])) is None:
        depth -= 1
    for end in range(depth + 1, len(path) + 1):
        element = elements[path[:end]] = Element(element, place.names[end - 1])
    return element


def _spread(own: Mapping[Path, float]) -> defaultdict[Path, float]:
    """Sums over all that an element holds, from those of the elements themselves."""
    total: defaultdict[Path, float] = defaultdict(float)
    by_depth: defaultdict[int, list[Path]] = defaultdict(list)
    for path, count in own.items():
        total[path] = count
        by_depth[len(path)].append(path)
    for depth in range(max(by_depth, default=0), 1, -1):
        for path in by_depth[depth]:
            above = path[:-1]
            if above not in total:
                by_depth[depth - 1].append(above)
            total[above] += total[path]
    return total
