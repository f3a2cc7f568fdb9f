"""One claim in brief: is this many sources or one, who, through whom, and what is unknown."""

import msgspec

from headwater.records.attribution import Mode
from headwater.records.dossier import Dossier, DossierClaim, DossierStory
from headwater.views.index import Index, make_index
from headwater.views.ledger import changes_of
from headwater.views.phrases import (
    MAX_GLOSS,
    change_name,
    count_sentence,
    counted,
    listed,
    shorten,
    shown_name,
    unknown_sentence,
    unquoted,
)

# characters of one wording's words: a quotation, not a copy
MAX_WORDS = 300
# changes told of a claim, the gravest first; the report has all
MAX_CHANGES = 8


class BriefOrigin(msgspec.Struct, frozen=True, kw_only=True):
    """An origin, and the outlets that rest on it."""

    name: str
    kind: str
    basis: str
    occasion: str | None
    outlets: tuple[str, ...]


class BriefWording(msgspec.Struct, frozen=True, kw_only=True):
    """How one article words the claim, and through whom it says to have it."""

    outlet: str
    article: str
    words: str
    mode: str
    chain: tuple[str, ...]


class BriefClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what stands behind it."""

    id: str
    story: str
    gloss: str
    answer: str  # in one sentence
    outlets: int
    origins_least: int
    origins_most: int
    origins: tuple[BriefOrigin, ...]
    collectors: tuple[str, ...]
    wordings: tuple[BriefWording, ...]
    changes: tuple[str, ...]
    unknown: tuple[str, ...]
    flags: tuple[str, ...]


def brief_claims(dossier: Dossier, *, most: int) -> tuple[BriefClaim, ...]:
    """The claims of every story, those of most outlets first."""
    index = make_index(dossier)
    found = [(story, claim) for story in dossier.stories for claim in story.claims]
    found.sort(key=lambda pair: -pair[1].counts.outlets)
    return tuple(_brief(story, claim, index) for story, claim in found[:most])


def brief_claim(dossier: Dossier, id_: str) -> BriefClaim | None:
    """The claim of that id."""
    index = make_index(dossier)
    for story in dossier.stories:
        for claim in story.claims:
            if claim.id == id_:
                return _brief(story, claim, index)
    return None


def one_or_many(claim: DossierClaim) -> str:
    """How many origins stand behind how many outlets, as a sentence that claims no more."""
    counts = claim.counts
    least, most = counts.origins
    outlets = counted(counts.outlets, "outlet")
    if most == 0:
        return f"{outlets}, and no origin: nobody is named who could know."
    names = listed([shown_name(o.name, o.kind) for o in claim.origins]) or "nobody named"
    if least == most == 1:
        verb = "reports" if counts.outlets == 1 else "report"
        return f"{outlets} {verb} it, from one origin: {names}."
    if least == most:
        return f"{outlets}, {most} origins that we found no tie between: {names}."
    return (
        f"{outlets}, between {least} and {most} origins: {names}. What is unknown is not counted"
        " as independent."
    )


def _brief(story: DossierStory, claim: DossierClaim, index: Index) -> BriefClaim:
    outlets = [index.outlet(w.article) for w in claim.wordings]
    unknown = [unknown_sentence(outlets[u.wording], u) for u in claim.unknowns]
    return BriefClaim(
        id=claim.id,
        story=story.id,
        gloss=shorten(unquoted(claim.gloss), MAX_GLOSS),
        answer=f"{one_or_many(claim)} ({count_sentence(claim.counts)})",
        outlets=claim.counts.outlets,
        origins_least=claim.counts.origins[0],
        origins_most=claim.counts.origins[1],
        origins=tuple(
            BriefOrigin(
                name=o.name,
                kind=o.kind.value,
                basis=o.basis.value,
                occasion=o.occasion,
                outlets=tuple(dict.fromkeys(outlets[n] for n in o.wordings)),
            )
            for o in claim.origins
        ),
        collectors=claim.collectors,
        wordings=_wordings(claim, index),
        changes=tuple(
            f"{change_name(c.kind)}: {c.note}" if c.note else change_name(c.kind)
            for c in changes_of(story, claim.id)[:MAX_CHANGES]
        ),
        unknown=tuple(dict.fromkeys(unknown)),
        flags=tuple(flag.value for flag in claim.flags),
    )


def _wordings(claim: DossierClaim, index: Index) -> tuple[BriefWording, ...]:
    told = []
    for wording in claim.wordings:
        found = index.attribution(wording)
        names = [party.name for party in found.chain] if found else []
        mode = wording.mode if found else Mode.OWN_VOICE
        told.append(
            BriefWording(
                outlet=index.outlet(wording.article),
                article=wording.article,
                words=shorten(index.words(wording.article, wording.spans), MAX_WORDS),
                mode=mode.value,
                chain=tuple(names),
            )
        )
    return tuple(told)
