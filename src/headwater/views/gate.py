"""A gate: which claims rest on fewer origins than asked for, and why."""

import re
from collections.abc import Sequence

import msgspec

from headwater.records.dossier import Dossier, DossierClaim, DossierStory
from headwater.views.index import Index, make_index
from headwater.views.ledger import who_says
from headwater.views.phrases import (
    MAX_GLOSS,
    counted,
    counted_interval,
    shorten,
    unknown_sentence,
    unquoted,
)

# claims of a story that are judged where none is named: what the story is about
LEADING = 1
WORD = re.compile(r"\w+")


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One claim before the gate."""

    story: str
    claim: str
    gloss: str
    outlets: int
    origins: tuple[int, int]
    by: str
    passes: bool
    reasons: tuple[str, ...]


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the gate says; it opens only where every claim that is judged passes."""

    min_origins: int
    passes: bool
    claims: tuple[Judged, ...]
    unmatched: tuple[str, ...]  # words of --claim that no claim has


def judge(dossier: Dossier, *, min_origins: int, claims: Sequence[str] = ()) -> Verdict:
    """The least number of origins that is certain must reach ``min_origins``.

    Without ``claims`` the leading claim of every story is judged; else every claim with all the
    words of one of them, in its gloss or in one of its wordings.
    """
    index = make_index(dossier)
    asked = [frozenset(_words(words)) for words in claims]
    judged: list[Judged] = []
    met: set[int] = set()
    for story in dossier.stories:
        if not asked:
            judged += [_judge(story, c, index, min_origins) for c in story.claims[:LEADING]]
            continue
        for claim in story.claims:
            answers = {n for n, words in enumerate(asked) if _has(claim, words, index)}
            if answers:
                met |= answers
                judged.append(_judge(story, claim, index, min_origins))
    unmatched = tuple(words for n, words in enumerate(claims) if n not in met)
    return Verdict(
        min_origins=min_origins,
        passes=bool(judged) and not unmatched and all(j.passes for j in judged),
        claims=tuple(judged),
        unmatched=unmatched,
    )


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _has(claim: DossierClaim, words: frozenset[str], index: Index) -> bool:
    texts = [claim.gloss, *(index.words(w.article, w.spans) for w in claim.wordings)]
    return any(words <= set(_words(text)) for text in texts)


def _judge(story: DossierStory, claim: DossierClaim, index: Index, wanted: int) -> Judged:
    counts = claim.counts
    passes = counts.origins[0] >= wanted
    return Judged(
        story=story.id,
        claim=claim.id,
        gloss=shorten(unquoted(claim.gloss), MAX_GLOSS),
        outlets=counts.outlets,
        origins=counts.origins,
        by=who_says(claim, index),
        passes=passes,
        reasons=() if passes else _reasons(claim, index, wanted),
    )


def _reasons(claim: DossierClaim, index: Index, wanted: int) -> tuple[str, ...]:
    """Why the claim does not pass: how many origins there are, who they are, what is unknown."""
    counts = claim.counts
    outlets = counted(counts.outlets, "outlet")
    origins = counted_interval(counts.origins, "origin")
    found = [f"{outlets}, {origins}: {who_says(claim, index)}"]
    if counts.origins[1] >= wanted:
        found.append(f"there may be {counts.origins[1]}, but {wanted} are not certain")
    for unknown in claim.unknowns:
        outlet = index.outlet(claim.wordings[unknown.wording].article)
        found.append(unknown_sentence(outlet, unknown))
    return tuple(dict.fromkeys(found))
