"""What an article is about, as weighted terms: TF-IDF with a background table of rarity."""

import math
from collections import Counter
from collections.abc import Mapping

from headwater.records.article import BlockKind
from headwater.records.reading import Reading
from headwater.text.rarity import load_background
from headwater.text.stems import stem
from headwater.text.words import find_words, normal_word

# natural logarithm; a term in more than half of all articles says nothing of the event
LEAST_RARITY = 0.7
# the headline says what it is about: each of its terms counts as so many
HEADLINE_TIMES = 2

Terms = Mapping[str, float]


def find_terms(reading: Reading) -> dict[str, float]:
    """The terms of headline, dek and body with weights whose squares sum to one."""
    written: Counter[str] = Counter()
    blocks = reading.telling_blocks()
    for block in blocks:
        times = HEADLINE_TIMES if block.kind is BlockKind.HEADLINE else 1
        for span in find_words(reading.text, block.span):
            written[span.of(reading.text)] += times
    if not blocks:
        written.update(span.of(reading.text) for span in find_words(reading.text))
    if not any(b.kind is BlockKind.HEADLINE for b in blocks):
        title = reading.imprint.title or ""
        for span in find_words(title):
            written[span.of(title)] += HEADLINE_TIMES
    counts: Counter[str] = Counter()
    for word, count in written.items():
        counts[normal_word(word)] += count
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
