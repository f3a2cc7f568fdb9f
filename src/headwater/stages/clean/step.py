"""One article to its imprint and blocks."""

from collections.abc import Sequence

from headwater.records.article import Article, Block, Imprint
from headwater.records.problem import Problem
from headwater.settings import CleanSettings
from headwater.stages.clean.imprint import find_title, make_imprint
from headwater.stages.clean.label import label_pieces
from headwater.stages.clean.markup import label_page
from headwater.stages.clean.tile import tile


def clean_article(
    article: Article, settings: CleanSettings
) -> tuple[Imprint, Sequence[Block], Sequence[Problem]]:
    """Blocks that tile the article's text, and what they and the input say of its origin."""
    title = find_title(article)
    byline = [m.value for m in article.given if m.field == "byline" and m.source == "input"]
    if article.markup:
        pieces = label_page(article.text, article.markup, title)
    else:
        pieces = label_pieces(article.text, title, byline, settings)
    blocks = tile(article.text, pieces)
    return make_imprint(article, blocks), blocks, ()
