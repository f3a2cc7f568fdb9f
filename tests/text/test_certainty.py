"""How sure a statement sounds, and whether it is turned around."""

import pytest

from headwater.records.span import Span
from headwater.text.certainty import (
    BARE,
    certainty_of,
    expand_word,
    find_denials,
    find_marks,
    find_negations,
    is_negated,
)


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ("the wall fell", "the wall reportedly fell"),
        ("the wall will likely fall", "the wall may fall"),
        ("the wall will very likely fall", "the wall will likely fall"),
        ("the wall fell", "I think the wall fell"),
    ],
)
def test_a_hedged_statement_ranks_below_a_surer_one(surer: str, less: str) -> None:
    assert certainty_of(find_marks(surer)) > certainty_of(find_marks(less))


def test_a_bare_statement_stands_at_the_top() -> None:
    assert certainty_of(find_marks("the wall fell")) == BARE


@pytest.mark.parametrize("text", ["It fell on May 9", "It fell last May", "The two suspects fled"])
def test_a_month_and_a_suspect_are_no_hedge(text: str) -> None:
    assert find_marks(text) == []


def test_the_longest_phrase_counts_once() -> None:
    marks = find_marks("it is almost certain to fall")
    assert [m.words for m in marks] == ["almost certain"]


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("the wall did not fall", True),
        ("the wall didn't fall", True),
        ("not only the wall fell", False),
        ("no fewer than nine walls fell", False),
        ("the wall fell", False),
    ],
)
def test_a_negation_turns_a_statement_unless_a_phrase_holds_it(text: str, turned: bool) -> None:
    assert is_negated(text, [Span(0, len(text))]) is turned


def test_a_denial_is_a_word_of_its_own() -> None:
    text = "She denied it"
    assert [s.of(text) for s in find_denials(text)] == ["denied"]
    assert find_negations(text) == []


@pytest.mark.parametrize(
    ("word", "words"),
    [("won't", ["will", "not"]), ("i've", ["i", "have"]), ("didn't", ["did", "not"]), ("a", ["a"])],
)
def test_contractions_are_opened(word: str, words: list[str]) -> None:
    assert expand_word(word) == words


@pytest.mark.parametrize("text", ["", "…", "\u202e\u0645\u0627", "😀 " * 50, "'ll n't"])
def test_any_text_passes(text: str) -> None:
    find_marks(text)
    find_negations(text)
