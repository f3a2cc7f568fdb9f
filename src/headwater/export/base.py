"""What every format shares: what it is handed, names as IRIs, words as short quotations."""

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO
from urllib.parse import quote, urlsplit

import msgspec

from headwater.records.dossier import Dossier, DossierArticle
from headwater.records.span import Span, words_of
from headwater.views.flatten import MAX_QUOTED
from headwater.views.phrases import shorten

# names that the standards' vocabularies do not have
TERMS = "urn:x-headwater:term:"
# what a file of one table holds where none is asked for
DEFAULT_TABLE = "claims"


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a person asked for beside the format."""

    with_text: bool = False  # whole texts, where the person has the right to pass them on
    table: str | None = None  # of the formats that hold tables


Write = Callable[[Iterable[Dossier], BinaryIO, ExportOptions], None]


class Exporter(msgspec.Struct, frozen=True, kw_only=True):
    """A format: ``write`` takes one dossier a story and never holds more than one."""

    name: str
    title: str
    suffix: str
    media_type: str
    write: Write
    has_tables: bool = False  # whether it holds tables, of which one can be asked for
    one_table: bool = False  # whether a file holds only one table


def make_iri(kind: str, *ids: str) -> str:
    """A name for a row that no other row has."""
    return ":".join(("urn:x-headwater", kind, *(_quoted(i) for i in ids)))


def article_iri(article: DossierArticle) -> str:
    """The article's address where it has one of the web, else a name made from its id."""
    if article.url and _is_web_address(article.url):
        return _quoted(article.url, keep="/:?#[]@!$&'()*+,;=%~")
    return make_iri("article", article.id)


def quoted_words(article: DossierArticle, spans: Sequence[Span], options: ExportOptions) -> str:
    """The words of spans, cut to a quotation unless whole texts are asked for."""
    words = words_of(spans, article.text)
    return words if options.with_text else shorten(words, MAX_QUOTED)


def to_bytes(text: str) -> bytes:
    """UTF-8; half of a surrogate pair, which UTF-8 cannot hold, becomes a question mark."""
    return text.encode("utf-8", "replace")


def plain_text(text: str) -> str:
    """The text as UTF-8 can hold it."""
    return to_bytes(text).decode("utf-8")


def _quoted(text: str, *, keep: str = "") -> str:
    return quote(to_bytes(text), safe=keep)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
