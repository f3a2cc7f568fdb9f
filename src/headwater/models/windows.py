"""Cut an article's paragraphs into windows of word pieces, and put windows of like length together.

A window is one paragraph between two markers; a paragraph longer than a window is cut, after the
end of a sentence where there is one, and every piece is in exactly one window.
"""

from collections.abc import Sequence

import msgspec

from headwater.models.runtime import END_PIECE, START_PIECE

# pieces in a window, markers included: the longest that the tagger saw while learning
MAX_WINDOW = 256
# pieces in one run, padding included; more gains no speed and leaves the processor's cache
MAX_GROUP = 256
# a window joins a group if it is at most this many times, and two pieces, longer than the shortest:
# padding then stays near 3 % of all pieces
MOST_LONGER = 1.1
FEW_PIECES = 2
# pieces that end a sentence: . ? !
_SENTENCE_ENDS = frozenset({1012, 1029, 999})
# a sentence end in the first half of a window is no place to cut: the window would be wasted
_EARLIEST_CUT = 0.5

Places = tuple[tuple[int, int], ...]


class Window(msgspec.Struct, frozen=True):
    """What the tagger reads at once: pieces with their places in the paragraph."""

    paragraph: int
    ids: tuple[int, ...]  # with a marker before and after
    places: Places  # of the pieces between the markers


def make_windows(
    paragraph: int,
    ids: Sequence[int],
    places: Sequence[tuple[int, int]],
    *,
    longest: int = MAX_WINDOW,
) -> list[Window]:
    """Cut one paragraph into windows of at most ``longest`` pieces; an empty one gives none."""
    room = longest - 2
    windows = []
    start = 0
    while start < len(ids):
        stop = _find_cut(ids, start, room)
        marked = (START_PIECE, *ids[start:stop], END_PIECE)
        windows.append(Window(paragraph, marked, tuple(places[start:stop])))
        start = stop
    return windows


def _find_cut(ids: Sequence[int], start: int, room: int) -> int:
    if len(ids) - start <= room:
        return len(ids)
    earliest = start + int(room * _EARLIEST_CUT)
    ends = [i + 1 for i in range(earliest, start + room) if ids[i] in _SENTENCE_ENDS]
    return ends[-1] if ends else start + room


def group_windows(windows: Sequence[Window], *, largest: int = MAX_GROUP) -> list[list[int]]:
    """Return groups of places in ``windows``, each to be run at once, like lengths together."""
    groups: list[list[int]] = []
    most = 0  # pieces of the longest window that the last group takes
    for number in sorted(range(len(windows)), key=lambda i: (len(windows[i].ids), i)):
        length = len(windows[number].ids)
        if groups and length <= most and length * (len(groups[-1]) + 1) <= largest:
            groups[-1].append(number)
        else:
            groups.append([number])
            most = int(length * MOST_LONGER) + FEW_PIECES
    return groups
