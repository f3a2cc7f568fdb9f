"""Who had it from whom: hops between parties and articles, stated or carried over."""

from collections.abc import Iterator, Sequence

import msgspec

from headwater.records.article import Credit, CreditHow
from headwater.records.attribution import Attribution, Chain, Party, SourceKind
from headwater.records.reading import Reading
from headwater.records.span import Span, make_spans
from headwater.records.tracing import Place, Relay, RelayKind
from headwater.stages.trace.names import is_same_name
from headwater.stages.trace.world import World

_TALK = frozenset({"interview", "briefing", "press conference", "statement"})
_WIRES = frozenset({CreditHow.WIRE_TAG, CreditHow.BYLINE})


class _Hop(msgspec.Struct, frozen=True):
    from_: str
    to: str
    kind: RelayKind
    stated: bool
    article: str
    evidence: tuple[Span, ...]
    score: float


def find_relays(world: World) -> list[Relay]:
    """Every hop of the story once, with all its evidence; none that would close a circle."""
    hops = [h for reading in world.readings.values() for h in _hops(world, reading)]
    rows: dict[tuple[str, str, RelayKind], list[_Hop]] = {}
    for hop in hops:
        if hop.from_ != hop.to:
            rows.setdefault((hop.from_, hop.to, hop.kind), []).append(hop)
    made = [_make(key, found) for key, found in sorted(rows.items())]
    return _without_circles(made)


def _hops(world: World, reading: Reading) -> Iterator[_Hop]:
    chains = reading.chain_of()
    for row in reading.attributions:
        chain = chains.get(row.id)
        if chain is not None:
            yield from _chain_hops(world, reading, row, chain)
    for credit in reading.imprint.credited:
        yield _credit_hop(world, reading, credit)


def _chain_hops(world: World, reading: Reading, row: Attribution, chain: Chain) -> Iterator[_Hop]:
    parties = chain.parties
    names = [_node(world, row.id, at, party) for at, party in enumerate(parties)]
    for at, party in enumerate(parties):
        last = at == len(parties) - 1
        if last and at == 0 and party.kind is not SourceKind.OUTLET:
            continue  # somebody credited by the article itself passed through nobody
        following = None if last else parties[at + 1]
        yield _Hop(
            names[at],
            reading.id if following is None else names[at + 1],
            _kind(reading, party, following),
            party.stated if following is None else following.stated,
            reading.id,
            (following or party).evidence or (*row.source, *row.cue),
            min(row.score, chain.score),
        )


def _node(world: World, attribution: str, at: int, party: Party) -> str:
    held = world.holdings.get((attribution, at))
    if held is not None:
        return held
    source = world.sources.get(attribution) if at == 0 else None
    return source.name if source else party.name


def _kind(reading: Reading, party: Party, following: Party | None) -> RelayKind:
    outlet = reading.imprint.outlet
    if following is None:
        own = outlet is not None and is_same_name(party.name, outlet)
        return RelayKind.SELF_CITED if own else RelayKind.PER
    talked = (party.via or following.via or "") in _TALK
    spoke = party.kind is not SourceKind.OUTLET and following.kind is SourceKind.OUTLET
    return RelayKind.SAID_IN if talked or spoke else RelayKind.PER


def _credit_hop(world: World, reading: Reading, credit: Credit) -> _Hop:
    held = [
        other
        for other in world.readings
        if other != reading.id
        and (outlet := world.outlet(other))
        and is_same_name(outlet, credit.name)
        and world.copy(other, reading.id)
    ]
    kind = RelayKind.WIRE if credit.how in _WIRES else RelayKind.REPOSTED
    own = reading.imprint.outlet
    if own is not None and is_same_name(own, credit.name):
        host = reading.imprint.host
        same = host is None or is_same_name(host, own)
        kind = RelayKind.SELF_CITED if same else RelayKind.REPOSTED
    return _Hop(
        held[0] if held else credit.name, reading.id, kind, True, reading.id, credit.evidence, 1.0
    )


def _make(key: tuple[str, str, RelayKind], hops: Sequence[_Hop]) -> Relay:
    from_, to, kind = key
    spans: dict[str, list[tuple[int, int]]] = {}
    for hop in hops:
        spans.setdefault(hop.article, []).extend((s.start, s.end) for s in hop.evidence)
    return Relay(
        from_=from_,
        to=to,
        stated=any(h.stated for h in hops),
        kind=kind,
        evidence=tuple(Place(article=a, spans=make_spans(spans[a])) for a in sorted(spans)),
        score=max(h.score for h in hops),
    )


def _without_circles(relays: Sequence[Relay]) -> list[Relay]:
    """Stated hops first, then the surer ones; one that leads back to its start is dropped."""
    onward: dict[str, set[str]] = {}
    kept = []
    for relay in sorted(relays, key=lambda r: (not r.stated, -r.score, r.from_, r.to, r.kind)):
        if _reaches(onward, relay.to, relay.from_):
            continue
        onward.setdefault(relay.from_, set()).add(relay.to)
        kept.append(relay)
    return sorted(kept, key=lambda r: (r.to, r.from_, r.kind))


def _reaches(onward: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        new = onward.get(at, set()) - seen
        seen |= new
        waiting.extend(new)
    return False
