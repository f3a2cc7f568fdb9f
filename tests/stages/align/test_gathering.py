"""Strays are left out of a claim, and what is surely told by several stands first."""

from headwater.records.article import BlockKind
from headwater.records.attribution import Mode
from headwater.records.span import Span
from headwater.settings import AlignSettings
from headwater.stages.align.choosing import choose_groups
from headwater.stages.align.gathering import drop_strays
from headwater.stages.align.profile import Profile, make_profiles
from headwater.stages.align.units import Unit


def make_units(*places: tuple[str, int]) -> list[Profile]:
    """A statement of five words at each place: an article's name and a sentence's number."""
    return make_profiles(
        [
            Unit(
                article=article,
                attribution=f"{article}{position}",
                spans=(Span(position * 100, position * 100 + 30),),
                mode=Mode.INDIRECT,
                text="the sluice will not hold",
                sentence=Span(position * 100, position * 100 + 30),
                kind=BlockKind.BODY,
                position=position,
                source=None,
            )
            for article, position in places
        ]
    )


def test_a_member_near_to_one_other_only_is_left_out() -> None:
    scores = {(0, 1): 0.8, (0, 2): 0.7, (1, 2): 0.9, (2, 3): 0.5}
    assert drop_strays([[0, 1, 2, 3]], scores, 0.2) == [[0, 1, 2]]


def test_without_its_stray_a_claim_is_measured_anew() -> None:
    scores = {(0, 1): 0.5, (1, 2): 0.3}
    assert drop_strays([[0, 1, 2]], scores, 0.2) == [[0, 1]]


def test_a_claim_of_strays_is_none() -> None:
    assert drop_strays([[0, 1]], {(0, 1): 0.1}, 0.2) == []


def test_what_two_outlets_surely_tell_stands_before_what_three_hardly_do() -> None:
    profiles = make_units(("a", 5), ("b", 5), ("a", 8), ("b", 8), ("c", 8))
    sure, loose = [0, 1], [2, 3, 4]
    scores = {(0, 1): 0.95, (2, 3): 0.3, (2, 4): 0.3, (3, 4): 0.3}
    outlets = {name: name for name in "abc"}
    chosen = choose_groups(profiles, [loose, sure], scores, set(), outlets, AlignSettings())
    assert chosen[:2] == [sure, loose]
