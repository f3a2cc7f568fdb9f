"""A story as the page tells it: whole, or in brief where the file is full."""

import pytest

from bridge_story import make_bridge_dossier
from headwater.report.articles import Room
from headwater.report.tale import BRIEF_CLAIMS, make_tale
from headwater.views.index import make_index

ENOUGH = 100_000


def tale(room: int = ENOUGH, *, brief: bool = False):
    dossier = make_bridge_dossier()
    return make_tale(1, dossier.stories[0], make_index(dossier), Room(room), brief=brief)


def test_a_whole_story_has_every_view():
    views = {"ledger", "map", "variants", "article", "predictions", "unknown"}
    assert tale().tabs == views


def test_a_story_in_brief_has_its_first_claims_and_no_other_view():
    told = tale(brief=True)
    assert told.tabs == {"ledger"}
    assert len(told.rows) == BRIEF_CLAIMS


def test_an_article_without_room_is_named_and_links_lead_to_the_ledger():
    told = tale(room=0)
    assert [a.shown for a in told.articles] == [False] * 4
    assert told.articles_left_out == "4 articles had no room in one file; the counts hold them."
    assert told.anchor("wire", 10, "t1") == "s1-ledger"


@pytest.mark.parametrize(
    ("article", "attribution", "anchor"),
    [
        ("wire", "t2", "s1-A-t1"),
        ("wire", None, "s1-A-p1"),
        ("nowhere", None, "s1-ledger"),
    ],
)
def test_words_are_linked_to_their_passage_or_paragraph(article, attribution, anchor):
    assert tale().anchor(article, 60, attribution) == anchor
