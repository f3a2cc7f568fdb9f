"""What a reader should notice about a claim's origins."""

from collections.abc import Sequence

from headwater.records.attribution import UNNAMED_PEOPLE
from headwater.records.tracing import Basis, Flag, Origin

FIRST_HAND = frozenset({Basis.SAW, Basis.TOOK_PART, Basis.MEASURED, Basis.READ_DOCUMENT})
SEVERAL = 2


def find_flags(
    counted: tuple[int, int], origins: Sequence[Origin], outlets: int, *, circular: bool
) -> tuple[Flag, ...]:
    """Flags in the order of their definition."""
    least, most = counted
    flags = []
    if most == 1 and least == 1 and outlets >= SEVERAL:
        flags.append(Flag.SINGLE_SOURCE)
        if origins and origins[0].kind in UNNAMED_PEOPLE:
            flags.append(Flag.SINGLE_ANONYMOUS_SOURCE)
    if circular:
        flags.append(Flag.CIRCULAR)
    if least >= SEVERAL and sum(o.basis in FIRST_HAND for o in origins) >= SEVERAL:
        flags.append(Flag.INDEPENDENTLY_CONFIRMED)
    return tuple(flags)
