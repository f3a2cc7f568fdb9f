"""Every naming of a speaker in a story, as what can be compared."""

from collections.abc import Sequence

import msgspec

from headwater.records.attribution import NAMED_PEOPLE, UNNAMED_PEOPLE, SourceKind
from headwater.records.reading import Reading

# each is compared by its words; two of different kinds can still be one source
BODIES = frozenset(
    {SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.DATA_OR_POLL}
)
PAPERS = frozenset({SourceKind.DOCUMENT, SourceKind.DATA_OR_POLL})
# the same words in two articles can mean different people
UNNAMED = UNNAMED_PEOPLE | {SourceKind.WITNESS}


class Spoken(msgspec.Struct, frozen=True, order=True):
    """One name of one kind in one article, with the attributions that it speaks."""

    article: str
    name: str
    kind: SourceKind
    roles: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()


def find_spoken(readings: Sequence[Reading]) -> list[Spoken]:
    """The namings of speakers, by article and name; chains without a speaker are left out."""
    found: dict[tuple[str, str, SourceKind], tuple[list[str], list[str]]] = {}
    for reading in readings:
        for chain in reading.chains:
            speaker = chain.speaker
            if not speaker.name or speaker.kind not in NAMED_PEOPLE | BODIES | UNNAMED:
                continue
            key = (reading.id, " ".join(speaker.name.split()), speaker.kind)
            roles, attributions = found.setdefault(key, ([], []))
            roles += [speaker.role] if speaker.role else []
            attributions.append(chain.attribution)
    return [
        Spoken(*key, tuple(sorted(set(roles))), tuple(sorted(set(attributions))))
        for key, (roles, attributions) in sorted(found.items())
    ]
