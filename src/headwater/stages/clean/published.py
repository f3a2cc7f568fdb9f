"""When an article came out: every candidate with its evidence, and the one that is chosen."""

from collections.abc import Iterator, Sequence

import msgspec

from headwater.records.article import Article, Block, BlockKind, Metadata
from headwater.records.span import Span
from headwater.stages.clean.dates import (
    DateRejected,
    find_url_date,
    find_written_date,
    read_date,
)

_FIELD = "published"
_NONE = "neither the input nor the text gives a date of publication"


class Published(msgspec.Struct, frozen=True):
    """The time of publication, its basis, and all candidates."""

    at: str | None
    basis: str
    metadata: tuple[Metadata, ...]


def find_published(article: Article, blocks: Sequence[Block]) -> Published:
    """A given date before one in the address, before one that the page shows.

    Captions, teasers and the body never date an article.
    """
    in_url = find_url_date(article.url) if article.url else None
    rows: list[Metadata] = []
    reasons: list[str] = []
    for row in article.given:
        if row.field != _FIELD:
            continue
        try:
            value = read_date(row.value, in_url)
            rows.append(Metadata(field=_FIELD, value=value, source=row.source))
        except DateRejected as why:
            reasons.append(str(why))
            rows.append(Metadata(field=_FIELD, value=row.value, source=f"{row.source}, rejected"))
    if in_url:
        rows.append(Metadata(field=_FIELD, value=in_url, source="url"))
    rows.extend(_visible(article.text, blocks))
    chosen = next((r for r in rows if not r.source.endswith("rejected")), None)
    if chosen is None:
        return Published(None, f"unknown: {reasons[0] if reasons else _NONE}", tuple(rows))
    basis = {"visible": "text", "dateline": "dateline"}.get(chosen.source, "metadata")
    marked = (msgspec.structs.replace(r, chosen=r is chosen) for r in rows)
    return Published(chosen.value, basis, tuple(marked))


def _visible(text: str, blocks: Sequence[Block]) -> Iterator[Metadata]:
    for block in blocks:
        span = block.span.trimmed(text)
        if block.kind not in (BlockKind.DATELINE, BlockKind.BYLINE) or span is None:
            continue
        if value := find_written_date(span.of(text)):
            yield _seen(value, "dateline" if block.rule == "dateline" else "visible", span)


def _seen(value: str, source: str, span: Span) -> Metadata:
    return Metadata(field=_FIELD, value=value, source=source, evidence=(span,))
