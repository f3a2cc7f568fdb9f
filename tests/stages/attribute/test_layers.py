"""Sourceless forms, manner, denial, hedges, anonymity, predictions."""

import pytest
from tests.stages.attribute.worlds import article_of, attributions_in, body_of, words

from headwater.records.attribution import ChainEnd, Manner, Mode
from headwater.settings import AttributeSettings
from headwater.stages.attribute.stage import STAGE


@pytest.mark.parametrize(
    ("text", "end", "content"),
    [
        ("It is estimated that 40 people drowned.", ChainEnd.AGENTLESS, "40 people drowned"),
        ("The dam is believed to have failed.", ChainEnd.AGENTLESS, "The dam | to have failed"),
        ("The mayor reportedly left town.", ChainEnd.AGENTLESS, "The mayor | left town"),
        (
            "It is safe to assume that 40 people drowned.",
            ChainEnd.AUTHOR_INFERENCE,
            "40 people drowned",
        ),
        ("This implies that the dam was old.", ChainEnd.AUTHOR_INFERENCE, "the dam was old"),
    ],
)
def test_a_form_without_a_source_says_where_its_chain_ends(
    text: str, end: ChainEnd, content: str
) -> None:
    [found] = attributions_in(text)
    assert (found.end, words(text, found.content), found.source) == (end, content, ())


def test_a_passive_with_its_agent_has_a_source() -> None:
    text = "The claim was denied by the mayor."
    [found] = attributions_in(text)
    assert (words(text, found.source), words(text, found.content)) == ("the mayor", "The claim")


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Ruiz said the dam had failed.", Manner.SPEECH),
        ("Ruiz believes the dam has failed.", Manner.BELIEF),
        ("Ruiz concluded that the dam had failed.", Manner.FINDING),
        ("Ruiz vowed to rebuild the dam.", Manner.INTENTION),
    ],
)
def test_the_cue_tells_the_manner(text: str, manner: Manner) -> None:
    [found] = attributions_in(text)
    assert found.manner is manner


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ruiz denied that the dam had failed.", True),
        ("Ruiz did not say the dam had failed.", True),
        ("Ruiz said the dam had failed.", False),
    ],
)
def test_a_denial_is_marked(text: str, denied: bool) -> None:
    [found] = attributions_in(text)
    assert found.denied is denied


def test_hedges_are_spans_of_content_and_cue() -> None:
    text = "Ruiz said the dam may have lost up to a third of its water."
    [found] = attributions_in(text)
    assert [s.of(text) for s in found.hedges] == ["may", "up to"]


def test_the_reason_for_anonymity_is_kept() -> None:
    text = (
        "The dam was weak, said an engineer, who spoke on condition of anonymity "
        "because the report is secret."
    )
    [found] = attributions_in(text)
    assert words(text, found.anonymity).startswith("on condition of anonymity because")


@pytest.mark.parametrize(
    ("text", "prediction"),
    [
        ("Ruiz said the dam will fail by 2030.", True),
        ("Ruiz said closing it would lead to floods.", True),
        ("Ruiz pledged to rebuild the dam.", True),
        ("Ruiz predicted a flood, saying that it was a matter of time.", False),
        ("Ruiz said the dam would have failed without the repair.", False),
        ("Ruiz said the dam had failed in 1990.", False),
        ("Ruiz hopes the dam will hold.", False),
    ],
)
def test_what_is_still_to_come_is_a_prediction(text: str, prediction: bool) -> None:
    assert [a.prediction for a in attributions_in(text)][-1] is prediction


def test_an_endless_article_is_read_up_to_a_bound_and_says_so() -> None:
    text = "Ruiz said the dam had failed.\n" * 30
    settings = AttributeSettings(method="rules", max_characters=290)
    found, problems = STAGE.step(article_of(text), body_of(text), settings)
    assert len(found) == 10
    assert [p.code for p in problems] == ["long-article"]


def test_a_post_quoted_whole_is_its_authors() -> None:
    text = (
        "Officials said we are safe. The dam is gone. https://t.co/a1 — Jo Lund (@jolund) "
        "April 15, 2020"
    )
    post, inner = attributions_in(text)
    assert words(text, post.source) == "Jo Lund"
    assert words(text, post.content) == "Officials said we are safe. The dam is gone."
    assert post.mode is Mode.DIRECT
    assert (inner.parent, words(text, inner.hops[0].name)) == (post.id, "Jo Lund")


@pytest.mark.parametrize(
    "inner",
    [
        "the events that say the dam failed are known",
        "many say the dam failed",
        "officials will say the dam failed",
        "his earlier comment that the dam failed was wrong",
        "officials continue to say the dam failed",
    ],
)
def test_speech_inside_speech_needs_somebody_who_spoke(inner: str) -> None:
    assert not [a for a in attributions_in(f"Ruiz told the council that {inner}.") if a.parent]


@pytest.mark.parametrize(
    ("inner", "source", "content"),
    [
        ("Lund asked her to leave the town", "Lund", "to leave the town"),
        ("court records show Lund left the town", "court records", "Lund left the town"),
        ("Lund has agreed to testify on Monday", "Lund", "to testify on Monday"),
        ("the gun, which police believe was his, is gone", "police", "was his, is gone"),
    ],
)
def test_acts_of_speech_inside_speech(inner: str, source: str, content: str) -> None:
    text = f"Ruiz told the council that {inner}."
    [found] = [a for a in attributions_in(text) if a.parent]
    assert (words(text, found.source), words(text, found.content)) == (source, content)


def test_what_somebody_denies_that_another_said_is_not_relayed() -> None:
    text = "Ruiz denied that Lund disclosed that the dam was old."
    assert not [a for a in attributions_in(text) if a.parent]
