"""What RSS, Atom and sitemaps list: one item for each article or further list."""

import re
from email.utils import parsedate_to_datetime
from html import escape, unescape
from urllib.parse import urljoin

import msgspec

from headwater.stages.ingest.feeds.markup import Fault, parse_markup

# elements that are one item each
_ITEMS = frozenset({"item", "entry", "url", "sitemap"})
# namespaces whose elements are named without a prefix, and prefixes for those of others
_PLAIN = (
    "http://www.w3.org/2005/atom",
    "http://purl.org/atom/",
    "http://purl.org/rss/",
    "http://my.netscape.com/",
    "http://backend.userland.com/",
    "http://www.sitemaps.org/schemas/sitemap/",
    "http://www.google.com/schemas/sitemap/0.",
)
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
}
# characters of markup kept of an element inside an item; paths longer than this hold no field
_DEEPEST = 4
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MAILBOX = re.compile(r"^\S+@\S+\s*\((.+)\)$")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a list: where the article is, and what the list says about it."""

    url: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    content: str | None = None  # HTML of the whole article, where the list carries it
    summary: str | None = None  # HTML
    is_list: bool = False  # whether the address leads to another list


class Listing(msgspec.Struct, frozen=True):
    """The items of a list, and why it was not read to its end."""

    items: tuple[Item, ...]
    fault: Fault | None


def read_items(text: str, base: str | None = None) -> Listing:
    """All items of a feed or sitemap up to the first fault of its markup."""
    collector = _Collector(base)
    fault = parse_markup(text, collector.start, collector.end, collector.words)
    return Listing(tuple(collector.items), fault)


class _Field(msgspec.Struct):
    name: str
    attributes: dict[str, str]
    parts: list[str]

    @property
    def text(self) -> str:
        return "".join(self.parts).strip()


class _Collector:
    """Gathers the fields of one item after the other."""

    def __init__(self, base: str | None) -> None:
        self.items: list[Item] = []
        self._base = base
        self._prefixes: dict[str, str] = {}
        self._path: list[str] | None = None  # of the element at hand inside an item
        self._fields: list[_Field] = []
        self._open: list[_Field] = []
        self._markup: _Field | None = None  # takes inline markup as text
        self._inside = 0  # elements open in it

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        for name, value in attributes.items():
            if name.startswith("xmlns:"):
                self._prefixes[name[6:]] = value
        name = self._name(tag)
        if self._path is None:
            if name in _ITEMS:
                self._path, self._fields = [], []
            return
        if self._markup:
            self._inside += 1
            self._markup.parts.append(f"<{name}{_attributes(attributes)}>")
            return
        self._path.append(name)
        field = _Field("/".join(self._path[-_DEEPEST:]), attributes, [])
        self._open.append(field)
        if len(self._path) <= _DEEPEST:
            self._fields.append(field)
        if attributes.get("type") == "xhtml":
            self._markup, self._inside = field, 0

    def end(self, tag: str) -> None:
        name = self._name(tag)
        if self._path is None:
            return
        if self._markup and self._inside:
            self._inside -= 1
            self._markup.parts.append(f"</{name}>")
        elif self._path:
            self._path.pop()
            self._open.pop()
            self._markup = None
        elif name in _ITEMS:
            self.items.append(_make_item(self._fields, self._base, is_list=name == "sitemap"))
            self._path = None

    def words(self, text: str) -> None:
        if self._markup:
            self._markup.parts.append(escape(text, quote=False))
        elif self._open:
            self._open[-1].parts.append(text)

    def _name(self, tag: str) -> str:
        prefix, sign, local = tag.rpartition(":")
        if not sign:
            return local
        uri = self._prefixes.get(prefix, "")
        if uri in _PREFIXES:
            return f"{_PREFIXES[uri]}:{local}"
        return local if uri.lower().startswith(_PLAIN) else tag


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {n}="{escape(v)}"' for n, v in attributes.items() if ":" not in n)


def _make_item(fields: list[_Field], base: str | None, *, is_list: bool) -> Item:
    def first(*names: str) -> str | None:
        values = (f.text for n in names for f in fields if f.name == n)
        return next((v for v in values if v), None)

    names = ("author/name", "dc:creator", "author")
    authors = [f.text for n in names for f in fields if f.name == n and f.text]
    return Item(
        url=_find_url(fields, base),
        title=_plain(first("title", "news:news/news:title")),
        published=_date(first("published", "issued", "pubDate", "dc:date", "dcterms:issued"))
        or _date(first("news:news/news:publication_date")),
        modified=_date(first("updated", "modified", "dcterms:modified", "lastmod")),
        byline=tuple(dict.fromkeys(_plain(_name_of(a)) or "" for a in authors)),
        outlet=_plain(first("news:news/news:publication/news:name", "dc:publisher")),
        content=_markup_of(fields, "content:encoded", "content"),
        summary=_markup_of(fields, "description", "summary"),
        is_list=is_list,
    )


def _find_url(fields: list[_Field], base: str | None) -> str | None:
    links = [f for f in fields if f.name in ("link", "loc")]
    found = [f.attributes.get("href") or f.text for f in links if _leads_to_article(f)]
    found += [f.text for f in fields if f.name == "guid" and _is_address(f.text)]
    url = next((u for u in found if u), None)
    try:
        return urljoin(base, url) if base and url else url
    except ValueError:
        return url


def _leads_to_article(link: _Field) -> bool:
    return link.attributes.get("rel", "alternate") == "alternate"


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _markup_of(fields: list[_Field], *names: str) -> str | None:
    """The HTML of the first field that has any; what is said to be plain text is made HTML."""
    for name in names:
        for field in fields:
            kind = field.attributes.get("type", "html")
            if field.name == name and field.text and "src" not in field.attributes:
                plain = kind in ("text", "text/plain")
                return escape(field.text, quote=False) if plain else field.text
    return None


def _plain(words: str | None) -> str | None:
    return " ".join(unescape(_TAG.sub("", words)).split()) if words else None


def _name_of(author: str) -> str:
    """RSS gives a mailbox, with the name behind it in brackets."""
    named = _MAILBOX.match(author)
    return named.group(1) if named else author


def _date(words: str | None) -> str | None:
    """RFC 3339 from the form that RSS has; other forms as they are."""
    try:
        return parsedate_to_datetime(words).isoformat() if words and "," in words else words
    except (ValueError, IndexError, TypeError, OverflowError):
        return words
