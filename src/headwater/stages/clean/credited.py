"""Outlets that an article credits for its text, with the words that do so."""

import re
from collections.abc import Iterator, Sequence

from headwater.records.article import Block, BlockKind, Credit, CreditHow
from headwater.records.span import Span
from headwater.stages.clean.bylines import before_role, find_outlet_words
from headwater.stages.clean.wire import (
    find_first_publisher,
    find_labelled_outlet,
    find_opening_mark,
)
from headwater.text.furniture import alternatives, fold, load_credit_words
from headwater.text.outlet_names import outlet_name
from headwater.text.outlets import is_outlet_like

# kinds of blocks that may credit an outlet
_NAMING = frozenset({BlockKind.CREDIT_LINE, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.NOTE})


def find_credits(text: str, blocks: Sequence[Block]) -> tuple[Credit, ...]:
    """Every credited outlet once a way of crediting, in the order of the text."""
    found: dict[tuple[str, CreditHow], list[Span]] = {}
    for block in blocks:
        span = block.span.trimmed(text) if block.kind in _NAMING else None
        if span is None:
            continue
        for name, how in _named(block, span.of(text)):
            found.setdefault((outlet_name(name), how), []).append(span)
    return tuple(
        Credit(name=name, how=how, evidence=tuple(spans)) for (name, how), spans in found.items()
    )


def merge_credits(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Each outlet once a way of crediting, with all evidence, sorted and apart."""
    found: dict[tuple[str, CreditHow], list[Span]] = {}
    for credit in credits:
        found.setdefault((credit.name, credit.how), []).extend(credit.evidence)
    return tuple(
        Credit(name=name, how=how, evidence=_apart(spans)) for (name, how), spans in found.items()
    )


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _named(block: Block, words: str) -> Iterator[tuple[str, CreditHow]]:
    match block.kind:
        case BlockKind.CREDIT_LINE | BlockKind.DATELINE:
            mark = (
                find_opening_mark(words + " X")
                or find_first_publisher(words)
                or find_labelled_outlet(words, known=True)
            )
            if mark and mark.name:
                yield from ((name, mark.how) for name in (mark.name, *mark.also))
        case BlockKind.BYLINE:
            if name := find_outlet_words(words):
                yield name, CreditHow.BYLINE
        case BlockKind.NOTE:
            if mark := find_first_publisher(words):
                yield mark.name or "", mark.how
            else:
                fed = any(phrase in fold(words) for phrase in load_credit_words().fed)
                how = CreditHow.CREDIT_LINE if fed else CreditHow.CONTRIBUTED
                yield from ((name, how) for name in _contributors(words))


def _contributors(words: str) -> Iterator[str]:
    """Agencies that a note names, and the outlet that it says contributed."""
    wires = load_credit_words().wires
    names = alternatives([*wires, *wires.values()])
    seen = set()
    for found in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", words):
        name = wires.get(found.group(), found.group())
        if name not in seen:
            seen.add(name)
            yield name
    subject = words.partition(f" {load_credit_words().contributed} ")[0].removeprefix("The ")
    subject = before_role(subject)
    if not seen and subject != words and is_outlet_like(subject):
        yield subject
