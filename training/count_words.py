"""Make the background table of word counts: stem and number of articles that hold it.

usage: python -m training.count_words ARTICLES.jsonl.gz TABLE

The table that ships is src/headwater/text/lang/en/word_counts.tsv.gz.

Only figures leave the articles: a stem that fewer than LEAST articles hold is left out, so no
passage of a text can be told from the table.
"""

import collections
import gzip
import json
import sys
from pathlib import Path

from headwater.text.stems import stem
from headwater.text.words import normal_words

LEAST = 6  # articles; rarer stems get the rarity of an unknown word
LONGEST = 24  # letters


def count_words(path: Path) -> tuple[int, dict[str, int]]:
    """Number of articles, and of those that hold each stem."""
    holding: collections.Counter[str] = collections.Counter()
    articles = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            words = normal_words(f"{row.get('title') or ''}\n{row['text']}")
            holding.update({stem(w) for w in words if len(w) <= LONGEST})
            articles += 1
    kept = {s: n for s, n in holding.items() if n >= LEAST and s.isalpha()}
    return articles, dict(sorted(kept.items()))


def write_table(path: Path, articles: int, holding: dict[str, int]) -> None:
    """The table, compressed without a time so that the same counts give the same bytes."""
    rows = [f"articles\t{articles}", *(f"{s}\t{n}" for s, n in holding.items())]
    path.write_bytes(gzip.compress("\n".join(rows).encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    write_table(Path(sys.argv[2]), *count_words(Path(sys.argv[1])))
