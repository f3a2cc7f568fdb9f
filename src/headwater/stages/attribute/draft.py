"""An attribution while the layers work on it."""

import msgspec

from headwater.records.attribution import ChainEnd, HopMark, Manner, Mode
from headwater.records.span import Span, envelope
from headwater.stages.attribute.proposal import Proposal


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal with what the layers have added so far."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    score: float
    method: str
    mode: Mode = Mode.INDIRECT
    manner: Manner = Manner.SPEECH
    hedges: tuple[Span, ...] = ()
    denied: bool = False
    parent: int | None = None  # position in the list of drafts
    hops: tuple[HopMark, ...] = ()
    end: ChainEnd | None = None
    anonymity: tuple[Span, ...] = ()
    prediction: bool = False

    @property
    def whole(self) -> Span:
        """The shortest span over content, cue and source."""
        return envelope([*self.content, *self.cue, *self.source])

    @property
    def order(self) -> tuple[int, int, tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
        """Sorting key: by content, the widest first."""
        reach = envelope(self.content)
        return (reach.start, -reach.end, self.content, self.cue, self.source)


def make_draft(proposal: Proposal) -> Draft:
    """A proposal as the layers take it."""
    return Draft(
        content=proposal.content,
        cue=proposal.cue,
        source=proposal.source,
        score=proposal.score,
        method=proposal.method,
    )
