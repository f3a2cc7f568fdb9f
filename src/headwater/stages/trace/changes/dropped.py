"""A party of the chain that one article credits and the other leaves out."""

from collections.abc import Iterator, Sequence

from headwater.records.attribution import Party, SourceKind
from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.credits import credit_words
from headwater.stages.trace.changes.make import SHADED, make_change
from headwater.stages.trace.changes.pairs import Wordings
from headwater.stages.trace.names import is_same_name
from headwater.stages.trace.world import Told, World


def find_dropped_relays(world: World, pair: Wordings, settings: TraceSettings) -> Iterator[Change]:
    """From the article that credits to the one that does not, for one utterance."""
    if not pair.main:
        return
    for a, b, siblings, turned in (
        (pair.a, pair.b, pair.siblings_b, False),
        (pair.b, pair.a, pair.siblings_a, True),
    ):
        dropped = _dropped(world, a, b, siblings)
        if not dropped:
            continue
        spans = (_with_party(a, dropped), credit_words(b) or b.wording.spans)
        row = make_change(
            pair,
            ChangeKind.RELAY_DROPPED,
            SHADED,
            spans[::-1] if turned else spans,
            f"leaves out {', '.join(p.name for p in dropped)}",
        )
        yield row


def _dropped(world: World, a: Told, b: Told, siblings: Sequence[Told]) -> list[Party]:
    if a.chain is None or b.chain is None or len(a.chain.parties) < 2 or not b.chain.parties:
        return []
    others = [p for t in siblings if t.chain for p in t.chain.parties]
    if not _is_one_utterance(a.chain.parties, b.chain.parties):
        return []
    outlet = world.outlet(b.article)
    return [
        p
        for p in a.chain.parties
        if not any(is_same_name(p.name, o.name) for o in others)
        and not (outlet and is_same_name(p.name, outlet))
    ]


def _is_one_utterance(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether the chains share a party: the same speaker, or the outlet at which one stops."""
    return any(is_same_name(p.name, o.name) for p in one for o in other)


def _with_party(told: Told, dropped: Sequence[Party]) -> tuple[Span, ...]:
    evidence = [s for p in dropped if p.kind is not SourceKind.UNKNOWN for s in p.evidence]
    return tuple(sorted({*credit_words(told), *evidence})) or told.wording.spans
