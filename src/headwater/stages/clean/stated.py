"""Outlets that a page credits in what it states of itself: its canonical address, its authors."""

from collections.abc import Iterator, Sequence

from headwater.records.article import Article, Credit, CreditHow
from headwater.records.span import Span
from headwater.stages.clean.outlets import find_host
from headwater.text.furniture import load_credit_words
from headwater.text.outlet_names import is_agency, outlet_name
from headwater.text.outlets import is_same_outlet

# fields of a page's head that name the source of its text
_CREDITED = "credited"
_META = "meta "


def find_stated_credits(article: Article, byline: Sequence[str]) -> Iterator[Credit]:
    """An address of its own elsewhere, a source that the page's head names, an agency as author."""
    if (elsewhere := _elsewhere(article)) is not None:
        yield Credit(name=outlet_name(elsewhere), how=CreditHow.CANONICAL)
    for row in article.given:
        if row.field == _CREDITED and row.source.startswith(_META):
            name = outlet_name(find_host(row.value) or row.value)
            yield Credit(name=name, how=CreditHow.CANONICAL)
        elif row.field == _CREDITED and is_agency(outlet_name(row.value)):
            yield _by(article, row.value)
    for name in byline:
        if is_agency(outlet_name(name)):
            yield _by(article, name)


def _by(article: Article, name: str) -> Credit:
    at = article.text.find(name)
    evidence = (Span(at, at + len(name)),) if at >= 0 else ()
    return Credit(name=outlet_name(name), how=CreditHow.BYLINE, evidence=evidence)


def _elsewhere(article: Article) -> str | None:
    """The host of the page's canonical address, where it is another outlet's than the page's."""
    host = find_host(article.url)
    if host is None:
        return None
    for row in article.given:
        if row.field == "canonical" and row.source == "link canonical":
            other = find_host(row.value)
            if other and not _is_one_site(host, other):
                return other
    return None


def _is_one_site(host: str, other: str) -> bool:
    """Whether two hosts share their name: ``edition.example.com`` and ``example.com``."""
    if is_same_outlet(host, other):
        return True
    return _site(host) == _site(other)


def _site(host: str) -> list[str]:
    """The labels that a site registers: ``example.co.uk`` of ``news.example.co.uk``."""
    parts = host.casefold().split(".")
    long = len(parts) > 2 and parts[-2] in load_credit_words().host_second
    return parts[-3:] if long else parts[-2:]
