"""A page pasted whole: the article's lines are told from menus, teasers and comments."""

from collections.abc import Sequence

import numpy as np
import pytest

from headwater.records.article import Article, Block, BlockKind
from headwater.records.span import Span
from headwater.settings import CleanSettings
from headwater.stages.clean.label import cut_pieces
from headwater.stages.clean.line_features import describe
from headwater.stages.clean.line_model import (
    Trees,
    load_line_weights,
    score_lines,
    second_features,
    weigh,
)
from headwater.stages.clean.piece import Piece
from headwater.stages.clean.region import label_outside
from headwater.stages.clean.step import clean_article

MENU = [
    *(
        "Home",
        "World",
        "Politics",
        "Business",
        "Culture",
        "Sport",
        "Weather",
        "Video",
        "Newsletters",
    ),
    *(
        "Sign in",
        "Subscribe",
        "Search",
        "Europe",
        "Asia",
        "Africa",
        "Americas",
        "Markets",
        "Economy",
    ),
    *("Companies", "Opinion", "Letters", "Editorials", "Podcasts", "Photos", "Puzzles", "Archive"),
    *("About us", "Contact", "Careers", "Advertise", "Privacy policy", "Terms of use", "Cookies"),
]
ARTICLE = [
    "The harbour bridge at Marlow will stay shut until the spring, the county council said on "
    "Monday, after engineers found cracks in two of its five piers.",
    "“We cannot let anybody cross it as it is,” said Ruth Adeyemi, the county engineer, at a "
    "meeting of the council in the town hall. “The piers are worse than we had feared.”",
    "About 9,000 people cross the bridge on a weekday, according to the council's own count. Buses "
    "have been sent round by the old road since the first cracks were found in January.",
    "Adeyemi said that the repair would cost as much as £4m, twice the first estimate, and that "
    "the council would have to borrow the money.",
    "Shopkeepers near the bridge say that they have lost a third of their trade. The council has "
    "promised to hear them in March, before it votes on the repair of the piers.",
]
TEASERS = [
    "Ferry lines to close for a week in June",
    "Five walks along the northern coast",
    "How to grow tomatoes on a balcony",
    "Quiz: how well do you know your rivers?",
    "The ten best films of the year so far",
]
FOOT = [
    "Follow us",
    "Facebook",
    "Twitter",
    "© 2021 Marlow Courier",
    "Back to top",
    "Site map",
    "Jobs",
]


def page() -> str:
    return "\n".join(
        [*MENU, "Bridge to stay shut until spring", *ARTICLE, *TEASERS, *MENU[:9], *FOOT]
    )


def blocks(text: str) -> Sequence[Block]:
    article = Article(id="a", text=text, text_sha256="", language="en")
    return clean_article(article, CleanSettings())[1]


def body(text: str) -> list[str]:
    return [text[b.start : b.end].strip() for b in blocks(text) if b.kind == BlockKind.BODY]


def test_the_paragraphs_are_the_body_and_nothing_else_is():
    assert body(page()) == ARTICLE


def test_menus_are_shown_as_boilerplate_with_a_score():
    text = page()
    first = blocks(text)[0]
    assert first.kind in (BlockKind.BOILERPLATE, BlockKind.PROMO)
    assert 0.5 <= first.score <= 1


def test_a_quotation_below_the_last_menu_keeps_its_place_in_the_article():
    told = (
        "“We had no warning at all,” Adeyemi said of the cracks in the piers of the harbour bridge."
    )
    assert told in body(page() + "\n" + told)


def test_an_article_without_menus_is_not_weighed():
    rules = {b.rule for b in blocks("\n".join(ARTICLE))}
    assert rules == {"paragraph"}


def test_the_trees_ask_only_for_columns_that_there_are():
    pieces = cut_pieces(page(), None)
    features, weights = describe(pieces), load_line_weights()
    assert features.shape[1] > weights.first.feature.max()
    second = second_features(features, features[:, 0], pieces)
    assert second.shape[1] > weights.second.feature.max() >= features.shape[1]


def test_a_line_falls_to_the_leaf_that_its_values_lead_to():
    # one question, whether column 1 is at most 5, and two leaves
    trees = Trees(
        roots=np.array([0], dtype=np.int32),
        feature=np.array([1, 0, 0], dtype=np.int16),
        threshold=np.array([5.0, 0.0, 0.0]),
        low=np.array([1, 1, 2], dtype=np.int32),
        high=np.array([2, 1, 2], dtype=np.int32),
        value=np.array([0.0, -1.5, 2.0], dtype=np.float32),
    )
    assert list(weigh(np.array([[9.0, 5.0], [0.0, 6.0]]), trees)) == [-1.5, 2.0]


def test_odds_do_not_depend_on_what_was_scored_before():
    pieces, weights = cut_pieces(page(), None), load_line_weights()
    once = score_lines(pieces, weights)
    score_lines(pieces[:7], weights)
    assert list(once) == list(score_lines(pieces, weights))


def test_no_lines_have_no_odds():
    assert score_lines([], load_line_weights()).shape == (0,)


@pytest.mark.parametrize(
    ("odds", "words", "kind"),
    [
        (-0.3, ARTICLE[3], BlockKind.BODY),
        (-2.0, ARTICLE[3], BlockKind.BOILERPLATE),
        (-2.0, ARTICLE[1], BlockKind.BODY),
        (-4.0, ARTICLE[1], BlockKind.BOILERPLATE),
        (0.3, TEASERS[0], BlockKind.BOILERPLATE),
        (1.5, TEASERS[0], BlockKind.BODY),
    ],
)
def test_behind_the_end_sentences_need_less_and_headlines_more(
    odds: float, words: str, kind: BlockKind
) -> None:
    pieces = [Piece(Span(0, len(w)), w, n) for n, w in enumerate([ARTICLE[0], words])]
    label_outside(pieces, Span(0, 1), np.array([3.0, odds]))
    assert pieces[1].kind == kind
