"""Who is reported to have said what: spans of sources, cues, contents, and how they link."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from headwater.models.decoding import Stretch, find_chains, find_stretches
from headwater.models.labels import Role, forbidden_steps
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


class Link(msgspec.Struct, frozen=True):
    """How probable it is that one span of a paragraph goes with another, or with none."""

    kind: str  # "content to cue", "cue to source" or "content to source"
    start: int  # place of the pointing span among the paragraph's roles
    end: int | None  # place of the span pointed to; None for "no source in the text"
    score: float


class TaggedParagraph(msgspec.Struct, frozen=True):
    """What was found in one paragraph, in reading order."""

    roles: tuple[RoleSpan, ...]
    links: tuple[Link, ...]


class TaggerConstants(msgspec.Struct, frozen=True):
    """Learned numbers that are used outside the network."""

    steps: list[list[float]]  # score of one label following another


# kind of link, role that points, role pointed to: in the order of the network's outputs
LINK_KINDS: tuple[tuple[str, Role, Role], ...] = (
    ("content to cue", "content", "cue"),
    ("cue to source", "cue", "source"),
    ("content to source", "content", "source"),
)
# a link less probable than this is not worth handing on
MIN_LINK = 0.01


class Tagger:
    """Finds roles; the answer for an article depends on nothing but its paragraphs."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder
        self._body = load_body("tagger.onnx", folder)
        constants = msgspec.json.decode(
            find_weights("tagger.json", folder).read_bytes(), type=TaggerConstants
        )
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
            # a paragraph cut in two adds to what its first window gave
            links[window.paragraph] += _find_links(
                stretches, read.pointers, len(roles[window.paragraph])
            )
            roles[window.paragraph] += [_place(window, one) for one in stretches]
        return [TaggedParagraph(tuple(r), tuple(k)) for r, k in zip(roles, links, strict=True)]

    def _read(self, windows: Sequence[Window]) -> list["_Reading"]:
        readings: dict[int, _Reading] = {}
        for group in group_windows(windows):
            results = self._body.run([windows[number].ids for number in group])
            # markers and padding are left out: they have no role
            sizes = [len(windows[number].places) for number in group]
            emissions = [
                one[1 : size + 1] for one, size in zip(results["labels"], sizes, strict=True)
            ]
            chains = find_chains(emissions, self._steps)
            for row, number in enumerate(group):
                pointers = results["pointers"][row, :, 1 : sizes[row] + 1, : sizes[row] + 1]
                readings[number] = _Reading(emissions[row], chains[row], pointers)
        return [readings[number] for number in range(len(windows))]


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


def _find_links(
    stretches: Sequence[Stretch], pointers: NDArray[np.float32], offset: int
) -> list[Link]:
    links = []
    for (kind, role, wanted), chances in zip(LINK_KINDS, pointers, strict=True):
        candidates = [(i, one) for i, one in enumerate(stretches) if one.role == wanted]
        for i, one in enumerate(stretches):
            if one.role != role:
                continue
            mean = chances[one.first : one.stop].mean(axis=0)
            scored: list[tuple[int | None, float]] = [
                (offset + j, float(mean[other.first + 1 : other.stop + 1].sum()))
                for j, other in candidates
            ]
            if wanted == "source":
                # the start marker stands for "no source in the text"
                scored.append((None, float(mean[0])))
            links += [Link(kind, offset + i, j, score) for j, score in scored if score >= MIN_LINK]
    return links
