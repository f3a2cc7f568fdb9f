"""A page as a whole: where most of its running text stands, and what is plainly furniture."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from headwater.stages.clean.markup_shape import Shape, tag_of, words_of
from headwater.text.markup import load_markup_words

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
# words of a line that count for its neighbours
MOST_WORDS = 40
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
        self._held: defaultdict[str, dict[Path, bool]] = defaultdict(dict)
        self._wide: dict[Path, int] = {}
        self.furniture = {path: self.holds(path, FURNITURE_NAMES) for path in lines}
        self.prior = [self._worth(s) for s in shapes]
        words = (min(MOST_WORDS, s.count + EVERY_LINE) for s in shapes)
        self.weighed = list(zip(words, self.prior, strict=True))

    def holds(self, path: Path, group: str) -> bool:
        """Whether an element around a line, but not around most of the text, is named so."""
        known = self._held[group]
        if (found := known.get(path)) is None:
            found = bool(path) and (self._is_named(path, group) or self.holds(path[:-1], group))
            known[path] = found
        return found

    def _is_named(self, path: Path, group: str) -> bool:
        if self.running[path] > MOST_OF_TEXT * self.total:
            return False
        if group == FURNITURE_NAMES and tag_of(path[-1]) in _FURNITURE_TAGS:
            return True
        return not load_markup_words()[group].isdisjoint(words_of(path[-1]))

    def count_wide(self, path: Path) -> int:
        """The number of elements around a line that hold nearly all of the page."""
        if not path:
            return 0
        if (found := self._wide.get(path)) is None:
            found = (self.lines[path] > WIDE * len(self.shapes)) + self.count_wide(path[:-1])
            self._wide[path] = found
        return found

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
        total = _spread(own)
        return max(total, key=lambda p: (round(total[p], 6), len(p), p)) if total else ()


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
