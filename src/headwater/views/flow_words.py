"""What a line of the map says of itself: how the hop is known, and what would settle it."""

from headwater.views.flow_parts import Box, Node
from headwater.views.routes import OWN_COLLECTION, Step, StepKind


def how_said(start: Node, stop: Node | Box, step: Step | None) -> str:
    """Stated, or inferred and from what."""
    if step is not None and not step.stated:
        own = step.detail == OWN_COLLECTION
        return f"Inferred: {OWN_COLLECTION if own else 'carried over from an earlier sentence'}"
    if start.kind is StepKind.OCCASION or (
        isinstance(stop, Node) and stop.kind is StepKind.OCCASION
    ):
        return "Stated; the route is not"
    if isinstance(stop, Node) and stop.detail:
        return f"Stated: {stop.detail}"
    return "Stated"


def what_settles(start: Node, stop: Node | Box) -> str:
    """What is not known of the hop, and what would tell it."""
    if isinstance(stop, Node) and stop.kind is not StepKind.OCCASION and stop.read is None:
        return f"Not read: {stop.name}. Add what it published to see the words as it had them."
    if isinstance(stop, Node) and stop.read is not None:
        return f"Read: article {stop.read}."
    if start.kind is StepKind.UNNAMED:
        return "Unknown: who, how many, and to whom they spoke."
    if start.kind is StepKind.OCCASION or (isinstance(stop, Node)):
        return "Unknown: to whom it was said. A link, or the publisher, would settle it."
    return ""
