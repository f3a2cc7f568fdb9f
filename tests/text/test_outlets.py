"""Outlets by name and by host, and where a text names them."""

import pytest

from headwater.text.outlet_list import load_outlets
from headwater.text.outlets import (
    find_outlet,
    find_outlets_in,
    is_outlet_like,
    is_same_outlet,
    network_of,
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("the washington post", "Washington Post"),
        ("Fox News (Online)", "Fox News"),
        ("BBC television", "BBC"),
        ("Reuters news agency", "Reuters"),
        ("Politico's", "Politico"),
        ("www.theguardian.com", "The Guardian"),
        ("https://edition.cnn.com/2020/x?y=1", "CNN"),
        ("TIME", "Time"),
        ("“Face the Nation,”", "Face the Nation"),
    ],
)
def test_an_outlet_is_found_by_any_of_its_names(written, name):
    assert find_outlet(written).name == name


@pytest.mark.parametrize("written", ["", "  ", "Guest Columnist", "🙂", "the", "a.b", "'s"])
def test_what_names_no_outlet_finds_none(written):
    assert find_outlet(written) is None


def names_in(text):
    return [(span.of(text), outlet.name) for span, outlet in find_outlets_in(text)]


def test_the_longest_name_wins():
    assert names_in("She told the New York Times Friday.") == [("New York Times", "New York Times")]


@pytest.mark.parametrize(
    "text",
    [
        "The sun rose over a nation in time.",
        "It is Time for Nature, he said.",
        "A long day on the Hill ended.",
        "They met at the post office; Ap is a word.",
    ],
)
def test_ordinary_words_are_no_outlets(text):
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She told Time that it rained.", "Time"),
        ("The Hill reported a delay.", "The Hill"),
        ("It was shut, per Metro.", "Metro"),
        ("He was speaking to Nature.", "Nature"),
        ("He told the Post on Friday.", "Washington Post"),
    ],
)
def test_an_ordinary_word_counts_after_a_relay_cue(text, name):
    assert [n for _, n in names_in(text)] == [name]


def test_a_possessive_ending_is_no_part_of_the_name():
    assert names_in("CNN's reporter asked.") == [("CNN", "CNN")]


def test_a_programme_belongs_to_its_network():
    assert network_of(find_outlet("Meet the Press")).name == "NBC News"
    assert is_same_outlet("NBC", "Meet the Press")
    assert not is_same_outlet("NBC", "CBS")


@pytest.mark.parametrize("name", ["Springfield Gazette", "WXYZ-TV", "harborpost.example"])
def test_an_unlisted_name_can_read_as_an_outlet(name):
    assert is_outlet_like(name)


@pytest.mark.parametrize("name", ["Post Office", "the Times Square Hall", "Jane Doe", "radio"])
def test_other_names_do_not(name):
    assert not is_outlet_like(name)


def test_no_host_names_two_outlets():
    hosts = [host for outlet in load_outlets() for host in outlet.hosts]
    assert sorted(set(hosts)) == sorted(hosts)
