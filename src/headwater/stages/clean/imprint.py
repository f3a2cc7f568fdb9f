"""Who published an article, where and when, as far as the input and the text show."""

from collections.abc import Sequence
from urllib.parse import urlsplit

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
from headwater.stages.clean.dates import Rejected, find_url_date, find_written_date, read_date
from headwater.stages.clean.outlet_names import is_agency, outlet_name, plain_outlet


def make_imprint(article: Article, blocks: Sequence[Block]) -> Imprint:
    """The imprint, every candidate kept with its evidence and whether it was chosen."""
    given = {f: [m.value for m in article.given if m.field == f] for f in ("title", "byline")}
    credits = find_credits(article.text, blocks)
    host = _host(article.url)
    publisher, own = _publisher(article, host, credits)
    published_at, basis, dated = _published(article, blocks)
    headline = _first(article, blocks, BlockKind.HEADLINE)
    title = next(iter(given["title"]), None) or (headline.of(article.text) if headline else None)
    byline, signed = _byline(article, blocks, given["byline"])
    titled = [
        Metadata(field="title", value=v, source="input", chosen=True) for v in given["title"][:1]
    ]
    if headline:
        titled.append(
            Metadata(
                field="title",
                value=headline.of(article.text),
                source="visible",
                evidence=(headline,),
                chosen=not titled,
            )
        )
    return Imprint(
        article=article.id,
        title=title,
        byline=byline,
        host=host if host or not own else own,
        publisher=publisher,
        credited=credits,
        published_at=published_at,
        published_basis=basis,
        metadata=(*titled, *signed, *_outlets(article, publisher), *dated),
    )


def _host(url: str | None) -> str | None:
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _publisher(
    article: Article, host: str | None, credits: Sequence[Credit]
) -> tuple[str | None, str | None]:
    """The publisher, and the given outlet where a credit line names another publisher."""
    given = next((m.value for m in article.given if m.field == "outlet"), None)
    own = plain_outlet(given, host)
    for credit in credits:
        if credit.how == CreditHow.CREDIT_LINE and not is_agency(credit.name):
            return credit.name, own if own != credit.name else None
    if own is None and credits:
        first = next((c for c in credits if c.how != CreditHow.CONTRIBUTED), None)
        return (first.name if first else None), None
    return own, None


def _outlets(article: Article, publisher: str | None) -> list[Metadata]:
    return [
        Metadata(
            field="outlet",
            value=m.value,
            source="input",
            chosen=publisher is not None and outlet_name(m.value) == publisher,
        )
        for m in article.given
        if m.field == "outlet"
    ]


def _first(article: Article, blocks: Sequence[Block], kind: BlockKind) -> Span | None:
    found = next((b.span for b in blocks if b.kind == kind), None)
    return found.trimmed(article.text) if found else None


def _byline(
    article: Article, blocks: Sequence[Block], given: Sequence[str]
) -> tuple[tuple[str, ...], list[Metadata]]:
    rows = [Metadata(field="byline", value=v, source="input", chosen=True) for v in given]
    names = [n for v in given for n in (find_names(v) or (v.strip().strip('"'),))]
    for block in blocks:
        if block.kind != BlockKind.BYLINE:
            continue
        if span := block.span.trimmed(article.text):
            found = find_names(span.of(article.text))
            rows.append(
                Metadata(
                    field="byline",
                    value=span.of(article.text),
                    source="visible",
                    evidence=(span,),
                    chosen=not given and bool(found),
                )
            )
            names.extend(() if given else found)
    return tuple(dict.fromkeys(names)), rows


def _published(article: Article, blocks: Sequence[Block]) -> tuple[str | None, str, list[Metadata]]:
    """The time of publication, its basis, and every candidate."""
    candidates: list[tuple[str, str, str, tuple[Span, ...]]] = []
    reasons: list[str] = []
    rows: list[Metadata] = []
    in_url = find_url_date(article.url) if article.url else None
    for row in article.given:
        if row.field != "published":
            continue
        try:
            candidates.append((read_date(row.value, in_url), "metadata", row.source, ()))
        except Rejected as why:
            reasons.append(str(why))
            rows.append(Metadata(field="published", value=row.value, source=row.source))
    if in_url:
        candidates.append((in_url, "metadata", "url", ()))
    for block in blocks:
        if block.kind not in (BlockKind.DATELINE, BlockKind.BYLINE):
            continue
        if (span := block.span.trimmed(article.text)) and (
            found := find_written_date(span.of(article.text))
        ):
            basis = "dateline" if block.rule == "dateline" else "text"
            source = "visible" if basis == "text" else "dateline"
            candidates.append((found, basis, source, (span,)))
    for position, (value, _, source, evidence) in enumerate(candidates):
        rows.append(
            Metadata(
                field="published",
                value=value,
                source=source,
                evidence=evidence,
                chosen=position == 0,
            )
        )
    if candidates:
        return candidates[0][0], candidates[0][1], rows
    return None, f"unknown: {reasons[0] if reasons else _no_date(article)}", rows


def _no_date(article: Article) -> str:
    return "neither the input nor the text gives a date of publication"
