"""What of a reading is searched: its text as a whole, and each content with who said it."""

from collections.abc import Iterator

import msgspec

from headwater.records.article import BlockKind
from headwater.records.reading import Reading
from headwater.records.span import Span, make_spans, words_of

ARTICLE, CONTENT, SOURCE = "article", "content", "source"
HIT_KINDS = (ARTICLE, CONTENT, SOURCE)

# parts of a page that are not the article's own words: its teasers would answer for other stories
_NOT_SEARCHED = frozenset({BlockKind.TEASER, BlockKind.PROMO, BlockKind.BOILERPLATE})


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article that a search can find."""

    kind: str
    id: str
    text: str
    source: str = ""
    source_kind: str | None = None
    spans: tuple[Span, ...] = ()


def find_passages(reading: Reading) -> Iterator[Passage]:
    """The article first, then its contents."""
    chains = reading.chain_of()
    names = sorted({p.name for c in reading.chains for p in c.parties})
    searched = make_spans(
        (b.start, b.end) for b in reading.blocks if b.kind not in _NOT_SEARCHED
    ) or (Span(0, len(reading.text)),)
    yield Passage(
        kind=ARTICLE,
        id=reading.id,
        text=words_of(searched, reading.text, gap="\n"),
        source="\n".join(names),
        spans=searched,
    )
    for row in reading.attributions:
        chain = chains.get(row.id)
        yield Passage(
            kind=CONTENT,
            id=row.id,
            text=words_of(row.content, reading.text),
            source="\n".join(p.name for p in chain.parties) if chain else "",
            source_kind=chain.speaker.kind.value if chain else None,
            spans=row.content,
        )
