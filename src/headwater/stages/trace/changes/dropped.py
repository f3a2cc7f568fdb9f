"""A party of the chain that one article credits and the other leaves out."""

from collections.abc import Iterator

from headwater.records.attribution import NAMED_PEOPLE, UNNAMED_PEOPLE, Party, SourceKind
from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.credit_words import head, shown_credit
from headwater.stages.trace.changes.make import SHADED, make_change
from headwater.stages.trace.changes.match import sameness
from headwater.stages.trace.changes.pairs import (
    Comparison,
    Wordings,
    both_ways,
    says_the_same,
)
from headwater.stages.trace.changes.plain import is_content_word, is_pronoun
from headwater.stages.trace.changes.read import stems_in
from headwater.stages.trace.names import is_same_name, name_words
from headwater.stages.trace.shared import quoted_runs, shared_quotation
from headwater.stages.trace.world import Told, World, sentences_around
from headwater.text.outlets import is_same_outlet
from headwater.text.words import normal_words


def find_dropped_relays(comparison: Comparison) -> Iterator[Change]:
    """From the article that credits to the one that does not, for one utterance; one at most."""
    settings = comparison.settings
    alike = [p for p in comparison.pairs if _is_one_utterance(p, settings)]
    alike.sort(key=lambda p: -min(p.a.wording.score, p.b.wording.score))
    for pair in both_ways(alike):
        dropped = _dropped(comparison.world, pair, settings)
        if dropped:
            yield make_change(
                pair,
                ChangeKind.RELAY_DROPPED,
                SHADED,
                (shown_credit(pair.a, settings), _shown(pair.b, settings)),
                f"leaves out {' and '.join(dropped)}",
            )
            return


def _is_one_utterance(pair: Wordings, settings: TraceSettings) -> bool:
    """Whether the two say the same, or quote one source in the same words."""
    a, b = pair.a, pair.b
    if pair.same_speaker and shared_quotation(a, b, settings.min_shared_quotation):
        return True
    if not says_the_same(pair, settings):
        return False
    # one speaker says alike things on two occasions; nobody passes on what was not said
    runs = quoted_runs(a, settings.min_run_of_speaker) & quoted_runs(b, settings.min_run_of_speaker)
    known = any(sum(map(is_content_word, run)) >= settings.min_shared_content_words for run in runs)
    once = known or not pair.same_speaker
    alike = sameness(*(stems_in(t.text, t.wording.spans) for t in (a, b)))
    return once or alike >= settings.min_dropped_sameness


def _shown(told: Told, settings: TraceSettings) -> tuple[Span, ...]:
    return shown_credit(told, settings) or head(told, settings.max_shown_words)


def _dropped(world: World, pair: Wordings, settings: TraceSettings) -> list[str]:
    """Names of the parties of ``a``'s chain that the article of ``b`` does not have."""
    a, b = pair.a, pair.b
    quoted = shared_quotation(a, b, settings.min_shared_quotation)
    ours, theirs = _whole_chain(world, a, b, later=pair.directed and quoted), b.parties
    if len(ours) <= len(theirs):
        return []
    common = any(_is_same(p, o) for p in ours for o in theirs)
    # one long quotation has one speaker, whatever the two call him
    named_apart = bool(theirs) and shared_quotation(a, b, settings.min_verbatim_run)
    if not common and not named_apart:
        return []
    others = [p for t in pair.siblings_b for p in t.parties]
    outlet = world.outlet(b.article)
    return [
        p.name
        for p in (ours if common else ours[1:])
        if _is_told_apart(p)
        and not any(_is_same(p, o) for o in others)
        and not (outlet and (is_same_name(p.name, outlet) or is_same_outlet(p.name, outlet)))
        and not _is_credited_elsewhere(p, b)
    ]


def _is_told_apart(party: Party) -> bool:
    """Whether a party has a name, or is described as some people: not "he", not "interview"."""
    if all(is_pronoun(w) for w in name_words(party.name)):
        return False
    return party.kind in UNNAMED_PEOPLE or party.name[:1].isupper()


def _is_credited_elsewhere(party: Party, told: Told) -> bool:
    """Whether the article credits a party with other words of the speaker, or names it before."""
    before = [s for s in sentences_around(told) if s.start <= told.start]
    words = [word for s in before for word in normal_words(told.text, s)]
    if " ".join(name_words(party.name)) in " ".join(words):
        return True
    speaker = told.parties[:1]
    return party.kind not in UNNAMED_PEOPLE and any(
        _is_same(party, other) and any(_is_same(p, s) for p in chain.parties for s in speaker)
        for chain in told.reading.chains
        for other in chain.parties
    )


def _whole_chain(world: World, a: Told, b: Told, *, later: bool) -> list[Party]:
    """The parties of ``a``, its own outlet last where ``b`` has the claim from there."""
    outlet = world.outlet(a.article)
    own = []
    if outlet and (
        any(is_same_name(p.name, outlet) for p in b.parties)
        # others may have been told the same; in the same words it is one utterance
        or (later and _told_itself(a, outlet))
    ):
        own = [Party(name=outlet, kind=SourceKind.OUTLET)]
    return [*a.parties, *own]


def _told_itself(told: Told, outlet: str) -> bool:
    """Whether the article says that its own outlet was told."""
    row = told.attribution
    return row is not None and any(
        is_same_name(s.of(told.text), outlet) for h in row.hops for s in h.name
    )


def _is_same(a: Party, b: Party) -> bool:
    """One party: one name in the other, or two people of one last name."""
    if is_same_name(a.name, b.name):
        return True
    return {a.kind, b.kind} <= NAMED_PEOPLE and name_words(a.name)[-1:] == name_words(b.name)[-1:]
