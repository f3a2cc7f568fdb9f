"""Speech inside speech: which draft stands in whose content."""

from collections.abc import Sequence

import msgspec

from headwater.records.span import Span, envelope, total
from headwater.stages.attribute.draft import Draft


def set_parents(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in order, each with the tightest draft whose content holds all of it."""
    ordered = sorted(drafts, key=lambda d: d.order)
    reach = [envelope(d.content) for d in ordered]
    placed = []
    open_: list[int] = []  # drafts whose content reaches up to here
    for number, draft in enumerate(ordered):
        start = reach[number].start
        open_ = [k for k in open_ if reach[k].end > start]
        holders = [(total(ordered[k].content), k) for k in open_ if _holds(ordered[k], draft)]
        parent = min(holders)[1] if holders else None
        placed.append(msgspec.structs.replace(draft, parent=parent))
        open_.append(number)
    return placed


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether content and cue of ``inner`` lie inside ``outer``'s content, which is wider."""
    own = (*inner.content, *(inner.cue or inner.source))
    if not all(_inside(span, outer.content) for span in own):
        return False
    return total(outer.content) > total(inner.content)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(s.holds(span) for s in spans)
