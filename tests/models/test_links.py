import numpy as np

from headwater.models.decoding import Stretch
from headwater.models.links import add_pointed, find_links

# six pieces: content, content, cue, source, source, nothing
CONTENT = Stretch("content", 0, 2, 0.9)
CUE = Stretch("cue", 2, 3, 0.9)
SOURCE = Stretch("source", 3, 5, 0.9)


def make_pointers(*, cue_at: int = 2, source_at: int | None = 3) -> np.ndarray:
    """All of a pointer's weight on one piece; column 0 is the marker for "nothing"."""
    pointers = np.zeros((3, 6, 7), dtype=np.float32)
    pointers[0, :, cue_at + 1] = 1.0
    pointers[1:, :, 0 if source_at is None else source_at + 1] = 1.0
    return pointers


def test_a_link_has_the_weight_that_lies_on_its_span() -> None:
    links = find_links([CONTENT, CUE, SOURCE], make_pointers(), 0)
    assert [(link.kind, link.start, link.end, link.score) for link in links] == [
        ("content to cue", 0, 1, 1.0),
        ("cue to source", 1, 2, 1.0),
        ("content to source", 0, 2, 1.0),
    ]


def test_no_source_in_the_text_is_a_link_to_none() -> None:
    links = find_links([CONTENT, CUE, SOURCE], make_pointers(source_at=None), 0)
    assert [link.end for link in links if link.kind == "cue to source"] == [None]


def test_places_of_spans_are_moved_by_the_offset() -> None:
    links = find_links([CONTENT, CUE], make_pointers(), 10)
    assert (links[0].start, links[0].end) == (10, 11)


def test_a_cue_that_only_the_pointers_saw_becomes_a_span() -> None:
    found = add_pointed([CONTENT, SOURCE], make_pointers())
    assert [(one.role, one.first, one.stop) for one in found] == [
        ("content", 0, 2),
        ("cue", 2, 3),
        ("source", 3, 5),
    ]


def test_pieces_that_have_a_role_are_not_taken_twice() -> None:
    assert add_pointed([CONTENT, SOURCE], make_pointers(cue_at=3)) == [CONTENT, SOURCE]


def test_nothing_is_added_where_the_pointers_lie_on_spans() -> None:
    assert add_pointed([CONTENT, CUE, SOURCE], make_pointers()) == [CONTENT, CUE, SOURCE]
