import pytest

from headwater.records.span import Span
from headwater.stages.attribute.proposal import Proposal
from headwater.stages.attribute.slight import states_nothing


def proposal(text: str, cue: str, content: str, score: float = 0.8) -> Proposal:
    def place(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    return Proposal(content=place(content), cue=place(cue), score=score, method="test")


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Brandt pounced on the plan.", "pounced on", "the plan"),
        ("Brandt called President Ada Moss.", "called", "President Ada Moss"),
        ("Her friends praised her.", "praised", "her"),
        ("Brandt reacted warily to the new dam.", "reacted warily to", "the new dam"),
    ],
)
def test_a_thing_or_a_name_alone_is_no_statement(text: str, cue: str, content: str) -> None:
    assert states_nothing(text, proposal(text, cue, content))


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Brandt announced a second dam.", "announced", "a second dam"),
        ("Brandt opposed the second dam.", "opposed", "the second dam"),
        ("Brandt pounced on “the plan”.", "pounced on", "“the plan”"),
        ("Brandt views the plan as a mistake.", "views", "the plan as a mistake"),
        ("Brandt is mulling closing the dam.", "is mulling", "closing the dam"),
        ("Brandt shrugged that the dam was old.", "shrugged", "the dam was old"),
        ("Brandt Pounces On The Plan", "Pounces On", "The Plan"),
    ],
)
def test_what_a_cue_of_saying_names_and_what_holds_a_clause_are_kept(
    text: str, cue: str, content: str
) -> None:
    assert not states_nothing(text, proposal(text, cue, content))


def test_a_few_words_need_to_be_more_probable_than_not() -> None:
    text = "Brandt announced a dam."
    assert states_nothing(text, proposal(text, "announced", "a dam", score=0.4))
    assert not states_nothing(text, proposal(text, "announced", "a dam", score=0.6))
