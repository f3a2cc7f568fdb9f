"""The short lines of a page around its headline, where it says who wrote it and when."""

from collections.abc import Iterator

from headwater.records.article import Article, Part
from headwater.records.span import Span
from headwater.text.furniture import fold

SOURCE = "visible beside the headline"
# lines below and above the headline that are looked at, and characters of one
MAX_BELOW, MAX_ABOVE, MAX_LINE = 7, 3, 90
_HEADLINE = "h1"


def find_beside(article: Article, title: str | None) -> Iterator[Span]:
    """Short lines, those below the headline first, the nearest first."""
    parts = article.markup
    at = _find_headline(article, title)
    if at is None:
        return
    below = parts[at + 1 : at + 1 + MAX_BELOW]
    above = parts[max(0, at - MAX_ABOVE) : at]
    for part in (*below, *reversed(above)):
        span = Span(part.start, part.end).trimmed(article.text)
        if span is not None and len(span) <= MAX_LINE:
            yield span


def _find_headline(article: Article, title: str | None) -> int | None:
    """The part that is the title, else the first headline that the markup marks."""
    wanted = fold(title) if title else None
    headlines = [n for n, p in enumerate(article.markup) if p.tag == _HEADLINE]
    for number in headlines:
        if wanted and fold(_words(article, article.markup[number])) == wanted:
            return number
    return headlines[0] if headlines else None


def _words(article: Article, part: Part) -> str:
    return " ".join(article.text[part.start : part.end].split())
