"""What a proposer hands to the layers: who is reported to have said which words, signalled how."""

import msgspec

from headwater.records.span import Span


class Proposal(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Spans of one attribution, in offsets of the article, before the layers refine them.

    ``source`` and ``cue`` may be empty.  Every span lies inside one paragraph.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    score: float
    method: str
