"""What two units have in common and in what they differ, as numbers that a scorer weighs."""

import math
from collections.abc import Sequence

import msgspec
from rapidfuzz.distance import LCSseq

from headwater.stages.align.profile import Profile
from headwater.text.quantities import Quantity
from headwater.text.rarity import rarity_of

# words; a run of twelve is copied or quoted, more of it says no more
LONGEST_RUN = 12
# rarity that a shared stretch must hold to be a quotation's: about two words of one article in ten
LEAST_RUN_RARITY = 5.0
LEAST_QUOTED = 4  # words of a quotation that can be known again

NAMES = (
    "terms",
    "meaning",
    "inside",
    "quoted",
    "run",
    "same_source",
    "other_source",
    "numbers_agree",
    "numbers_differ",
    "names",
    "lengths",
    "polarity",
    "other_quotes",
    "same_article",
    "terms_by_meaning",
    "context",
    "crossed",
    "lead",
    "rank",
)


class Near(msgspec.Struct, frozen=True):
    """What the first look says of a pair (see ``Nearness``)."""

    meaning: float
    context: float
    crossed: float
    lead: float
    rank: float


def compare(a: Profile, b: Profile, near: Near) -> tuple[float, ...]:
    """The features of two units, in the order of ``NAMES``."""
    shared = sum(w for t, w in a.terms.items() if t in b.terms)
    squares = math.sqrt(_square(a) * _square(b))
    terms = sum(w * w for t, w in a.terms.items() if t in b.terms) / squares if squares else 0.0
    small = min(a.mass, b.mass)
    quoted = score_quoted(a.quoted, b.quoted, a.words, b.words)
    both_quoted = len(a.quoted) >= LEAST_QUOTED and len(b.quoted) >= LEAST_QUOTED
    agree, differ = compare_quantities(a.quantities, b.quantities)
    sources = a.unit.source, b.unit.source
    known = bool(sources[0] and sources[1])
    return (
        terms,
        near.meaning,
        shared / small if small else 0.0,
        quoted,
        min(longest_run(a.words, b.words), LONGEST_RUN) / LONGEST_RUN,
        float(known and sources[0] == sources[1]),
        float(known and sources[0] != sources[1]),
        float(agree),
        float(differ and not agree),
        _names(a, b),
        abs(math.log((len(a.words) + 1) / (len(b.words) + 1))),
        float(a.negated != b.negated),
        float(both_quoted) * (1 - quoted),
        float(a.unit.article == b.unit.article),
        terms * near.meaning,
        near.context,
        near.crossed,
        near.lead,
        near.rank,
    )


def _square(a: Profile) -> float:
    return sum(w * w for w in a.terms.values())


def _names(a: Profile, b: Profile) -> float:
    return len(a.names & b.names) / len(a.names | b.names) if a.names and b.names else 0.0


def compare_quantities(a: Sequence[Quantity], b: Sequence[Quantity]) -> tuple[bool, bool]:
    """Whether some quantity of one thing agrees, and whether some differs."""
    agree = differ = False
    for one in a:
        for other in b:
            if one.unit != other.unit:
                continue
            same_noun = one.noun is not None and one.noun == other.noun
            if one.agrees(other) and (same_noun or one.low == other.low):
                agree = True
            elif same_noun and not one.agrees(other):
                differ = True
    return agree, differ


def score_quoted(
    quoted_a: Sequence[str], quoted_b: Sequence[str], words_a: Sequence[str], words_b: Sequence[str]
) -> float:
    """The share of the shorter quotation's rarity that the other text holds in the same order."""
    best = 0.0
    for quoted, words in ((quoted_a, words_b), (quoted_b, words_a)):
        if len(quoted) >= LEAST_QUOTED:
            best = max(best, _held(quoted, words))
    return best


def _held(quoted: Sequence[str], words: Sequence[str]) -> float:
    total = sum(max(rarity_of(w), 0.1) for w in quoted)
    kept = 0.0
    for step in LCSseq.opcodes(quoted, words):
        if step.tag == "equal":
            kept += sum(max(rarity_of(w), 0.1) for w in quoted[step.src_start : step.src_end])
    return kept / total if kept >= LEAST_RUN_RARITY or kept == total else 0.0


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Words of the longest stretch that stands in both."""
    best = 0
    before = [0] * (len(b) + 1)
    for word in a:
        now = [0] * (len(b) + 1)
        for at, other in enumerate(b):
            if word == other:
                now[at + 1] = before[at] + 1
                best = max(best, now[at + 1])
        before = now
    return best
