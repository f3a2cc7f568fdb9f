"""Who published an article, where and when, as far as the input and the text show."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from headwater.records.article import (
    Article,
    Block,
    BlockKind,
    Credit,
    CreditHow,
    Imprint,
    Metadata,
)
from headwater.records.span import Span
from headwater.stages.clean.bylines import find_names
from headwater.stages.clean.credited import find_credits
from headwater.stages.clean.outlet_names import find_own_outlet, is_agency, outlet_name
from headwater.stages.clean.published import find_published

_WWW = re.compile(r"^www\d?\.")


class _Publisher(msgspec.Struct, frozen=True):
    name: str | None
    carrier: str | None  # the given outlet, where a credit line names another publisher


def make_imprint(article: Article, blocks: Sequence[Block]) -> Imprint:
    """The imprint, every candidate kept with its evidence and whether it was chosen."""
    host = _host(article.url)
    own = find_own_outlet(_given(article, "outlet"), host)
    credits = tuple(c for c in find_credits(article.text, blocks) if _tells(c, own))
    publisher = _publisher(own, credits)
    published = find_published(article, blocks)
    titles, bylines = _titles(article, blocks), _bylines(article, blocks)
    return Imprint(
        article=article.id,
        title=next((m.value for m in titles if m.chosen), None),
        byline=_names(bylines),
        host=host or publisher.carrier,
        publisher=publisher.name,
        credited=credits,
        published_at=published.at,
        published_basis=published.basis,
        metadata=(*titles, *bylines, *_outlets(article, publisher), *published.metadata),
    )


def _given(article: Article, field: str) -> str | None:
    return next((m.value for m in article.given if m.field == field), None)


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname if url else None
    except ValueError:
        return None
    return _WWW.sub("", host) if host and "." in host else None


def _tells(credit: Credit, own: str | None) -> bool:
    """An outlet's own name on its own page credits nobody else; an agency's tag marks the copy."""
    return credit.name != own or is_agency(credit.name)


def _publisher(own: str | None, credits: Sequence[Credit]) -> _Publisher:
    """The given outlet, unless a credit line names another that is no agency."""
    for credit in credits:
        if credit.how == CreditHow.CREDIT_LINE and not is_agency(credit.name):
            return _Publisher(credit.name, own)
    if own is None:
        tagged = (c.name for c in credits if c.how != CreditHow.CONTRIBUTED)
        return _Publisher(next(tagged, None), None)
    return _Publisher(own, None)


def _outlets(article: Article, publisher: _Publisher) -> list[Metadata]:
    return [
        msgspec.structs.replace(m, chosen=outlet_name(m.value) == publisher.name)
        for m in article.given
        if m.field == "outlet"
    ]


def _titles(article: Article, blocks: Sequence[Block]) -> list[Metadata]:
    rows = [
        Metadata(field="title", value=m.value, source=m.source)
        for m in article.given
        if m.field == "title" and m.value
    ]
    rows.extend(
        Metadata(field="title", value=span.of(article.text), source="visible", evidence=(span,))
        for span in _spans(article, blocks, BlockKind.HEADLINE)
    )
    return [msgspec.structs.replace(m, chosen=m is rows[0]) for m in rows]


def _bylines(article: Article, blocks: Sequence[Block]) -> list[Metadata]:
    given = [m for m in article.given if m.field == "byline"]
    rows = [msgspec.structs.replace(m, chosen=True) for m in given]
    for span in _spans(article, blocks, BlockKind.BYLINE):
        value = span.of(article.text)
        chosen = not given and bool(find_names(value))
        rows.append(
            Metadata(field="byline", value=value, source="visible", evidence=(span,), chosen=chosen)
        )
    return rows


def _names(bylines: Sequence[Metadata]) -> tuple[str, ...]:
    names: list[str] = []
    for row in bylines:
        if row.chosen:
            names.extend(find_names(row.value) or (row.value.strip(' "'),))
    return tuple(dict.fromkeys(names))


def _spans(article: Article, blocks: Sequence[Block], kind: BlockKind) -> list[Span]:
    spans = (b.span.trimmed(article.text) for b in blocks if b.kind == kind)
    return [s for s in spans if s]
