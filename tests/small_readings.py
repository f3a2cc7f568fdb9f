"""Small invented articles as readings, for the tests of the stages across articles."""

import hashlib

from headwater.records.article import Article, Block, BlockKind, Credit, CreditHow, Imprint
from headwater.records.attribution import (
    Attribution,
    Chain,
    ChainEnd,
    Mode,
    Party,
    SourceKind,
    Speaker,
)
from headwater.records.reading import Reading
from headwater.records.span import Span

Saying = tuple[str, str | None, Mode]  # words of the text, who said them, how they are rendered


def make_reading(
    id_: str,
    text: str,
    *sayings: Saying,
    outlet: str | None = None,
    on: str | None = None,
    credit: str = "",
    kind: SourceKind = SourceKind.NAMED_PERSON,
    via: str = "",
) -> Reading:
    """An article whose first line is its headline; ``via`` is an outlet that passed it all on."""
    found, chains = [], []
    for number, (words, who, mode) in enumerate(sayings):
        start = text.index(words)
        row = f"{id_}-{number}"
        found.append(
            Attribution(
                id=row,
                article=id_,
                content=(Span(start, start + len(words)),),
                mode=mode,
                score=1.0,
                method="test",
            )
        )
        names = [(who, kind)] if who else []
        names += [(via, SourceKind.OUTLET)] if via else []
        chains.append(
            Chain(
                attribution=row,
                article=id_,
                speaker=Speaker(name=who, kind=kind if who else SourceKind.NONE),
                parties=tuple(Party(name=n, kind=k) for n, k in names),
                end=ChainEnd.NAMED,
            )
        )
    return Reading(
        article=Article(
            id=id_, text=text, text_sha256=hashlib.sha256(text.encode()).hexdigest(), language="en"
        ),
        imprint=Imprint(
            article=id_,
            publisher=outlet,
            published_at=on,
            published_basis="metadata" if on else "unknown: none given",
            credited=(Credit(name=credit, how=CreditHow.WIRE_TAG),) if credit else (),
        ),
        blocks=_make_blocks(text),
        attributions=tuple(found),
        chains=tuple(chains),
    )


def _make_blocks(text: str) -> tuple[Block, ...]:
    blocks, at = [], 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        kind = BlockKind.BODY if number else BlockKind.HEADLINE
        blocks.append(Block(start=at, end=at + len(line), kind=kind, score=1.0, rule="test"))
        at += len(line)
    return tuple(blocks)
