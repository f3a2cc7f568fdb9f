"""A source that became another: its reporter is left out, or one utterance has two speakers."""

from collections.abc import Sequence

from headwater.records.attribution import NAMED_PEOPLE, UNNAMED_PEOPLE, SourceKind, Speaker
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.credit_words import shown_credit
from headwater.stages.trace.changes.make import OTHER, SHADED, make_change
from headwater.stages.trace.changes.pairs import (
    Wordings,
    are_two_people,
    both_ways,
    says_the_same,
)
from headwater.stages.trace.names import (
    group_classes,
    institution_words,
    is_same_name,
    is_spokesperson,
    name_words,
)
from headwater.stages.trace.quoted import quoted_spans
from headwater.stages.trace.shared import shared_quotation
from headwater.stages.trace.world import Told

WITH_REPORTER = 2  # parties: somebody, and who tells of him
_PEOPLE = NAMED_PEOPLE | {SourceKind.UNNAMED_PERSON}


def find_other_source(pairs: Sequence[Wordings], settings: TraceSettings) -> Change | None:
    """The first pair whose source is another: a reporter left out before two speakers of one."""
    for pair in both_ways(pairs):
        if found := _promoted(pair, settings):
            return found
    for pair in pairs:
        if found := _other_source(pair, settings):
            return found
    return None


def _promoted(pair: Wordings, settings: TraceSettings) -> Change | None:
    """Somebody told what a group thinks; without him, the group itself seems to say it."""
    if pair.a.chain is None or pair.b.chain is None or quoted_spans(pair.a):
        return None  # words in marks are the group's own
    ours, theirs = pair.a.chain.parties, pair.b.chain.parties
    if len(ours) < WITH_REPORTER or len(theirs) != 1 or ours[1].kind is SourceKind.OUTLET:
        return None
    if not {ours[0].kind, theirs[0].kind} <= UNNAMED_PEOPLE:
        return None
    if not group_classes(ours[0].name) & group_classes(theirs[0].name):
        return None
    if not says_the_same(pair, settings):
        return None
    others = [p for t in pair.siblings_b for p in t.parties]
    if any(is_same_name(p.name, ours[1].name) for p in others):
        return None
    return make_change(
        pair,
        ChangeKind.SOURCE_CHANGED,
        OTHER,
        (shown_credit(pair.a, settings), shown_credit(pair.b, settings)),
        f"{ours[1].name}, who says so of {ours[0].name}, is left out",
    )


def _other_source(pair: Wordings, settings: TraceSettings) -> Change | None:
    """Two parties for what reads as one utterance; two independent sources are no change."""
    a, b = pair.a, pair.b
    if a.chain is None or b.chain is None or pair.same_speaker:
        return None
    if not (a.is_credited and b.is_credited):
        return None
    one, other = a.chain.speaker, b.chain.speaker
    if SourceKind.OUTLET in {one.kind, other.kind}:
        return None
    if any(s.kind in NAMED_PEOPLE and s.name == (s.name or "").lower() for s in (one, other)):
        return None  # "the president" names nobody: it may be the other one
    if _is_one_family_name(one, other):
        return None
    parties = a.chain.parties, b.chain.parties
    if any(is_same_name(x.name, y.name) for x in parties[0] for y in parties[1]):
        return None  # a party of the chain is left out: another change
    if not says_the_same(pair, settings):
        return None
    if are_two_people(pair) and shared_quotation(a, b, settings.min_verbatim_run):
        severity = OTHER
    elif _is_related(a, b) and shared_quotation(a, b, settings.min_run_of_speaker):
        severity = SHADED
    else:
        return None
    return make_change(
        pair,
        ChangeKind.SOURCE_CHANGED,
        severity,
        (shown_credit(a, settings), shown_credit(b, settings)),
        f"credited to {one.name or 'nobody'} and to {other.name or 'nobody'}",
    )


def _is_one_family_name(one: Speaker, other: Speaker) -> bool:
    """Whether one description ends with, or holds as an owner, the other's last name."""
    names = [name_words(s.name or "") for s in (one, other)]
    return bool(names[0] and names[1]) and (names[0][-1] in names[1] or names[1][-1] in names[0])


def _is_related(a: Told, b: Told) -> bool:
    """Whether a person's words became those of the body that he or she belongs to.

    A spokesperson and the body are two names of one party.
    """
    if a.chain is None or b.chain is None:
        return False
    one, other = a.chain.speaker, b.chain.speaker
    for told, person, body in ((a, one, other), (b, other, one)):
        if person.kind not in _PEOPLE or body.kind is not SourceKind.ORGANISATION:
            continue
        described = _described(told, person)
        if is_spokesperson(described):
            return False
        return bool(institution_words(described) & institution_words(body.name or ""))
    return False


def _described(told: Told, person: Speaker) -> str:
    """A person's name with what the article calls him or her, wherever it does."""
    roles = {c.speaker.role for c in told.reading.chains if c.speaker.name == person.name}
    return " ".join([person.name or "", *sorted(r for r in roles if r)])
