"""Outlets that an article credits for its text, with the words that do so."""

import re
from collections.abc import Iterator, Sequence

from headwater.records.article import Block, BlockKind, Credit, CreditHow
from headwater.records.span import Span
from headwater.stages.clean.bylines import find_outlet_words
from headwater.stages.clean.contributors import find_contributors, is_contribution
from headwater.stages.clean.first_published import find_first_publisher
from headwater.stages.clean.marks import Mark
from headwater.stages.clean.rights import find_owner
from headwater.stages.clean.wire import find_labelled_outlet, find_opening_mark
from headwater.text.furniture import alternatives, fold, load_credit_words
from headwater.text.outlet_names import is_agency, outlet_name

# kinds of blocks that may credit an outlet
_NAMING = frozenset(
    {BlockKind.CREDIT_LINE, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.NOTE}
    | {BlockKind.BOILERPLATE}
)
# rules of lines that hold nothing but an outlet
_ALONE = frozenset({"outlet alone", "outlet at the end"})


def find_credits(text: str, blocks: Sequence[Block], *, page: bool = False) -> tuple[Credit, ...]:
    """Every credited outlet once a way of crediting, in the order of the text.

    The rights of a whole ``page`` are its site's, whatever company's name they bear: there only an
    agency's count.
    """
    found: dict[tuple[str, CreditHow], list[Span]] = {}
    for block in blocks:
        span = block.span.trimmed(text) if block.kind in _NAMING else None
        if span is None:
            continue
        for name, how in _named(block, span.of(text), page=page):
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


def _named(block: Block, words: str, *, page: bool) -> Iterator[tuple[str, CreditHow]]:
    match block.kind:
        case BlockKind.CREDIT_LINE | BlockKind.DATELINE:
            mark = (
                (find_labelled_outlet(words) if block.rule in _ALONE else None)
                or find_opening_mark(words + " X")
                or find_first_publisher(words)
                or find_owner(words)
                or find_labelled_outlet(words, known=True)
            )
            yield from _of(mark)
        case BlockKind.BYLINE:
            if name := find_outlet_words(words):
                yield name, CreditHow.BYLINE
        case BlockKind.BOILERPLATE:
            owner = find_owner(words)
            if owner and owner.name and (not page or is_agency(owner.name)):
                yield owner.name, owner.how
        case BlockKind.NOTE:
            if not is_contribution(words) and (mark := find_first_publisher(words)):
                yield from _of(mark)
            elif any(phrase in fold(words) for phrase in load_credit_words().fed):
                yield from ((name, CreditHow.CREDIT_LINE) for name in _wires_in(words))
            else:
                yield from ((name, CreditHow.CONTRIBUTED) for name in find_contributors(words))


def _of(mark: Mark | None) -> Iterator[tuple[str, CreditHow]]:
    if mark and mark.name:
        yield from ((name, mark.how) for name in (mark.name, *mark.also))


def _wires_in(words: str) -> Iterator[str]:
    """Agencies that a note names."""
    wires = load_credit_words().wires
    names = alternatives([*wires, *wires.values()])
    found = (f.group() for f in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", words))
    yield from dict.fromkeys(wires.get(name, name) for name in found)
