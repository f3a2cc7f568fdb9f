"""Phrases found in a row of words."""

from headwater.text.phrases import PhraseTable

TABLE = PhraseTable({"due to": "cause", "due": "time", "as long as": "condition"})


def test_the_longest_phrase_at_a_place_is_found():
    assert TABLE.find(["due", "to", "rain"], 0) == (2, "cause")
    assert TABLE.find(["due", "today"], 0) == (1, "time")


def test_a_phrase_that_the_words_break_off_is_none():
    assert TABLE.find(["as", "long"], 0) is None
    assert TABLE.find(["to", "rain"], 0) is None


def test_it_tells_whether_it_holds_a_phrase():
    assert "as long as" in TABLE
    assert "as long" not in TABLE
