"""Claims as people split and merged them: between alignment and tracing, so that counts follow."""

from collections.abc import Mapping, Sequence

import msgspec

from headwater.records.claim import Claim, ClaimLink, Relation, Wording
from headwater.records.identity import make_id
from headwater.records.reading import Reading
from headwater.records.review import Review, ReviewAct
from headwater.records.span import words_of

Claims = tuple[list[Claim], list[ClaimLink]]


def review_claims(
    aligned: tuple[Sequence[Claim], Sequence[ClaimLink]],
    readings: Sequence[Reading],
    reviews: Sequence[Review],
) -> Claims:
    """Claims and the conflicts between them after all splits and merges, in the order decided."""
    found = (list(aligned[0]), list(aligned[1]))
    texts = {r.id: r.text for r in readings}
    for review in reviews:
        if review.act is ReviewAct.MERGE_CLAIMS:
            found = _merge(found, review)
        elif review.act is ReviewAct.SPLIT_CLAIM:
            found = _split(found, review, texts)
    return found


def _merge(found: Claims, review: Review) -> Claims:
    claims, links = found
    one, other = (_claim_with(claims, a) for a in (review.target, review.value))
    if one is None or other is None or one is other:
        return found
    kept, gone = sorted((one, other), key=lambda c: c.rank)
    wordings = (*kept.wordings, *(_retold(w) for w in gone.wordings if w not in kept.wordings))
    merged = _renamed(kept, wordings)
    rest = [merged if c is kept else c for c in claims if c is not gone]
    return rest, _relinked(links, {kept.id: kept, gone.id: gone}, [merged])


def _split(found: Claims, review: Review, texts: Mapping[str, str]) -> Claims:
    claims, links = found
    claim = next(
        (c for c in claims if {review.target, review.value} <= {w.attribution for w in c.wordings}),
        None,
    )
    if claim is None or review.target == review.value:
        return found
    leaves = tuple(w for w in claim.wordings if w.attribution == review.target)
    stays = _renamed(claim, tuple(w for w in claim.wordings if w not in leaves))
    first = msgspec.structs.replace(leaves[0], relation=Relation.SAME)
    new = msgspec.structs.replace(
        _renamed(claim, (first, *leaves[1:])),
        rank=max(c.rank for c in claims) + 1,
        gloss=" ".join(words_of(first.spans, texts.get(first.article, "")).split()),
    )
    rest = [stays if c is claim else c for c in claims]
    return [*rest, new], _relinked(links, {claim.id: claim}, [stays, new])


def _relinked(
    links: Sequence[ClaimLink], old: Mapping[str, Claim], new: Sequence[Claim]
) -> list[ClaimLink]:
    """Conflicts follow the wording that they are about; none is left inside one claim."""
    made = []
    for link in links:
        a = _end(link.a, link.a_wording, old, new)
        b = _end(link.b, link.b_wording, old, new)
        if a and b and a[0] != b[0]:
            made.append(
                msgspec.structs.replace(link, a=a[0], a_wording=a[1], b=b[0], b_wording=b[1])
            )
    return made


def _end(
    id_: str, at: int, old: Mapping[str, Claim], new: Sequence[Claim]
) -> tuple[str, int] | None:
    if id_ not in old:
        return id_, at
    wording = old[id_].wordings[at]
    for claim in new:
        for number, row in enumerate(claim.wordings):
            if (row.article, row.spans) == (wording.article, wording.spans):
                return claim.id, number
    return None


def _claim_with(claims: Sequence[Claim], attribution: str | None) -> Claim | None:
    """The most important claim that an attribution is a wording of."""
    held = (c for c in claims if any(w.attribution == attribution for w in c.wordings))
    return min(held, key=lambda c: c.rank, default=None) if attribution else None


def _retold(wording: Wording) -> Wording:
    """The clearest wording of a claim that was merged is one of several now."""
    if wording.relation is not Relation.SAME:
        return wording
    return msgspec.structs.replace(wording, relation=Relation.PARAPHRASE)


def _renamed(claim: Claim, wordings: tuple[Wording, ...]) -> Claim:
    """The claim with these wordings, under the name that they give it."""
    parts = [
        str(part)
        for w in wordings
        for part in (w.article, *(at for s in w.spans for at in (s.start, s.end)))
    ]
    id_ = make_id("claim", claim.story, *parts)
    return msgspec.structs.replace(claim, id=id_, wordings=wordings)
