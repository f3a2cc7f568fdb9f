"""From scores of single pieces to whole spans: the best chain of labels that the rules allow."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from headwater.models.labels import LABELS, ROLES, Role, begin_label, inside_label

# of a padding piece: outside, whatever its neighbours are
_PADDING = np.array([0.0] + [-1e4] * (len(LABELS) - 1), dtype=np.float32)
_BEGINS = {begin_label(role): role for role in ROLES}


class Stretch(msgspec.Struct, frozen=True):
    """Pieces ``first`` to ``stop`` (exclusive) of one role, with their mean probability."""

    role: Role
    first: int
    stop: int
    score: float


def find_chains(
    emissions: Sequence[NDArray[np.float32]], steps: NDArray[np.float32]
) -> list[NDArray[np.int64]]:
    """Return the best chain of labels for each window; ``steps`` scores [from, to]."""
    longest = max((len(one) for one in emissions), default=0)
    if not longest:
        return []
    padded = np.broadcast_to(_PADDING, (longest, len(emissions), len(LABELS))).copy()
    for row, one in enumerate(emissions):
        padded[: len(one), row] = one
    came_from = np.zeros(padded.shape, dtype=np.int8)
    best = padded[0]
    turned = steps.T[None]  # [1, to, from]
    for at in range(1, longest):
        reached = best[:, None, :] + turned
        came_from[at] = reached.argmax(axis=2)
        best = reached.max(axis=2) + padded[at]
    chains = np.empty((longest, len(emissions)), dtype=np.int64)
    chains[-1] = best.argmax(axis=1)
    rows = np.arange(len(emissions))
    for at in range(longest - 1, 0, -1):
        chains[at - 1] = came_from[at, rows, chains[at]]
    return [chains[: len(one), row] for row, one in enumerate(emissions)]


def find_stretches(chain: NDArray[np.int64], emissions: NDArray[np.float32]) -> list[Stretch]:
    """Return the spans of a chain of labels, in order."""
    shifted = emissions - emissions.max(axis=1, keepdims=True)
    weights = np.exp(shifted)
    chances = weights / weights.sum(axis=1, keepdims=True)
    stretches = []
    at = 0
    while at < len(chain):
        role = _BEGINS.get(int(chain[at]))
        first = at
        at += 1
        if role is None:
            continue
        while at < len(chain) and chain[at] == inside_label(role):
            at += 1
        either = chances[first:at, begin_label(role)] + chances[first:at, inside_label(role)]
        stretches.append(Stretch(role, first, at, float(either.mean())))
    return stretches
