"""One voice per publisher: hosts, reposts and copies collapse, and wordings inherit a chain."""

from collections.abc import Mapping, Sequence

from headwater.records.article import CreditHow
from headwater.records.attribution import ChainEnd
from headwater.settings import TraceSettings
from headwater.stages.trace.names import is_same_name
from headwater.stages.trace.origins.ends import End, Standing
from headwater.stages.trace.world import World


def publisher_of(world: World, article: str) -> str:
    """Who speaks in an article: the outlet that it reposts where that is held, else its own."""
    for credit in world.readings[article].imprint.credited:
        if credit.how is CreditHow.CANONICAL:
            for other in sorted(world.readings):
                outlet = world.outlet(other)
                if other != article and outlet and is_same_name(outlet, credit.name):
                    return world.publisher(other)
    return world.publisher(article)


def group_by_publisher(world: World, ends: Sequence[End]) -> dict[str, list[End]]:
    """The ends of each publisher's wordings, publishers in order."""
    groups: dict[str, list[End]] = {}
    for end in ends:
        groups.setdefault(publisher_of(world, end.told.article), []).append(end)
    return dict(sorted(groups.items()))


def keep_voices(
    groups: Mapping[str, Sequence[End]], settings: TraceSettings
) -> dict[str, list[End]]:
    """Of each publisher the ends that count.

    Wordings without a credit inherit one that another wording of the article has, unless they
    credit another outlet; one that hardly says what the claim says gives way to a better one, and
    a party that passes another's words on to that other.
    Without any credit one open end stands for the publisher; the writer's own inference only
    where there is nothing else.
    """
    kept = {}
    for publisher, ends in groups.items():
        credited = [e for e in ends if e.standing is Standing.CREDITED]
        credited = _best_matched([e for e in credited if not _passes_on(e, credited)], settings)
        outlets = [
            e
            for e in ends
            if e.standing is Standing.OPEN
            and e.end is ChainEnd.STOPS_AT_OUTLET
            and not any(is_same_name(e.name, h.name) for c in credited for h in c.hops)
        ]
        opened = [e for e in ends if e.standing is Standing.OPEN]
        inferred = [e for e in ends if e.standing is Standing.INFERENCE]
        kept[publisher] = [*credited, *outlets] or opened[:1] or inferred[:1]
    return kept


def _passes_on(end: End, others: Sequence[End]) -> bool:
    """Whether whom it credits is a party between another credited speaker and the article."""
    return any(is_same_name(end.name, h.name) for o in others if o is not end for h in o.hops)


def _best_matched(ends: Sequence[End], settings: TraceSettings) -> list[End]:
    """Ends whose wording surely says what the claim says; all of them where none does."""
    sure = [e for e in ends if e.score >= settings.min_wording_score]
    return sure or list(ends)
