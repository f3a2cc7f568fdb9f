"""What the words of a source are by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records.span import Span
from headwater.stages.resolve.phrase import Form
from headwater.stages.resolve.reading import read_phrase


def read(words):
    return read_phrase(words, Span(0, len(words)))


@pytest.mark.parametrize(
    ("words", "form", "name"),
    [
        ("she", Form.PRONOUN, "she"),
        ("Harbour Watch's chief analyst Mira Tolen", Form.NAME, "Mira Tolen"),
        ("Attorney General Ann B. Lorne Jr.", Form.NAME, "Ann B. Lorne Jr"),
        ("Secretary of State Peter Lund", Form.NAME, "Peter Lund"),
        ("her lawyer, former Judge Carl Ostrow,", Form.NAME, "Carl Ostrow"),
        ("Sen. Paula Venn of Ohio", Form.NAME, "Paula Venn"),
        ("Mr. Lund himself", Form.NAME, "Lund"),
        ("Mr. Lund's lawyer", Form.PERSON, "Mr. Lund's lawyer"),
        ("a spokesman for the FBI", Form.PERSON, "spokesman for the FBI"),
        ("the Ohio Democrat", Form.PERSON, "Ohio Democrat"),
        ("two people familiar with the talks", Form.GROUP, "two people familiar with the talks"),
        ("Officials", Form.GROUP, "Officials"),
        ("a number of aid workers", Form.GROUP, "number of aid workers"),
        ("the UK defence ministry", Form.BODY, "UK defence ministry"),
        ("The White House", Form.BODY, "White House"),
        ("the newspaper", Form.OUTLET, "newspaper"),
        ("the country's semi-official Fars news agency", Form.OUTLET, "Fars news agency"),
        ("Court documents", Form.PAPER, "Court documents"),
        ("a new poll", Form.DATA, "new poll"),
        ("Lund and Venn", Form.PAIR, "Lund and Venn"),
        ("Moscow", Form.PLACE, "Moscow"),
    ],
)
def test_a_source_is_read_by_its_words(words, form, name):
    phrase = read(words)
    assert (phrase.form, phrase.words) == (form, name)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Harbour Watch's chief analyst Mira Tolen", "Harbour Watch's chief analyst"),
        ("Mira Tolen, a nurse in Dover,", "nurse in Dover"),
        ("Sen. Paula Venn, Ohio Democrat,", "Ohio Democrat"),
        ("Mr. Lund", None),
    ],
)
def test_a_role_is_kept_as_written(words, role):
    assert read(words).role == role


@pytest.mark.parametrize(
    ("words", "plurality"),
    [("two officials", "two"), ("an official", "one"), ("several aides", "several"), ("he", None)],
)
def test_how_many_is_kept_as_written(words, plurality):
    assert read(words).plurality == plurality


@given(st.text(max_size=80))
def test_any_words_can_be_read(words):
    read(words)


_PIECES = ("two-thirds", "27%", "of", "the", "a", "group", "Sen.", "Lund", "who", "said", "'s", ",")


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6))
def test_any_cut_of_a_description_can_be_read(pieces):
    read(" ".join(pieces))


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("newly obtained court documents", Form.PAPER),
        ("online posts", Form.PAPER),
        ("a tally by the Dam Institute", Form.DATA),
        ("TransMerrow", Form.BODY),
        ("DeMoss", Form.NAME),
        ("Donnelly", Form.NAME),
        ("the Moss camp", Form.BODY),
    ],
)
def test_a_source_is_read_by_its_noun_or_its_spelling(words, form):
    assert read_phrase(words, Span(0, len(words))).form is form
