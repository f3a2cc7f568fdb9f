"""What a page's markup says about itself, as plain rows: the only place that asks the tree."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

import msgspec

from headwater.stages.ingest.html.metadata_json_ld import Node as Thing
from headwater.stages.ingest.html.metadata_json_ld import read_nodes
from headwater.stages.ingest.html.tree import Node, Tree
from headwater.text.bylines import PART

# characters of an element that names an author or a date: longer ones hold the article
MAX_AUTHOR, MAX_TIME, MAX_TITLE = 200, 120, 500
# elements of one page that are looked at: lists of comments have thousands
MAX_MARKED = 400
# characters of one script that are searched for dates
MAX_STATE = 1_000_000
_AUTHOR_WORDS = ("author", "byline", "writer", "autor", "contributor")
_TIME_WORDS = ("date", "time", "publish", "posted")
_ALL_WORDS = _AUTHOR_WORDS + _TIME_WORDS
_TEST_WORDS = ("author", "byline")
# elements that say something by their tag: of the page, of the article; elements that nobody sees
HEADS = frozenset({"title", "html", "script", "meta", "link", "style"})
MARKING = frozenset({"h1", "time"})
STATING = frozenset({"itemprop", "rel", "data-testid"})
_UNSEEN = frozenset({"meta", "link", "script", "style", "body", "html", "input", "form"})
_NOT_AUTHORS = re.compile(
    r"bio|comment|avatar|image|photo|caption|related|card|teaser|social|share|follow|about|box"
    r"|description|popular|sidebar|list|credit",
    re.IGNORECASE,
)
_NOT_TIMES = re.compile(
    r"comment|related|card|teaser|popular|sidebar|picker|update|modif|reading|read-time|readtime"
    r"|timeline|timer|reply",
    re.IGNORECASE,
)
# a date in a script's data, with any number of backslashes before its quotation marks
_STATE = re.compile(
    r"\"(?:date_?published|published_?(?:at|date|time)|publish_?date|publication_?date)\\*\"\s*:\s*"
    r"\\*\"(\d{4}-\d\d-\d\d[^\"\\]{0,24})",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[:._\s-]+")
_MODIFIED = re.compile(r"modif|update", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|posted", re.IGNORECASE)
Attributes: TypeAlias = dict[str, str | None]


class Marked(msgspec.Struct, frozen=True):
    """One element of the page that says something about the article."""

    field: str  # title, byline, published, modified
    value: str
    how: str  # itemprop, rel, class, time, h1
    below: bool  # whether it stands below the first headline


class PageMarks(msgspec.Struct, frozen=True):
    """All that a page's head and marked elements say."""

    language: str | None
    title: str | None
    metas: tuple[tuple[str, str], ...]  # name in small letters, content
    by_name: Mapping[str, list[tuple[str, str]]]  # the same, without marks in names
    links: tuple[tuple[str, str], ...]  # rel in small letters, address
    nodes: tuple[Thing, ...]  # structured data
    marked: tuple[Marked, ...]
    states: tuple[str, ...]  # other scripts that state when the article was published

    def metas_of(self, *names: str) -> Iterator[tuple[str, str]]:
        """The contents of named tags, in the order of the names, then of the page."""
        for name in names:
            yield from self.by_name.get(_bare(name), ())


class Survey:
    """What the elements of a page say, one after the other."""

    def __init__(self) -> None:
        self.titles: list[Node] = []
        self.language: str | None = None
        self.metas: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self.states: list[str] = []
        self.marked: list[tuple[Node, str, Attributes]] = []

    def see_all(self, top: Node) -> None:
        """An element and all inside it."""
        for node in top.traverse():
            tag, found = node.tag or "", node.attributes
            if tag in HEADS:
                self.see(node, tag, found)
            elif tag in MARKING or (found and _is_marked(found)):
                self.mark(node, tag, found)

    def see_below(self, top: Node) -> None:
        """All inside an element."""
        child = top.first_child
        while child is not None:
            self.see_all(child)
            child = child.next

    def mark(self, node: Node, tag: str, found: Attributes) -> None:
        """An element that may say something about the article."""
        if len(self.marked) < MAX_MARKED:
            self.marked.append((node, tag, found))

    def see(self, node: Node, tag: str, found: Attributes) -> None:
        """An element whose tag says what it is."""
        if tag == "meta":
            self.metas.extend(_read_meta(found))
        elif tag == "link":
            rel, href = found.get("rel"), found.get("href")
            if rel and href:
                self.links.append((rel.casefold(), href.strip()))
        elif tag == "script":
            self.see_script(node, found)
        elif tag == "title":
            self.titles.append(node)
        elif tag == "html" and self.language is None:
            self.language = found.get("lang")

    def see_script(self, node: Node, found: Attributes) -> None:
        """Structured data, and dates of publication in the data that a page is built from."""
        structured = "ld+json" in (found.get("type") or "").lower()
        if "src" in found and not structured:
            return
        text = node.text(deep=True)
        if structured:
            self.scripts.append(text)
        if "src" not in found and "ublish" in text:
            self.states.extend(m.group(1) for m in _STATE.finditer(text[:MAX_STATE]))

    def finish(self) -> PageMarks:
        """The marks of what was seen."""
        by_name: dict[str, list[tuple[str, str]]] = {}
        for meta in self.metas:
            by_name.setdefault(_bare(meta[0]), []).append(meta)
        return PageMarks(
            language=self.language,
            title=_words(self.titles[0], MAX_TITLE) if self.titles else None,
            metas=tuple(self.metas),
            by_name=by_name,
            links=tuple(self.links),
            nodes=read_nodes(self.scripts),
            marked=tuple(_read_marked(self.marked)),
            states=tuple(self.states),
        )


