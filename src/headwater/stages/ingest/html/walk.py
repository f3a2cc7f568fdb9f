"""One walk of the tree, without recursion: the visible text and its parts."""

from functools import lru_cache

import msgspec

from headwater.records.article import Part
from headwater.stages.ingest.html.elements import (
    AS_WRITTEN,
    BLOCKS,
    BOLD,
    ITALIC,
    NOT_SHOWN,
    PICTURES,
    ROLES,
    SMALL,
    is_hidden,
)
from headwater.stages.ingest.html.lines import Lines, is_blank
from headwater.stages.ingest.html.tree import Node, Tree
from headwater.text.markup import find_name_words, load_markup_words

# elements of a path: real pages nest 10 to 40 deep; the outermost and the innermost say most
MAX_PATH, OUTER = 60, 12
# classes of an element, and characters of a name, a hint and a link, that are kept
MAX_CLASSES, MAX_NAME, MAX_HINT, MAX_LINK = 8, 40, 60, 300
_TEXT = "-text"
# on parts of an element that the page hides until a script or a click shows it
HIDDEN = "hidden"
# characters in the paragraphs of a hidden element from which it is more than a notice: it may be
# the article, which some pages show only by script
MIN_HIDDEN = 400


class Walked(msgspec.Struct, frozen=True, kw_only=True):
    """What the walk brought."""

    text: str
    parts: tuple[Part, ...]
    whole: bool  # whether all of the page was walked


