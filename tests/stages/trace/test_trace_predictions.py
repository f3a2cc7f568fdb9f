"""One entry for a statement about the future, however many articles relay it."""

import pytest

from headwater.records.span import Span
from headwater.records.tracing import PredictionClass
from headwater.stages.trace.predictions.conditions import find_condition
from headwater.stages.trace.predictions.futures import class_of, find_futures
from headwater.stages.trace.predictions.horizons import find_horizon
from telling import Telling, two_articles


def test_two_relays_of_one_prediction_are_one_entry_with_the_fullest_wording() -> None:
    told = two_articles(
        "Closing the sluice would flood the valley, Mara Voss said.",
        "Voss said such a closure would flood the valley.",
    )
    told.says("a", "Closing the sluice would flood the valley", "Mara Voss", prediction=True)
    told.says("b", "such a closure would flood the valley", "Voss", prediction=True)
    found = told.traced().predictions
    assert len(found) == 1
    assert {r.article for r in found[0].relayed_in} == {"a", "b"}
    assert found[0].condition is not None
    assert found[0].status == "open"


def test_two_speakers_make_two_predictions() -> None:
    told = two_articles("The wall will hold, Mara Voss said.", "The wall will hold, Ivo Kern said.")
    told.says("a", "The wall will hold", "Mara Voss", prediction=True)
    told.says("b", "The wall will hold", "Ivo Kern", prediction=True)
    assert [p.predictor for p in told.traced().predictions] == ["Voss", "Kern"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("the wall will hold", PredictionClass.PREDICTION),
        ("the wall could fall next month", PredictionClass.POSSIBILITY),
        ("he will not resign", PredictionClass.INTENTION),
        ("the board plans to close the sluice", PredictionClass.INTENTION),
        ("the hearing is scheduled for Monday", PredictionClass.SCHEDULED),
        ("the board should close the sluice", PredictionClass.NORMATIVE),
        ("it is impossible to stop it", PredictionClass.PRESENT_CLAIM),
    ],
)
def test_kinds_of_statement_are_told_apart(sentence: str, kind: PredictionClass) -> None:
    span = Span(0, len(sentence))
    assert class_of(sentence, span, find_futures(sentence, span)) is kind


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("the wall will fall if the river rises, she said", "if the river rises"),
        ("unless the rain stops, the wall will fall", "unless the rain stops"),
        ("mass evacuation would empty the town", "mass evacuation"),
        ("the wall will hold", None),
    ],
)
def test_a_condition_is_found_with_its_words(sentence: str, condition: str | None) -> None:
    whole = Span(0, len(sentence))
    found = find_condition(sentence, whole, whole)
    assert (found[0].of(sentence) if found else None) == condition


@pytest.mark.parametrize(
    ("sentence", "words", "days"),
    [
        ("it ends by Friday", "by Friday", ("2031-05-07", "2031-05-09")),
        ("it ends next week", "next week", ("2031-05-12", "2031-05-18")),
        ("it ends tomorrow", "tomorrow", ("2031-05-08", "2031-05-08")),
        ("it ends by July 12", "by July 12", ("2031-05-07", "2031-07-12")),
        ("it ends soon", "soon", (None, None)),
    ],
)
def test_a_horizon_has_days_only_where_the_publication_date_is_known(
    sentence: str, words: str, days: tuple[str | None, str | None]
) -> None:
    whole = Span(0, len(sentence))
    dated = find_horizon(sentence, whole, "2031-05-07T10:00:00Z")
    undated = find_horizon(sentence, whole, None)
    assert dated is not None
    assert undated is not None
    assert dated.text[0].of(sentence) == words
    assert (dated.from_, dated.to) == days
    assert (undated.from_, undated.to) == (None, None)


def test_a_question_predicts_nothing() -> None:
    told = Telling()
    told.article("a", "Alder Post", "“Will the wall hold? It stands there,” Mara Voss said.")
    told.says("a", "Will the wall hold? It stands there", "Mara Voss", prediction=True)
    assert told.traced().predictions == ()


@pytest.mark.parametrize(
    "sentence", ["there may be many people listening", "whether the wall will hold"]
)
def test_a_guess_at_the_present_and_a_question_told_of_are_no_prediction(sentence: str) -> None:
    assert find_futures(sentence, Span(0, len(sentence))) == []


def test_what_somebody_denies_is_not_what_he_predicts() -> None:
    told = Telling()
    told.article("a", "Alder Post", "Mara Voss denied that the wall would fall.")
    told.says("a", "the wall would fall", "Mara Voss", denied=True, prediction=True)
    assert told.traced().predictions == ()
