"""What a page's markup says about itself, as plain rows: the only place that asks the tree."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

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
_SELECT = ",".join(
    (
        "h1,time,[itemprop],[rel~=author]",
        *(f"[class*={w} i],[id*={w} i]" for w in _AUTHOR_WORDS),
        *(f"[data-testid*={w} i]" for w in ("author", "byline")),
        *(f"[class*={w} i]" for w in _TIME_WORDS),
    )
)


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
    links: tuple[tuple[str, str], ...]  # rel in small letters, address
    scripts: tuple[str, ...]  # structured data
    marked: tuple[Marked, ...]
    states: tuple[str, ...]  # other scripts that state when the article was published

    def metas_of(self, *names: str) -> Iterator[tuple[str, str]]:
        """The contents of named tags, in the order of the names, then of the page."""
        for name in names:
            wanted = _bare(name)
            for found, content in self.metas:
                if _bare(found) == wanted:
                    yield found, content


def read_marks(tree: Tree) -> PageMarks:
    """The marks of a page."""
    root = tree.css_first("html")
    title = tree.css_first("title")
    return PageMarks(
        language=root.attributes.get("lang") if root else None,
        title=_words(title, MAX_TITLE) if title else None,
        metas=tuple(_metas(tree)),
        links=tuple(_links(tree)),
        scripts=tuple(s.text(deep=True) for s in tree.css("script[type*='ld+json' i]")),
        marked=tuple(_marked(tree)),
        states=tuple(_states(tree)),
    )


def _states(tree: Tree) -> Iterator[str]:
    """Dates of publication in the data that a page's scripts are built from."""
    for node in tree.css("script:not([src])"):
        text = node.text(deep=True)
        if "ublish" in text:
            yield from (m.group(1) for m in _STATE.finditer(text[:MAX_STATE]))


@cache
def _bare(name: str) -> str:
    """A tag's name without the marks that sites write differently: ``article:published:time``."""
    return _MARKS.sub("", name)


def _metas(tree: Tree) -> Iterator[tuple[str, str]]:
    for node in tree.css("meta[content]"):
        found = node.attributes
        content = " ".join((found.get("content") or "").split())
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if name := found.get(attribute):
                yield name.strip().casefold(), content
                break


def _links(tree: Tree) -> Iterator[tuple[str, str]]:
    for node in tree.css("link[rel][href]"):
        found = node.attributes
        rel, href = found.get("rel"), found.get("href")
        if rel and href:
            yield rel.casefold(), href.strip()


def _marked(tree: Tree) -> Iterator[Marked]:
    below = False
    for node in tree.css(_SELECT)[:MAX_MARKED]:
        found = node.attributes
        tag = node.tag or ""
        if tag in ("meta", "link", "script", "style", "body", "html", "input", "form"):
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


def _role(tag: str, found: dict[str, str | None]) -> tuple[str, str] | None:
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
