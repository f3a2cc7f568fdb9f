"""The way of a claim to each article that carries it: step by step, read from its chain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from headwater.records.attribution import UNNAMED_PEOPLE, ChainEnd
from headwater.records.claim import Wording
from headwater.records.dossier import DossierAttribution, DossierClaim, DossierParty
from headwater.records.tracing import Basis, Origin
from headwater.views.index import Index, carriers_of, from_origin
from headwater.views.phrases import shown_name
from headwater.views.reasons import Quote, make_quote


class StepKind(StrEnum):
    """What a party does for a claim; an occasion must exist but nobody says which."""

    ORIGIN = "origin"
    UNNAMED = "unnamed origin"
    COLLECTOR = "collector"
    OCCASION = "occasion not stated"
    RELAY = "relay"


@dataclass(frozen=True)
class Step:
    """One party of a route; ``quotes`` are the words that put it there."""

    kind: StepKind
    name: str
    detail: str
    stated: bool
    held: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Route:
    """The way of a claim to one article, the most upstream step first.

    ``open_end`` says why the way back stops before an origin; ``loop`` where the writer infers.
    """

    claim: str
    article: str
    steps: tuple[Step, ...]
    open_end: str | None
    loop: bool
    content: Quote | None


# why an outlet's own article is drawn through the outlet as its collector
OWN_COLLECTION = "other articles credit it"
# ends in order of how much they say: the best-sourced wording gives an article's route
_RANK = (
    ChainEnd.NAMED,
    ChainEnd.UNNAMED,
    ChainEnd.STOPS_AT_OUTLET,
    ChainEnd.AGENTLESS,
    ChainEnd.UNKNOWN,
    ChainEnd.AUTHOR_INFERENCE,
)
_OPEN = {
    ChainEnd.STOPS_AT_OUTLET: "stops at an outlet",
    ChainEnd.AGENTLESS: "nobody named",
    ChainEnd.UNKNOWN: "source not resolved",
}


def make_routes(claim: DossierClaim, index: Index) -> tuple[Route, ...]:
    """One route for each article that carries the claim, in the order of its wordings."""
    best: dict[str, tuple[tuple[int, int], int]] = {}
    carriers = carriers_of(claim, index)
    for number, wording in enumerate(claim.wordings):
        told = index.attribution(wording)
        counts = wording.article in index.articles and wording.article in carriers
        if not counts or (told and told.denied):
            continue
        rank = (_RANK.index(told.chain_end), -len(told.chain)) if told else (len(_RANK), 0)
        if wording.article not in best or rank < best[wording.article][0]:
            best[wording.article] = (rank, number)
    return tuple(_route(claim, number, index) for _, number in best.values())


def _route(claim: DossierClaim, number: int, index: Index) -> Route:
    wording = claim.wordings[number]
    told = index.attribution(wording)
    content = make_quote(wording.article, wording.spans, index, wording.attribution)
    if told is None:
        return Route(claim.id, wording.article, (), "no source given", False, content)
    loop = told.chain_end is ChainEnd.AUTHOR_INFERENCE
    open_end = "writer’s inference" if loop else _OPEN.get(told.chain_end)
    steps = tuple(_steps(claim, wording, number, told, index))
    if not steps and open_end is None:
        open_end = "no source given"
    return Route(claim.id, wording.article, steps, open_end, loop, content)


def _steps(
    claim: DossierClaim, wording: Wording, number: int, told: DossierAttribution, index: Index
) -> Iterator[Step]:
    origin = next((o for o in claim.origins if number in o.wordings), None)
    parties = from_origin(told, origin, claim)
    if told.chain_end in (ChainEnd.NAMED, ChainEnd.UNNAMED) and parties:
        yield _origin_step(parties[0], origin, wording, told, index)
        if len(parties) == 1:
            yield _own_collection(claim, wording.article, index) or _occasion(parties[0])
        parties = parties[1:]
    for position, party in enumerate(parties):
        yield _medium_step(party, position, claim, wording.article, index)


def _origin_step(
    party: DossierParty,
    origin: Origin | None,
    wording: Wording,
    told: DossierAttribution,
    index: Index,
) -> Step:
    kind = origin.kind if origin else party.kind
    name = shown_name(origin.name if origin else party.name, kind)
    basis = origin.basis if origin else Basis.NOT_STATED
    spans = tuple(sorted((*told.source, *told.cue)))
    quote = make_quote(wording.article, spans, index, told.id) if spans else None
    unnamed = kind in UNNAMED_PEOPLE
    detail = "unnamed, counts as one" if unnamed else told.speaker.role or kind.value
    if basis is not Basis.NOT_STATED:
        detail = f"{detail}; {basis.value}"
    return Step(
        kind=StepKind.UNNAMED if unnamed else StepKind.ORIGIN,
        name=name,
        detail=detail,
        stated=True,
        held=None,
        quotes=(quote,) if quote else (),
    )


def _own_collection(claim: DossierClaim, article: str, index: Index) -> Step | None:
    """The article's own outlet, where other articles credit it with having heard the words."""
    outlet = index.outlet(article)
    if outlet.casefold() not in {c.casefold() for c in claim.collectors}:
        return None
    return Step(StepKind.COLLECTOR, outlet, OWN_COLLECTION, False, article, ())


def _occasion(party: DossierParty) -> Step:
    detail = f"{party.via}; route not stated" if party.via else "route not stated"
    return Step(StepKind.OCCASION, detail, detail, True, None, ())


def _medium_step(
    party: DossierParty, position: int, claim: DossierClaim, article: str, index: Index
) -> Step:
    collects = party.name.casefold() in {c.casefold() for c in claim.collectors}
    quote = make_quote(article, party.evidence, index) if party.evidence else None
    return Step(
        kind=StepKind.COLLECTOR if collects and position == 0 else StepKind.RELAY,
        name=shown_name(party.name, party.kind),
        detail=party.via or "",
        stated=party.stated,
        held=party.held,
        quotes=(quote,) if quote else (),
    )


def article_groups(copies: Sequence[tuple[str, str]], order: Sequence[str]) -> Mapping[str, str]:
    """For each article the first of those with the same text, in the given order."""
    leader = {a: a for a in order}

    def find(a: str) -> str:
        while leader[a] != a:
            a = leader[a]
        return a

    for one, other in copies:
        if one in leader and other in leader:
            first, second = sorted((find(one), find(other)), key=order.index)
            leader[second] = first
    return {a: find(a) for a in order}
