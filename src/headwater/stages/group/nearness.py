"""How much two articles are about the same: the cosine of their terms."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from headwater.records.sketch import Sketch
from headwater.settings import GroupSettings
from headwater.stages.group.packed import read_hashes, read_weights
from headwater.stages.group.queries import Sql, read_query
from headwater.stages.group.terms import FULL_WEIGHT

Places = npt.NDArray[np.int64]
_WHOLE = FULL_WEIGHT * FULL_WEIGHT
_DIGITS = 6


class Vectors:
    """The terms of all articles, one after another, with the weight of each."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        terms = [read_hashes(s.terms) for s in sketches]
        self.sizes = np.array([len(t) for t in terms], dtype=np.int64)
        self.begins = np.concatenate([[0], np.cumsum(self.sizes)])
        self.hashes = np.concatenate([np.empty(0, np.uint32), *terms])
        self.weights = np.concatenate(
            [np.empty(0, np.int64), *(read_weights(s.weights).astype(np.int64) for s in sketches)]
        )
        known, self._columns = np.unique(self.hashes, return_inverse=True)
        self._row = np.zeros(len(known), dtype=np.int64)

    def score(self, one: int, others: Places) -> npt.NDArray[np.float64]:
        """The cosine of one article with each of others that have terms."""
        mine = slice(self.begins[one], self.begins[one + 1])
        self._row[self._columns[mine]] = self.weights[mine]
        sizes = self.sizes[others]
        ends = np.cumsum(sizes)
        places = np.repeat(self.begins[others] - ends + sizes, sizes) + np.arange(sizes.sum())
        products = self._row[self._columns[places]] * self.weights[places]
        self._row[self._columns[mine]] = 0
        return np.round(np.add.reduceat(products, ends - sizes) / _WHOLE, _DIGITS)

    def central(self, members: Sequence[int]) -> list[int]:
        """How much each of some articles is like all others of them, as a whole number."""
        for at in members:
            mine = slice(self.begins[at], self.begins[at + 1])
            self._row[self._columns[mine]] += self.weights[mine]
        found = []
        for at in members:
            mine = slice(self.begins[at], self.begins[at + 1])
            own = self.weights[mine]
            found.append(int(own @ (self._row[self._columns[mine]] - own)))
        for at in members:
            self._row[self._columns[self.begins[at] : self.begins[at + 1]]] = 0
        return found

    def top(self, most: int, periods: Places) -> pa.Table:
        """The weightiest terms of each article, as ``neighbours.sql`` takes them."""
        sizes = np.minimum(self.sizes, most)
        ends = np.cumsum(sizes)
        place = np.arange(sizes.sum()) - np.repeat(ends - sizes, sizes)
        first = np.repeat(self.begins[:-1], sizes) + place
        return pa.table(
            {
                "article": np.repeat(np.arange(len(sizes), dtype=np.int32), sizes),
                "term": self.hashes[first].astype(np.int64),
                "weight": self.weights[first],
                "place": place.astype(np.int32),
                "period": np.repeat(periods, sizes),
            }
        )


def find_neighbours(
    sketches: Sequence[Sketch], vectors: Vectors, settings: GroupSettings, sql: Sql
) -> Iterator[tuple[int, Places, npt.NDArray[np.float64]]]:
    """Articles with later ones that share weighty terms, and the cosine of each pair."""
    query = read_query(
        "neighbours.sql",
        far_terms=settings.far_terms,
        most_articles=settings.most_articles_of_term,
        most_of_period=settings.most_articles_of_term_in_period,
        least_terms=settings.least_shared_terms,
        least_partial=int(settings.least_partial_score * _WHOLE),
    )
    days = settings.period_days
    periods = np.array([-1 if s.day is None else s.day // days for s in sketches], dtype=np.int64)
    rows = sql(query, {"terms": vectors.top(settings.top_terms, periods)})
    ones, others = (rows[name].to_numpy().astype(np.int64) for name in ("a", "b"))
    edges = np.flatnonzero(np.diff(ones, prepend=-1, append=-1))
    for begin, end in pairwise(edges):
        near = others[begin:end]
        yield int(ones[begin]), near, vectors.score(int(ones[begin]), near)
