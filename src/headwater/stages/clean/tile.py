"""Labelled pieces become blocks: every character of the text lies in exactly one."""

from collections.abc import Sequence

from headwater.records.article import Block, BlockKind
from headwater.stages.clean.piece import Label, Piece

_BODY = Label(BlockKind.BODY, 0.95, "paragraph")


def tile(text: str, pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Blocks in order; white space belongs to the block before it, at the beginning to the first.

    Pieces without a label are body.  A text of white space alone is one block of boilerplate.
    """
    if not text:
        return ()
    if not pieces:
        return (_block(0, len(text), Label(BlockKind.BOILERPLATE, 1.0, "white space")),)
    starts = [0, *(p.span.start for p in pieces[1:])]
    ends = [*starts[1:], len(text)]
    return tuple(
        _block(start, end, piece.label or _BODY)
        for start, end, piece in zip(starts, ends, pieces, strict=True)
    )


def _block(start: int, end: int, label: Label) -> Block:
    return Block(
        start=start,
        end=end,
        kind=label.kind,
        score=label.score,
        rule=label.rule,
        licence=label.licence,
        source_url=label.source_url,
        credit=label.credit,
    )
