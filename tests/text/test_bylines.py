"""Names of people in stated authors: fewer but right ones."""

import pytest

from headwater.text.bylines import find_people, is_author_label, is_nobody, is_only_people


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Ann Field", ("Ann Field",)),
        ("By Ann Field", ("Ann Field",)),
        ("Written by: Ann Field and Tom Reeve", ("Ann Field", "Tom Reeve")),
        ("Von Ann Field und Tom Reeve", ("Ann Field", "Tom Reeve")),
        ("Ann Field, Tom Reeve & Ruth Adeyemi", ("Ann Field", "Tom Reeve", "Ruth Adeyemi")),
        ("Por José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Ludwig van der Berg", ("Ludwig van der Berg",)),
        ("By Ann Field, Senior Reporter", ("Ann Field",)),
        ("Ann Field 3 May 2021, 11:07am", ("Ann Field",)),
        ("Dakota Vale July 3, 2025", ("Dakota Vale",)),
        ("By | Ann Field | Published 3 May", ("Ann Field",)),
        ("Jane | Doe", ("Jane Doe",)),
        ("05.06.2025 um 14:46 von Ann Field", ("Ann Field",)),
        ("Ann Field (CNX)", ("Ann Field",)),
        ("大渡 美咲", ("大渡 美咲",)),
        ("Андрей Полевой", ("Андрей Полевой",)),
    ],
)
def test_people_are_found_without_what_stands_around_them(words, people):
    assert find_people(words) == people


@pytest.mark.parametrize(
    "words",
    [
        "Staff",
        "MND Staff",
        "Our Editors",
        "admin",
        "stephenlega",
        "@annfield",
        "ann@field.example",
        "Hours Ago",
        "Editorial Team",
        "3 min read",
        "https://x.example/ann",
        "By",
        "",
        "Photo: Ann Field",
        "Redaktion hessen",
        "View All Posts",
        "12345",
        "Read More",
    ],
)
def test_what_is_no_person_gives_none(words):
    assert find_people(words) == ()


def test_the_outlets_own_names_are_no_people():
    assert find_people("Marlow Courier", {"marlow courier"}) == ()
    assert find_people("Ann Field, MDR Thames", {"mdr"}) == ("Ann Field",)


def test_only_people_means_nothing_else():
    assert is_only_people("By Ann Field and Tom Reeve")
    assert not is_only_people("By Ann Field, who lives in Marlow")


def test_accounts_are_nobody_and_cards_say_who_wrote():
    assert is_nobody("admin")
    assert not is_nobody("Ann Field")
    assert is_author_label("Written by")
    assert not is_author_label("Est. reading time")
