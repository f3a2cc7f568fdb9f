"""The parties between a speaker and the reader, stated and carried over."""

import pytest
from tests.stages.attribute.worlds import attributions_in, hops_of, words

from headwater.records.span import Span
from headwater.settings import AttributeSettings
from headwater.stages.attribute.relay import find_marks


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("Ruiz told Reuters the dam had failed.", ["Reuters"]),
        ("Ruiz said in an interview with Sky News that the dam had failed.", ["Sky News"]),
        ('"It failed," Ruiz said on CNN.', ["CNN"]),
        ('"It failed," Ruiz said, per the Harbour Post.', ["the Harbour Post"]),
        ('"It failed," Ruiz added, according to the Harbour Post.', ["the Harbour Post"]),
        (
            '"It failed," said Ruiz in an interview with Sky News, per the Harbour Post.',
            ["Sky News", "the Harbour Post"],
        ),
        ("The dam had failed, Ruiz told reporters.", []),
        ("The dam had failed, Ruiz told the committee.", []),
    ],
)
def test_a_mark_names_the_parties_in_order(text: str, hops: list[str]) -> None:
    [found] = attributions_in(text)
    assert hops_of(text, found) == hops
    assert all(hop.stated for hop in found.hops)


def test_the_evidence_of_a_hop_is_its_name_with_the_cue() -> None:
    text = '"It failed," Ruiz said, per the Harbour Post.'
    [found] = attributions_in(text)
    assert words(text, found.hops[0].evidence) == "per the Harbour Post"


def test_an_outlet_that_relays_a_speaker_is_a_hop_not_the_speaker() -> None:
    text = "The Harbour Post reported that officials said the dam had failed."
    [found] = attributions_in(text)
    assert (words(text, found.source), hops_of(text, found)) == ("officials", ["The Harbour Post"])


def test_a_cited_source_stands_behind_its_outlet() -> None:
    text = "The Harbour Post reported, citing two officials, that the dam had failed."
    [found] = attributions_in(text)
    assert (words(text, found.source), hops_of(text, found)) == (
        "two officials",
        ["The Harbour Post"],
    )


def test_inner_speech_passes_through_the_outer_speaker() -> None:
    text = "Ruiz told Reuters that officials believed the dam was safe."
    inner = next(a for a in attributions_in(text) if a.parent)
    assert hops_of(text, inner) == ["Ruiz", "Reuters"]


def test_a_running_interview_carries_its_outlet_unstated() -> None:
    text = 'Ana Ruiz told Reuters the dam had failed.\n\n"We knew," Ruiz said.'
    found = attributions_in(text)[-1]
    assert hops_of(text, found) == ["Reuters"]
    assert not found.hops[0].stated


@pytest.mark.parametrize(
    "later",
    [
        '"We knew," Ruiz said in a statement.',
        '"We knew," Ruiz tweeted.',
        '"We knew," the mayor, Jo Lund, said.',
        "Ruiz has said that the dam should never have been built.",
        "Earlier this month Ruiz said that the dam was safe.",
        '"We knew," Ruiz said at a memorial ceremony.',
        '"We knew," Ruiz writes.',
        "Ruiz’s lawyers said that the dam was safe.",
        "The report said that the dam was safe.",
    ],
)
def test_another_occasion_or_speaker_ends_it(later: str) -> None:
    text = f"Ana Ruiz told Reuters the dam had failed.\n\n{later}"
    assert attributions_in(text)[-1].hops == ()


@pytest.mark.parametrize(("day", "hops"), [("Friday", []), ("Sunday", ["Reuters"])])
def test_another_day_is_another_occasion(day: str, hops: list[str]) -> None:
    later = f"Ruiz said on {day} it was old and weak."
    text = f"Ana Ruiz told Reuters on Sunday the dam had failed.\n\n{later}"
    assert hops_of(text, attributions_in(text)[-1]) == hops


def test_the_interview_is_the_speakers_last() -> None:
    text = (
        "Ana Ruiz told Reuters the dam had failed.\n\n"
        '"We knew," Ruiz said in a statement.\n\n'
        "Ruiz said later in the interview that it was old and weak."
    )
    assert [hops_of(text, a) for a in attributions_in(text)] == [["Reuters"], [], ["Reuters"]]


@pytest.mark.parametrize(
    ("who", "hops"), [("The official", ["Reuters"]), ("A state official", []), ("Ruiz", [])]
)
def test_an_official_without_a_name_is_known_to_the_outlet_alone(who: str, hops: list[str]) -> None:
    filler = "\n\n".join(f"The water rose by {n} metres." for n in range(8))
    later = f"{who} said it was old and weak."
    text = f"A city official told Reuters the dam had failed.\n\n{filler}\n\n{later}"
    assert hops_of(text, attributions_in(text)[-1]) == hops


def test_what_an_outlet_reported_is_no_way_of_words_before_it() -> None:
    text = "Lund called it a lie after the Harbour Post reported that Ruiz described a leak."
    region = Span(0, len(text))
    lund, ruiz = (text.index(name) for name in ("Lund", "Ruiz"))
    assert find_marks(text, region, (), Span(lund, lund + 4)) == []
    [(_, mark)] = find_marks(text, region, (), Span(ruiz, ruiz + 4))
    assert words(text, mark.name) == "the Harbour Post"


def test_a_journalist_named_with_the_outlet_stands_for_it() -> None:
    text = 'Ana Ruiz spoke to CNN\'s Jo Lund.\n\n"It failed," Ruiz told Lund.'
    assert hops_of(text, attributions_in(text)[-1]) == ["CNN"]


def test_a_statement_inside_an_outlets_own_words_keeps_one_hop() -> None:
    text = "According to Reuters, Ruiz said the dam had failed."
    [found] = attributions_in(text)
    assert (words(text, found.source), hops_of(text, found)) == ("Ruiz", ["Reuters"])


def test_who_is_quoted_by_an_outlet_speaks_through_it() -> None:
    text = "Ruiz was quoted by the Harbour Post as saying that the dam had failed."
    found = next(a for a in attributions_in(text, AttributeSettings()) if a.source)
    assert (words(text, found.source), hops_of(text, found)) == ("Ruiz", ["the Harbour Post"])


def test_an_outlet_after_the_clause_relays_all_of_it() -> None:
    text = (
        'On Friday the spokesman dismissed the claims as "empty" and said the dam was safe, '
        "reported the country's semi-official Harbour News agency."
    )
    found = [a for a in attributions_in(text, AttributeSettings()) if a.source]
    assert found
    assert all(hops_of(text, a) == ["Harbour News"] for a in found)


def test_a_statement_that_a_body_released_comes_through_it() -> None:
    text = (
        'The White House released a statement from Ruiz who said the dam "did not fail" and '
        'called the reports "a smear, plain and simple."'
    )
    found = [a for a in attributions_in(text, AttributeSettings()) if a.source]
    assert {words(text, a.source) for a in found} == {"a statement from Ruiz"}


def test_an_unlisted_outlet_that_reports_is_a_hop_after_who_heard_it() -> None:
    text = "“The wall will not last,” Ines Ruiz told Radio Callis, the Gull reports."
    found = attributions_in(text, AttributeSettings())
    assert [hops_of(text, a) for a in found] == [["Radio Callis", "the Gull"]]
