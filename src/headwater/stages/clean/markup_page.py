"""A page as a whole: where most of its running text stands, and what is plainly furniture."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from headwater.stages.clean.markup_shape import Shape, tag_of, words_of
from headwater.text.markup import load_markup_words

Path: TypeAlias = tuple[str, ...]
# share of a page's running text from which an element is the page itself, whatever its name
MOST_OF_TEXT = 0.6
# worth of a line as body at first sight: a paragraph, a line of some words, any other, furniture
PARAGRAPH, SOME_WORDS, SHORT, FURNITURE = 0.9, 0.35, 0.1, 0.02
LEAST_WORDS = 6
# worth of a word at which it neither adds to a stretch nor takes from it
EVEN = 0.3
# words that every line counts for more than it has, so that empty ones weigh something
EVERY_LINE = 2
_FURNITURE_TAGS = frozenset(
    {"footer", "nav", "form", "figcaption", "label", "button", "aside", "textarea"}
)


class Page:
    """The lines of a page and sums over the elements that hold them."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self.shapes = shapes
        self.mass: Counter[Path] = Counter()
        self.above: Counter[Path] = Counter()
        running: Counter[Path] = Counter()
        lines: Counter[Path] = Counter()
        for shape in shapes:
            lines[shape.part.path] += 1
            if shape.is_paragraph:
                running[shape.part.path] += shape.count
                self.mass[shape.block] += shape.count
                self.above[shape.block[:-1]] += shape.count
                self.above[shape.block[:-2]] += shape.count
        self.total = max(1, self.mass.total())
        self.running, self.lines = _spread(running), _spread(lines)
        self.main = max(self.mass, key=lambda p: (self.mass[p], p)) if self.mass else ()
        own = [i for i, s in enumerate(shapes) if s.block == self.main and s.is_paragraph]
        self.first, self.last = (own[0], own[-1]) if own else (0, len(shapes) - 1)
        self.heading = next((i for i, s in enumerate(shapes) if s.part.tag == "h1"), -1)
        self.seen = Counter(s.words for s in shapes)
        self.furniture = {path: self._is_furniture(path) for path in lines}
        self.prior = [self._worth(s) for s in shapes]

    def _is_furniture(self, path: Path) -> bool:
        words = load_markup_words()["furniture"]
        for k, name in enumerate(path, 1):
            if self.running[path[:k]] > MOST_OF_TEXT * self.total:
                continue
            if tag_of(name) in _FURNITURE_TAGS or not words.isdisjoint(words_of(name)):
                return True
        return False

    def _worth(self, shape: Shape) -> float:
        if self.furniture[shape.part.path]:
            return FURNITURE
        if shape.is_paragraph:
            return PARAGRAPH
        some = shape.count >= LEAST_WORDS and shape.part.linked < MOST_OF_TEXT
        return SOME_WORDS if some else SHORT

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
            own[shape.block] = own.get(shape.block, 0.0) + weight
        total: dict[Path, float] = {}
        for path, weight in own.items():
            for k in range(1, len(path) + 1):
                total[path[:k]] = total.get(path[:k], 0.0) + weight
        return max(total, key=lambda p: (round(total[p], 6), len(p), p)) if total else ()


def _spread(own: Counter[Path]) -> Counter[Path]:
    """Sums over all that an element holds, from those of the elements themselves."""
    total: Counter[Path] = Counter()
    for path, count in own.items():
        for k in range(1, len(path) + 1):
            total[path[:k]] += count
    return total
