"""Structured data of a page (JSON-LD), read even where it is slightly broken."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import TypeAlias
from urllib.parse import urlsplit

import msgspec

Node: TypeAlias = Mapping[str, object]

# levels of lists and objects that are looked into: real pages have under ten
MAX_DEPTH = 12
# characters of one script: articles repeat their whole text there, nothing more
MAX_SCRIPT = 2_000_000
# objects of one page: more is a catalogue
MAX_NODES = 2_000
# what articles are called, the plainest last
_ARTICLES = (
    *("newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle"),
    *("backgroundnewsarticle", "reviewnewsarticle", "liveblogposting", "blogposting", "report"),
    *("techarticle", "scholarlyarticle", "satiricalarticle", "advertisercontentarticle"),
    *("socialmediaposting", "medicalscholarlyarticle", "article"),
)
_PAGES = ("claimreview", "videoobject", "howto", "recipe", "webpage", "itempage", "creativework")
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|"
    r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_TRAILING = re.compile(r",(\s*[}\]])")
_BETWEEN = re.compile(r"}\s*{")
# the fields that matter, where a script cannot be read as a whole
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|articleSection)"\s*:\s*"((?:[^"\\]|\\.){1,400})"'
)
_AUTHOR = re.compile(r'"author"\s*:\s*[\[{][^\]}]{0,300}?"name"\s*:\s*"((?:[^"\\]|\\.){1,200})"')


def read_nodes(scripts: Sequence[str]) -> tuple[Node, ...]:
    """All objects of a page's scripts in order, references to other objects filled in."""
    found: list[Node] = []
    for script in scripts:
        found.extend(_walk(_parse(script[:MAX_SCRIPT]), 0))
        if len(found) >= MAX_NODES:
            break
    nodes = found[:MAX_NODES]
    named: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(named.get(name, ())):
            named[name] = node
    return tuple(_with_references(n, named) for n in nodes)


def choose_article(nodes: Sequence[Node], url: str | None) -> Node | None:
    """The object that describes the page's article: an article before a page, its own address."""
    rows = []
    for number, node in enumerate(nodes):
        kinds = set(types_of(node))
        rank = 2 if kinds & set(_ARTICLES) else 1 if kinds & set(_PAGES) else 0
        if rank:
            fields = sum(k in node for k in ("headline", "author", "datePublished", "publisher"))
            rows.append((rank, _is_at(node, url), fields, -number, node))
    return max(rows, key=lambda r: r[:4])[4] if rows else None


def is_article(node: Node) -> bool:
    """Whether an object is an article, and no page or picture."""
    return bool(set(types_of(node)) & set(_ARTICLES))


def types_of(node: Node) -> tuple[str, ...]:
    """The kinds of an object, in small letters, without the vocabulary's address."""
    value = node.get("@type")
    kinds = value if isinstance(value, list) else [value]
    return tuple(k.rsplit("/", 1)[-1].casefold() for k in kinds if isinstance(k, str))


def text_of(value: object) -> str | None:
    """The plain words of a field, where it has any."""
    if isinstance(value, list):
        value = next((v for v in value if v), None)
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    plain = " ".join(unescape(unescape(value)).split())
    return plain or None


def objects_of(value: object) -> list[Node]:
    """The objects or names in a field, as objects."""
    values = value if isinstance(value, list) else [value]
    found: list[Node] = []
    for one in values:
        if isinstance(one, Mapping):
            found.append(one)
        elif isinstance(one, list):
            found.extend(o for o in one if isinstance(o, Mapping))
        elif isinstance(one, str) and one.strip():
            found.append({"name": one})
    return found


def _parse(script: str) -> object:
    plain = _COMMENT.sub("", script.strip()).strip().rstrip(";")
    for attempt in (plain, _TRAILING.sub(r"\1", plain), f"[{_BETWEEN.sub('},{', plain)}]"):
        try:
            return msgspec.json.decode(attempt)
        except (msgspec.DecodeError, RecursionError):
            pass
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(plain)


def _salvage(script: str) -> object:
    """The fields that can be told in a script that is no JSON."""
    found: dict[str, object] = {}
    for name, value in _FIELD.findall(script):
        found.setdefault(name, _unescaped(value))
    if author := _AUTHOR.search(script):
        found["author"] = {"name": _unescaped(author[1])}
    return {"@type": "Article", **found} if "headline" in found else None


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "@id" in value:
            yield value
        for item in value.values():
            if isinstance(item, list | dict):
                yield from _walk(item, depth + 1)


def _with_references(node: Node, named: Mapping[str, Node]) -> Node:
    """A node whose fields that only refer to another object hold that object."""
    return {key: _resolve(value, named) for key, value in node.items()}


def _resolve(value: object, named: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_resolve(v, named) for v in value]
    if isinstance(value, Mapping) and "name" not in value:
        name = value.get("@id")
        return named.get(name, value) if isinstance(name, str) else value
    return value


def _is_at(node: Node, url: str | None) -> bool:
    """Whether an object says that it is the article at this address."""
    if not url:
        return False
    page = node.get("mainEntityOfPage")
    values = [node.get("url"), node.get("@id"), page]
    if isinstance(page, Mapping):
        values.extend((page.get("@id"), page.get("url")))
    return any(isinstance(v, str) and _path(v) == _path(url) for v in values)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return url
