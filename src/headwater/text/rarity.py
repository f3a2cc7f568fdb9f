"""How rare a term is in the news: a background table of how many articles hold it."""

import gzip
import math
from functools import cache
from importlib import resources

from headwater.text.stems import stem


class Background:
    """Number of background articles that hold each stem, and the rarity that follows."""

    def __init__(self, articles: int, holding: dict[str, int]) -> None:
        self.articles = articles
        self.holding = holding

    def rarity(self, term: str) -> float:
        """Natural logarithm of how many background articles there are to one that holds it."""
        return math.log(self.articles / (self.holding.get(term, 0) + 1))


@cache
def load_background(language: str = "en") -> Background:
    """The table of one language (made by training/count_words.py)."""
    file = resources.files("headwater.text") / "lang" / language / "word_counts.tsv.gz"
    rows = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()
    holding = {}
    for row in rows[1:]:
        term, count = row.split("\t")
        holding[term] = int(count)
    return Background(int(rows[0].split("\t")[1]), holding)


def rarity_of(word: str) -> float:
    """The rarity of a word in normal form, by its stem: 0 in every article, 9 in hardly any."""
    return load_background().rarity(stem(word))
