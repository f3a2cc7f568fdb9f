"""The names under which a page's own outlet goes, from all that the page states."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from headwater.records.article import Article, Metadata

# where a site's name and its slogan meet
_SLOGAN = re.compile(r"\s+[|–—\-»·•:]+\s+|\s*\|\s*|,\s")
# words of an outlet's name; more is a slogan or a title
MAX_NAME_WORDS = 6
_INPUT = "input"
_WWW = re.compile(r"^www\d?\.")


def find_stated_outlet(rows: Sequence[Metadata]) -> str | None:
    """The outlet that the input gives, else the publisher or site that the page names."""
    for row in rows:
        if row.field == "outlet" and row.source == _INPUT:
            return row.value
    for field in ("outlet", "publisher"):
        for row in rows:
            if row.field == field and 0 < row.value.count(" ") + 1 <= MAX_NAME_WORDS:
                return row.value
    return next((r.value for r in rows if r.field == "outlet"), None)


def find_host(url: str | None) -> str | None:
    """The host in an address, without "www"."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname if url else None
    except ValueError:
        return None
    return _WWW.sub("", host) if host and "." in host else None


def find_stated_host(article: Article) -> str | None:
    """The host of the address that the page gives itself."""
    hosts = (find_host(r.value) for r in article.given if r.field == "canonical")
    return next((h for h in hosts if h), None)


def own_names(article: Article) -> frozenset[str]:
    """All names of the outlet without case: no title ends with one, and no person bears one."""
    return frozenset(n for n in _names(article) if n)


def _names(article: Article) -> Iterator[str]:
    for row in article.given:
        if row.field in ("outlet", "publisher"):
            name = row.value.casefold().strip()
            yield name
            yield name.removeprefix("the ")
            yield from (part.strip() for part in _SLOGAN.split(name))
        elif row.field in ("canonical", "url"):
            yield from _host_names(row.value)
    if article.url:
        yield from _host_names(article.url)


def _host_names(url: str) -> Iterator[str]:
    host = find_host(url)
    if host is None:
        return
    yield host
    parts = host.split(".")
    yield from parts[:-1]
    yield from (p.replace("-", " ") for p in parts[:-1])
    yield from (p.replace("-", "") for p in parts[:-1])
