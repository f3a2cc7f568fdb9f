"""What cannot be told about a wording, why, and what would settle it."""

from collections.abc import Sequence

from headwater.records.attribution import UNNAMED_PEOPLE, ChainEnd
from headwater.records.tracing import Force, Unknown
from headwater.stages.trace.origins.counting import certain_groups
from headwater.stages.trace.origins.dependence import Tie
from headwater.stages.trace.origins.ends import End, Standing


def find_unknowns(
    ends: Sequence[End], ties: Sequence[Tie], counted: Sequence[End], unlike: Sequence[End]
) -> tuple[Unknown, ...]:
    """The reasons why an interval is not one number; ``counted`` are the ends that make it.

    ``unlike`` are those whose wording may say something else than the claim.
    """
    rows: dict[tuple[int, str], Unknown] = {}
    for end in ends:
        if end.standing is Standing.CREDITED:
            continue
        if end not in counted and end.end is not ChainEnd.STOPS_AT_OUTLET:
            continue
        row = _unknown(end)
        rows.setdefault((row.wording, row.reason), row)
    for end in unlike:
        reason = f"what {_called(end)} says here may be something else"
        settles = "reading this passage beside the others"
        row = Unknown(wording=end.told.index, reason=reason, settles=settles)
        rows.setdefault((row.wording, row.reason), row)
    joined = [frozenset(g) for g in certain_groups(counted, ties)]
    for tie in ties:
        if tie.force is Force.CERTAIN or not tie.joins:
            continue
        if any({tie.a, tie.b} <= group for group in joined):
            continue
        row = _loose(counted[tie.a], counted[tie.b], tie.force)
        rows.setdefault((row.wording, row.reason), row)
    return tuple(rows[key] for key in sorted(rows))


def _unknown(end: End) -> Unknown:
    reason, settles = _REASONS[end.end]
    if end.loop:
        reason, settles = "the outlets cite each other in a circle", "an article outside the circle"
    elif end.end is ChainEnd.STOPS_AT_OUTLET and end.hops:
        hop = end.hops[0]
        reason = f"the chain stops at {end.name}, whose article was not read"
        settles = f"add the {end.name} article"
        if hop.held:
            reason = f"the chain stops at {end.name}, whose article names no source for it"
            settles = f"ask {end.name} for its source"
    return Unknown(wording=end.told.index, reason=reason, settles=settles)


_NO_SOURCE = ("the article gives no source for it", "an article that credits somebody for it")
_REASONS = {
    ChainEnd.UNKNOWN: _NO_SOURCE,
    ChainEnd.NAMED: _NO_SOURCE,
    ChainEnd.UNNAMED: _NO_SOURCE,
    ChainEnd.STOPS_AT_OUTLET: _NO_SOURCE,
    ChainEnd.AGENTLESS: (
        "it is reported without saying by whom",
        "an article that names who estimates, believes or reports it",
    ),
    ChainEnd.AUTHOR_INFERENCE: (
        "the writer infers it and names nobody who knows",
        "a source that says it itself",
    ),
}


def _loose(a: End, b: End, force: Force) -> Unknown:
    later = max(a, b, key=lambda e: e.told.index)
    other = a if later is b else b
    how = "probably" if force is Force.PROBABLE else "possibly"
    return Unknown(
        wording=later.told.index,
        reason=f"{_called(later)} and {_called(other)} are {how} one origin",
        settles="an article that names them, or says how each of them knows",
    )


def _called(end: End) -> str:
    """An origin's name; a description of somebody unnamed stands in quotation marks."""
    return f"“{end.name}”" if end.kind in UNNAMED_PEOPLE else end.name
