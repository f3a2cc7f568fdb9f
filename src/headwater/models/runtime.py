"""Run the learned models with ONNX Runtime on one thread.

All models share one table of word vectors (int8, one scale a word), because none of them changed
it while learning.  A model's own file holds the rest: word vectors of one text in, named arrays
out.  int8 arithmetic fits its range to what it is given, so that texts of one run alter each
other's answers a little: what goes into one run is decided by one article alone.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from headwater.errors import ModelError
from headwater.models.manifest import WEIGHTS, find_weights

START_PIECE = 101  # [CLS], opens every input
END_PIECE = 102  # [SEP], closes every input
PADDING_PIECE = 0
# added to the score of a piece that is not there; its weight in a softmax is then zero
_MASKED = np.float32(-1e4)


class WordTable:
    """The vector of every word piece."""

    def __init__(self, folder: Path) -> None:
        with np.load(find_weights("words.npz", folder)) as stored:
            self._steps: NDArray[np.int8] = stored["steps"]
            self._scales: NDArray[np.float32] = stored["scales"]

    def look_up(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return a vector for each id, along a new last axis."""
        rows: NDArray[np.float32] = self._steps[ids] * self._scales[ids][..., None]
        return rows


class Body:
    """A model without its word vectors."""

    def __init__(self, name: str, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                find_weights(name, folder), options, providers=["CPUExecutionProvider"]
            )
        except RuntimeError as error:
            raise ModelError(
                f"ONNX Runtime cannot load {name}: {error}",
                hint="install onnxruntime 1.20 or later",
            ) from error
        self._inputs = {given.name for given in self._session.get_inputs()}
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._words = load_words(folder)

    def run(self, texts: Sequence[Sequence[int]]) -> dict[str, NDArray[np.float32]]:
        """Return the outputs for texts given as ids of pieces; shorter ones are padded."""
        lengths = np.array([len(ids) for ids in texts], dtype=np.int32)
        longest = int(lengths.max())
        padded = np.full((len(texts), longest), PADDING_PIECE, dtype=np.int64)
        for row, ids in enumerate(texts):
            padded[row, : len(ids)] = ids
        beyond = np.arange(longest)[None, :] >= lengths[:, None]
        given = {
            "words": self._words.look_up(padded),
            "mask": np.where(beyond, _MASKED, np.float32(0.0))[:, None, None, :],
        }
        results = self._session.run(
            self._outputs, {name: value for name, value in given.items() if name in self._inputs}
        )
        return dict(zip(self._outputs, results, strict=True))


@cache
def load_words(folder: Path = WEIGHTS) -> WordTable:
    """Load the word table once a process."""
    return WordTable(folder)


@cache
def load_body(name: str, folder: Path = WEIGHTS) -> Body:
    """Load a model once a process."""
    return Body(name, folder)


@cache
def load_tokenizer(folder: Path = WEIGHTS) -> Tokenizer:
    """Load the tokenizer once a process; it neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(find_weights("tokenizer.json", folder)))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def split_pieces(texts: Sequence[str], folder: Path = WEIGHTS) -> list[Encoding]:
    """Return the word pieces of each text with their places in it, without markers."""
    tokenizer = load_tokenizer(folder)
    return [tokenizer.encode(text, add_special_tokens=False) for text in texts]
