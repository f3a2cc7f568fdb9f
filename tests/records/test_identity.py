"""Ids come from content alone."""

from headwater.records.identity import make_id


def test_parts_are_hashed_with_their_length():
    assert make_id("a.b", "c") != make_id("a", "b.c")


def test_an_id_is_the_same_on_every_machine():
    assert make_id("a", 1) == make_id("a", 1)
    assert make_id("a.b", "c") == "5d1f9ac9b57b3272"


def test_a_lone_surrogate_has_an_id():
    assert len(make_id("\ud800")) == 16
