"""Who said what, in the frames in which English news says it."""

import pytest
from tests.stages.attribute.worlds import RULES, article_of, attributions_in, told, words

from headwater.records.article import Block, BlockKind
from headwater.records.attribution import Mode
from headwater.stages.attribute.stage import STAGE


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ('"We won," Ana Ruiz said.', "Ana Ruiz", '"We won,"'),
        ('"We won," said Ana Ruiz.', "Ana Ruiz", '"We won,"'),
        ('Ana Ruiz said: "We won."', "Ana Ruiz", '"We won."'),
        ("Ana Ruiz said that the dam had failed.", "Ana Ruiz", "the dam had failed"),
        ("Ana Ruiz said the dam had failed.", "Ana Ruiz", "the dam had failed"),
        ("The dam had failed, Ana Ruiz said.", "Ana Ruiz", "The dam had failed"),
        ("According to Ana Ruiz, the dam had failed.", "Ana Ruiz", "the dam had failed"),
        ("The dam had failed, according to Ana Ruiz.", "Ana Ruiz", "The dam had failed"),
        ("The dam had failed, per the Harbour Post.", "the Harbour Post", "The dam had failed"),
        ("The dam, Ana Ruiz said, had failed twice.", "Ana Ruiz", "The dam | had failed twice"),
        ("She denied any knowledge of the leak.", "She", "any knowledge of the leak"),
        ("The mayor pledged to rebuild the dam.", "The mayor", "to rebuild the dam"),
        ("Officials on Friday said the dam was safe.", "Officials", "the dam was safe"),
        ('He called the plan a "farce."', "He", 'the plan a "farce."'),
        ('"Why now?" Ruiz asked.', "Ruiz", '"Why now?"'),
    ],
)
def test_a_frame_gives_its_source_and_its_content(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


def test_an_apposition_belongs_to_the_source() -> None:
    text = "Ana Ruiz, a lawyer for the families, said the dam had failed."
    assert told(text) == [("Ana Ruiz, a lawyer for the families", "the dam had failed")]


def test_a_quotation_split_by_its_cue_is_one_attribution() -> None:
    assert told('"The dam," Ruiz said, "had failed."') == [("Ruiz", '"The dam," | "had failed."')]


def test_two_cues_of_one_subject_are_two_attributions() -> None:
    text = "Ruiz said the dam had failed and added that nobody was hurt."
    assert told(text) == [("Ruiz", "the dam had failed"), ("Ruiz", "nobody was hurt")]


def test_a_participle_takes_the_subject_before_it() -> None:
    text = "Ruiz said the dam had failed, adding that nobody was hurt."
    assert told(text)[1] == ("Ruiz", "nobody was hurt")


def test_the_quoted_sentence_that_follows_has_the_same_speaker() -> None:
    text = '"It failed," Ruiz said. "We knew it would."'
    assert told(text)[1] == ("Ruiz", '"We knew it would."')


def test_a_quotation_after_a_colon_at_the_end_of_a_paragraph_has_its_speaker() -> None:
    text = 'Ruiz told the crowd:\n\n"It failed. We knew it would."'
    assert told(text) == [("Ruiz", '"It failed. We knew it would."')]


def test_no_content_runs_over_the_end_of_a_paragraph() -> None:
    text = "Ruiz said “it failed.\n\n“We knew,” she said."
    assert all("\n" not in s.of(text) for a in attributions_in(text) for s in a.content)


@pytest.mark.parametrize(
    "text",
    [
        "The reports of the claims were long.",
        "The alleged plan was dropped after the warning.",
        "A “state-of-the-art” dam was built in 1990.",
        "The dam was built as planned.",
    ],
)
def test_nouns_and_scare_quotes_are_no_attributions(text: str) -> None:
    assert told(text) == []


def test_furniture_holds_no_attribution() -> None:
    text = "The dam failed, Ruiz said."
    block = Block(start=0, end=len(text), kind=BlockKind.TEASER, score=1, rule="test")
    assert STAGE.step(article_of(text), [block], RULES) == ([], [])


def test_an_article_in_another_language_gives_nothing() -> None:
    text = "Der Damm ist gebrochen, said Ruiz."
    block = Block(start=0, end=len(text), kind=BlockKind.BODY, score=1, rule="test")
    assert STAGE.step(article_of(text, "de"), [block], RULES) == ([], [])


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('"It failed," Ruiz said.', Mode.DIRECT),
        ('Ruiz said it was "a failure."', Mode.MIXED),
        ("Ruiz said it had failed.", Mode.INDIRECT),
    ],
)
def test_the_mode_follows_the_marks(text: str, mode: Mode) -> None:
    assert [a.mode for a in attributions_in(text)] == [mode]


def test_speech_inside_speech_has_its_parent() -> None:
    text = "Ruiz said that officials believed the dam was safe."
    outer, inner = attributions_in(text)
    assert inner.parent == outer.id
    assert words(text, inner.content) == "the dam was safe"


def test_what_somebody_would_say_is_not_speech() -> None:
    text = "Ruiz said that critics would say the dam was safe."
    assert len(attributions_in(text)) == 1


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Lund backs Ana Ruiz", "Ana Ruiz"),
        ("It would calm nervous readers on Mill Road", "Mill Road"),
        ("A lawyer for the family", "A lawyer for the family"),
        ("Ana Ruiz of Callis", "Ana Ruiz of Callis"),
    ],
)
def test_a_relative_pronoun_means_the_phrase_before_it(before: str, source: str) -> None:
    text = f"{before}, who said the dam was old, left."
    assert told(text)[0][0] == source


def test_a_quoted_term_that_looks_like_a_verb_is_part_of_the_subject() -> None:
    text = "A group of “informed critics” within the council said the dam had failed."
    source = "A group of “informed critics” within the council"
    assert told(text) == [(source, "the dam had failed")]
