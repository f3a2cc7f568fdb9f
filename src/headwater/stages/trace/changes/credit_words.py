"""The words that credit a wording, as a change shows them."""

from headwater.records.span import Span, make_spans
from headwater.settings import TraceSettings
from headwater.stages.trace.world import Told, sentence_of
from headwater.text.words import find_words


def credit_words(told: Told) -> tuple[Span, ...]:
    """The words that credit a wording: its source, its cue and who passed it on."""
    row = told.attribution
    if row is None:
        return ()
    hops = [s for h in row.hops for s in h.evidence]
    sentence = sentence_of(told)
    near = [s for s in (*row.source, *row.cue, *hops) if s.overlaps(sentence)]
    return tuple(sorted(near or [*row.source, *row.cue, *hops]))


def shown_credit(told: Told, settings: TraceSettings) -> tuple[Span, ...]:
    """The words that credit a wording, with as much of the wording as shows what they credit."""
    credit = credit_words(told)
    return make_spans([(s.start, s.end) for s in (*credit, *head(told, settings.max_shown_words))])


def head(told: Told, most: int) -> tuple[Span, ...]:
    """A wording's first words, ``most`` at the most."""
    found: list[Span] = []
    for span in told.wording.spans:
        words = find_words(told.text, span)[:most]
        if words:
            found.append(Span(span.start, words[-1].end))
        most -= len(words)
        if most <= 0:
            break
    return tuple(found)
