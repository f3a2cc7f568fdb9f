"""How near two units of a story are before the close look: meaning, terms, and rank.

A sentence that is nobody's neighbour and everybody's (the story's topic) are told apart by rank: a
pair counts as near where each is among the other's best in its article.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from headwater.errors import HeadwaterError
from headwater.stages.align.profile import Profile
from headwater.stages.align.units import Unit
from headwater.stages.align.worth import Mask, Matrix

TERMS_SHARE = 0.5  # what the cosine of terms adds to the cosines of meaning in the first look
MOST_OF_SENTENCE = 0.8  # share of a sentence's characters
# neighbours in one article by which it is judged how near anything there comes
NEIGHBOURS = 4


class Nearness:
    """Matrices over some units of one story; ``allowed`` are the pairs that may be one claim."""

    def __init__(
        self, profiles: Sequence[Profile], texts: Mapping[str, str], terms: Matrix, allowed: Mask
    ) -> None:
        units = [p.unit for p in profiles]
        self.terms, self.allowed = terms, allowed
        sentences = [u.sentence.of(texts[u.article]) for u in units]
        context = _embed(sentences)
        alone = _embed([_own_words(u, s) for u, s in zip(units, sentences, strict=True)])
        if alone is None or context is None:
            self.meaning = self.context = self.crossed = terms
        else:
            crossed = alone @ context.T
            self.meaning, self.context = alone @ alone.T, context @ context.T
            self.crossed = np.maximum(crossed, crossed.T)
        self.first = (self.meaning + self.context) / 2 + TERMS_SHARE * terms
        self.lead, self.rank = _ranks(self.first, allowed, [u.article for u in units])

    def pairs(self, least: float, most: int) -> list[tuple[int, int]]:
        """Pairs worth a close look: near enough, and among the ``most`` nearest of either."""
        worth = self.allowed & (self.first >= least)
        size = len(self.first)
        if size > most:
            scores = np.where(worth, self.first, -1.0)
            bar = np.partition(scores, size - most, axis=1)[:, size - most]
            worth &= (scores >= bar[:, None]) | (scores >= bar[None, :])
        return [(int(a), int(b)) for a, b in zip(*np.nonzero(np.triu(worth, 1)), strict=True)]


def _own_words(unit: Unit, sentence: str) -> str:
    """A unit's words; its sentence where that is little more, which is read already."""
    return sentence if len(unit.text) >= MOST_OF_SENTENCE * len(sentence) else unit.text


@cache
def _encoder() -> object | None:
    """The sentence encoder, or nothing where its weights are not there: terms must do then."""
    from headwater.models.similarity import Similarity

    try:
        return Similarity.load()
    except HeadwaterError:
        return None


def _embed(texts: Sequence[str]) -> Matrix | None:
    from headwater.models.similarity import Similarity

    encoder = _encoder()
    return encoder.embed(texts) if isinstance(encoder, Similarity) else None


def _ranks(first: Matrix, allowed: Mask, articles: Sequence[str]) -> tuple[Matrix, Matrix]:
    """How far a pair stands above its neighbours, and the mean of 1/rank on both sides."""
    size = len(articles)
    mean = np.zeros((size, size), dtype=np.float32)
    inverse = np.zeros((size, size), dtype=np.float32)
    for article in sorted(set(articles)):
        columns = np.array([k for k, a in enumerate(articles) if a == article])
        scores = np.where(allowed[:, columns], first[:, columns], -1.0)
        order = np.argsort(-scores, axis=1, kind="stable")
        best = np.take_along_axis(scores, order[:, :NEIGHBOURS], axis=1)
        counted = np.maximum((best > -1).sum(axis=1), 1)
        mean[:, columns] = (np.where(best > -1, best, 0).sum(axis=1) / counted)[:, None]
        places = np.empty_like(order)
        np.put_along_axis(places, order, np.arange(len(columns))[None, :], axis=1)
        inverse[:, columns] = 1 / (places + 1)
    lead = (first - (mean + mean.T) / 2).astype(np.float32)
    return lead, ((inverse + inverse.T) / 2).astype(np.float32)
