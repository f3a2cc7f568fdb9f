"""Words with their places."""

from headwater.records.span import Span
from headwater.text.words import find_words, normal_word


def test_an_empty_range_holds_no_words() -> None:
    assert find_words("the old wall", Span(4, 4)) == []


def test_a_range_holds_its_own_words_only() -> None:
    assert find_words("the old wall", Span(4, 12)) == [Span(4, 7), Span(8, 12)]


def test_case_and_apostrophes_do_not_part_two_words() -> None:
    assert normal_word("Board’s") == normal_word("board's") == "board's"
    assert normal_word("ÄRGER") == normal_word("ärger")
