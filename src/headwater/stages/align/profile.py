"""A unit seen as what can be compared: terms, names, numbers, quoted words, polarity."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import msgspec

from headwater.records.attribution import Mode
from headwater.records.span import Span
from headwater.stages.align.units import Unit
from headwater.text.certainty import is_negated
from headwater.text.quantities import Quantity, find_quantities
from headwater.text.quotation import DOUBLE
from headwater.text.rarity import load_background, rarity_of
from headwater.text.stems import stem
from headwater.text.words import find_words, normal_word, normal_words

# natural logarithm; a word in two of three articles ("the", "said") says nothing of the statement
LEAST_RARITY = 0.5
# rarity that even "the" has in a quotation: who drops it alters a little
LEAST_WEIGHT = 0.1
_QUOTED = re.compile(f"[{DOUBLE}]([^{DOUBLE}]+)[{DOUBLE}]")
_WHOLE_QUOTE = 0.8  # share of a unit's characters in quotation marks from which it is all quoted


class Profile(msgspec.Struct, frozen=True, dict=True):
    """What the comparison of two units looks at; what only pairs ask for is found when asked."""

    unit: Unit
    words: tuple[str, ...]  # in order, as normal forms
    terms: dict[str, float]  # stem -> weight in this story
    mass: float  # sum of the weights
    length: float  # root of the sum of their squares
    names: frozenset[str]
    quantities: tuple[Quantity, ...]

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """The words inside quotation marks."""
        text = self.unit.text
        parts = _QUOTED.findall(text)
        if self.unit.mode is Mode.DIRECT or sum(map(len, parts)) >= _WHOLE_QUOTE * len(text):
            return self.words
        return tuple(word for part in parts for word in normal_words(part))

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How rare each of them is."""
        return tuple(max(rarity_of(w), LEAST_WEIGHT) for w in self.quoted)

    @cached_property
    def negated(self) -> bool:
        """Whether it is turned around; to deny or doubt a "not" is to say yes."""
        whole = Span(0, len(self.unit.text))
        return is_negated(self.unit.text, [whole]) != self.unit.denied


def make_profiles(units: Sequence[Unit]) -> list[Profile]:
    """The units of one story with weights that count what is common in the story for less."""
    spans = [find_words(u.text) for u in units]
    words = [
        tuple(normal_word(s.of(u.text)) for s in row) for u, row in zip(units, spans, strict=True)
    ]
    stems = [[stem(w) for w in row] for row in words]
    holding = Counter(s for row in stems for s in set(row))
    rarity = {s: _rarity(s, holding[s], len(units)) for s in holding}
    return [
        _make_profile(
            unit,
            row,
            {s: rarity[s] for s in sorted(set(base)) if rarity[s] > 0},
            _find_names(unit.text, places, base),
        )
        for unit, row, base, places in zip(units, words, stems, spans, strict=True)
    ]


def _rarity(term: str, holding: int, units: int) -> float:
    """Rarity in the news, less for what many sentences of the story hold."""
    background = load_background().rarity(term)
    if background < LEAST_RARITY:
        return 0.0
    share = holding / max(units, 1)
    return background * (1 - min(share * 4, 0.75))


def _make_profile(
    unit: Unit, words: tuple[str, ...], terms: dict[str, float], names: frozenset[str]
) -> Profile:
    return Profile(
        unit=unit,
        words=words,
        terms=terms,
        mass=sum(terms.values()),
        length=math.sqrt(sum(w * w for w in terms.values())),
        names=names,
        quantities=tuple(find_quantities(unit.text)),
    )


def _find_names(text: str, places: Sequence[Span], stems: Sequence[str]) -> frozenset[str]:
    """Capitalised words, as stems, that do not merely begin the sentence."""
    return frozenset(
        base
        for place, base in zip(places[1:], stems[1:], strict=True)
        if text[place.start].isupper() and load_background().rarity(base) > LEAST_RARITY
    )
