"""The stages that see one article alone."""

from headwater.records.article import Article
from headwater.records.reading import Reading
from headwater.settings import Settings


def read_article(article: Article, settings: Settings) -> Reading:
    """What one article tells by itself: the per-article stages, in order."""
    from headwater.stages.attribute.stage import STAGE as ATTRIBUTE
    from headwater.stages.clean.stage import STAGE as CLEAN
    from headwater.stages.resolve.stage import STAGE as RESOLVE

    imprint, blocks, problems = CLEAN.step(article, settings.clean)
    attributions, more = ATTRIBUTE.step(article, blocks, settings.attribute)
    chains = RESOLVE.step(article, imprint, blocks, attributions, settings.resolve)
    return Reading(
        article=article,
        imprint=imprint,
        blocks=tuple(blocks),
        attributions=tuple(attributions),
        chains=tuple(chains),
        problems=(*problems, *more),
    )
