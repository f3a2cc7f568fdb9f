"""The label set of the tagger and which label may follow which."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Role = Literal["source", "cue", "content"]

ROLES: Final[tuple[Role, ...]] = ("source", "cue", "content")
# "O", then begin and inside of each role
LABELS: Final[tuple[str, ...]] = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))
OUTSIDE: Final = 0

# added to the score of a step that may not happen; finite, so sums stay finite
FORBIDDEN: Final = -1e4


def begin_label(role: Role) -> int:
    """Return the label of the first piece of a span of `role`."""
    return 1 + 2 * ROLES.index(role)


def inside_label(role: Role) -> int:
    """Return the label of every further piece of a span of `role`."""
    return begin_label(role) + 1


def forbidden_steps() -> NDArray[np.float32]:
    """Return the [from, to] penalties: a span's inside follows only its own begin or inside."""
    penalties = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for role in ROLES:
        begin, inside = begin_label(role), inside_label(role)
        for before in range(len(LABELS)):
            if before not in (begin, inside):
                penalties[before, inside] = FORBIDDEN
    return penalties
