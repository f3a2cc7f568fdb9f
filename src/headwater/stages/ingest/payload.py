"""What one address gave, whatever it came in: a page, plain text, or a feed."""

import re

import msgspec

from headwater.records.article import Metadata, Provenance

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
TEXT_TYPES = frozenset({"text/plain"})
FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
    }
)
# types that say nothing: what the bytes are tells
_VAGUE = frozenset({"", "application/octet-stream", "text/plain", "unknown/unknown"})
_PAGE = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_FEED = re.compile(
    rb"\s*(?:<\?xml.{0,200}?\?>)?\s*(?:<!--.{0,2000}?-->\s*|<\?.{0,500}?\?>\s*|<!DOCTYPE[^>\[]{0,300}>\s*)*"
    rb"<(?:!DOCTYPE\s+)?(?:[\w.-]{1,20}:)?(?:rss|feed|RDF|urlset|sitemapindex)\b",
    re.S,
)
_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# bytes in which the first element stands
_HEAD = 8192


class Payload(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes with all that came with them."""

    data: bytes
    place: str
    content_type: str = ""
    url: str | None = None
    given: tuple[Metadata, ...] = ()
    provenance: Provenance = Provenance()

    @property
    def kind(self) -> str | None:
        """``page``, ``text``, ``feed``, or ``None`` for what holds no article."""
        media = self.content_type.split(";")[0].strip().lower()
        if media in PAGE_TYPES:
            return "page"
        if media in FEED_TYPES or media in _VAGUE:
            seen = find_markup(self.data)
            if seen or media not in TEXT_TYPES:
                return seen or ("page" if media in FEED_TYPES else None)
        return "text" if media in TEXT_TYPES else None


def find_markup(data: bytes) -> str | None:
    """``page`` or ``feed`` where the bytes begin like one."""
    head = data[:_HEAD].removeprefix(_MARK)
    if data.startswith(_WIDE_MARKS):
        head = head.decode("utf-16", "ignore").encode()
    if _FEED.match(head):
        return "feed"
    return "page" if _PAGE.match(head) else None
