"""Every value that a page states about its article, each with where it was found.

Nothing is chosen here but the order: within a field the more trusted source comes first.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from headwater.records.article import Metadata
from headwater.stages.ingest.html.metadata_json_ld import (
    Node,
    choose_article,
    is_article,
    objects_of,
    text_of,
    types_of,
)
from headwater.stages.ingest.html.metadata_page import PageMarks

JSON_LD = "json-ld"
# authors of one page: a paper has them by the hundred, a list of contributors is no byline
MAX_AUTHORS = 12
# characters of a value; more is a paragraph put into the wrong field
MAX_VALUE = 500
# marked elements of one field that are kept: later ones belong to other stories
MAX_SHOWN = 6
_TITLES = (
    *("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title"),
    *("cxenseparse:title", "citation_title", "headline", "title"),
)
_AUTHORS = (
    *("parsely-author", "sailthru.author", "cxenseparse:author", "byl", "byline", "author"),
    *("article:author", "article:author_name", "article:byline", "og:article:author"),
    *("dc.creator", "dcterms.creator", "dc.author", "citation_author", "article_author"),
    *("articleauthor", "creator", "og:author", "author_name", "rbauthors"),
)
# tags of libraries: the family name first, then a comma
_FAMILY_FIRST = ("citation_author", "dc.creator", "dcterms.creator")
_PUBLISHED = (
    *("article:published_time", "og:published_time", "datepublished", "parsely-pub-date"),
    *("sailthru.date", "article.published", "publishdate", "publish-date", "publish_date"),
    *("pubdate", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created"),
    *("dc.date.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime"),
    *("citation_publication_date", "article:publish_date", "article_date_original", "ptime"),
    *("og:pubdate", "og:article:published_time", "originalpublicationdate", "dateposted"),
    *("date.issued", "release_date", "rnews:datepublished", "timestamp", "date", "dc.created"),
    *("article:post_date", "displaydate", "published", "published_at", "postdate"),
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified"),
    *("article:updated_time", "dcterms.modified", "dc.date.modified", "updated_time", "revised"),
)
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "cre")
_PUBLISHERS = (
    "article:publisher_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "copyright",
)
_SECTIONS = ("article:section", "parsely-section", "section", "cxenseparse:recs:category")
_SOURCES = ("original-source", "syndication-source", "article:source", "dc.source", "news_source")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|^@|/")
# what the second line of a shared card is called where it holds the author; labels are in words
_CARD_LABEL, _CARD_DATA = "twitter:label1", "twitter:data1"


def find_metadata(marks: PageMarks, url: str | None) -> tuple[Metadata, ...]:
    """All candidates of every field, in the order of trust, each value once a source."""
    nodes = marks.nodes
    canonical = next((h for r, h in marks.links if "canonical" in r.split()), None)
    node = choose_article(nodes, url or canonical)
    rows: list[Metadata] = []
    rows.extend(_addresses(marks, node, url, canonical))
    rows.extend(_titles(marks, node))
    rows.extend(_authors(marks, node))
    rows.extend(_dates(marks, node))
    rows.extend(_outlets(marks, node, nodes))
    rows.extend(_rest(marks, node))
    seen = dict.fromkeys((r.field, r.value, r.source) for r in rows)
    return tuple(Metadata(field=f, value=v, source=s) for f, v, s in seen if len(v) <= MAX_VALUE)


def _row(field: str, value: str | None, source: str) -> Iterator[Metadata]:
    if value and (plain := " ".join(value.split())):
        yield Metadata(field=field, value=plain, source=source)


def _addresses(
    marks: PageMarks, node: Node | None, url: str | None, canonical: str | None
) -> Iterator[Metadata]:
    if url:
        yield from _row("url", url, "input")
    found: list[tuple[str, str | None]] = [("link canonical", canonical)]
    found.extend((f"meta {n}", v) for n, v in marks.metas_of("og:url"))
    if node is not None and is_article(node):
        page = node.get("mainEntityOfPage")
        address = page.get("@id") if isinstance(page, dict) else page
        found.append((JSON_LD, address if isinstance(address, str) else None))
    for source, address in found:
        whole = _absolute(address, url)
        if whole:
            yield from _row("canonical", whole, source)


def _absolute(address: str | None, url: str | None) -> str | None:
    if not address:
        return None
    try:
        whole = urljoin(url or "", address.strip())
        return whole if urlsplit(whole).hostname else None
    except ValueError:
        return None


def _titles(marks: PageMarks, node: Node | None) -> Iterator[Metadata]:
    if node is not None:
        yield from _row("title", text_of(node.get("headline")), JSON_LD)
    for marked in marks.marked:
        if marked.field == "title":
            yield from _row("title", marked.value, f"visible {marked.how}")
    for name, value in marks.metas_of(*_TITLES):
        yield from _row("title", text_of(value), f"meta {name}")
    if node is not None and not is_article(node):
        yield from _row("title", text_of(node.get("name")), JSON_LD)
    yield from _row("title", marks.title, "title element")


def _authors(marks: PageMarks, node: Node | None) -> Iterator[Metadata]:
    if node is not None:
        found = objects_of(node.get("author")) or objects_of(node.get("creator"))
        for one in found[:MAX_AUTHORS]:
            kinds = types_of(one)
            organisation = any("organization" in k or "corporation" in k for k in kinds)
            is_person = "person" in kinds or not organisation
            value = text_of(one.get("name")) or text_of(one.get("byline"))
            source = JSON_LD if is_person else f"{JSON_LD} organisation"
            yield from _row("byline", value, source)
    for name, value in marks.metas_of(*_AUTHORS):
        if not _ADDRESS.search(value):
            plain = text_of(value) or ""
            if name in _FAMILY_FIRST and plain.count(",") == 1:
                plain = " ".join(reversed([part.strip() for part in plain.split(",")]))
            yield from _row("byline", plain, f"meta {name}")
    labelled = dict(reversed(marks.metas))
    if _CARD_LABEL in labelled and _CARD_DATA in labelled:
        yield from _row("byline", text_of(labelled[_CARD_DATA]), f"card {labelled[_CARD_LABEL]}")
    for marked in _near(marks, "byline"):
        yield from _row("byline", marked[1], f"visible {marked[0]}")


def _near(marks: PageMarks, field: str) -> list[tuple[str, str]]:
    """Marked elements below the headline before those above it."""
    rows = [m for m in marks.marked if m.field == field]
    ordered = [*(m for m in rows if m.below), *(m for m in rows if not m.below)]
    return list(dict.fromkeys((m.how, m.value) for m in ordered))[:MAX_SHOWN]


def _dates(marks: PageMarks, node: Node | None) -> Iterator[Metadata]:
    for field, key, names in (
        ("published", "datePublished", _PUBLISHED),
        ("modified", "dateModified", _MODIFIED),
    ):
        if node is not None:
            yield from _row(field, text_of(node.get(key)), JSON_LD)
            if field == "published":
                yield from _row(field, text_of(node.get("dateCreated")), f"{JSON_LD} created")
                yield from _row(field, text_of(node.get("uploadDate")), f"{JSON_LD} upload")
        for name, value in marks.metas_of(*names):
            yield from _row(field, value, f"meta {name}")
        for how, value in _near(marks, field):
            yield from _row(field, value, f"visible {how}")
    days = {state[: len("2000-01-01")] for state in marks.states}
    if len(days) == 1:  # several are of several articles
        yield from _row("published", marks.states[0], "script")


def _outlets(marks: PageMarks, node: Node | None, nodes: tuple[Node, ...]) -> Iterator[Metadata]:
    for name, value in marks.metas_of(*_SITES):
        yield from _row("outlet", text_of(value), f"meta {name}")
    if node is not None:
        yield from _row("publisher", text_of(node.get("publisher")), JSON_LD)
        for key in ("sourceOrganization", "provider", "isBasedOn"):
            credited = text_of(node.get(key))
            if credited and not _ADDRESS.search(credited):
                yield from _row("credited", credited, f"{JSON_LD} {key}")
    for name, value in marks.metas_of(*_PUBLISHERS):
        yield from _row("publisher", text_of(value), f"meta {name}")
    for name, value in marks.metas_of(*_SOURCES):
        yield from _row("credited", text_of(value), f"meta {name}")
    sites = [n for n in nodes if "website" in types_of(n)]
    for site in sites[:1]:
        yield from _row("outlet", text_of(site.get("name")), f"{JSON_LD} site")


def _rest(marks: PageMarks, node: Node | None) -> Iterator[Metadata]:
    yield from _row("language", marks.language, "html lang")
    for name, value in marks.metas_of("content-language", "og:locale", "dc.language"):
        yield from _row("language", value, f"meta {name}")
    if node is not None:
        yield from _row("language", text_of(node.get("inLanguage")), JSON_LD)
        yield from _row("section", text_of(node.get("articleSection")), JSON_LD)
    for name, value in marks.metas_of(*_SECTIONS):
        yield from _row("section", text_of(value), f"meta {name}")
