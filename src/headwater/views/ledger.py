"""The claim ledger: one row a claim, what stands behind it and what changed most."""

from collections.abc import Sequence

import msgspec

from headwater.records.attribution import ChainEnd, SourceKind
from headwater.records.dossier import DossierClaim, DossierStory
from headwater.records.tracing import Change, ChangeKind
from headwater.views.index import Index, articles_of
from headwater.views.phrases import MAX_GLOSS, change_name, listed, shorten, shown_name, unquoted

# characters: two lines of the ledger's fifth column, and still readable in a terminal
MAX_CHANGE_WORDS = 60
# names: a third person already says that there are several
MAX_NAMES = 3

_ENDS = {
    ChainEnd.AGENTLESS: "nobody named",
    ChainEnd.AUTHOR_INFERENCE: "inferred by the writer",
    ChainEnd.STOPS_AT_OUTLET: "the chain stops at an outlet",
}
NO_SOURCE = "no source given"


class WorstChange(msgspec.Struct, frozen=True, kw_only=True):
    """The gravest difference among a claim's wordings; ``was`` and ``became`` are their words."""

    kind: ChangeKind
    name: str
    severity: int
    directed: bool
    was: str
    became: str
    note: str


class LedgerRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its counts; pairs are [least, most]."""

    story: str
    claim: str
    gloss: str
    by: str
    articles: tuple[str, ...]
    outlets: int
    collections: tuple[int, int]
    origins: tuple[int, int]
    unknown: int
    denials: int
    worst: WorstChange | None
    changes: int
    flags: tuple[str, ...]


def story_ledger(story: DossierStory, index: Index) -> tuple[LedgerRow, ...]:
    """A row for every claim of a story, in the dossier's order: the most important first."""
    return tuple(_row(story, claim, index) for claim in story.claims)


def changes_of(story: DossierStory, claim: str) -> tuple[Change, ...]:
    """A claim's changes, the gravest and surest first."""
    return tuple(
        sorted(
            (c for c in story.changes if c.claim == claim),
            key=lambda c: (-c.severity, not c.directed, -c.score, c.kind, c.from_.article),
        )
    )


def who_says(claim: DossierClaim, index: Index) -> str:
    """Who a claim comes from, as far as its wordings show: names, or why there are none."""
    names = [shown_name(o.name, o.kind) for o in claim.origins if o.kind is not SourceKind.NONE]
    if names:
        more = len(names) - MAX_NAMES
        tail = [f"{more} more"] if more > 0 else []
        return listed([*names[:MAX_NAMES], *tail])
    ends = dict.fromkeys(_end(claim, number, index) for number in range(len(claim.wordings)))
    return listed(list(ends)) or NO_SOURCE


def _end(claim: DossierClaim, number: int, index: Index) -> str:
    told = index.attribution(claim.wordings[number])
    return _ENDS.get(told.chain_end, NO_SOURCE) if told else NO_SOURCE


def _row(story: DossierStory, claim: DossierClaim, index: Index) -> LedgerRow:
    changes = changes_of(story, claim.id)
    counts = claim.counts
    return LedgerRow(
        story=story.id,
        claim=claim.id,
        gloss=shorten(unquoted(" ".join(claim.gloss.split())), MAX_GLOSS),
        by=who_says(claim, index),
        articles=articles_of(claim),
        outlets=counts.outlets,
        collections=counts.collections,
        origins=counts.origins,
        unknown=counts.unknown,
        denials=counts.denials,
        worst=_worst(changes, index),
        changes=len(changes),
        flags=_flags(claim),
    )


def _worst(changes: Sequence[Change], index: Index) -> WorstChange | None:
    if not changes:
        return None
    worst = changes[0]
    return WorstChange(
        kind=worst.kind,
        name=change_name(worst.kind),
        severity=worst.severity,
        directed=worst.directed,
        was=shorten(unquoted(index.place_words(worst.from_)), MAX_CHANGE_WORDS),
        became=shorten(unquoted(index.place_words(worst.to)), MAX_CHANGE_WORDS),
        note=worst.note,
    )


def _flags(claim: DossierClaim) -> tuple[str, ...]:
    flags = [flag.value for flag in claim.flags]
    if claim.counts.unknown:
        flags.append(f"no usable source, {claim.counts.unknown} of {len(claim.wordings)}")
    if claim.counts.denials:
        flags.append("denied" if claim.counts.denials == 1 else f"{claim.counts.denials} denials")
    return tuple(flags)
