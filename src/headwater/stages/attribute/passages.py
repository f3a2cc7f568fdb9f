"""Which parts of an article are read for attributions: its own words, paragraph by paragraph."""

from collections.abc import Sequence

from headwater.records.article import TELLING_KINDS, Block
from headwater.records.span import Span


def find_paragraphs(text: str, blocks: Sequence[Block]) -> list[Span]:
    """The paragraphs of headline, dek and body; a line break ends a paragraph."""
    found: list[Span] = []
    for block in sorted(blocks, key=lambda b: b.start):
        if block.kind not in TELLING_KINDS:
            continue
        at = block.start
        for line in text[block.start : block.end].splitlines(keepends=True):
            if paragraph := Span(at, at + len(line)).trimmed(text):
                found.append(paragraph)
            at += len(line)
    return found
