"""Quotations of one utterance whose words differ, that were cut, or that lost or gained marks."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from headwater.records.attribution import Mode
from headwater.records.span import Span, overlap
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.altered import MAX_EDGE, Differences, find_differences
from headwater.stages.trace.changes.cut import find_cuts, find_dropped_context
from headwater.stages.trace.changes.make import FORM, make_change
from headwater.stages.trace.changes.match import Stretch, Word, align_words, core_of, find_inside
from headwater.stages.trace.changes.pairs import Comparison, Wordings, are_two_people
from headwater.stages.trace.changes.plain import is_content_word
from headwater.stages.trace.changes.sliding import slide_to_ends
from headwater.stages.trace.changes.transcribed import transcribe
from headwater.stages.trace.quoted import whole_quotations
from headwater.stages.trace.world import Told


class Sameness(StrEnum):
    """How two quotations stand to each other."""

    EXACT = "exact"
    FRAGMENT = "fragment"  # one utterance of which each gives a part
    ALTERED = "altered"
    NEAR_MISS = "near-miss"  # two utterances


class _Quoted(msgspec.Struct, frozen=True):
    span: Span
    words: tuple[Word, ...]


def find_quotation_changes(comparison: Comparison) -> Iterator[Change]:
    """Changes inside and at the edges of quotation marks; each two quotations give one row."""
    altered, cut = False, False
    for pair in comparison.pairs:
        ones, others = _quoted(pair.a), _quoted(pair.b)
        for one in ones:
            for other in others:
                found = _compare(pair, one, other, comparison.settings)
                if found is None:
                    continue
                if _is_in_wordings(pair, found) and not altered:
                    altered = True
                    yield _altered(pair, found)
                if not cut and (change := find_cuts(pair, one.span, other.span, found)):
                    cut = True
                    yield change
                    yield from find_dropped_context(pair, found)
    if comparison.pairs[0].same_speaker:
        yield from _form(comparison.pairs[0])


def _is_in_wordings(pair: Wordings, found: Differences) -> bool:
    """Whether a differing word is one of the claim's; others of a long quotation are another's."""
    sides = ((pair.a.wording.spans, found.a), (pair.b.wording.spans, found.b))
    return any(overlap(spans, differing) for spans, differing in sides)


def judge_quotations(pair: Wordings, one: Span, other: Span, settings: TraceSettings) -> Sameness:
    """Whether two quotations are one utterance, and what was done to its words."""
    ours, theirs = (_Quoted(s, transcribe(t.text, s)) for t, s in ((pair.a, one), (pair.b, other)))
    if [w.form for w in ours.words] == [w.form for w in theirs.words]:
        return Sameness.EXACT
    found = _compare(pair, ours, theirs, settings)
    if found is None:
        return Sameness.NEAR_MISS
    if found.changed:
        return Sameness.ALTERED
    whole = not any((*found.before, *found.after))
    return Sameness.EXACT if whole else Sameness.FRAGMENT


def _quoted(told: Told) -> list[_Quoted]:
    """The quotations of a wording, the longest first: it shows best what was done to the words."""
    found = [_Quoted(s, transcribe(told.text, s)) for s in whole_quotations(told)]
    return sorted(found, key=lambda q: (-len(q.words), q.span))


def _compare(
    pair: Wordings, one: _Quoted, other: _Quoted, settings: TraceSettings
) -> Differences | None:
    """What differs between two quotations of one utterance; nothing where they are of two."""
    contained = find_inside(one.words, other.words)
    stretches = contained or core_of(_align(one.words, other.words))
    equal = [s for s in stretches if s.equal]
    if not equal:
        return None
    longest = max(b.a[1] - b.a[0] for b in equal)
    if contained:
        known = pair.same_speaker and any(is_content_word(w.form) for w in one.words)
        alike = known or longest >= settings.min_quotation_inside
    else:
        shares = longest >= settings.min_run_of_speaker and _shares_most(
            (one, other), equal, settings
        )
        alike = shares and _may_be_one(pair, equal, settings)
    if not alike:
        return None
    found = find_differences(pair, one.words, other.words, stretches)
    if found.severity > FORM and longest < settings.min_verbatim_run and are_two_people(pair):
        return None  # two people say much the same
    return found


def _align(one: Sequence[Word], other: Sequence[Word]) -> list[Stretch]:
    return slide_to_ends(align_words(one, other), one, other)


def _may_be_one(pair: Wordings, equal: Sequence[Stretch], settings: TraceSettings) -> bool:
    """Whether the credits allow one utterance: of two people only if hardly a word differs."""
    if pair.same_speaker:
        return True
    if any(t.chain is None or not t.chain.speaker.name for t in (pair.a, pair.b)):
        return max(b.a[1] - b.a[0] for b in equal) >= settings.min_shared_quotation
    kept = sum(b.a[1] - b.a[0] for b in equal)
    return (
        kept >= settings.min_shared_quotation
        and _kept_share(equal) >= settings.min_quotation_kept_apart
    )


def _kept_share(equal: Sequence[Stretch]) -> float:
    """Share of the words from the first to the last common ones that are common."""
    first, last = equal[0], equal[-1]
    reach = min(last.a[1] - first.a[0], last.b[1] - first.b[0])
    return sum(b.a[1] - b.a[0] for b in equal) / max(1, reach)


def _shares_most(
    both: tuple[_Quoted, _Quoted], equal: Sequence[Stretch], settings: TraceSettings
) -> bool:
    """Whether so much is shared, in so small a space, that it can be one utterance."""
    one, other = both
    kept = sum(b.a[1] - b.a[0] for b in equal)
    shared = sum(is_content_word(w.form) for b in equal for w in one.words[b.a[0] : b.a[1]])
    fewest = min(sum(is_content_word(w.form) for w in q.words) for q in both)
    least = max(settings.min_shared_content_words, settings.min_quotation_held * fewest)
    if shared < least and kept < settings.min_shared_quotation:
        return False
    if _kept_share(equal) < settings.min_quotation_kept:
        return False
    first, last = equal[0], equal[-1]
    sides = (
        (first.a[0], first.b[0]),
        (len(one.words) - last.a[1], len(other.words) - last.b[1]),
    )
    # both go on otherwise than the other: two sentences with a phrase in common
    two_contexts = any(a and b and max(a, b) > MAX_EDGE for a, b in sides)
    return kept >= settings.min_verbatim_run or not two_contexts


def _altered(pair: Wordings, found: Differences) -> Change:
    texts = [
        " … ".join(s.of(text) for s in spans)
        for text, spans in ((pair.a.text, found.a), (pair.b.text, found.b))
    ]
    return make_change(
        pair,
        ChangeKind.QUOTE_ALTERED,
        found.severity,
        (found.a, found.b),
        f"“{texts[0]}” and “{texts[1]}”",
    )


def _form(pair: Wordings) -> Iterator[Change]:
    """Marks lost on the same words.

    Marks gained are no change: the later article may have heard the words itself.
    """
    if (pair.a.wording.mode, pair.b.wording.mode) == (Mode.DIRECT, Mode.INDIRECT):
        yield make_change(
            pair,
            ChangeKind.QUOTE_TO_PARAPHRASE,
            FORM,
            (pair.a.wording.spans, pair.b.wording.spans),
            "quoted in one article, told in other words in the other",
        )
