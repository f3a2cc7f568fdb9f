"""The articles that a feed carries itself, and a word on those that it only lists."""

import re
from collections.abc import Iterator

import msgspec

from headwater.records.article import Metadata
from headwater.records.problem import Problem
from headwater.settings import IngestSettings
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.feeds.items import Item, Listing, read_items
from headwater.stages.ingest.html.charset import PageText, decode_page
from headwater.stages.ingest.html.page import read_page
from headwater.stages.ingest.payload import Payload
from headwater.stages.ingest.troubles import make_trouble

_TAG = re.compile(r"<[^<>]{0,2000}>")


def read_feed(
    payload: Payload, source: Source, settings: IngestSettings
) -> Iterator[Draft | Problem]:
    """A draft for every item that carries its text; the others are counted in a problem."""
    feed = decode_page(payload.data, payload.content_type or None)
    if feed.replaced:
        message = f"{feed.replaced} characters could not be read as {feed.charset}"
        yield make_trouble(payload.place, "replaced-characters", message)
    listing = read_items(feed.text, payload.url)
    bare = 0
    for number, item in enumerate(listing.items, start=1):
        markup = _text_of(item, settings.min_feed_words)
        if markup is None:
            bare += 1
            continue
        page = Payload(
            data=f"<!doctype html><article>{markup}</article>".encode("utf-8", "replace"),
            place=f"{payload.place}, item {number}",
            content_type="text/html; charset=utf-8",
            given=tuple(_given(item)),
            provenance=payload.provenance,
        )
        for row in read_page(page, source, settings):
            yield _with_charset(row, feed)
    yield from _tell(listing, bare, payload.place)


def _text_of(item: Item, min_words: int) -> str | None:
    """The item's own text: all of its content, or a description too long to be a teaser."""
    if item.content:
        return item.content
    words = len(_TAG.sub(" ", item.summary).split()) if item.summary else 0
    return item.summary if words >= min_words else None


def _given(item: Item) -> Iterator[Metadata]:
    fields = {
        "url": item.url if item.url and "://" in item.url else None,
        "title": item.title,
        "published": item.published,
        "modified": item.modified,
        "outlet": item.outlet,
    }
    for field, value in fields.items():
        if value:
            yield Metadata(field=field, value=value, source="feed")
    for name in item.byline:
        yield Metadata(field="byline", value=name, source="feed")


def _with_charset(row: Draft | Problem, feed: PageText) -> Draft | Problem:
    """The item's text was written in the feed's charset, not in that of our copy of it."""
    if isinstance(row, Problem) or row.provenance is None:
        return row
    provenance = msgspec.structs.replace(row.provenance, charset_from=feed.charset_from)
    return msgspec.structs.replace(row, charset=feed.charset, provenance=provenance)


def _tell(listing: Listing, bare: int, place: str) -> Iterator[Problem]:
    if fault := listing.fault:
        code = "refused-markup" if fault.refused else "damaged-feed"
        yield make_trouble(place, code, fault.message)
    elif not listing.items:
        yield make_trouble(place, "empty-input", "it lists nothing")
    if bare:
        message = f"{bare} of {len(listing.items)} items have an address and no text"
        yield make_trouble(place, "feed-without-text", message)
