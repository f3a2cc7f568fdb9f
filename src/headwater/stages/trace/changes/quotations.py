"""Quotations of one utterance whose words differ, or that lost or gained their marks."""

from collections.abc import Iterator, Sequence

import msgspec

from headwater.records.attribution import Mode
from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind
from headwater.settings import TraceSettings
from headwater.stages.trace.changes.make import FORM, OTHER, SHADED, make_change
from headwater.stages.trace.changes.match import Block, Word, align_words, split_words
from headwater.stages.trace.changes.pairs import Wordings
from headwater.stages.trace.changes.plain import is_content_word
from headwater.stages.trace.quoted import quoted_spans
from headwater.stages.trace.world import Told, World
from headwater.text.certainty import find_marks, find_negations


class _Quoted(msgspec.Struct, frozen=True):
    span: Span
    words: list[Word]


def find_quotation_changes(
    world: World, pairs: Sequence[Wordings], settings: TraceSettings
) -> Iterator[Change]:
    """Changes inside and at the edges of quotation marks."""
    for pair in pairs:
        for one in _quoted(pair.a):
            for other in _quoted(pair.b):
                yield from _compare(pair, one, other, settings)
    if pairs[0].same_speaker:
        yield from _form(pairs[0])


def _quoted(told: Told) -> list[_Quoted]:
    return [_Quoted(s, split_words(told.text, [s])) for s in quoted_spans(told)]


def _compare(
    pair: Wordings, one: _Quoted, other: _Quoted, settings: TraceSettings
) -> Iterator[Change]:
    blocks = align_words(one.words, other.words)
    equal = [b for b in blocks if b.equal]
    shared = sum(is_content_word(w.form) for b in equal for w in one.words[b.a[0] : b.a[1]])
    if shared < settings.min_shared_content_words:
        return
    first, last = equal[0], equal[-1]
    inner = [
        b
        for b in blocks
        if not b.equal and b.a[0] >= first.a[0] and b.a[1] <= last.a[1] and b.b[1] <= last.b[1]
    ]
    kept = sum(b.a[1] - b.a[0] for b in equal)
    whole = min(last.a[1] - first.a[0], last.b[1] - first.b[0])
    if kept / max(1, whole) < settings.min_quotation_kept:
        return
    for block in inner:
        if _is_altered(pair, one, other, block):
            yield _altered(pair, one, other, block)


def _is_altered(pair: Wordings, one: _Quoted, other: _Quoted, block: Block) -> bool:
    a = "".join(w.form for w in one.words[block.a[0] : block.a[1]])
    b = "".join(w.form for w in other.words[block.b[0] : block.b[1]])
    return a != b


def _altered(pair: Wordings, one: _Quoted, other: _Quoted, block: Block) -> Change:
    a = _around(one.words, *block.a)
    b = _around(other.words, *block.b)
    return make_change(
        pair,
        ChangeKind.QUOTE_ALTERED,
        SHADED,
        ((a,), (b,)),
        f"“{a.of(pair.a.text)}” and “{b.of(pair.b.text)}”",
    )


def _around(words: Sequence[Word], start: int, end: int) -> Span:
    """The differing words with the word before and after, so that an empty side shows a place."""
    low, high = max(0, start - 1), min(len(words), end + 1)
    return Span(words[low].span.start, words[max(low, high - 1)].span.end)


def _form(pair: Wordings) -> Iterator[Change]:
    a, b = bool(_quoted(pair.a)), bool(_quoted(pair.b))
    if pair.a.wording.mode is Mode.OWN_VOICE or pair.b.wording.mode is Mode.OWN_VOICE:
        return
    if a and not b and pair.b.wording.mode is Mode.INDIRECT:
        yield make_change(
            pair,
            ChangeKind.QUOTE_TO_PARAPHRASE,
            FORM,
            (pair.a.wording.spans, pair.b.wording.spans),
            "quoted in one article, told in other words in the other",
        )