class _Walker:
    """The elements that are open, and the lines that they fill."""

    def __init__(self, max_parts: int) -> None:
        self.lines = Lines()
        self.shows_hidden = 0  # depth of the hidden element whose text is shown
        self.max_parts = max_parts
        self.names: list[str] = []
        self.hints: list[tuple[str, ...]] = []
        self.blocks: list[str] = ["body"]
        self.links: list[str] = []
        self.bold = self.italic = self.as_written = 0
        self.waiting: list[str] = []  # hints for the next part: a picture, a line break
        self.captions: list[int] = []  # depths of open elements with words under a picture

    def walk(self, top: Node) -> bool:
        """Every node below ``top``; false where it was given up for its number of parts."""
        node: Node | None = top
        depth = 0
        while node is not None:
            child = self.enter(node)
            if child is not None:
                node, depth = child, depth + 1
                continue
            while node is not None and depth:
                following = node.next
                if following is not None:
                    node = following
                    break
                node, depth = node.parent, depth - 1
                if node is not None:
                    self.leave(node)
            if not depth or self.lines.count > self.max_parts:
                return not depth
        return True

    def enter(self, node: Node) -> Node | None:
        """Take the node in; its first child where the walk goes on inside it."""
        tag = node.tag
        if tag == _TEXT:
            self.add(node.text_content or "")
            return None
        if tag is None or tag[0] in "-!":
            return None
        if tag in PICTURES:
            self.waiting.append("image")
        if tag in NOT_SHOWN:
            return None
        if tag in ("br", "hr", "wbr", "img", "input"):
            if tag in ("br", "hr"):
                self.lines.end_line()
                self.waiting.append(tag)
            return None
        child = node.first_child
        if child is None:
            if tag in BLOCKS:
                self.lines.end_line()
            return None
        attributes = node.attributes
        hidden = bool(attributes) and not self.shows_hidden and is_hidden(tag, attributes)
        if hidden and not _holds_paragraphs(node):
            return None
        self.open(tag, attributes)
        if hidden:
            self.hints[-1] = (*self.hints[-1], HIDDEN)
            self.shows_hidden = len(self.hints)
        return child

    def open(self, tag: str, attributes: dict[str, str | None]) -> None:
        """An element with content begins."""
        name, hints = tag, tuple[str, ...]()
        if attributes:
            name = _name(tag, attributes.get("class"), attributes.get("id"))
            hints = _hints(attributes)
        self.names.append(name)
        self.hints.append(hints)
        if tag == "figcaption" or (name != tag and "caption" in find_name_words(name)):
            self.captions.append(len(self.names))
        if self.captions and tag in SMALL:
            self.lines.end_part()
        if tag in BLOCKS:
            self.lines.end_line()
            self.blocks.append(tag)
            self.as_written += tag in AS_WRITTEN
        elif tag == "a":
            self.links.append((attributes.get("href") or "")[:MAX_LINK])
            self.part_at(name, hints)
        elif tag in BOLD:
            self.bold += 1
        elif tag in ITALIC:
            self.italic += 1
        elif attributes:
            self.part_at(name, hints)

    def leave(self, node: Node) -> None:
        """An element that was opened ends."""
        tag = node.tag
        if self.captions:
            if tag in SMALL:
                self.lines.end_part()
            if self.captions[-1] == len(self.names):
                self.captions.pop()
        name, hints = self.names.pop(), self.hints.pop()
        if len(self.hints) < self.shows_hidden:
            self.shows_hidden = 0
        if tag in BLOCKS:
            self.lines.end_line()
            self.blocks.pop()
            self.as_written -= tag in AS_WRITTEN
        elif tag == "a":
            self.links.pop()
            self.part_at(name, hints)
        elif tag in BOLD:
            self.bold -= 1
        elif tag in ITALIC:
            self.italic -= 1
        elif name != tag or hints:
            self.part_at(name, hints)

    def part_at(self, name: str, hints: tuple[str, ...]) -> None:
        """A part ends where an inline element that holds a thing of its own begins or ends."""
        own, apart = _holds_own(name, hints)
        if not own:
            return
        self.lines.end_part()
        if apart and not self.lines.is_spaced:
            self.lines.end_line()

    def add(self, text: str) -> None:
        """A text node."""
        if is_blank(text):
            if text:
                self.lines.space()
            return
        if not self.lines.is_part_open:
            path = tuple(self.names)
            if len(path) > MAX_PATH:
                path = path[:OUTER] + path[OUTER - MAX_PATH :]
            said = [h for hints in self.hints[-MAX_PATH:] for h in hints]
            self.lines.begin(self.blocks[-1], path, tuple(dict.fromkeys((*said, *self.waiting))))
            self.waiting.clear()
        link = self.links[-1] if self.links else None
        if self.as_written:
            self.lines.write_as_is(text, link)
        else:
            self.lines.write(text, link, self.bold > 0, self.italic > 0)


def walk_page(tree: Tree, max_parts: int) -> Walked:
    """The visible text of a page and the parts that tile it."""
    walker = _Walker(max_parts)
    top = tree.body
    whole = top is None or walker.walk(top)
    text, parts = walker.lines.finish()
    return Walked(text=text, parts=parts, whole=whole)


@lru_cache(maxsize=1 << 12)
def _holds_own(name: str, hints: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether an inline element holds a thing of its own, and one that stands apart."""
    words = [*find_name_words(name), *(w for h in hints for w in find_name_words(h))]
    table = load_markup_words()
    return not table["own"].isdisjoint(words), not table["apart"].isdisjoint(words)


def _holds_paragraphs(node: Node) -> bool:
    total = 0
    for paragraph in node.css("p"):
        total += len(paragraph.text(deep=True))
        if total >= MIN_HIDDEN:
            return True
    return False


@lru_cache(maxsize=1 << 13)
def _name(tag: str, classes: str | None, id_: str | None) -> str:
    name = tag
    if classes:
        name = ".".join((tag, *(c[:MAX_NAME] for c in classes.split()[:MAX_CLASSES])))
    return f"{name}#{id_[:MAX_NAME]}" if id_ else name


def _hints(attributes: dict[str, str | None]) -> tuple[str, ...]:
    return tuple(f"{k}:{v[:MAX_HINT]}" for k, v in attributes.items() if v and k in ROLES)
