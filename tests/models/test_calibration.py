import pytest

from headwater.models.calibration import Calibration


def test_a_curve_of_weight_one_leaves_a_score_as_it_is() -> None:
    assert Calibration(0.0, (1.0,)).find_probability([0.8]) == pytest.approx(0.8)


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_certain_scores_give_finite_probabilities(score: float) -> None:
    assert 0.0 < Calibration(0.0, (1.0,)).find_probability([score]) < 1.0


def test_a_higher_score_is_more_probable() -> None:
    curve = Calibration(-1.0, (0.5, 0.1))
    assert curve.find_probability([0.9, 0.5]) > curve.find_probability([0.6, 0.5])
