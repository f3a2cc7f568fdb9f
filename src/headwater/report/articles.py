"""Articles as the page shows them: marked paragraphs, as far as one file has room."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from headwater.records.article import READ_LANGUAGES
from headwater.records.dossier import DossierArticle, DossierStory
from headwater.report.paragraphs import show_paragraphs
from headwater.views.index import Index
from headwater.views.marked import MarkedArticle, mark_article

# characters of one article: a report shows articles, not books
MAX_ARTICLE = 200_000


@dataclass(frozen=True)
class ShownArticle:
    """An article with its marked paragraphs, or only its name where there was no room."""

    id: str
    siglum: str
    outlet: str
    sub: str
    shown: bool
    missing: int
    problem: str
    paragraphs: tuple[Markup, ...]
    cut: str
    passages: Mapping[str, int]
    anchored: frozenset[int]
    marked: MarkedArticle


@dataclass
class Room:
    """Characters of article text that the report can still hold."""

    characters: int

    def take(self, wanted: int) -> bool:
        """Whether so many characters fit; they are then gone."""
        if wanted > self.characters:
            return False
        self.characters -= wanted
        return True


def show_article(
    anchor: str,
    id_: str,
    story: DossierStory,
    sigla: Mapping[str, str],
    index: Index,
    room: Room,
) -> ShownArticle:
    """An article with its marks; only its name where the report has no room left."""
    article = index.articles[id_]
    marked = mark_article(article, story, most=MAX_ARTICLE)
    fits = room.take(min(len(article.text), MAX_ARTICLE))
    shown = show_paragraphs(marked, anchor, marked.paragraphs if fits else ())
    return ShownArticle(
        id=anchor,
        siglum=sigla[id_],
        outlet=index.outlet(id_),
        sub=describe(article),
        shown=fits,
        missing=marked.missing,
        problem=language_note(article),
        paragraphs=shown.html,
        cut=_cut_note(marked.unshown),
        passages=marked.passages,
        anchored=shown.passages,
        marked=marked,
    )


def _cut_note(unshown: int) -> str:
    return (
        f"The article goes on for {unshown:,} characters; it is too long to show whole."
        if unshown
        else ""
    )


def language_note(article: DossierArticle) -> str:
    """What a reader is told of an article in a language that is not read."""
    if article.language in READ_LANGUAGES:
        return ""
    return (
        f"This article is not in English ({article.language}). It is shown as it is; no source is "
        "marked in it, and it adds to no count."
    )


def describe(article: DossierArticle) -> str:
    """Where an article was read and when it appeared, in few words."""
    parts = []
    if (
        article.publisher
        and article.host
        and article.host.casefold() != article.publisher.casefold()
    ):
        parts.append(f"through {article.host}")
    if not article.outlet and article.path:
        parts.append(article.path.replace("\\", "/").rsplit("/", 1)[-1])
    parts.append(article.published_at[:10] if article.published_at else "no date")
    if article.language not in READ_LANGUAGES:
        parts.append(f"language: {article.language}")
    return ", ".join(parts)
