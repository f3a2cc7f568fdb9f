import pytest

from headwater.models.runtime import END_PIECE, START_PIECE
from headwater.models.windows import Window, group_windows, make_windows

WORD, STOP = 2000, 1012


def cut(ids: list[int]) -> list[Window]:
    return make_windows(0, ids, [(i, i + 1) for i in range(len(ids))], longest=20)


@pytest.mark.parametrize("length", [0, 1, 17, 18, 19, 36, 60])
def test_every_piece_is_in_exactly_one_window(length: int) -> None:
    read = [place for window in cut([WORD] * length) for place in window.places]
    assert read == [(i, i + 1) for i in range(length)]


def test_no_window_is_longer_than_asked() -> None:
    assert max(len(window.ids) for window in cut([WORD] * 70)) == 20


def test_a_window_stands_between_markers() -> None:
    (window,) = cut([WORD, STOP])
    assert window.ids == (START_PIECE, WORD, STOP, END_PIECE)


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    first, _ = cut([WORD] * 12 + [STOP] + [WORD] * 12)
    assert first.ids[-2] == STOP


def test_windows_of_like_length_run_together_and_none_is_lost() -> None:
    windows = [window for length in (9, 2, 17, 3, 2) for window in cut([WORD] * length)]
    groups = group_windows(windows, largest=20)
    assert groups == [[1, 4, 3], [0], [2]]


def test_a_long_window_is_not_padded_to_a_much_longer_one() -> None:
    windows = [window for length in (10, 18) for window in cut([WORD] * length)]
    assert len(group_windows(windows, largest=100)) == 2
