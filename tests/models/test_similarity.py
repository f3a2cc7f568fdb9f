import numpy as np
import pytest

from headwater.models.similarity import VECTOR_WIDTH, Similarity

KILLED = "The minister said 12 people were killed in the attack."
DIED = "At least a dozen people died in the assault, the minister told reporters."
SHARES = "Shares of the company fell 3% on Monday."


@pytest.fixture(scope="module")
def similarity() -> Similarity:
    return Similarity.load()


def test_vectors_have_unit_length(similarity: Similarity) -> None:
    lengths = np.linalg.norm(similarity.embed([KILLED, SHARES, ""]), axis=1)
    assert np.allclose(lengths, 1.0, atol=1e-5)


def test_a_paraphrase_is_closer_than_another_topic(similarity: Similarity) -> None:
    killed, died, shares = similarity.embed([KILLED, DIED, SHARES])
    assert killed @ died > 0.7 > 0.3 > killed @ shares


def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    alone = Similarity().embed([KILLED])[0]
    beside = Similarity().embed([SHARES, DIED * 20, KILLED])[2]
    assert np.array_equal(alone, beside)


def test_nothing_gives_no_rows(similarity: Similarity) -> None:
    assert similarity.embed([]).shape == (0, VECTOR_WIDTH)
