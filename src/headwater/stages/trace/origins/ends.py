"""Where each wording's chain ends: the most upstream party that the texts show."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from headwater.records.attribution import (
    UNNAMED_PEOPLE,
    Attribution,
    Chain,
    ChainEnd,
    Manner,
    Party,
    SourceKind,
)
from headwater.settings import TraceSettings
from headwater.stages.trace.names import media_acts, name_words, outlet_itself
from headwater.stages.trace.world import Told, World
from headwater.text.words import normal_words


class Standing(StrEnum):
    """What an end counts for."""

    CREDITED = "credited"  # somebody named or described: one origin
    OPEN = "open"  # nobody known: none at least, one at most
    INFERENCE = "inference"  # the writer's own: never an origin


class Hop(msgspec.Struct, frozen=True):
    """A party between the origin and the article."""

    name: str
    kind: SourceKind
    via: str | None
    held: str | None  # its own article, where that was read


class End(msgspec.Struct, frozen=True, kw_only=True):
    """The end of one wording's chain."""

    told: Told
    standing: Standing
    end: ChainEnd
    key: str  # equal for one source; of open ends unique
    name: str
    kind: SourceKind
    role: str | None = None
    via: str | None = None  # the channel it was said through
    hops: tuple[Hop, ...] = ()
    occasion: str | None = None
    loop: tuple[str, ...] = ()  # publishers that cite each other in a circle
    followed: str | None = None  # the article in which the chain was read on

    @property
    def score(self) -> float:
        """How surely the wording says what its claim says."""
        return self.told.wording.score

    @property
    def is_named(self) -> bool:
        """Whether the origin has a name."""
        if self.kind is SourceKind.ORGANISATION and self.name.islower():
            return False  # "her campaign", "the ministry": a description
        return self.standing is Standing.CREDITED and self.kind not in _UNNAMED


# a document without an author in the text ("court filings") has no name to tell it by
_UNNAMED = UNNAMED_PEOPLE | {SourceKind.DOCUMENT}
_NOBODY = frozenset({SourceKind.NONE, SourceKind.UNKNOWN})
_WITHOUT_ORIGIN = frozenset({ChainEnd.AUTHOR_INFERENCE, ChainEnd.AGENTLESS, ChainEnd.UNKNOWN})
SELF_REACH = 8  # words from the start of a content in which an outlet's own act is named


def find_ends(world: World, told: Sequence[Told]) -> list[End]:
    """The end of each wording's chain, read on in held articles; one per wording, in order."""
    own = {t.index: _own_end(world, t) for t in told}
    by_article: dict[str, list[End]] = {}
    for t in told:
        by_article.setdefault(t.article, []).append(own[t.index])
    return [_followed(world, own[t.index], by_article, (t.article,)) for t in told]


def drop_unlike(ends: Sequence[End], settings: TraceSettings) -> list[End]:
    """Without ends whose wording hardly says what the claim says, unless there is no other."""
    kept = [e for e in ends if e.score >= settings.min_counted_score]
    return kept or list(ends)


def _own_end(world: World, told: Told) -> End:
    chain = told.chain
    if chain is None or told.attribution is None:
        return _nobody(told, ChainEnd.UNKNOWN)
    if chain.end in _WITHOUT_ORIGIN:
        return _nobody(told, chain.end)
    if told.is_narrated or not chain.parties:  # no utterance, or the outlet cites itself
        return _nobody(told, ChainEnd.UNKNOWN)
    at = _first_who_spoke(told.attribution, chain)
    attribution = told.attribution.id
    hops = tuple(
        Hop(p.name, p.kind, p.via, world.holdings.get((attribution, at + 1 + k)))
        for k, p in enumerate(chain.parties[at + 1 :])
    )
    party = chain.parties[at]
    kind = chain.speaker.kind if at == 0 else party.kind
    if kind in _NOBODY:
        return _nobody(told, ChainEnd.UNKNOWN)
    if kind is SourceKind.OUTLET and not _speaks_of_itself(told):
        held = world.holdings.get((attribution, at))
        return _stops_at_outlet(told, party, held, hops)
    source = world.sources.get(attribution) if at == 0 else None
    return End(
        told=told,
        standing=Standing.CREDITED,
        end=chain.end,
        key=f"source {source.id}" if source else _name_key(told, party.name, kind),
        name=source.name if source else party.name,
        kind=source.kind if source and source.kind not in _NOBODY else kind,
        role=chain.speaker.role if at == 0 else None,
        via=party.via,
        hops=hops,
        occasion=_occasion(party.via, hops),
    )