def read_marks(tree: Tree) -> PageMarks:
    """The marks of a page."""
    survey = Survey()
    if tree.root is not None:
        survey.see_all(tree.root)
    return survey.finish()


@lru_cache(maxsize=1 << 12)
def _bare(name: str) -> str:
    """A tag's name without the marks that sites write differently: ``article:published:time``."""
    return _MARKS.sub("", name)


def _read_meta(found: Attributes) -> Iterator[tuple[str, str]]:
    content = " ".join((found.get("content") or "").split())
    if not content:
        return
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        if name := found.get(attribute):
            yield name.strip().casefold(), content
            return


def _is_marked(found: Attributes) -> bool:
    """Whether an element's attributes may say that it holds an author or a date."""
    return states_role(found) or is_telling(found.get("class"), found.get("id"))


def states_role(found: Attributes) -> bool:
    """Whether an attribute other than class and id may say so."""
    if STATING.isdisjoint(found):
        return False
    if "itemprop" in found or "author" in (found.get("rel") or "").split():
        return True
    testid = (found.get("data-testid") or "").lower()
    return any(w in testid for w in _TEST_WORDS)


@lru_cache(maxsize=1 << 13)
def is_telling(classes: str | None, id_: str | None) -> bool:
    """Whether an element's class or id names an author or a date."""
    if classes and any(map(classes.lower().__contains__, _ALL_WORDS)):
        return True
    return id_ is not None and any(map(id_.lower().__contains__, _AUTHOR_WORDS))


def _read_marked(rows: Sequence[tuple[Node, str, Attributes]]) -> Iterator[Marked]:
    below = False
    for node, tag, found in rows:
        if tag in _UNSEEN:
            continue
        if tag == "h1":
            below = True
            if value := _words(node, MAX_TITLE):
                yield Marked("title", value, "h1", True)
            continue
        row = _role(tag, found)
        if row is None:
            continue
        field, how = row
        if field == "byline":
            value = _words(node, MAX_AUTHOR, between=PART)
        else:
            value = (found.get("datetime") or found.get("content") or "").strip()
            value = value or _words(node, MAX_TIME)
        if field == "published" and _MODIFIED.search(value) and not _PUBLISHED.search(value):
            field = "modified"
        if value:
            yield Marked(field, value, how, below)


def _role(tag: str, found: Attributes) -> tuple[str, str] | None:
    """The field that an element gives, and by which mark."""
    prop = (found.get("itemprop") or "").split()
    names = " ".join(found.get(k) or "" for k in ("class", "id", "data-testid"))
    low = names.casefold()
    if "headline" in prop:
        return "title", "itemprop"
    if "datePublished" in prop:
        return "published", "itemprop"
    if "dateModified" in prop:
        return "modified", "itemprop"
    if "author" in prop:
        return "byline", "itemprop"
    if "author" in (found.get("rel") or "").split():
        return "byline", "rel"
    if tag == "time" or any(w in low for w in _TIME_WORDS):
        if _MODIFIED.search(names):
            return "modified", "class"
        how = "time" if tag == "time" else "class"
        return None if _NOT_TIMES.search(names) else ("published", how)
    if any(w in low for w in _AUTHOR_WORDS) and not _NOT_AUTHORS.search(names):
        return "byline", "class"
    return None


def _words(node: Node, longest: int, *, between: str = " ") -> str:
    """The visible words of a short element, nothing where it holds more."""
    parts: list[str] = []
    size = 0
    for child in node.traverse(include_text=True):
        if child.tag != "-text":
            continue
        parent = child.parent
        if parent is not None and parent.tag in ("script", "style", "noscript"):
            continue
        words = " ".join((child.text(deep=False) or "").split())
        size += len(words)
        if size > longest:
            return ""
        if words:
            parts.append(words)
    return between.join(parts)
