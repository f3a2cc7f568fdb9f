"""One claim's way to the reader: counts, origins, dependence and what stays unknown."""

from collections.abc import Sequence

from headwater.records.claim import Claim, ClaimLink
from headwater.records.tracing import Counts, Origin, Tracing
from headwater.settings import TraceSettings
from headwater.stages.trace.origins.basis import find_basis
from headwater.stages.trace.origins.collectors import count_collections, find_collectors
from headwater.stages.trace.origins.counting import certain_groups, count_origins, find_unlike
from headwater.stages.trace.origins.denials import find_deniers
from headwater.stages.trace.origins.dependence import Tie, find_ties, make_dependence
from headwater.stages.trace.origins.ends import End, Standing, drop_unlike, find_ends
from headwater.stages.trace.origins.flags import find_flags
from headwater.stages.trace.origins.publishers import group_by_publisher, keep_voices
from headwater.stages.trace.origins.unknowns import find_unknowns
from headwater.stages.trace.world import World


def trace_claim(
    world: World,
    claim: Claim,
    links: Sequence[ClaimLink],
    claims: Sequence[Claim],
    settings: TraceSettings,
) -> Tracing:
    """Everything that is known of one claim's way, denials counted apart."""
    told = world.told(claim)
    denying, denials = find_deniers(world, told, claim, links, claims)
    ends = find_ends(world, [t for t in told if t.index not in denying])
    ends = drop_unlike(ends, settings)
    groups = group_by_publisher(world, ends)
    voices = keep_voices(groups, settings)
    counted = [e for kept in voices.values() for e in kept]
    ties = find_ties(world, counted, settings)
    least, most = count_origins(counted, ties, settings)
    unlike = find_unlike(counted, ties, settings)
    origins = _make_origins(counted, ties, ends)
    circular = any(e.loop for e in counted)
    return Tracing(
        claim=claim.id,
        counts=Counts(
            outlets=len(groups),
            collections=count_collections(voices),
            origins=(least, most),
            unknown=sum(e.standing is not Standing.CREDITED for e in counted) + len(unlike),
            denials=len(denials),
        ),
        collectors=find_collectors(counted),
        denials=denials,
        flags=find_flags((least, most), origins, len(groups), circular=circular),
        origins=origins,
        dependence=make_dependence(ties, counted),
        unknowns=find_unknowns(ends, ties, counted, [counted[at] for at in unlike]),
    )


def _make_origins(
    counted: Sequence[End], ties: Sequence[Tie], ends: Sequence[End]
) -> tuple[Origin, ...]:
    """One row for each group of credited ends that certain evidence joins."""
    rows = []
    for group in certain_groups(counted, ties):
        members = [counted[at] for at in group if counted[at].standing is Standing.CREDITED]
        if not members:
            continue
        best = min(members, key=lambda e: (not e.is_named, -len(e.name), e.told.index))
        keys = {counted[at].key for at in group}
        wordings = {e.told.index for e in ends if e.key in keys}
        wordings |= {counted[at].told.index for at in group}
        rows.append(
            Origin(
                name=best.name,
                kind=best.kind,
                occasion=next((e.occasion for e in members if e.occasion), None),
                basis=find_basis(members),
                wordings=tuple(sorted(wordings)),
            )
        )
    return tuple(sorted(rows, key=lambda o: (o.wordings[0], o.name)))
