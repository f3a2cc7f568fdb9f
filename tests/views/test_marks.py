"""Marks may overlap as they like: the segments still tile the text."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.records.span import Span
from headwater.views.marks import flatten

texts = st.text(max_size=60)
ranges = st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=12)


@given(texts, ranges)
def test_segments_put_together_are_the_text(text, pairs):
    marks = [Span(min(p), max(p)) for p in pairs]
    segments = flatten(Span(0, len(text)), marks)
    assert "".join(s.span.of(text) for s in segments) == text


@given(texts, ranges)
def test_each_character_is_under_exactly_the_marks_that_hold_it(text, pairs):
    marks = [Span(min(p), max(p)) for p in pairs]
    for segment in flatten(Span(0, len(text)), marks):
        for at in range(segment.span.start, segment.span.end):
            holding = tuple(n for n, m in enumerate(marks) if m.start <= at < m.end)
            assert segment.marks == holding


def test_a_mark_opens_where_it_begins():
    segments = flatten(Span(0, 6), [Span(0, 6), Span(2, 4)])
    assert [s.opens for s in segments] == [(0,), (1,), ()]


def test_an_empty_mark_leaves_no_segment():
    assert len(flatten(Span(0, 6), [Span(3, 3)])) == 1
