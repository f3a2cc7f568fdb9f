"""How a wording stands to the clearest wording of its claim."""

from rapidfuzz.distance import LCSseq

from headwater.records.attribution import Mode
from headwater.records.claim import Relation
from headwater.stages.align.profile import Profile

SAME_SHARE = 0.95  # of the longer one's words, in order: what is left is punctuation and "the"
FRAGMENT_SHARE = 0.9  # of the wording's words that the gloss holds in the same order
LEAST_FRAGMENT = 3  # words
# share of one's terms that the other holds, from which it says all that the one says
HELD_SHARE = 0.8
# how many times the terms of the other one it must then have to say more
MORE_TERMS = 1.5


def find_relation(wording: Profile, gloss: Profile) -> Relation:
    """The relation of a wording to the gloss."""
    if wording.unit.denied != gloss.unit.denied and wording.negated != gloss.negated:
        return Relation.CONFLICT
    a, b = wording.words, gloss.words
    common = LCSseq.similarity(a, b)
    if common >= SAME_SHARE * max(len(a), len(b), 1):
        return Relation.SAME
    quoted = wording.unit.mode in {Mode.DIRECT, Mode.MIXED}
    if quoted and len(a) >= LEAST_FRAGMENT and common >= FRAGMENT_SHARE * len(a):
        return Relation.FRAGMENT
    shared = len(wording.terms.keys() & gloss.terms.keys())
    if not wording.terms or not gloss.terms:
        return Relation.PARAPHRASE
    if shared >= HELD_SHARE * len(gloss.terms) and len(wording.terms) > MORE_TERMS * len(
        gloss.terms
    ):
        return Relation.NARROWER
    if shared >= HELD_SHARE * len(wording.terms) and len(gloss.terms) > MORE_TERMS * len(
        wording.terms
    ):
        return Relation.BROADER
    return Relation.PARAPHRASE
