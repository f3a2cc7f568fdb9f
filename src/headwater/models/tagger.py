"""Who is reported to have said what: spans of sources, cues, contents, and how they link."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from headwater.models.calibration import Calibration
from headwater.models.decoding import Stretch, find_chains, find_stretches
from headwater.models.labels import Role, forbidden_steps
from headwater.models.links import Link, add_pointed, find_links
from headwater.models.manifest import WEIGHTS, find_weights
from headwater.models.runtime import load_body, split_pieces
from headwater.models.windows import Window, group_windows, make_windows
from headwater.records.span import Span


class RoleSpan(msgspec.Struct, frozen=True):
    """Characters of one paragraph that play one role."""

    role: Role
    span: Span
    score: float  # mean probability of the role over the span's pieces

    @property
    def start(self) -> int:
        """The first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """The character after the last."""
        return self.span.end


class TaggedParagraph(msgspec.Struct, frozen=True):
    """What was found in one paragraph, in reading order."""

    roles: tuple[RoleSpan, ...]
    links: tuple[Link, ...]


class TaggerConstants(msgspec.Struct, frozen=True):
    """Learned numbers that are used outside the network."""

    steps: list[list[float]]  # score of one label following another
    # for an attribution put together: scores of contents, of the cue's link, of the source's link
    calibration: Calibration = Calibration(0.0, (1.0, 1.0, 1.0))


class Tagger:
    """Finds roles; the answer for an article depends on nothing but its paragraphs."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder
        self._body = load_body("tagger.onnx", folder)
        constants = msgspec.json.decode(
            find_weights("tagger.json", folder).read_bytes(), type=TaggerConstants
        )
        self.calibration = constants.calibration
        self._steps = np.array(constants.steps, dtype=np.float32) + forbidden_steps()

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> "Tagger":
        """Load the weights once a process, or raise ``ModelError``."""
        return _load_tagger(folder)

    def find_roles(self, paragraphs: Sequence[str]) -> list[TaggedParagraph]:
        """Return the spans and links of each paragraph of ONE article."""
        windows = [
            window
            for number, encoded in enumerate(split_pieces(paragraphs, self._folder))
            for window in make_windows(number, encoded.ids, encoded.offsets)
        ]
        roles: list[list[RoleSpan]] = [[] for _ in paragraphs]
        links: list[list[Link]] = [[] for _ in paragraphs]
        for window, read in zip(windows, self._read(windows), strict=True):
            stretches = find_stretches(read.chain, read.emissions)
            stretches = add_pointed(stretches, read.pointers)
            # a paragraph cut in two adds to what its first window gave
            links[window.paragraph] += find_links(
                stretches, read.pointers, len(roles[window.paragraph])
            )
            roles[window.paragraph] += [_place(window, one) for one in stretches]
        return [TaggedParagraph(tuple(r), tuple(k)) for r, k in zip(roles, links, strict=True)]

    def _read(self, windows: Sequence[Window]) -> list["_Reading"]:
        scores: dict[int, tuple[NDArray[np.float32], NDArray[np.float32]]] = {}
        for group in group_windows(windows):
            results = self._body.run([windows[number].ids for number in group])
            for row, number in enumerate(group):
                # markers and padding are left out: they have no role
                stop = len(windows[number].places) + 1
                emissions = results["labels"][row, 1:stop]
                scores[number] = emissions, results["pointers"][row, :, 1:stop, :stop]
        chains = find_chains([scores[number][0] for number in range(len(windows))], self._steps)
        return [
            _Reading(scores[number][0], chain, scores[number][1])
            for number, chain in enumerate(chains)
        ]


class _Reading(msgspec.Struct):
    """What the network says about one window."""

    emissions: NDArray[np.float32]  # [piece, label]
    chain: NDArray[np.int64]  # the label of each piece
    # [kind of link, pointing piece, start marker and then the pieces pointed to]
    pointers: NDArray[np.float32]


@cache
def _load_tagger(folder: Path) -> Tagger:
    return Tagger(folder)


def _place(window: Window, one: Stretch) -> RoleSpan:
    span = Span(window.places[one.first][0], window.places[one.stop - 1][1])
    return RoleSpan(one.role, span, one.score)
