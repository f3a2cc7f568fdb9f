"""How an origin knows what it says, where the words of the text state it."""

from collections.abc import Sequence
from functools import cache

import msgspec

from headwater.records.attribution import SourceKind
from headwater.records.tracing import Basis
from headwater.stages.trace.origins.ends import End
from headwater.text.word_files import load_words
from headwater.text.words import normal_words


@cache
def _phrases() -> tuple[tuple[Basis, tuple[str, ...]], ...]:
    words = load_words("basis")
    rows = msgspec.convert(words, dict[Basis, list[str]])
    return tuple((basis, tuple(f" {p} " for p in rows[basis])) for basis in rows)


def find_basis(ends: Sequence[End]) -> Basis:
    """The first stated basis among an origin's wordings; never guessed."""
    for end in ends:
        if end.kind is SourceKind.WITNESS:
            return Basis.SAW
        found = _stated(end)
        if found is not None:
            return found
    return Basis.NOT_STATED


def _stated(end: End) -> Basis | None:
    """Only the words of the credit are read: what the content says somebody saw is the claim."""
    row = end.told.attribution
    if row is None:
        return None
    spans = (*row.source, *row.cue)
    words = [w for s in spans for w in [*normal_words(end.told.text, s), ""]]
    if end.role:
        words += normal_words(end.role)
    held = f" {' '.join(words)} "
    for basis, phrases in _phrases():
        if any(phrase in held for phrase in phrases):
            return basis
    return None
