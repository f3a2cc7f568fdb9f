"""Names of people taken apart."""

import pytest

from headwater.records.span import Span
from headwater.text.bodies import find_body, find_place, same_country_key
from headwater.text.names import is_person_like, make_name, tokens_of


def name_of(words):
    return make_name(tokens_of(words, Span(0, len(words))), words)


@pytest.mark.parametrize(
    ("written", "words", "gender"),
    [
        ("Mr. Lund", "Lund", "m"),
        ("Maj. Gen. Kara Lund", "Kara Lund", "f"),
        ("Crown Prince Omar bin Lund", "Omar bin Lund", "m"),
        ("spokeswoman Kit Lund", "Kit Lund", "f"),
        ("Lund", "Lund", ""),
    ],
)
def test_titles_are_taken_off_a_name_and_tell_gender(written, words, gender):
    name = name_of(written)
    assert (name.words, name.gender) == (words, gender)


def test_a_suffix_is_no_family_name():
    assert name_of("Martin Lund King Jr").family == "king"


@pytest.mark.parametrize("words", ["Norland Trade Commission", "White House", "Iran", "CNN"])
def test_bodies_and_places_are_no_people(words):
    assert not is_person_like(name_of(words).parts, words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the UK defense ministry", "British Ministry of Defence"),
        ("U.S. Justice Department", "Department of Justice"),
        ("Russia's defence ministry", "Russian Defense Ministry"),
    ],
)
def test_a_body_is_found_under_other_names(one, other):
    assert find_body(one) == find_body(other) is not None


def test_country_words_of_one_country_are_one():
    assert same_country_key("British trade board") == same_country_key("the UK trade board")


def test_a_seat_of_government_means_its_country():
    assert find_place("Tehran").name == "Iran"
