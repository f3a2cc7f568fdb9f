"""How close two sentences are in meaning."""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.models.manifest import WEIGHTS
from headwater.models.runtime import END_PIECE, START_PIECE, load_body, split_pieces

VECTOR_WIDTH = 384
# the encoder learned on texts of at most 256 pieces, about 190 words; what is beyond is not read
MAX_PIECES = 256
# sentences held in memory, at 1.5 kB each about 30 MB
MAX_REMEMBERED = 20_000


class Similarity:
    """The sentence encoder all-MiniLM-L6-v2 in int8.

    A sentence's vector depends on nothing but the sentence: each is run alone.
    """

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder
        self._body = load_body("similarity.onnx", folder)
        self._remembered: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> "Similarity":
        """Load the weights, or raise ``ModelError``."""
        return cls(folder)

    def embed(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a sentence; the product of two is their cosine similarity."""
        vectors = np.empty((len(sentences), VECTOR_WIDTH), dtype=np.float32)
        for row, sentence in enumerate(sentences):
            vectors[row] = self._embed_one(sentence)
        return vectors

    def _embed_one(self, sentence: str) -> NDArray[np.float32]:
        held = self._remembered.get(sentence)
        if held is not None:
            self._remembered.move_to_end(sentence)
            return held
        pieces = split_pieces([sentence], self._folder)[0].ids[: MAX_PIECES - 2]
        outputs = self._body.run([[START_PIECE, *pieces, END_PIECE]])
        vector: NDArray[np.float32] = outputs["sentence"][0]
        self._remembered[sentence] = vector
        if len(self._remembered) > MAX_REMEMBERED:
            self._remembered.popitem(last=False)
        return vector
