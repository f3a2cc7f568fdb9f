"""What may stand as a role, and which roles are offices of the state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records.attribution import SourceKind
from headwater.stages.resolve.kinds import kind_of_person
from headwater.stages.resolve.roles import find_role, is_cut


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("a student from Dover", "student from Dover"),
        ("24, a student from Dover", "student from Dover"),
        ("74", None),
        ("D-Ohio, the top Democrat on the panel", "top Democrat on the panel"),
        ("R-Ohio, who sits on the panel", "R-Ohio"),
        ("who heads the Dam Institute", "who heads the Dam Institute"),
        ("who was waiting for a friend", None),
        (
            "economist at the Dam Institute, whose colleagues agree",
            "economist at the Dam Institute",
        ),
        ("Republican from Ohio was arrested", "Republican from Ohio"),
        ("former governor Peter Lund", None),
        ("Tolen and Rep.", "Rep."),
        ("spokesman for President", None),
        ("also a donor to the campaign", "donor to the campaign"),
        ("facing a hard fight", None),
        ("of Harbour Watch", "of Harbour Watch"),
        ("Conservative MP Sir", "Conservative MP"),
        ("University of Dover researcher", "University of Dover researcher"),
    ],
)
def test_a_role_is_cut_to_what_describes(written, role):
    assert find_role(written) == role


@given(st.text(max_size=60))
def test_any_words_can_be_asked_for_a_role(words):
    find_role(words)


OFFICIALS = [
    ["White House press secretary"],
    ["Ohio Democrat"],
    ["D-Ohio"],
    ["president"],
    ["Chadian president"],
    ["FBI director"],
    ["elections supervisor"],
    ["Democratic presidential candidate Sen."],
    ["former prosecutor", "mayor of Dover"],
]
OTHERS = [
    ["NRA president"],
    ["president of American Values"],
    ["Republican strategist"],
    ["defense attorney"],
    ["former governor", "Gov."],
    ["vice president for research at the Dam Institute"],
    ["team captain"],
    ["president and CEO of the Dam Institute"],
    ["retired admiral"],
    ["Republican presidential nominee"],
    [],
]


@pytest.mark.parametrize("roles", OFFICIALS)
def test_an_office_of_the_state_held_now_makes_an_official(roles):
    assert kind_of_person(roles) is SourceKind.NAMED_OFFICIAL


@pytest.mark.parametrize("roles", OTHERS)
def test_private_posts_candidates_and_former_offices_do_not(roles):
    assert kind_of_person(roles) is SourceKind.NAMED_PERSON


@pytest.mark.parametrize(("role", "cut"), [("critics see Mr.", True), ("press secretary", False)])
def test_words_that_run_up_to_a_title_are_no_role(role, cut):
    assert is_cut(role) is cut
