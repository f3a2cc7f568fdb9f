"""The 5-grams that many articles of one outlet hold: its boilerplate, no sign of a copy."""

from collections.abc import Iterable, Sequence

import numpy as np

from headwater.records.sketch import Sketch
from headwater.stages.group.packed import Hashes, read_hashes

_BITS = 16  # of a hash, by which most 5-grams that nobody asks for are passed over


class Furniture:
    """Finds the boilerplate of outlets among some articles."""

    def __init__(self, sketches: Sequence[Sketch], most: int) -> None:
        """``most`` articles of an outlet may hold a 5-gram that is no boilerplate."""
        self._sketches = sketches
        self._most = most
        self._of_outlet: dict[str, list[int]] = {}
        for at, sketch in enumerate(sketches):
            if sketch.outlet:
                self._of_outlet.setdefault(sketch.outlet, []).append(at)

    def leave_out(self, asked: Iterable[int]) -> dict[int, Hashes]:
        """The 5-grams of some articles, by place, without their outlets' boilerplate."""
        places: dict[str, list[int]] = {}
        for at in sorted(asked):
            places.setdefault(self._sketches[at].outlet, []).append(at)
        found: dict[int, Hashes] = {}
        for outlet, members in places.items():
            grams = {at: read_hashes(self._sketches[at].grams) for at in members}
            if len(self._of_outlet.get(outlet, ())) > self._most:
                common = self._find(outlet, np.concatenate(list(grams.values())))
                grams = {a: np.setdiff1d(g, common, assume_unique=True) for a, g in grams.items()}
            found.update(grams)
        return found

    def _find(self, outlet: str, asked: Hashes) -> Hashes:
        """Those of the asked 5-grams that too many of the outlet's articles hold."""
        marked = np.zeros(1 << _BITS, dtype=np.bool_)
        low = np.uint32((1 << _BITS) - 1)
        marked[asked & low] = True
        kept = []
        for at in self._of_outlet[outlet]:
            grams = read_hashes(self._sketches[at].grams)
            kept.append(grams[marked[grams & low]])
        values, counts = np.unique(np.concatenate(kept), return_counts=True)
        return values[counts > self._most]
