"""An article as read, its blocks, and who published it."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from headwater.records.span import Span

Score = Annotated[float, Meta(ge=0, le=1, description="0 to 1")]


class BlockKind(StrEnum):
    """What a part of an article's text is."""

    HEADLINE = "headline"
    DEK = "dek"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    CREDIT_LINE = "credit line"
    NOTE = "note"
    TEASER = "teaser"
    PROMO = "promo"
    COMMENT = "comment"
    BOILERPLATE = "boilerplate"


# where attributions are looked for: a headline and a dek belong to the article's own words
TELLING_KINDS = frozenset({BlockKind.HEADLINE, BlockKind.DEK, BlockKind.BODY})


# languages whose sources are marked; one that could not be told is read as English
READ_LANGUAGES = frozenset({"en", "und"})


class CreditHow(StrEnum):
    """How an article credits another outlet for its text."""

    CREDIT_LINE = "credit line"
    WIRE_TAG = "wire tag"
    BYLINE = "byline"
    LINK = "link"
    CANONICAL = "canonical"
    CONTRIBUTED = "contributed"


class Metadata(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One candidate value of one field about the article, and where it was found."""

    field: Annotated[str, Meta(description="title, byline, outlet, host, published, ...")]
    value: Annotated[str, Meta(description="as found")]
    source: Annotated[str, Meta(description="input, visible, url, json-ld, meta, dateline, ...")]
    evidence: Annotated[tuple[Span, ...], Meta(description="where in the text")] = ()
    chosen: Annotated[bool, Meta(description="whether the article's field has this value")] = False
    reason: Annotated[str, Meta(description="why it was chosen or refused")] = ""


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """How the bytes of an article came to us: enough to find and check them again."""

    file: Annotated[str | None, Meta(description="the file, feed or archive it was read from")] = (
        None
    )
    offset: Annotated[int | None, Meta(description="of its record in the archive, bytes")] = None
    captured_at: Annotated[str | None, Meta(description="when the page was fetched, RFC 3339")] = (
        None
    )
    charset_from: Annotated[
        str | None, Meta(description="mark, header, meta, guess: what named the charset")
    ] = None
    truncated: Annotated[str | None, Meta(description="why the text may not be whole")] = None
    sha256: Annotated[str | None, Meta(description="of the bytes, hexadecimal")] = None


class Part(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a page's markup says about one range of the text; the parts of a page tile it."""

    start: Annotated[int, Meta(description="first code point")]
    end: Annotated[int, Meta(description="code point after the last")]
    tag: Annotated[str, Meta(description="the element that makes the block: p, h1, figcaption")]
    path: Annotated[
        tuple[str, ...],
        Meta(description="enclosing elements, outermost first, each as tag.class#id"),
    ] = ()
    linked: Annotated[Score, Meta(description="share of its characters inside links")] = 0.0
    hints: Annotated[
        tuple[str, ...],
        Meta(description="itemprop, role, rel and other roles stated by the markup"),
    ] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One text as fetched.  ``text`` is canonical: every span of every stage points into it."""

    id: str
    path: str | None = None
    url: str | None = None
    text: str
    text_sha256: str
    language: Annotated[str, Meta(description="ISO 639-1 code, 'und' where undetermined")]
    given: Annotated[
        tuple[Metadata, ...], Meta(description="what the input said about the article")
    ] = ()
    charset: Annotated[str | None, Meta(description="how the bytes were decoded")] = None
    provenance: Provenance | None = None
    markup: Annotated[tuple[Part, ...], Meta(description="of a page; none for plain text")] = ()


class PictureCredit(msgspec.Struct, frozen=True, kw_only=True):
    """Who a picture is credited to, in the words of its credit."""

    start: Annotated[int, Meta(description="first code point")]
    end: Annotated[int, Meta(description="code point after the last")]
    raw: Annotated[str, Meta(description="the credit as written")]
    author: Annotated[str | None, Meta(description="who made the picture")] = None
    agency: Annotated[str | None, Meta(description="who supplied it")] = None
    licence: str | None = None
    licence_url: str | None = None
    source_url: str | None = None


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A labelled part of the text; the blocks of an article tile it."""

    start: Annotated[int, Meta(description="of its words in the text")]
    end: Annotated[int, Meta(description="of its words, exclusive")]
    kind: BlockKind
    score: Score
    rule: Annotated[str, Meta(description="the rule or model that labelled it")]
    licence: str | None = None
    source_url: str | None = None
    credit: Annotated[
        PictureCredit | None, Meta(description="of a caption and of a credit: the picture's")
    ] = None

    @property
    def span(self) -> Span:
        """The block's range in the text."""
        return Span(self.start, self.end)


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet that the article credits for its text."""

    name: Annotated[str, Meta(description="of the outlet")]
    how: CreditHow
    evidence: Annotated[tuple[Span, ...], Meta(description="the words that credit it")] = ()


class Imprint(msgspec.Struct, frozen=True, kw_only=True):
    """Who published an article, where and when, as far as the article shows."""

    article: str
    title: str | None = None
    byline: tuple[str, ...] = ()
    host: Annotated[str | None, Meta(description="where the page was read")] = None
    publisher: Annotated[str | None, Meta(description="who published the text first")] = None
    credited: tuple[Credit, ...] = ()
    published_at: Annotated[str | None, Meta(description="RFC 3339, as precise as known")] = None
    published_basis: Annotated[
        str, Meta(description="metadata, dateline, text, or 'unknown: <reason>'")
    ]
    metadata: tuple[Metadata, ...] = ()

    @property
    def outlet(self) -> str | None:
        """The article's own outlet: the publisher where known, else the host."""
        return self.publisher or self.host
