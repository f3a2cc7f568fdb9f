"""A story's rows, looked up by what the questions about it need."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from headwater.records.article import BlockKind
from headwater.records.attribution import Attribution, Chain, Party
from headwater.records.claim import Claim, Wording
from headwater.records.reading import Reading
from headwater.records.span import Span, envelope, words_of
from headwater.records.story import Copy, Holding, Source, Story
from headwater.stages.trace.acts import is_narrated
from headwater.text.sentences import find_sentences

_ABOVE = frozenset({BlockKind.HEADLINE, BlockKind.DEK})
CACHED = 4096  # paragraphs; those of one claim's wordings are looked at many times


class Told(msgspec.Struct, frozen=True):
    """A wording with all that its article tells of it."""

    index: int  # its place in the claim's wordings
    wording: Wording
    reading: Reading
    attribution: Attribution | None
    chain: Chain | None

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.wording.article

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.text

    @property
    def words(self) -> str:
        """The wording's words."""
        return words_of(self.wording.spans, self.text, gap=" ")

    @property
    def start(self) -> int:
        """Where it begins in its article."""
        return self.wording.spans[0].start

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties of its chain; none where it has no chain."""
        return self.chain.parties if self.chain is not None else ()

    @property
    def is_credited(self) -> bool:
        """Whether the article names or describes somebody who said it."""
        return bool(self.parties) and not self.is_narrated

    @property
    def is_narrated(self) -> bool:
        """Whether the writer tells what somebody plans or chose, and of no utterance."""
        return self.attribution is not None and is_narrated(self.attribution, self.text)


class World(msgspec.Struct, frozen=True):
    """Everything known about one story before its claims are traced."""

    story: Story
    readings: Mapping[str, Reading]
    attributions: Mapping[str, Attribution]
    chains: Mapping[str, Chain]
    sources: Mapping[str, Source]  # by attribution
    holdings: Mapping[tuple[str, int], str]
    copies: Mapping[tuple[str, str], Copy]
    # articles with the same unsourced statements in the same order
    in_step: frozenset[tuple[str, str]] = frozenset()

    def told(self, claim: Claim) -> list[Told]:
        """The claim's wordings with their articles' rows; what cannot be looked up is left out."""
        found = []
        for index, wording in enumerate(claim.wordings):
            reading = self.readings.get(wording.article)
            if reading is None or not wording.spans:
                continue
            key = wording.attribution or ""
            found.append(
                Told(index, wording, reading, self.attributions.get(key), self.chains.get(key))
            )
        return found

    def outlet(self, article: str) -> str | None:
        """Who published an article, as far as it shows."""
        return self.readings[article].imprint.outlet

    def publisher(self, article: str) -> str:
        """A key that articles of one publisher share; an article of unknown outlet is its own."""
        outlet = self.outlet(article)
        return " ".join(outlet.casefold().split()) if outlet else f"article {article}"

    def published_at(self, article: str) -> str | None:
        """When an article came out, where it says so."""
        return self.readings[article].imprint.published_at

    def copy(self, a: str, b: str) -> Copy | None:
        """The verified overlap of two articles, if there is one."""
        return self.copies.get((min(a, b), max(a, b)))


def make_world(
    story: Story,
    readings: Sequence[Reading],
    copies: Sequence[Copy],
    sources: Sequence[Source],
    holdings: Sequence[Holding],
) -> World:
    """The world of a story from its rows, in an order that does not depend on theirs."""
    ordered = sorted(readings, key=lambda r: r.id)
    return World(
        story=story,
        readings={r.id: r for r in ordered},
        attributions={a.id: a for r in ordered for a in r.attributions},
        chains={c.attribution: c for r in ordered for c in r.chains},
        sources={a: s for s in sorted(sources, key=lambda s: s.id) for a in s.attributions},
        holdings={(h.attribution, h.position): h.article for h in holdings},
        copies={(min(c.a, c.b), max(c.a, c.b)): c for c in copies},
    )


def block_kind(told: Told) -> BlockKind | None:
    """What kind of block a wording begins in."""
    for block in told.reading.blocks:
        if block.start <= told.start < block.end:
            return block.kind
    return None


def is_opening(told: Told) -> bool:
    """Whether a wording stands in the headline, the dek or the first paragraph of the body."""
    for block in told.reading.blocks:
        if block.start <= told.start < block.end and block.kind in _ABOVE:
            return True
        if block.kind is BlockKind.BODY:
            first = block.span.trimmed(told.text)
            if first is not None:
                return told.start < paragraph_of(told.text, Span(first.start, first.start)).end
    return False


def sentence_of(told: Told) -> Span:
    """The sentences that a wording lies in, from the first to the last, inside its paragraph."""
    whole = envelope(told.wording.spans)
    sentences = sentences_in(told.text, paragraph_of(told.text, whole))
    return envelope([whole, *(s for s in sentences if s.overlaps(whole))])


def sentences_around(told: Told) -> Sequence[Span]:
    """The sentences of a wording with the one before and the one after, in the same paragraph."""
    paragraph = paragraph_of(told.text, told.wording.spans[0])
    sentences = sentences_in(told.text, paragraph)
    at = [k for k, s in enumerate(sentences) if any(s.overlaps(w) for w in told.wording.spans)]
    return sentences[max(0, at[0] - 1) : at[-1] + 2] if at else ()


@lru_cache(maxsize=CACHED)
def sentences_in(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of a paragraph."""
    return tuple(find_sentences(text, paragraph))


def paragraph_of(text: str, span: Span) -> Span:
    """The lines that a span lies in."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)
