"""Wordings stand word under word; what differs stays apart from what agrees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records.span import Span
from headwater.text.words import normal_words
from headwater.views.alignment import align, make_witness

words = st.lists(
    st.sampled_from(
        ["the", "old", "bridge", "will", "not", "survive", "a", "hard", "winter", "storm"]
    )
)


def rows(*texts: str) -> list[list[str | None]]:
    witnesses = [make_witness(t, [Span(0, len(t))]) for t in texts]
    return [
        [r.shown(cell) if cell else None for r, cell in zip(witnesses, c.cells, strict=True)]
        for c in align(witnesses)
    ]


@pytest.mark.parametrize(
    ("lead", "other", "expected"),
    [
        (
            "The bridge may not survive",
            "The bridge will not survive",
            [["The bridge", "The bridge"], ["may", "will"], ["not survive", "not survive"]],
        ),
        (
            "I think that piers are moving",
            "Piers are moving",
            [["I think that", None], ["piers are moving", "Piers are moving"]],
        ),
        (
            "lost a third of forces",
            "lost as much as a third of forces",
            [["lost", "lost"], [None, "as much as"], ["a third of forces", "a third of forces"]],
        ),
    ],
)
def test_a_difference_has_a_column_of_its_own(lead, other, expected):
    assert rows(lead, other) == expected


def test_punctuation_goes_with_the_word_it_touches():
    assert rows("“Two piers,” he said", "Two piers he said")[0][0] == "“Two piers,” he said"


def test_a_lone_short_word_does_not_tear_a_difference():
    assert len(rows("ships of war", "sails of silk")) == 1


def test_three_rows_share_their_columns():
    table = rows("has now likely lost a third", "has lost a third", "has lost about a third")
    assert [c[0] for c in table] == ["has", "now likely", "lost", None, "a third"]


@given(words, words, words)
def test_every_word_is_in_exactly_one_cell_in_order(one, two, three):
    texts = [" ".join(one), " ".join(two), " ".join(three)]
    witnesses = [make_witness(t, [Span(0, len(t))]) for t in texts]
    columns = align(witnesses)
    for number, text in enumerate(texts):
        cells = [c.cells[number] for c in columns if c.cells[number] is not None]
        assert [w for cell in cells for w in normal_words(text, cell)] == normal_words(text)


@given(words, words)
def test_an_agreeing_column_has_the_same_words_in_every_row(one, two):
    texts = [" ".join(one), " ".join(two)]
    for column in align([make_witness(t, [Span(0, len(t))]) for t in texts]):
        if column.agrees:
            first, second = (
                normal_words(t, c) for t, c in zip(texts, column.cells, strict=True) if c
            )
            assert first == second
