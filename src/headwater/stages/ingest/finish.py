"""Drafts to articles: ids from the input or the content, one article for a text read twice."""

from collections.abc import Iterable, Iterator, Sequence

from headwater.records.article import Article
from headwater.records.identity import Identity
from headwater.records.problem import Problem
from headwater.stages.ingest.draft import Draft
from headwater.stages.ingest.identity import Settler, identify, settling_order
from headwater.stages.ingest.language import UNDETERMINED, find_language
from headwater.stages.ingest.troubles import make_trouble

SUPPORTED = frozenset({"en", UNDETERMINED})


def make_articles(drafts: Sequence[Draft]) -> tuple[list[Article], list[Problem]]:
    """Articles by id; the order of the drafts does not matter."""
    problems: list[Problem] = []
    articles: list[Article] = []
    ordered = sorted(drafts, key=_order)
    for row in settle(ordered):
        if isinstance(row, Problem):
            problems.append(row)
        else:
            articles.append(row)
    return sorted(articles, key=lambda a: a.id), problems


def settle(rows: Iterable[Draft | Problem]) -> Iterator[Article | Problem]:
    """Articles one after the other, each id and each text once; problems pass through."""
    settler = Settler()
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif problem := find_emptiness(row):
            yield problem
        else:
            identity = identify(row)
            id_, problem = settler.take(identity)
            if problem:
                yield problem
            if id_ is not None:
                yield from make_article(id_, identity, row)


def _order(draft: Draft) -> tuple[str, str, str]:
    return settling_order(identify(draft))


def find_emptiness(draft: Draft) -> Problem | None:
    """What to say of a draft without a word."""
    if draft.text.strip():
        return None
    return make_trouble(draft.place, "empty-input", "its text is empty")


def make_article(id_: str, identity: Identity, draft: Draft) -> Iterator[Article | Problem]:
    """The article under its settled id, then what is wrong with it."""
    article = Article(
        id=id_,
        path=draft.path,
        url=draft.value("url"),
        text=draft.text,
        text_sha256=identity.digest,
        language=find_language(draft.text),
        given=draft.given,
        charset=draft.charset,
        provenance=draft.provenance,
        markup=draft.markup,
    )
    yield article
    if article.language not in SUPPORTED:
        message = f"the text seems to be in language {article.language!r}: nothing is attributed"
        yield make_trouble(draft.place, "language-not-supported", message)
