"""Rows survive the way through Arrow."""

import pytest

from headwater.engine.arrow import make_rows, make_table
from headwater.records.article import Article, Block, BlockKind
from headwater.records.attribution import Attribution, HopMark, Mode
from headwater.records.span import Span
from headwater.records.tracing import Change, ChangeKind, Place

ARTICLE = Article(id="a", text="said 😀", text_sha256="0", language="en")
ATTRIBUTION = Attribution(
    id="x",
    article="a",
    content=(Span(0, 4), Span(5, 6)),
    mode=Mode.MIXED,
    hops=(HopMark(name=(Span(0, 1),), evidence=(Span(0, 2),), via="interview"),),
    score=0.5,
    method="rules",
)
CHANGE = Change(
    claim="c",
    kind=ChangeKind.BOUND_CHANGED,
    severity=1,
    directed=False,
    score=0.5,
    from_=Place(article="a", spans=(Span(0, 1),)),
    to=Place(article="b", spans=()),
    note="",
)
BLOCK = Block(start=0, end=6, kind=BlockKind.BODY, score=1.0, rule="only")


@pytest.mark.parametrize("row", [ARTICLE, ATTRIBUTION, CHANGE, BLOCK])
def test_a_table_gives_back_the_rows_it_was_made_of(row):
    assert make_rows(type(row), make_table(type(row), [row, row])) == [row, row]


def test_an_empty_table_keeps_its_columns():
    table = make_table(Change, [])
    assert table.column_names == list(Change.__struct_fields__)
    assert make_rows(Change, table) == []
