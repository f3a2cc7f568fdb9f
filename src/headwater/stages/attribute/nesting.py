"""Speech inside speech: which draft stands in whose content."""

from collections.abc import Sequence

import msgspec

from headwater.records.span import Span, total
from headwater.stages.attribute.draft import Draft


def set_parents(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in order, each with the tightest draft whose content holds all of it."""
    ordered = sorted(drafts, key=lambda d: d.order)
    placed = []
    for number, draft in enumerate(ordered):
        holders = [
            (total(other.content), k)
            for k, other in enumerate(ordered)
            if k != number and _holds(other, draft)
        ]
        parent = min(holders)[1] if holders else None
        placed.append(msgspec.structs.replace(draft, parent=parent))
    return placed


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether content and cue of ``inner`` lie inside ``outer``'s content, which is wider."""
    own = (*inner.content, *(inner.cue or inner.source))
    if not all(_inside(span, outer.content) for span in own):
        return False
    return total(outer.content) > total(inner.content)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(s.holds(span) for s in spans)
