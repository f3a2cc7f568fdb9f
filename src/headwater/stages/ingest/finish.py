"""Drafts to articles: ids from the input or the content, one article for a text read twice."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from headwater.records.article import Article
from headwater.records.identity import make_id
from headwater.records.problem import Problem
from headwater.stages.ingest.draft import Draft
from headwater.stages.ingest.language import UNDETERMINED, find_language
from headwater.stages.ingest.troubles import make_trouble

SUPPORTED = frozenset({"en", UNDETERMINED})


def make_articles(drafts: Sequence[Draft]) -> tuple[list[Article], list[Problem]]:
    """Articles by id; the order of the drafts does not matter."""
    problems: list[Problem] = []
    articles: list[Article] = []
    for row in settle(draft for _, _, draft in sorted(map(_named, drafts), key=_order)):
        if isinstance(row, Problem):
            problems.append(row)
        else:
            articles.append(row)
    return sorted(articles, key=lambda a: a.id), problems


def settle(rows: Iterable[Draft | Problem]) -> Iterator[Article | Problem]:
    """Articles one after the other, each id and each text once; problems pass through."""
    kept: dict[tuple[str, str], str] = {}
    ids: set[str] = set()
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        if not row.text.strip():
            yield make_trouble(row.place, "empty-input", "its text is empty")
            continue
        id_, digest, draft = _named(row)
        keys = [(digest, f"id {id_}")]
        if outlet := draft.value("outlet"):
            keys.append((digest, f"outlet {outlet.casefold()}"))
        if first := next((kept[k] for k in keys if k in kept), None):
            yield make_trouble(draft.place, "duplicate-input", f"the same text as {first}")
            continue
        kept.update((k, draft.place) for k in keys)
        if id_ in ids:
            new = _content_id(draft)
            message = f"another text has the id {id_!r} too; this one is called {new!r}"
            yield make_trouble(draft.place, "duplicate-id", message)
            id_ = new
        ids.add(id_)
        yield from _finish(id_, digest, draft)


def _finish(id_: str, digest: str, draft: Draft) -> Iterator[Article | Problem]:
    article = _article(id_, digest, draft)
    yield article
    if article.language not in SUPPORTED:
        message = f"the text seems to be in language {article.language!r}: nothing is attributed"
        yield make_trouble(draft.place, "language-not-supported", message)


def _named(draft: Draft) -> tuple[str, str, Draft]:
    digest = hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest()
    return draft.id or _content_id(draft), digest, draft


def _order(row: tuple[str, str, Draft]) -> tuple[str, str, str]:
    return row[0], row[1], row[2].place


def _content_id(draft: Draft) -> str:
    return make_id("article", draft.value("outlet") or "", draft.value("url") or "", draft.text)


def _article(id_: str, digest: str, draft: Draft) -> Article:
    return Article(
        id=id_,
        path=draft.path,
        url=draft.value("url"),
        text=draft.text,
        text_sha256=digest,
        language=find_language(draft.text),
        given=draft.given,
        charset=draft.charset,
        provenance=draft.provenance,
        markup=draft.markup,
    )