def _stops_at_outlet(told: Told, party: Party, held: str | None, hops: tuple[Hop, ...]) -> End:
    outlet = Hop(party.name, party.kind, party.via, held)
    return End(
        told=told,
        standing=Standing.OPEN,
        end=ChainEnd.STOPS_AT_OUTLET,
        key=f"outlet {' '.join(sorted(name_words(party.name)))}",
        name=party.name,
        kind=SourceKind.OUTLET,
        hops=(outlet, *hops),
    )


def _nobody(told: Told, end: ChainEnd) -> End:
    inference = end is ChainEnd.AUTHOR_INFERENCE
    return End(
        told=told,
        standing=Standing.INFERENCE if inference else Standing.OPEN,
        end=end,
        key=f"open {told.index}",
        name="",
        kind=SourceKind.AUTHOR_INFERENCE if inference else SourceKind.UNKNOWN,
    )


def _first_who_spoke(attribution: Attribution, chain: Chain) -> int:
    """The place of the origin in a chain: a thinker's report has the first who spoke instead."""
    if attribution.manner is not Manner.BELIEF or attribution.parent is None:
        return 0
    return 1 if len(chain.parties) > 1 else 0


def _name_key(told: Told, name: str, kind: SourceKind) -> str:
    words = " ".join(sorted(name_words(name)))
    if kind in _UNNAMED:  # two articles' "officials" need not be the same officials
        return f"unnamed {told.article} {words}"
    return f"name {words}"


def _speaks_of_itself(told: Told) -> bool:
    """Whether an outlet's words are about what it did itself: "it could not confirm ..."."""
    words = normal_words(told.words)[:SELF_REACH]
    return bool(words) and words[0] in outlet_itself() and bool(set(words) & media_acts())


def _occasion(via: str | None, hops: Sequence[Hop]) -> str | None:
    if hops and hops[0].kind is SourceKind.OUTLET:
        return f"{via or 'told'} {hops[0].name}" if not via else f"{via} with {hops[0].name}"
    return via


def _followed(
    world: World, end: End, by_article: Mapping[str, Sequence[End]], seen: tuple[str, ...]
) -> End:
    """The end where a chain goes on in the article of the outlet at which it stopped."""
    if end.end is not ChainEnd.STOPS_AT_OUTLET or not end.hops:
        return end
    held = end.hops[0].held
    if held is None:
        return end
    if held in seen:
        return msgspec.structs.replace(
            end, end=ChainEnd.UNKNOWN, key=f"loop {min(seen)}", loop=tuple(sorted(seen))
        )
    further = [_followed(world, e, by_article, (*seen, held)) for e in by_article.get(held, ())]
    best = min(further, key=_worth, default=None)
    if best is None or best.standing is not Standing.CREDITED:
        if best is not None and best.loop:
            return msgspec.structs.replace(end, end=ChainEnd.UNKNOWN, key=best.key, loop=best.loop)
        return msgspec.structs.replace(end, key=f"article {held}")
    return msgspec.structs.replace(best, told=end.told, hops=(*best.hops, *end.hops), followed=held)


def _worth(end: End) -> tuple[int, int, int, int]:
    """The best-sourced of an article's wordings first: named, then unnamed, the longest chain."""
    standing = {Standing.CREDITED: 0, Standing.OPEN: 1, Standing.INFERENCE: 2}[end.standing]
    return standing, not end.is_named, -len(end.hops), end.told.index
