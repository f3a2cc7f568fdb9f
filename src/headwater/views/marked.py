"""One article as its reader sees it: paragraphs with marks, and notes in the margin."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from headwater.records.article import TELLING_KINDS, BlockKind
from headwater.records.attribution import UNNAMED_PEOPLE, ChainEnd, SourceKind
from headwater.records.dossier import (
    DossierArticle,
    DossierAttribution,
    DossierBlock,
    DossierClaim,
    DossierStory,
)
from headwater.records.span import Span
from headwater.views.index import counted_wordings
from headwater.views.marks import Segment, flatten
from headwater.views.notes import Note, attribution_note, own_voice_note
from headwater.views.phrases import MAX_NAME, shorten

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")

FURNITURE = {
    BlockKind.BYLINE: "Byline",
    BlockKind.DATELINE: "Dateline",
    BlockKind.CAPTION: "Caption",
    BlockKind.CREDIT: "Picture credit",
    BlockKind.CREDIT_LINE: "Credit line, not a speaker",
    BlockKind.NOTE: "Editorial note",
    BlockKind.TEASER: "Teaser for another story: not counted",
    BlockKind.PROMO: "Promotion: not counted",
    BlockKind.COMMENT: "Comment prompt",
    BlockKind.BOILERPLATE: "Page furniture",
}


class MarkKind(StrEnum):
    """What a mark says; each kind has a channel of its own, so that marks can overlap."""

    CONTENT = "content"
    NESTED = "content in content"
    SOURCE = "source, named"
    UNNAMED = "source, unnamed"
    RELAY = "relay"
    CUE = "cue"
    HEDGE = "hedge"
    NO_SOURCE = "no source"
    NOBODY_NAMED = "nobody named"
    INFERENCE = "writer’s inference"


MISSING_KINDS = frozenset({MarkKind.NO_SOURCE, MarkKind.NOBODY_NAMED, MarkKind.INFERENCE})
UNNAMED_KINDS = UNNAMED_PEOPLE | {SourceKind.NONE, SourceKind.UNKNOWN}


@dataclass(frozen=True)
class Mark:
    """One mark, what it says on hover, and the passage (attribution or wording) it belongs to."""

    span: Span
    kind: MarkKind
    title: str
    passage: int


@dataclass(frozen=True)
class Paragraph:
    """A line of the text with its marks; ``furniture`` labels what is not told by the article."""

    number: int
    span: Span
    kind: BlockKind
    furniture: str | None
    near: tuple[Span, ...]  # the spans of the marks that may touch it, and the first one's number
    first: int
    notes: tuple[Note, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What tiles it, each with the numbers of its marks."""
        return tuple(_renumbered(flatten(self.span, self.near), self.first))


@dataclass(frozen=True)
class MarkedArticle:
    """An article with its marks; ``passages`` maps attribution ids to passage numbers."""

    article: DossierArticle
    marks: tuple[Mark, ...]
    paragraphs: tuple[Paragraph, ...]
    passages: Mapping[str, int]
    missing: int
    unshown: int

    def paragraph_at(self, position: int) -> int:
        """The number of the paragraph that holds a character, or of the last one before it."""
        held = [p.number for p in self.paragraphs if p.span.start <= position]
        return held[-1] if held else 0


def mark_article(
    article: DossierArticle, story: DossierStory, *, most: int | None = None
) -> MarkedArticle:
    """The article's marks and notes, as its story's claims see them.

    Paragraphs hold the first ``most`` characters; ``unshown`` counts the others.
    """
    end = len(article.text) if most is None else min(most, len(article.text))
    claims = _claims_by_attribution(story, article.id)
    passages = {a.id: number for number, a in enumerate(article.attributions)}
    marks = [m for a in article.attributions for m in _attribution_marks(a, passages)]
    notes = [
        attribution_note(passages[a.id], a, claims.get(a.id, ()), article)
        for a in article.attributions
    ]
    for number, (claim, spans) in enumerate(_own_voice(story, article.id), len(passages)):
        title = "no source: the article says this in its own voice"
        marks += [Mark(s, MarkKind.NO_SOURCE, title, number) for s in spans]
        notes.append(own_voice_note(number, claim, spans, article.id))
    marks.sort(key=lambda m: (m.span, m.kind, m.passage))
    missing = {m.passage for m in marks if m.kind in MISSING_KINDS}
    return MarkedArticle(
        article=article,
        marks=tuple(marks),
        paragraphs=tuple(_paragraphs(article, marks, [n for n in notes if n], end)),
        passages=passages,
        missing=len(missing),
        unshown=len(article.text) - end,
    )


