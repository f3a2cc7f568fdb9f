"""Quantities are read with their bound, unit and noun; what only looks like one is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.quantities import AT_LEAST, AT_MOST, find_quantities


@pytest.mark.parametrize(
    ("words", "low", "high", "unit", "noun"),
    [
        ("tens of thousands of soldiers", 10_000, 99_999, "", "soldier"),
        ("thousands of soldiers", 1_000, 9_999, "", "soldier"),
        ("dozens of people", 24, 99, "", "person"),
        ("$1.2bn", 1_200_000_000, 1_200_000_000, "$", None),
        ("two to three million euros", 2_000_000, 3_000_000, "€", None),
        ("twenty-five thousand three hundred men", 25_300, 25_300, "", "man"),
        ("one hundred and five voters", 105, 105, "", "voter"),
        ("a third of its fleet", 1 / 3, 1 / 3, "share", "fleet"),
        ("half a million people", 500_000, 500_000, "", "person"),
        ("40 per cent of eligible voters", 40, 40, "%", "voter"),
        ("one in five voters", 0.2, 0.2, "share", "voter"),
        ("18-24 months", 18, 24, "month", None),
        ("a 45-year-old teacher", 45, 45, "age", None),
        ("the 15-member panel", 15, 15, "", "member"),
        ("between 10 and 20 ferries", 10, 20, "", "ferry"),
    ],
)
def test_an_amount_is_read_with_its_unit_and_noun(
    words: str, low: float, high: float, unit: str, noun: str | None
) -> None:
    [found] = find_quantities(words)
    assert (found.low, found.high, found.unit) == (pytest.approx(low), pytest.approx(high), unit)
    assert noun is None or found.noun == noun


@pytest.mark.parametrize(
    ("words", "bound", "approximate"),
    [
        ("as much as a third of the fleet", AT_MOST, False),
        ("at least 12 people", AT_LEAST, False),
        ("40 people or more", "", False),
        ("40 or more people", AT_LEAST, False),
        ("beyond $10 million", AT_LEAST, False),
        ("$10 million and above", AT_LEAST, False),
        ("shy of 200 people", "", True),
        ("about 80,000 people", "", True),
        ("nearly 3 in 10 adults", "", True),
    ],
)
def test_a_bound_is_kept_apart_from_the_number(words: str, bound: str, approximate: bool) -> None:
    [found] = find_quantities(words)
    assert (found.bound, found.approximate) == (bound, approximate)
    assert found.span.of(words).split()[0] == words.split()[0]


@pytest.mark.parametrize(
    "words",
    ["on May 9, 2022", "at 10:30 a.m.", "in 2011", "the 9th floor", "COVID-19", "one of us"],
)
def test_dates_times_ranks_and_names_are_no_quantities(words: str) -> None:
    assert find_quantities(words) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("about 80,000 people", "76,000 people", True),
        ("thousands of people", "tens of thousands of people", False),
        ("40 people", "at least 30 people", True),
        ("12 people", "13 people", False),
        ("3,000 people", "2,977 people", True),
    ],
)
def test_amounts_agree_where_both_can_mean_one(one: str, other: str, agree: bool) -> None:
    [a], [b] = find_quantities(one), find_quantities(other)
    assert a.agrees(b) is agree


@given(st.text())
def test_any_text_is_read_and_spans_stay_inside(text: str) -> None:
    for found in find_quantities(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.low <= found.high
