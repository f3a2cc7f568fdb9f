"""One walk of the tree, without recursion: the visible text and its parts."""

from functools import lru_cache
from typing import TypeAlias

import msgspec

from headwater.records.article import Part
from headwater.stages.ingest.html.elements import (
    AS_WRITTEN,
    BLOCKS,
    EMPTY,
    HIDING,
    KINDS,
    NOT_SHOWN,
    PICTURES,
    ROLES,
    SMALL,
    SPECIAL,
    is_hidden,
)
from headwater.stages.ingest.html.lines import SPACES, Lines
from headwater.stages.ingest.html.metadata_page import (
    HEADS,
    MARKING,
    STATING,
    Attributes,
    PageMarks,
    Survey,
    is_telling,
    states_role,
)
from headwater.stages.ingest.html.tree import Node, Tree
from headwater.text.markup import find_name_words, load_markup_words

# elements of a path: real pages nest 10 to 40 deep; the outermost and the innermost say most
MAX_PATH, OUTER = 60, 12
# classes of an element, and characters of a name, a hint and a link, that are kept
MAX_CLASSES, MAX_NAME, MAX_HINT, MAX_LINK = 8, 40, 60, 300
_TEXT = "-text"
# hints for the text behind a picture; what is drawn in the page itself is a sign, seldom a picture
_PICTURE, _ICON = ("image",), ("image", "icon")
# on parts of an element that the page hides until a script or a click shows it
HIDDEN = "hidden"
# characters in the paragraphs of a hidden element from which it is more than a notice: it may be
# the article, which some pages show only by script
MIN_HIDDEN = 400

# attributes that say more than a name
_SAYING = ROLES | STATING | HIDING
# an open element: tag, hints, those with the hints of all around it, whether it holds a thing of
# its own and one that stands apart
_Frame: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...], tuple[bool, bool] | None]


class Walked(msgspec.Struct, frozen=True, kw_only=True):
    """What the walk brought."""

    text: str
    parts: tuple[Part, ...]
    whole: bool  # whether all of the page was walked
    marks: PageMarks  # what its elements say of the article


