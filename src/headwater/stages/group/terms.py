"""What an article is about, as weighted terms: TF-IDF with a background table of rarity."""

import math
from collections import Counter
from collections.abc import Mapping

from headwater.records.article import BlockKind
from headwater.records.reading import Reading
from headwater.text.rarity import load_background
from headwater.text.stems import stem
from headwater.text.words import normal_words

# natural logarithm; a term in more than half of all articles says nothing of the event
LEAST_RARITY = 0.7
# the headline says what it is about: each of its terms counts as so many
HEADLINE_TIMES = 2

Terms = Mapping[str, float]


def find_terms(reading: Reading) -> dict[str, float]:
    """The terms of headline, dek and body with weights whose squares sum to one."""
    counts: Counter[str] = Counter()
    blocks = reading.telling_blocks()
    for block in blocks:
        times = HEADLINE_TIMES if block.kind is BlockKind.HEADLINE else 1
        for word in normal_words(reading.text, block.span):
            counts[word] += times
    if not blocks:
        counts.update(normal_words(reading.text))
    if not any(b.kind is BlockKind.HEADLINE for b in blocks):
        counts.update(dict.fromkeys(normal_words(reading.imprint.title or ""), HEADLINE_TIMES))
    return weigh_terms(counts)


def weigh_terms(words: Mapping[str, int]) -> dict[str, float]:
    """Stems with the logarithm of their count times their rarity, as a vector of length one."""
    background = load_background()
    counts: Counter[str] = Counter()
    for word, count in words.items():
        counts[stem(word)] += count
    weights = {}
    for term in sorted(counts):
        rarity = background.rarity(term)
        if rarity >= LEAST_RARITY:
            weights[term] = (1 + math.log(counts[term])) * rarity
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {t: w / length for t, w in weights.items()} if length else {}


def score_terms(a: Terms, b: Terms) -> float:
    """Cosine of two vectors of length one."""
    if len(b) < len(a):
        a, b = b, a
    return min(1.0, sum(w * b[t] for t, w in a.items() if t in b))
