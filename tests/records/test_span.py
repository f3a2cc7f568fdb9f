"""Spans: offsets are computed in one place, so it had better be right."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from headwater.records.span import Span, make_spans, overlap, subtract, total

pairs = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def covered(spans):
    return {i for s in spans for i in range(s.start, s.end)}


@given(pairs)
def test_made_spans_cover_what_the_pairs_cover_and_are_sorted_and_separate(given_pairs):
    made = make_spans(given_pairs)
    assert covered(made) == {i for s, e in given_pairs for i in range(s, e)}
    assert all(a.end < b.start for a, b in itertools.pairwise(made))
    assert total(made) == len(covered(made))


@given(pairs, st.integers(0, 60), st.integers(0, 60))
def test_subtracting_leaves_exactly_the_rest(given_pairs, a, b):
    whole, parts = Span(min(a, b), max(a, b)), make_spans(given_pairs)
    assert covered(subtract(whole, parts)) == covered([whole]) - covered(parts)


@given(pairs, pairs)
def test_overlap_counts_shared_characters(one, other):
    a, b = make_spans(one), make_spans(other)
    assert overlap(a, b) == len(covered(a) & covered(b))


def test_trimming_drops_white_space_and_nothing_else():
    text = "  a word \n"
    assert Span(0, len(text)).trimmed(text) == Span(2, 8)
    assert Span(0, 2).trimmed(text) is None


def test_a_span_counts_code_points_not_bytes():
    assert Span(1, 3).of("😀né") == "né"