class _Walker:
    """The elements that are open, and the lines that they fill."""

    def __init__(self, max_parts: int, survey: Survey) -> None:
        self.lines = Lines()
        self.survey = survey
        self.max_parts = max_parts
        self.is_full = False
        self.names: list[str] = []
        self.frames: list[_Frame] = []
        self.blocks: list[str] = ["body"]
        self.links: list[str] = []
        self.bold = self.italic = self.as_written = 0
        self.waiting: list[str] = []  # hints for the next part: a picture, a line break
        self.captions: list[int] = []  # depths of open elements with words under a picture
        self.shows_hidden = 0  # depth of the hidden element whose text is shown

    def walk(self, top: Node) -> bool:
        """Every node below ``top``; false where it was given up for its number of parts."""
        node, depth = top, 0
        while True:
            child = self.enter(node)
            if child is not None:
                node, depth = child, depth + 1
                continue
            while depth:
                following = node.next
                if following is not None:
                    node = following
                    break
                above = node.parent
                depth -= 1
                if above is not None:
                    node = above
                    self.leave()
            if not depth or self.is_full:
                return not depth

    def enter(self, node: Node) -> Node | None:
        """Take the node in; its first child where the walk goes on inside it."""
        tag = node.tag
        if tag == _TEXT:
            text = node.text_content
            if text:
                if text.strip(SPACES):
                    self.add(text)
                else:
                    self.lines.space()
            return None
        if tag is None or tag[0] in "-!" or (tag in SPECIAL and self.passes_over(node, tag)):
            return None
        attributes = node.attributes
        if attributes:
            return self.enter_named(node, tag, attributes)
        if tag in MARKING:
            self.survey.mark(node, tag, attributes)
        child = node.first_child
        if child is not None:
            self.open(tag, tag, (), attributes, tag == "figcaption")
        elif tag in BLOCKS:
            self.lines.end_line()
        return child

    def enter_named(self, node: Node, tag: str, attributes: Attributes) -> Node | None:
        """The same for an element with attributes."""
        name, tells, caption = _read_name(tag, attributes.get("class"), attributes.get("id"))
        says = not _SAYING.isdisjoint(attributes) or tag == "dialog"
        if tells or tag in MARKING or (says and states_role(attributes)):
            self.survey.mark(node, tag, attributes)
        child = node.first_child
        if child is None:
            if tag in BLOCKS:
                self.lines.end_line()
            return None
        if not says:
            self.open(tag, name, (), attributes, caption)
            return child
        hidden = not self.shows_hidden and is_hidden(tag, attributes)
        if hidden and not _holds_paragraphs(node):
            self.survey.see_below(node)
            return None
        hints = () if ROLES.isdisjoint(attributes) else _hints(attributes)
        self.open(tag, name, (*hints, HIDDEN) if hidden else hints, attributes, caption)
        if hidden:
            self.shows_hidden = len(self.names)
        return child

    def passes_over(self, node: Node, tag: str) -> bool:
        """Whether nothing inside an element is looked at; what it does to the line is done."""
        if tag in PICTURES:
            self.waiting += _ICON if tag == "svg" else _PICTURE
        elif tag in ("br", "hr"):
            self.lines.end_line()
            self.waiting.append(tag)
        if tag in HEADS:
            self.survey.see(node, tag, node.attributes)
        elif tag in NOT_SHOWN:
            self.survey.see_all(node)
        else:
            return tag in EMPTY
        return True

    def open(
        self, tag: str, name: str, hints: tuple[str, ...], attributes: Attributes, caption: bool
    ) -> None:
        """An element with content begins; ``caption`` says whether it holds one."""
        kind, own = KINDS.get(tag), None
        self.names.append(name)
        if caption:
            self.captions.append(len(self.names))
        if self.captions and tag in SMALL:
            self.lines.end_part()
        if kind == "block":
            if self.lines.is_line_open:
                self.lines.end_line()
            self.blocks.append(tag)
            self.as_written += tag in AS_WRITTEN
        elif kind == "bold":
            self.bold += 1
        elif kind == "italic":
            self.italic += 1
        elif attributes or kind == "link":
            if kind == "link":
                self.links.append((attributes.get("href") or "")[:MAX_LINK])
            own = _holds_own(name, hints)
            if own[0]:
                self.part_at(own)
        said = self.frames[-1][2] if self.frames else ()
        if hints:
            said = tuple(dict.fromkeys((*said, *hints)))
        self.frames.append((tag, hints, said, own))

    def leave(self) -> None:
        """The innermost element that was opened ends."""
        tag, _, _, own = self.frames.pop()
        kind = KINDS.get(tag)
        if self.captions:
            if tag in SMALL:
                self.lines.end_part()
            if self.captions[-1] == len(self.names):
                self.captions.pop()
        self.names.pop()
        if len(self.names) < self.shows_hidden:
            self.shows_hidden = 0
        if kind == "block":
            if self.lines.is_line_open:
                self.lines.end_line()
            self.blocks.pop()
            self.as_written -= tag in AS_WRITTEN
        elif kind == "bold":
            self.bold -= 1
        elif kind == "italic":
            self.italic -= 1
        elif own is not None:
            if kind == "link":
                self.links.pop()
            if own[0]:
                self.part_at(own)

    def part_at(self, own: tuple[bool, bool]) -> None:
        """A part ends where an inline element that holds a thing of its own begins or ends."""
        self.lines.end_part()
        if own[1] and not self.lines.is_spaced:
            self.lines.end_line()

    def add(self, text: str) -> None:
        """A text node with more than white space."""
        if not self.lines.is_part_open:
            self.begin()
        link = self.links[-1] if self.links else None
        if self.as_written:
            self.lines.write_as_is(text, link)
        else:
            self.lines.write(text, link, self.bold > 0, self.italic > 0)

    def begin(self) -> None:
        """A part begins."""
        self.is_full = self.lines.count >= self.max_parts
        path, said = tuple(self.names), self.frames[-1][2]
        if len(path) > MAX_PATH:
            path = path[:OUTER] + path[OUTER - MAX_PATH :]
            near = (h for frame in self.frames[-MAX_PATH:] for h in frame[1])
            said = tuple(dict.fromkeys(near))
        if self.waiting:
            said = tuple(dict.fromkeys((*said, *self.waiting)))
            self.waiting.clear()
        self.lines.begin(self.blocks[-1], path, said)


def walk_page(tree: Tree, max_parts: int) -> Walked:
    """The visible text of a page, the parts that tile it, and what its elements say of it."""
    survey = Survey()
    walker = _Walker(max_parts, survey)
    root, body, whole = tree.root, tree.body, True
    if body is not None and root is not None:
        survey.see(root, "html", root.attributes)
        if tree.head is not None:
            survey.see_all(tree.head)
        whole = walker.walk(body)
    elif root is not None:
        survey.see_all(root)
    text, parts = walker.lines.finish()
    return Walked(text=text, parts=parts, whole=whole, marks=survey.finish())


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
def _read_name(tag: str, classes: str | None, id_: str | None) -> tuple[str, bool, bool]:
    """An element's name in paths, whether it tells of an author or a date, and of a caption."""
    name = tag
    if classes:
        name = ".".join((tag, *[c[:MAX_NAME] for c in classes.split()[:MAX_CLASSES]]))
    if id_:
        name = f"{name}#{id_[:MAX_NAME]}"
    caption = name != tag and "aption" in name.lower() and "caption" in find_name_words(name)
    return name, is_telling(classes, id_), caption or tag == "figcaption"


def _hints(attributes: dict[str, str | None]) -> tuple[str, ...]:
    return tuple(f"{k}:{v[:MAX_HINT]}" for k, v in attributes.items() if v and k in ROLES)