def _claims_by_attribution(
    story: DossierStory, article: str
) -> dict[str, tuple[DossierClaim, ...]]:
    found: dict[str, tuple[DossierClaim, ...]] = {}
    for claim in story.claims:
        counted = (claim.wordings[n] for n in counted_wordings(claim))
        here = {w.attribution for w in counted if w.article == article and w.attribution}
        for id_ in sorted(here):
            found[id_] = (*found.get(id_, ()), claim)
    return found


def _own_voice(
    story: DossierStory, article: str
) -> Iterator[tuple[DossierClaim, tuple[Span, ...]]]:
    for claim in story.claims:
        for wording in claim.wordings:
            if wording.article == article and wording.attribution is None:
                yield claim, wording.spans


def _attribution_marks(told: DossierAttribution, passages: Mapping[str, int]) -> Iterator[Mark]:
    number = passages[told.id]
    kind, title = _content_kind(told)
    named = shorten(told.speaker.name or "nobody named", MAX_NAME)
    through = [p for p in told.chain[1:] if p.stated]
    for span in told.content:
        yield Mark(span, kind, title, number)
    for span in told.cue:
        yield Mark(span, MarkKind.CUE, f"cue: signals the words of {named}", number)
    for span in told.hedges:
        yield Mark(span, MarkKind.HEDGE, "hedge: how sure the words are", number)
    for span in told.source:
        yield Mark(span, _source_kind(told), f"source: {named}, {told.speaker.kind}", number)
    for party in through:
        for span in party.evidence:
            yield Mark(
                span, MarkKind.RELAY, f"relay: through {shorten(party.name, MAX_NAME)}", number
            )


def _content_kind(told: DossierAttribution) -> tuple[MarkKind, str]:
    if told.chain_end is ChainEnd.AUTHOR_INFERENCE:
        return MarkKind.INFERENCE, "writer’s inference: not an origin"
    if told.chain_end is ChainEnd.AGENTLESS or not (told.chain or told.source):
        return MarkKind.NOBODY_NAMED, "nobody named: the text does not say who"
    named = shorten(told.speaker.name or "a source that is not resolved", MAX_NAME)
    if told.parent is not None:
        return MarkKind.NESTED, f"content in content: ascribed to {named} by another source"
    return MarkKind.CONTENT, f"content: ascribed to {named}"


def _source_kind(told: DossierAttribution) -> MarkKind:
    if told.speaker.kind is SourceKind.OUTLET:
        return MarkKind.RELAY
    return MarkKind.UNNAMED if told.speaker.kind in UNNAMED_KINDS else MarkKind.SOURCE


def _paragraphs(
    article: DossierArticle, marks: Sequence[Mark], notes: Sequence[Note], end: int
) -> Iterator[Paragraph]:
    lines = [(block, span) for block in article.blocks for span in _lines(article.text, block, end)]
    first_mark = 0
    for number, (block, span) in enumerate(lines):
        while first_mark < len(marks) and _over(marks, first_mark, span.start):
            first_mark += 1
        near = range(first_mark, _beyond(marks, first_mark, span.end))
        following = lines[number + 1][1].start if number + 1 < len(lines) else len(article.text) + 1
        yield Paragraph(
            number=number,
            span=span,
            kind=block.kind,
            furniture=_furniture(block),
            near=tuple(marks[n].span for n in near),
            first=near.start,
            notes=tuple(n for n in notes if span.start <= n.at < following),
        )


def _over(marks: Sequence[Mark], number: int, start: int) -> bool:
    return marks[number].span.end <= start


def _beyond(marks: Sequence[Mark], number: int, end: int) -> int:
    while number < len(marks) and marks[number].span.start < end:
        number += 1
    return number


def _renumbered(segments: Sequence[Segment], by: int) -> Iterator[Segment]:
    for segment in segments:
        yield Segment(
            segment.span,
            tuple(n + by for n in segment.marks),
            tuple(n + by for n in segment.opens),
        )


def _lines(text: str, block: DossierBlock, end: int) -> Iterator[Span]:
    for found in _LINE.finditer(text, block.start, min(block.end, end)):
        span = Span(found.start(), found.end()).trimmed(text)
        if span is not None:
            yield span


def _furniture(block: DossierBlock) -> str | None:
    if block.kind in TELLING_KINDS:
        return None
    label = FURNITURE.get(block.kind, block.kind.value)
    return f"{label}, {block.licence}" if block.licence else label
