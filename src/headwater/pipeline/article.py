"""The stages that see one article alone."""

import msgspec

from headwater.records.article import Article
from headwater.records.reading import Reading
from headwater.records.sketch import Sketch
from headwater.settings import Settings


class Sketched(msgspec.Struct, frozen=True, kw_only=True):
    """A reading with the sketch by which it is grouped."""

    reading: Reading
    sketch: Sketch


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


def sketch_article(article: Article, settings: Settings) -> Sketched:
    """The same with the sketch."""
    from headwater.stages.group.stage import SKETCH

    reading = read_article(article, settings)
    return Sketched(reading=reading, sketch=SKETCH.step(reading))
