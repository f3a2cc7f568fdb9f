"""Who published an article, where and when, as far as the input and the text show."""

from collections.abc import Sequence

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
from headwater.stages.clean.authors import choose_authors
from headwater.stages.clean.beside import SOURCE, find_beside
from headwater.stages.clean.bylines import find_names
from headwater.stages.clean.credited import find_credits, merge_credits
from headwater.stages.clean.first_stated import mark_first
from headwater.stages.clean.outlets import (
    find_host,
    find_stated_host,
    find_stated_outlet,
    own_names,
)
from headwater.stages.clean.published import find_published
from headwater.stages.clean.stated import find_stated_credits
from headwater.stages.clean.titles import choose_title
from headwater.text.bylines import begins_with_by
from headwater.text.outlet_names import find_own_outlet, is_agency, outlet_name
from headwater.text.outlets import is_same_outlet

_VISIBLE, _INPUT = "visible", "input"
# fields whose candidates are marked
_CHOSEN = frozenset({"title", "byline", "outlet", "published"})
# ways of crediting that say where a text was published first
_ELSEWHERE = (CreditHow.CREDIT_LINE, CreditHow.CANONICAL)
# ways that name who shared in a text or told the news: the text is the page's own
_BESIDE = (CreditHow.CONTRIBUTED, CreditHow.LINK)


class _Publisher(msgspec.Struct, frozen=True):
    name: str | None
    carrier: str | None  # the given outlet, where a credit line names another publisher


def make_imprint(article: Article, blocks: Sequence[Block]) -> Imprint:
    """The imprint, every candidate kept with its evidence and whether it was chosen."""
    host = find_host(article.url)
    own = find_own_outlet(find_stated_outlet(article.given), host or find_stated_host(article))
    title, titles = _titles(article, blocks)
    byline, bylines = _bylines(article, blocks, title)
    shown = find_credits(article.text, blocks, page=bool(article.markup))
    found = (*shown, *find_stated_credits(article, byline))
    credits = tuple(c for c in merge_credits(found) if _tells(c, own))
    publisher = _publisher(own, credits)
    published = find_published(article, blocks, title)
    return Imprint(
        article=article.id,
        title=title,
        byline=byline,
        host=host or publisher.carrier,
        publisher=publisher.name,
        credited=credits,
        published_at=published.at,
        published_basis=published.basis,
        metadata=(
            *titles,
            *bylines,
            *_outlets(article, publisher),
            *published.metadata,
            *mark_first(
                [m for m in article.given if m.field not in _CHOSEN],
                article.language,
                publisher.name,
                {c.name for c in credits},
            ),
        ),
    )


def _tells(credit: Credit, own: str | None) -> bool:
    """An outlet's own name on its own page credits nobody else; an agency's tag marks the copy."""
    return own is None or not is_same_outlet(credit.name, own) or is_agency(credit.name)


def _publisher(own: str | None, credits: Sequence[Credit]) -> _Publisher:
    """The given outlet, unless a credit line or the page's own address names another, no agency."""
    for credit in credits:
        if credit.how in _ELSEWHERE and not is_agency(credit.name):
            return _Publisher(credit.name, own)
    if own is None:
        tagged = (c.name for c in credits if c.how not in _BESIDE)
        return _Publisher(next(tagged, None), None)
    return _Publisher(own, None)


def _outlets(article: Article, publisher: _Publisher) -> list[Metadata]:
    return [
        msgspec.structs.replace(m, chosen=True, reason="names the publisher")
        if outlet_name(m.value) == publisher.name
        else m
        for m in article.given
        if m.field == "outlet"
    ]


def find_title(article: Article) -> str | None:
    """The title that the input or the page states, before any of the text is labelled."""
    rows = [m for m in article.given if m.field == "title" and m.value]
    return choose_title(rows, own_names(article))[0] if rows else None


def _titles(article: Article, blocks: Sequence[Block]) -> tuple[str | None, list[Metadata]]:
    rows = [m for m in article.given if m.field == "title" and m.value]
    seen = [
        Metadata(field="title", value=span.of(article.text), source=_VISIBLE, evidence=(span,))
        for span in _spans(article, blocks, BlockKind.HEADLINE)
    ]
    if not rows and not seen:
        return None, []
    title, chosen = choose_title(rows or seen, own_names(article))
    marked = [chosen if _same(m, chosen) else m for m in (*rows, *seen)]
    return title, [_with_evidence(m, article.text) for m in marked]


def _same(one: Metadata, other: Metadata) -> bool:
    return (one.value, one.source, one.evidence) == (other.value, other.source, other.evidence)


def _with_evidence(row: Metadata, text: str) -> Metadata:
    """A stated value that the text shows too points to the first place where it does."""
    at = text.find(row.value) if row.value and not row.evidence else -1
    if at < 0:
        return row
    return msgspec.structs.replace(row, evidence=(Span(at, at + len(row.value)),))


def _bylines(
    article: Article, blocks: Sequence[Block], title: str | None
) -> tuple[tuple[str, ...], list[Metadata]]:
    given = [m for m in article.given if m.field == "byline"]
    seen = [
        Metadata(field="byline", value=span.of(article.text), source=_VISIBLE, evidence=(span,))
        for span in _spans(article, blocks, BlockKind.BYLINE)
    ]
    stated = [m for m in given if m.source == _INPUT]
    if stated:
        rows = [
            msgspec.structs.replace(m, chosen=True, reason="given by the input") for m in stated
        ]
        return _names(rows), [*rows, *(m for m in given if m.source != _INPUT), *seen]
    if given or article.markup:
        beside = [
            Metadata(field="byline", value=span.of(article.text), source=SOURCE, evidence=(span,))
            for span in find_beside(article, title)
        ]
        beside = [m for m in beside if begins_with_by(m.value)]
        found = choose_authors([*given, *beside, *seen], own_names(article))
        return found.names, [_with_evidence(m, article.text) for m in found.rows]
    rows = [msgspec.structs.replace(m, chosen=bool(find_names(m.value))) for m in seen]
    return _names(rows), rows


def _names(bylines: Sequence[Metadata]) -> tuple[str, ...]:
    names: list[str] = []
    for row in bylines:
        if row.chosen:
            names.extend(find_names(row.value) or (row.value.strip(' "'),))
    return tuple(dict.fromkeys(names))


def _spans(article: Article, blocks: Sequence[Block], kind: BlockKind) -> list[Span]:
    spans = (b.span.trimmed(article.text) for b in blocks if b.kind == kind)
    return [s for s in spans if s]
