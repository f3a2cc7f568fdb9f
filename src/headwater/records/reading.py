"""All that one article tells by itself: the result of the per-article stages."""

from collections.abc import Mapping

import msgspec

from headwater.records.article import TELLING_KINDS, Article, Block, Imprint
from headwater.records.attribution import Attribution, Chain
from headwater.records.problem import Problem


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its blocks, attributions and chains; what the stages on stories take."""

    article: Article
    imprint: Imprint
    blocks: tuple[Block, ...]
    attributions: tuple[Attribution, ...] = ()
    chains: tuple[Chain, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def chain_of(self) -> Mapping[str, Chain]:
        """The chain of each attribution, by the attribution's id."""
        return {chain.attribution: chain for chain in self.chains}

    def telling_blocks(self) -> tuple[Block, ...]:
        """Headline, dek and body: the article's own words, furniture left out."""
        return tuple(b for b in self.blocks if b.kind in TELLING_KINDS)
