"""When an article came out: every candidate with its evidence, and the one that is chosen."""

from collections.abc import Iterator, Sequence

import msgspec

from headwater.records.article import Article, Block, BlockKind, Metadata
from headwater.records.span import Span
from headwater.stages.clean.beside import SOURCE, find_beside
from headwater.stages.clean.dates import (
    DateRejected,
    find_url_date,
    find_written_date,
    read_date,
    read_shown_date,
)

_FIELD = "published"
# candidates that the page shows its readers
_SEEN = "visible"
_NONE = "neither the input nor the text gives a date of publication"


class Published(msgspec.Struct, frozen=True):
    """The time of publication, its basis, and all candidates."""

    at: str | None
    basis: str
    metadata: tuple[Metadata, ...]


class _Dated(msgspec.Struct, frozen=True):
    row: Metadata
    at: str | None
    refused: str


def find_published(
    article: Article, blocks: Sequence[Block], title: str | None = None
) -> Published:
    """A stated date before one in the address, before one that the page shows.

    Captions, teasers and the body never date an article.
    """
    in_url = find_url_date(article.url) if article.url else None
    stated = [r for r in article.given if r.field == _FIELD]
    first = [_read(r, in_url) for r in stated if not r.source.startswith(_SEEN)]
    last = [_read(r, in_url) for r in stated if r.source.startswith(_SEEN)]
    if in_url:
        first.append(_Dated(Metadata(field=_FIELD, value=in_url, source="url"), in_url, ""))
    shown = [_Dated(row, row.value, "") for row in _visible(article.text, blocks)]
    rows = [*first, *shown, *last]
    if article.markup and not any(r.at for r in rows):
        beside = _beside_headline(article, title)
        rows.extend(_Dated(row, row.value, "") for row in beside)
    chosen = next((r for r in rows if r.at is not None), None)
    if chosen is None:
        reason = next((r.refused for r in rows if r.refused), _NONE)
        return Published(None, f"unknown: {reason}", tuple(_mark(r, None) for r in rows))
    source = chosen.row.source
    basis = {"dateline": "dateline"}.get(source, "text" if source.startswith(_SEEN) else "metadata")
    return Published(chosen.at, basis, tuple(_mark(r, chosen) for r in rows))


def _read(row: Metadata, in_url: str | None) -> _Dated:
    read = read_shown_date if row.source.startswith(_SEEN) else read_date
    try:
        return _Dated(row, read(row.value, in_url), "")
    except DateRejected as why:
        return _Dated(row, None, str(why))


def _mark(dated: _Dated, chosen: _Dated | None) -> Metadata:
    """The candidate with what became of it."""
    row = dated.row
    if dated is chosen:
        return msgspec.structs.replace(
            row, chosen=True, reason=f"the first that is stated: {row.source}"
        )
    if dated.refused:
        return msgspec.structs.replace(row, source=f"{row.source}, rejected", reason=dated.refused)
    return row


def _visible(text: str, blocks: Sequence[Block]) -> Iterator[Metadata]:
    for block in blocks:
        if block.kind not in (BlockKind.DATELINE, BlockKind.BYLINE):
            continue
        if (span := block.span.trimmed(text)) is None:
            continue
        if value := find_written_date(span.of(text)):
            yield _seen(value, "dateline" if block.rule == "dateline" else _SEEN, span)


def _beside_headline(article: Article, title: str | None) -> Iterator[Metadata]:
    """Dates in the short lines of a page around its headline, whatever their label."""
    for span in find_beside(article, title):
        try:
            value = read_shown_date(span.of(article.text))
        except DateRejected:
            continue
        yield _seen(value, SOURCE, span)


def _seen(value: str, source: str, span: Span) -> Metadata:
    return Metadata(field=_FIELD, value=value, source=source, evidence=(span,))
