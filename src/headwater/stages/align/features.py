"""What two units have in common and in what they differ, as numbers that a scorer weighs."""

import math
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import LCSseq

from headwater.records.attribution import Mode
from headwater.stages.align.profile import Profile
from headwater.text.quantities import Quantity

# words; a run of twelve is copied or quoted, more of it says no more
LONGEST_RUN = 12
CACHED = 4096  # wordings; more than one story has that are looked at closely
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
    "late",
    "foretold",
    "both_own",
    "one_own",
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
    common = a.terms.keys() & b.terms.keys()
    shared = sum(a.terms[t] for t in sorted(common))
    squares = a.length * b.length
    terms = sum(a.terms[t] ** 2 for t in sorted(common)) / squares if squares else 0.0
    small = min(a.mass, b.mass)
    quoted = score_quoted(a, b) if common else 0.0
    run = longest_run(a.words, b.words) if common else 0
    both_quoted = len(a.quoted) >= LEAST_QUOTED and len(b.quoted) >= LEAST_QUOTED
    agree, differ = compare_quantities(a.quantities, b.quantities)
    sources = a.unit.source, b.unit.source
    known = bool(sources[0] and sources[1])
    own = [p.unit.mode is Mode.OWN_VOICE for p in (a, b)]
    return (
        terms,
        near.meaning,
        shared / small if small else 0.0,
        quoted,
        run / LONGEST_RUN,
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
        # what stands far down in either article is seldom what both tell
        math.log1p(max(a.unit.position, b.unit.position)),
        float(a.unit.prediction != b.unit.prediction),
        float(all(own)),
        float(own[0] != own[1]),
    )


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
            # of other things the same amount; "tens of thousands" is not the 10,000 it begins with
            same_amount = (one.low, one.high) == (other.low, other.high)
            if one.agrees(other) and (same_noun or same_amount):
                agree = True
            elif same_noun and not one.agrees(other):
                differ = True
    return agree, differ


def score_quoted(a: Profile, b: Profile) -> float:
    """The share of a quotation's rarity that the other text holds in order, the greater of two."""
    return max(_held(a, b.words), _held(b, a.words))


def _held(quoting: Profile, words: Sequence[str]) -> float:
    if len(quoting.quoted) < LEAST_QUOTED:
        return 0.0
    weights, total = quoting.weights, sum(quoting.weights)
    kept = sum(
        sum(weights[step.src_start : step.src_end])
        for step in LCSseq.opcodes(quoting.quoted, words)
        if step.tag == "equal"
    )
    return kept / total if kept >= LEAST_RUN_RARITY or kept == total else 0.0


def longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Words of the longest stretch that stands in both, ``LONGEST_RUN`` at the most."""
    one, other = _runs(a), _runs(b)
    longest = min(LONGEST_RUN, len(a), len(b))
    for size in range(1, longest + 1):
        if one.of(size).isdisjoint(other.of(size)):
            return size - 1
    return longest


class _Runs:
    """The stretches of a wording's words, made as they are asked for."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._found = [frozenset(words)]

    def of(self, size: int) -> frozenset[str]:
        """The stretches of so many words; one size after the other."""
        if size > len(self._found):
            words, places = self._words, range(len(self._words) - size + 1)
            self._found.append(frozenset([" ".join(words[at : at + size]) for at in places]))
        return self._found[size - 1]


@lru_cache(maxsize=CACHED)
def _runs(words: tuple[str, ...]) -> _Runs:
    return _Runs(words)
