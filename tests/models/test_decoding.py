import numpy as np

from headwater.models.decoding import find_chains, find_stretches
from headwater.models.labels import LABELS, begin_label, forbidden_steps, inside_label

B_CUE, I_CUE = begin_label("cue"), inside_label("cue")
B_CONTENT, I_CONTENT = begin_label("content"), inside_label("content")


def make_emissions(*best: int, margin: float = 5.0) -> np.ndarray:
    scores = np.zeros((len(best), len(LABELS)), dtype=np.float32)
    scores[np.arange(len(best)), best] = margin
    return scores


def test_a_span_never_starts_with_its_inside() -> None:
    (chain,) = find_chains([make_emissions(0, I_CUE, I_CUE, 0)], forbidden_steps())
    assert list(chain) in ([0, B_CUE, I_CUE, 0], [0, 0, 0, 0])


def test_a_legal_chain_is_kept_as_it_is() -> None:
    wanted = [0, B_CONTENT, I_CONTENT, 0, B_CUE, 0]
    (chain,) = find_chains([make_emissions(*wanted)], forbidden_steps())
    assert list(chain) == wanted


def test_a_window_is_decoded_alike_alone_and_beside_a_longer_one() -> None:
    rng = np.random.default_rng(7)
    short, long = (rng.normal(size=(n, len(LABELS))).astype(np.float32) for n in (9, 30))
    (alone,) = find_chains([short], forbidden_steps())
    beside, _ = find_chains([short, long], forbidden_steps())
    assert list(alone) == list(beside)


def test_a_new_begin_opens_a_new_span() -> None:
    emissions = make_emissions(B_CONTENT, I_CONTENT, B_CONTENT)
    found = find_stretches(np.array([B_CONTENT, I_CONTENT, B_CONTENT]), emissions)
    assert [(one.first, one.stop) for one in found] == [(0, 2), (2, 3)]
