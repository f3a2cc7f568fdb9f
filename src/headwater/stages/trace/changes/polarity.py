"""Wordings of which both cannot be true: one denies or negates what the other says."""

from collections.abc import Iterator, Mapping, Sequence

from headwater.records.claim import Claim, ClaimLink
from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.acts import cue_words
from headwater.stages.trace.changes.make import OTHER, make_change
from headwater.stages.trace.changes.match import sameness
from headwater.stages.trace.changes.measured import is_other_amount, same_things
from headwater.stages.trace.changes.pairs import (
    Comparison,
    Wordings,
    is_asked,
    may_have_moved,
    pair_of,
)
from headwater.stages.trace.changes.plain import deep_stem, is_content_word
from headwater.stages.trace.changes.read import plain_stems_in, stems_in, words_in
from headwater.stages.trace.shared import repeats_quotation
from headwater.stages.trace.world import Told, World
from headwater.text.certainty import (
    find_denials,
    find_negations,
    is_negated,
    is_taken_as,
    names_instead,
    starts_infinitive,
)
from headwater.text.words import normal_words

LEAST_STATEMENT = 5  # words; "the old deal" states nothing that can be denied
NUMBER = "number"  # the kind of a link between claims of different amounts


def find_contradictions(comparison: Comparison) -> Iterator[Change]:
    """One at most between two articles: the most alike wordings of different polarity."""
    for pair in comparison.pairs:
        if pair.same_speaker or denies(pair.a) == denies(pair.b):
            continue
        if not _is_sure(pair, comparison.settings):
            continue
        if not (_is_denial_of(pair, comparison.settings) or _opposes(pair, comparison.settings)):
            continue
        yield make_change(
            pair,
            ChangeKind.CONTRADICTION,
            OTHER,
            (_with_denial(pair.a), _with_denial(pair.b)),
            "stated in one article, denied or negated in the other",
        )
        return


def _with_denial(told: Told) -> tuple[Span, ...]:
    """A wording and the word that denies it, without which it reads as if it were said."""
    row = told.attribution
    cue = row.cue if row is not None and is_denied(told) else ()
    return (*cue, *told.wording.spans)


def _is_sure(pair: Wordings, settings: TraceSettings) -> bool:
    """Whether both are statements of one claim, and not one utterance quoted at two lengths."""
    if any(is_asked(t) for t in (pair.a, pair.b)):
        return False
    if min(len(pair.a_words), len(pair.b_words)) < LEAST_STATEMENT:
        return False
    score = min(pair.a.wording.score, pair.b.wording.score)
    length = settings.min_shared_quotation
    return score >= settings.min_same_score and not any(
        repeats_quotation(x, y, length) for x, y in ((pair.a, pair.b), (pair.b, pair.a))
    )


def _is_denial_of(pair: Wordings, settings: TraceSettings) -> bool:
    """Whether one side is reported to deny, in a word of denying, what the other states."""
    if is_denied(pair.a) == is_denied(pair.b):
        return False
    stems = [stems_in(t.text, t.wording.spans) for t in (pair.a, pair.b)]
    plain = [plain_stems_in(t.text, t.wording.spans) for t in (pair.a, pair.b)]
    return (
        len(plain[0] & plain[1]) >= settings.min_shared_content_words
        and sameness(*stems) >= settings.min_denial_likeness
    )


def _opposes(pair: Wordings, settings: TraceSettings) -> bool:
    """Whether the words are nearly the same but for a "not" before what both say."""
    return (
        _is_same_but_turned(pair, settings)
        and _turned(pair.a) != _turned(pair.b)
        and _negates_shared(pair)
    )


def _is_same_but_turned(pair: Wordings, settings: TraceSettings) -> bool:
    """Whether two statements have nearly all words in common; "not to do it" is no statement."""
    stems = [stems_in(t.text, t.wording.spans) for t in (pair.a, pair.b)]
    if any(starts_infinitive(t.text, s) for t in (pair.a, pair.b) for s in t.wording.spans):
        return False
    return (
        sameness(*stems) >= settings.min_contradiction_likeness
        and len(stems[0] & stems[1]) > settings.min_shared_content_words
    )


def is_denied(told: Told) -> bool:
    """Whether the source is reported to deny the wording, or not to have said it."""
    row = told.attribution
    if row is None or not row.denied or is_taken_as(told.text, told.start):
        return False
    cue = set(cue_words(row, told.text))
    said = {w for span in told.wording.spans for w in normal_words(told.text, span)}
    return not names_instead(cue, said)


def denies(told: Told) -> bool:
    """Whether a wording says, or is reported to say, that something is not so."""
    turns = is_negated(told.text, told.wording.spans)
    return not turns if is_denied(told) else turns


def _negates_shared(pair: Wordings) -> bool:
    """Whether what is denied, or what a "not" stands before, is said in the other wording too."""
    for told, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if is_denied(told):
            return True
        stems = stems_in(other.text, other.wording.spans)
        for span in told.wording.spans:
            for negation in find_negations(told.text, span):
                words = words_in(told.text, (Span(negation.end, span.end),))
                governed = next((w.form for w in words if is_content_word(w.form)), None)
                if governed is not None and deep_stem(governed) in stems:
                    return True
    return False


def _turned(told: Told) -> bool:
    """Whether any word of a wording or of its credit can turn it around."""
    row = told.attribution
    spans = (*told.wording.spans, *((*row.cue, *row.source) if row is not None else ()))
    return any(find_denials(told.text, s) or find_negations(told.text, s) for s in spans)


def find_linked(
    world: World,
    links: Sequence[ClaimLink],
    claims: Mapping[str, Claim],
    settings: TraceSettings,
) -> Iterator[Change]:
    """Changes between claims that could not merge: their numbers or their polarity conflict."""
    for link in sorted(links, key=lambda k: (k.a, k.b, k.kind)):
        ends = [
            [t for t in world.told(claims[c]) if t.index == at]
            for c, at in ((link.a, link.a_wording), (link.b, link.b_wording))
            if c in claims
        ]
        if len(ends) < 2 or not ends[0] or not ends[1]:
            continue
        pair = pair_of(world, link.a, ends[0][0], ends[1][0])
        change = _linked(pair, link, settings, moved=may_have_moved(world, pair))
        if change is not None:
            yield change


def _linked(
    pair: Wordings, link: ClaimLink, settings: TraceSettings, *, moved: bool
) -> Change | None:
    """The row of a link, where the words themselves show the conflict."""
    if link.kind == NUMBER:
        for one, other in same_things(pair) if pair.a.article != pair.b.article else ():
            if is_other_amount(pair, one, other, settings, moved=moved):
                spans = (one.span,), (other.span,)
                note = "the same quantity with different values"
                return make_change(pair, ChangeKind.NUMBER_CHANGED, OTHER, spans, note)
        return None
    if pair.same_speaker or not _is_sure(pair, settings):
        return None
    if not _is_same_but_turned(pair, settings):
        return None
    if denies(pair.a) == denies(pair.b) or not _negates_shared(pair):
        return None
    whole = pair.a.wording.spans, pair.b.wording.spans
    note = "one denies what the other states"
    return make_change(pair, ChangeKind.CONTRADICTION, OTHER, whole, note)
