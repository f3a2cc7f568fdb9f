"""Wordings that deny a claim: they are counted apart, never as its origins."""

from collections.abc import Mapping, Sequence

from headwater.records.claim import Claim, ClaimLink, Relation, Wording
from headwater.records.tracing import Denial
from headwater.stages.trace.changes.polarity import denies, is_denied
from headwater.stages.trace.world import Told, World
from headwater.text.certainty import find_negations

POLARITY = "polarity"  # the kind of a link between claims that say the opposite


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
    inside = _find_inside(told)
    opposed = _find_opposed(claim, links, {c.id: c for c in claims})
    rows = {
        (w.article, w.attribution)
        for w in (*(t.wording for t in inside.values()), *opposed)
        if w.attribution is not None and _is_signalled(world, w.attribution)
    }
    return frozenset(inside), tuple(Denial(article=a, attribution=t) for a, t in sorted(rows))


def _find_inside(told: Sequence[Told]) -> dict[int, Told]:
    """The wordings of a claim that deny it, by their places."""
    denied = [t for t in told if is_denied(t)]
    if denied:
        said = [t for t in told if not is_denied(t)]
        usual = sum(map(denies, said)) * 2 > len(said)
        denied = [t for t in denied if denies(t) != usual]
    if len(denied) * 2 > len(told):
        denied = []
    conflicting = [t for t in told if t.wording.relation is Relation.CONFLICT]
    inside = {t.index: t for t in (*denied, *conflicting)}
    return inside if len(inside) < len(told) else {}


def _find_opposed(
    claim: Claim, links: Sequence[ClaimLink], claims: Mapping[str, Claim]
) -> list[Wording]:
    """The wordings of all claims that say the opposite."""
    found: list[Wording] = []
    for link in links:
        other = {link.a: link.b, link.b: link.a}.get(claim.id)
        if other is not None and other in claims and link.kind == POLARITY:
            found += claims[other].wordings
    return found


def _is_signalled(world: World, id_: str) -> bool:
    """Whether a word of denying signals the attribution; "did not say" denies nothing."""
    row = world.attributions.get(id_)
    if row is None or not row.denied:
        return False
    text = world.readings[row.article].text
    return not any(find_negations(text, span) for span in row.cue)
