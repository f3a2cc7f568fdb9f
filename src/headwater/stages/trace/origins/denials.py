"""Wordings that deny a claim: they are counted apart, never as its origins."""

from collections.abc import Sequence

from headwater.records.claim import Claim, ClaimLink, Relation
from headwater.records.tracing import Denial
from headwater.stages.trace.changes.polarity import denies, is_denied
from headwater.stages.trace.world import Told, World
from headwater.text.certainty import find_negations


def find_deniers(
    world: World,
    told: Sequence[Told],
    claim: Claim,
    links: Sequence[ClaimLink],
    claims: Sequence[Claim],
) -> tuple[frozenset[int], tuple[Denial, ...]]:
    """Places of the wordings that deny their claim, and every denial of it in the story.

    A denial is signalled by a word of denying; the opposite said without one is another claim.

    Where most wordings are denials, the denial is what the claim says; and to deny or doubt its
    opposite is to say it.
    """
    denied = [t for t in told if is_denied(t)]
    if denied:
        said = [t for t in told if not is_denied(t)]
        usual = sum(map(denies, said)) * 2 > len(said)
        denied = [t for t in denied if denies(t) != usual]
    if len(denied) * 2 > len(told):
        denied = []
    conflicting = [t for t in told if t.wording.relation is Relation.CONFLICT]
    inside = {t.index: t for t in (*denied, *conflicting)}
    if len(inside) == len(told):
        inside = {}
    rows = {
        (t.article, t.attribution.id)
        for t in inside.values()
        if t.attribution is not None and _is_signalled(world, t.attribution.id)
    }
    by_id = {c.id: c for c in claims}
    for link in links:
        other = link.b if link.a == claim.id else link.a if link.b == claim.id else None
        if other is None or link.kind != "polarity" or other not in by_id:
            continue
        wordings = by_id[other].wordings
        rows |= {
            (w.article, w.attribution)
            for w in wordings
            if w.attribution is not None and _is_signalled(world, w.attribution)
        }
    return frozenset(inside), tuple(Denial(article=a, attribution=t) for a, t in sorted(rows))


def _is_signalled(world: World, id_: str) -> bool:
    """Whether a word of denying signals the attribution; "did not say" denies nothing."""
    row = world.attributions.get(id_)
    if row is None or not row.denied:
        return False
    text = world.readings[row.article].text
    return not any(find_negations(text, span) for span in row.cue)
