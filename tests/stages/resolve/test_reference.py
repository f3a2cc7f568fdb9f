"""Whom pronouns, descriptions and shared titles mean, in small invented articles."""

import pytest

from headwater.records.attribution import SourceKind
from small_scenes import names, resolve


def test_they_that_opens_two_sentences_means_the_same():
    text = (
        "News\n<s>The nurses</s> said <c>so</c>. They asked ministers for more. "
        "<s>They</s> want <c>an answer</c>."
    )
    assert names(text)[1] == "nurses"


def test_some_at_the_head_of_a_sentence_are_of_the_group_before():
    chain = resolve(
        "News\nIt is a trap, <s>analysts</s> say <c>here</c>. <s>Some</s> fear <c>so</c>."
    )
    assert (chain[1].speaker.name, chain[1].speaker.plurality) == ("analysts", "some")


def test_it_can_be_a_paper_that_the_sentence_before_brings_in():
    assert names("News\nThe senators issued a joint letter. <s>It</s> said <c>no</c>.") == [
        "joint letter"
    ]


def test_men_and_women_are_one_group():
    text = "News\nThe town trains dozens of men and women. <s>They</s> say <c>so</c>."
    assert names(text) == ["men and women"]


def test_the_president_can_stand_for_a_name_before_a_pronoun():
    text = (
        "News\nPresident Peter Lund was there. Carl Ostrow was not. "
        "The president was late, and <s>he</s> said <c>so</c>."
    )
    assert names(text) == ["Peter Lund"]


def test_the_group_is_the_body_that_spoke_last():
    text = "News\n<s>The Chamber of Dams</s> argued <c>so</c>. <s>The group</s> says <c>more</c>."
    assert names(text)[1] == "Chamber of Dams"


def test_the_panel_is_a_committee_named_just_before():
    text = "News\nThe House Dams Committee met. <s>The panel</s> said <c>so</c>."
    assert names(text) == ["House Dams Committee"]


def test_two_people_with_their_places_are_two():
    text = (
        "News\n<s>Mira Tolen of Dover College and Peter Lund of Hallin</s> found <c>so</c>. "
        "<s>They</s> wrote <c>more</c>."
    )
    assert names(text) == ["Mira Tolen and Peter Lund"] * 2


@pytest.mark.parametrize("name", ["Mira Tolen", "Peter Lund"])
def test_a_title_of_several_is_everyones(name):
    text = f"News\nSens. Mira Tolen (D-Ohio) and Peter Lund met. <s>{name}</s> said <c>so</c>."
    speaker = resolve(text)[0].speaker
    assert (speaker.kind, speaker.role) == (SourceKind.NAMED_OFFICIAL, "Sen.")


def test_father_and_son_are_two():
    text = (
        "News\nPresident Lund spoke. Peter Lund Jr. was there. "
        "<s>President Lund</s> said <c>so</c>. <s>Peter Lund Jr.</s> said <c>no</c>."
    )
    assert names(text) == ["Lund", "Peter Lund Jr"]


def test_a_firm_of_two_names_is_a_body():
    chain = resolve("News\n<s>Tolen & Lund</s> said <c>so</c>.")[0]
    assert (chain.speaker.name, chain.speaker.kind) == ("Tolen & Lund", SourceKind.ORGANISATION)


def test_what_an_article_says_of_a_body_is_no_other_source():
    text = "News\nThe Alder Post is a daily newspaper <s>that</s> says <c>it grows</c>."
    assert names(text) == ["Alder Post"]


def test_a_role_before_a_comma_is_kept():
    text = "News\nThe senate minority leader, Mira Tolen, came. <s>Tolen</s> said <c>so</c>."
    assert resolve(text)[0].speaker.role == "senate minority leader"


def test_what_a_source_calls_somebody_is_known_wherever_he_is_meant():
    chains = resolve(
        "News\n<s>Mira Tolen, one of the town’s best dam lawyers,</s> said <c>so</c>. "
        "<s>Tolen</s> said <c>more</c>."
    )
    assert chains[1].speaker.role == "one of the town’s best dam lawyers"


def test_an_office_with_of_is_read_before_a_name_that_opens_no_sentence():
    text = "News\nSecretary of State Mira Tolen left. <s>Tolen</s> said <c>so</c>."
    speaker = resolve(text)[0].speaker
    assert (speaker.role, speaker.kind) == ("Secretary of State", SourceKind.NAMED_OFFICIAL)


@pytest.mark.parametrize("name", ["Bill de Tolen", "Bill Tolen"])
def test_a_first_name_that_is_a_word_too_belongs_to_the_name(name):
    assert names(f"News\nMayor {name} left. <s>{name[5:]}</s> said <c>so</c>.") == [name]


def test_they_can_mean_who_opens_their_own_sentence_but_not_whom_they_tell_of():
    opened = "News\n<s>Nurses</s> said <c>so</c>. Doctors left because <s>they</s> fear <c>it</c>."
    assert names(opened)[1] == "Doctors"
    told = "News\n<s>Nurses</s> said <c>so</c>. <c>Doctors left</c>, <s>they</s> said."
    assert names(told)[1] == "Nurses"


def test_a_bare_family_name_is_whom_the_article_has_been_about():
    text = (
        "News\n<s>Mira Tolen</s> said <c>so</c>. It rained. It rained. It rained. It snowed. "
        "Her husband, Peter Tolen, left. It rained. It rained. It rained. It rained. "
        "Tolen sat down. <c>No</c>, <s>she</s> said."
    )
    assert names(text)[1] == "Mira Tolen"


def test_an_office_that_somebody_came_to_is_a_role_where_it_says_which():
    became = "News\nMira Tolen became chief minister 13 years ago. <s>Tolen</s> said <c>so</c>."
    assert resolve(became)[0].speaker.role == "chief minister"
    bare = "News\nMira Tolen became president in May. <s>Tolen</s> said <c>so</c>."
    assert resolve(bare)[0].speaker.role is None


def test_an_adverb_that_opens_a_sentence_is_nobody():
    chain = resolve("News\n<s>Bluntly</s> put, <c>it rained</c>.")[0]
    assert chain.speaker.kind is SourceKind.UNKNOWN


def test_they_in_a_sentence_that_they_open_are_the_same():
    text = "News\nNurses sat with doctors. They wept for men and <s>they</s> love <c>it</c>."
    assert names(text) == ["Nurses"]
