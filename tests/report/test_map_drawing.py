"""The map's parts keep apart, stay inside the picture, and their words fit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge_story import make_bridge_dossier
from headwater.report.drawing import draw_wide
from headwater.report.glyphs import MAX_MARKS, make_marks
from headwater.report.layout import Spot, spread
from headwater.report.typeset import text_width, wrap
from headwater.report.upright import WIDTH, draw_tall
from headwater.views.flow import make_flow
from headwater.views.flow_parts import TALL, WIDE
from headwater.views.index import make_index, make_sigla


@pytest.fixture(scope="module")
def flows():
    dossier = make_bridge_dossier()
    index = make_index(dossier)
    story = dossier.stories[0]
    sigla = make_sigla(story, index)
    return make_flow(story, sigla, index, WIDE), make_flow(story, sigla, index, TALL)


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(10, 90)), max_size=12))
def test_neighbours_of_a_layer_never_overlap(places):
    spots = [Spot(str(n), 0, gap, across) for n, (across, gap) in enumerate(places)]
    spread(spots, 40.0)
    for one, other in pairwise(spots):
        assert other.across - one.across >= (one.gap + other.gap) / 2 - 1e-6
    assert all(s.across - s.gap / 2 >= 40.0 - 1e-6 for s in spots)


def test_the_wide_map_holds_everything_inside_its_frame(flows):
    drawing = draw_wide(flows[0])
    for shape in drawing.shapes:
        assert 0 < shape.x < drawing.width
        assert 0 < shape.y < drawing.height
    for sheet in drawing.sheets:
        assert sheet.y + sheet.height < drawing.height


def test_articles_on_the_map_do_not_overlap(flows):
    sheets = draw_wide(flows[0]).sheets
    for one, other in pairwise(sheets):
        assert one.y + one.height < other.y


def test_the_upright_map_fits_a_telephone(flows):
    drawing = draw_tall(flows[1], {})
    assert drawing.width == WIDTH
    assert all(0 < shape.x < WIDTH for shape in drawing.shapes)


def test_lines_of_both_maps_share_their_evidence(flows):
    wide, tall = flows
    ids = {(e.start, e.stop): e.id for e in wide.edges}
    drawn = {line.id for line in draw_tall(tall, ids).lines if line.id}
    assert drawn <= {e.id for e in wide.edges}


def test_an_open_end_has_a_ring_and_no_start(flows):
    rings = [line for line in draw_wide(flows[0]).lines if line.ring]
    assert [line.label.partition(":")[0] for line in rings] == ["Open end", "Open end"]


@given(st.text(max_size=60), st.floats(30, 200), st.integers(1, 3))
def test_wrapped_words_fit_their_width(text, width, most):
    lines = wrap(text, 14.0, width, most)
    assert len(lines) <= most
    assert all(text_width(line, 14.0) <= width for line in lines)


def test_words_that_do_not_fit_show_that_they_are_cut():
    assert wrap("Bellingcat's lead Russia investigator", 14.0, 80.0, 1)[0].endswith("…")


@pytest.mark.parametrize(
    ("least", "most", "sure"), [(1, 2, [True, False]), (0, 1, [False]), (2, 2, [True, True])]
)
def test_marks_tell_what_is_established_from_what_may_exist(least, most, sure):
    assert [g.sure for g in make_marks("circle", least, most).glyphs] == sure


def test_many_marks_become_a_bar():
    marks = make_marks("page", 3, MAX_MARKS + 1)
    assert marks.glyphs == ()
    assert marks.bar is not None
    assert marks.bar[0] < marks.bar[1]
