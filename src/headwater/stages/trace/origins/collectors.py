"""Who heard or read a claim first hand: outlets that stand next to an origin."""

from collections.abc import Mapping, Sequence

from headwater.records.attribution import SourceKind
from headwater.stages.trace.names import is_same_name
from headwater.stages.trace.origins.ends import End, Standing


def find_collectors(ends: Sequence[End]) -> tuple[str, ...]:
    """Outlets named as those to whom an origin spoke or who had it first, each once."""
    found: list[str] = []
    for end in ends:
        outlets = [h.name for h in end.hops if h.kind is SourceKind.OUTLET]
        if outlets and not any(is_same_name(outlets[0], name) for name in found):
            found.append(outlets[0])
    return tuple(found)


def count_collections(voices: Mapping[str, Sequence[End]]) -> tuple[int, int]:
    """The least and the most first-hand collections behind the publishers' wordings.

    A publisher that names no collector may have heard it itself, or have it from one of those.
    """
    all_ends = [e for ends in voices.values() for e in ends]
    known = find_collectors(all_ends)
    open_voices = sum(
        any(e.standing is not Standing.INFERENCE for e in ends)
        and not any(find_collectors([e]) for e in ends)
        for ends in voices.values()
    )
    credited = any(e.standing is Standing.CREDITED for e in all_ends)
    return max(len(known), int(credited)), max(len(known) + open_voices, int(credited))
