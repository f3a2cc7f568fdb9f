"""Turn marked articles into rows of numbers of one fixed length, several windows to a row."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from bench.attribution.polnear import GoldArticle, Offsets
from numpy.typing import NDArray
from tokenizers import Tokenizer

from headwater.models.labels import OUTSIDE, begin_label, inside_label

START, END = 101, 102  # [CLS] and [SEP] in the vocabulary of MiniLM
# the shortest and longest window, in pieces, drawn at random so that context varies
SHORTEST_WINDOW = 96


class HasSpans(Protocol):
    """Anything with the three roles of an attribution."""

    content: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    source: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces of consecutive paragraphs with their places in the article; -1 for markers."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows ready for the network."""

    ids: NDArray[np.int64]
    places: NDArray[np.int64]
    mask: NDArray[np.float32]
    labels: NDArray[np.int64]
    targets: NDArray[np.bool_]


def cut_windows(
    article: GoldArticle,
    tokenizer: Tokenizer,
    *,
    longest: int,
    rng: random.Random,
    apart: bool = True,
) -> list[Window]:
    """Make a window of each paragraph, or of several of them up to a length drawn at random."""
    paragraphs = _encode_paragraphs(article.text, tokenizer, longest - 2)
    if apart:
        marked = [[(START, -1, -1), *pieces, (END, -1, -1)] for pieces in paragraphs if pieces]
        return [_make_window(pieces) for pieces in marked]
    windows: list[Window] = []
    limit = rng.randint(SHORTEST_WINDOW, longest)
    held: list[tuple[int, int, int]] = [(START, -1, -1)]
    for pieces in paragraphs:
        if len(held) > 1 and len(held) + len(pieces) + 1 > limit:
            windows.append(_make_window(held))
            held = [(START, -1, -1)]
            limit = rng.randint(SHORTEST_WINDOW, longest)
        held += [*pieces, (END, -1, -1)]
    if len(held) > 1:
        windows.append(_make_window(held))
    return windows


def _make_window(pieces: list[tuple[int, int, int]]) -> Window:
    ids, starts, ends = zip(*pieces, strict=True)
    return Window(ids, starts, ends)


def _encode_paragraphs(
    text: str, tokenizer: Tokenizer, longest: int
) -> list[list[tuple[int, int, int]]]:
    paragraphs = []
    at = 0
    for line in text.split("\n"):
        encoded = tokenizer.encode(line, add_special_tokens=False)
        pieces = [
            (piece, at + start, at + end)
            for piece, (start, end) in zip(encoded.ids, encoded.offsets, strict=True)
        ]
        paragraphs += [pieces[i : i + longest] for i in range(0, len(pieces), longest)]
        at += len(line) + 1
    return paragraphs


def pack_rows(windows: list[tuple[int, Window]], *, length: int) -> list[list[tuple[int, Window]]]:
    """Put windows into rows of `length`, each into the first row with room, longest first."""
    rows: list[list[tuple[int, Window]]] = []
    room: list[int] = []
    for owner, window in sorted(windows, key=lambda pair: -len(pair[1].ids)):
        size = len(window.ids)
        place = next((i for i, free in enumerate(room) if free >= size), None)
        if place is None:
            rows.append([])
            room.append(length)
            place = len(rows) - 1
        rows[place].append((owner, window))
        room[place] -= size
    return rows


def make_batch(
    rows: list[list[tuple[int, Window]]], marked: list[list[HasSpans]], *, length: int
) -> Batch:
    """Lay rows out as arrays; `marked` holds each owner's attributions."""
    shape = (len(rows), length)
    ids = np.zeros(shape, dtype=np.int64)
    places = np.zeros(shape, dtype=np.int64)
    segment = np.full(shape, -1, dtype=np.int64)
    labels = np.full(shape, OUTSIDE, dtype=np.int64)
    targets = np.zeros((len(rows), 3, length, length), dtype=np.bool_)
    for r, row in enumerate(rows):
        at = 0
        for number, (owner, window) in enumerate(row):
            here = slice(at, at + len(window.ids))
            ids[r, here] = window.ids
            places[r, here] = range(len(window.ids))
            segment[r, here] = number
            labels[r, here], linked = mark_window(window, marked[owner])
            targets[r, :, here, here] = linked
            at = here.stop
    # padding attends to padding, so that no row of the softmax is empty
    same = segment[:, :, None] == segment[:, None, :]
    mask = np.where(same, 0.0, -1e4).astype(np.float32)[:, None]
    return Batch(ids, places, mask, labels, targets)


def mark_window(
    window: Window, attributions: list[HasSpans]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the label of each piece and, for each pointer, which piece points to which."""
    starts, ends = np.array(window.starts), np.array(window.ends)
    size = len(starts)
    linked = np.zeros((3, size, size), dtype=np.bool_)
    painted: list[tuple[int, NDArray[np.bool_], str, int]] = []
    for number, one in enumerate(attributions):
        content, cue, source = (
            _covered(starts, ends, spans) for spans in (one.content, one.cue, one.source)
        )
        if not (content.any() or cue.any()):
            continue
        painted += [
            (-int(inside.sum()), inside, role, number)
            for inside, role in ((content, "content"), (cue, "cue"), (source, "source"))
        ]
        linked[0] |= np.outer(content, cue)
        if not one.source:
            source = np.zeros(size, dtype=np.bool_)
            source[0] = True  # the start marker stands for "no source"
        linked[1] |= np.outer(cue, source)
        linked[2] |= np.outer(content, source)
    return _paint(painted, size), linked


def _covered(
    starts: NDArray[np.int64], ends: NDArray[np.int64], spans: tuple[Offsets, ...]
) -> NDArray[np.bool_]:
    inside = np.zeros(len(starts), dtype=np.bool_)
    for start, end in spans:
        inside |= (starts < end) & (ends > start) & (starts >= 0)
    return inside


def _paint(painted: list[tuple[int, NDArray[np.bool_], str, int]], size: int) -> NDArray[np.int64]:
    # longest first: where spans overlap the shorter, more specific one is kept
    role_at: list[tuple[str, int] | None] = [None] * size
    for _, inside, role, number in sorted(painted, key=lambda item: item[0]):
        for i in np.flatnonzero(inside):
            role_at[i] = (role, number)
    labels = np.full(size, OUTSIDE, dtype=np.int64)
    for i, here in enumerate(role_at):
        if here is not None:
            role = here[0]
            follows = i > 0 and role_at[i - 1] == here
            labels[i] = inside_label(role) if follows else begin_label(role)  # type: ignore[arg-type]
    return labels
