"""Quotations of one utterance whose words differ, that were cut, or that lost or gained marks."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from headwater.records.attribution import Mode
from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.altered import Differences, find_differences
from headwater.stages.trace.changes.cut import find_cuts, find_dropped_context
from headwater.stages.trace.changes.make import FORM, OTHER, make_change
from headwater.stages.trace.changes.match import Word, align_words, core_of
from headwater.stages.trace.changes.pairs import Comparison, Wordings
from headwater.stages.trace.changes.plain import is_content_word
from headwater.stages.trace.changes.read import CACHED
from headwater.stages.trace.quoted import whole_quotations
from headwater.stages.trace.world import Told
from headwater.text.words import find_words, normal_word

_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")


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
                if found.changed and not altered:
                    altered = True
                    yield _altered(pair, found)
                if not cut and (change := find_cuts(pair, one.span, other.span, found)):
                    cut = True
                    yield change
                    yield from find_dropped_context(pair, found)
    if comparison.pairs[0].same_speaker:
        yield from _form(comparison.pairs[0])


def _quoted(told: Told) -> list[_Quoted]:
    """The quotations of a wording, the longest first: it shows best what was done to the words."""
    found = [_Quoted(s, _words(told.text, s)) for s in whole_quotations(told)]
    return sorted(found, key=lambda q: (-len(q.words), q.span))


@lru_cache(maxsize=CACHED)
def _words(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a quotation without what its editor put in brackets."""
    inserted = [Span(m.start(), m.end()) for m in _BRACKETS.finditer(text, span.start, span.end)]
    return tuple(
        Word(normal_word(w.of(text)), w)
        for w in find_words(text, span)
        if not any(w.overlaps(i) for i in inserted)
    )


def _compare(
    pair: Wordings, one: _Quoted, other: _Quoted, settings: TraceSettings
) -> Differences | None:
    """What differs between two quotations of one utterance; nothing where they are of two."""
    blocks = core_of(align_words(one.words, other.words))
    equal = [b for b in blocks if b.equal]
    if not equal:
        return None
    shared = sum(is_content_word(w.form) for b in equal for w in one.words[b.a[0] : b.a[1]])
    kept = sum(b.a[1] - b.a[0] for b in equal)
    fewest = min(sum(is_content_word(w.form) for w in q.words) for q in (one, other))
    least = max(settings.min_shared_content_words, settings.min_quotation_held * fewest)
    if shared < least and kept < settings.min_shared_quotation:
        return None
    longest = max(b.a[1] - b.a[0] for b in equal)
    if not pair.same_speaker and longest < settings.min_shared_quotation:
        return None
    first, last = equal[0], equal[-1]
    reach = min(last.a[1] - first.a[0], last.b[1] - first.b[0])
    if kept / max(1, reach) < settings.min_quotation_kept:
        return None
    return find_differences(pair, one.words, other.words, blocks)


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
    """Marks gained or lost on the same words."""
    modes = pair.a.wording.mode, pair.b.wording.mode
    if set(modes) != {Mode.DIRECT, Mode.INDIRECT}:
        return
    if modes[0] is Mode.DIRECT:
        kind, severity = ChangeKind.QUOTE_TO_PARAPHRASE, FORM
    elif pair.directed:
        kind, severity = ChangeKind.PARAPHRASE_TO_QUOTE, OTHER
    else:
        return
    if kind is ChangeKind.PARAPHRASE_TO_QUOTE:
        return  # the later article may have heard the words itself: nothing shows that it made them
    yield make_change(
        pair,
        kind,
        severity,
        (pair.a.wording.spans, pair.b.wording.spans),
        "quoted in one article, told in other words in the other",
    )
