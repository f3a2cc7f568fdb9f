import random

import pytest
from bench.attribution.polnear import GoldArticle, GoldAttribution
from training.augment import STYLES, Edit, apply_edits, edit_quotes, vary_article

TEXT = 'Ms. Fofana said: "The dam held. It\'s over."\n"We were lucky," voters in Warsaw said.'


def mark(*parts: str) -> GoldAttribution:
    spans = [(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts]
    return GoldAttribution(*((span,) for span in spans))


ARTICLE = GoldArticle(
    "invented",
    "nobody",
    TEXT,
    (
        mark('"The dam held. It\'s over."', "said", "Fofana"),
        mark('"We were lucky,"', "said", "voters in Warsaw"),
    ),
)


def words(article: GoldArticle) -> list[tuple[str, str, str]]:
    return [
        tuple(article.text[slice(*spans[0])] for spans in (one.content, one.cue, one.source))
        for one in article.attributions
    ]


def test_spans_move_with_the_text_before_them() -> None:
    moved = apply_edits(ARTICLE, [Edit(0, 3, "Doctor"), Edit(4, 10, "Li")])
    assert words(moved)[0] == ('"The dam held. It\'s over."', "said", "Li")


def test_a_house_style_sets_every_mark_and_no_word() -> None:
    british = apply_edits(ARTICLE, edit_quotes(TEXT, STYLES[4]))
    assert words(british)[0][0] == "‘The dam held. It’s over.’"


@pytest.mark.parametrize("seed", range(20))
def test_what_is_marked_keeps_its_number_of_words_whatever_changes(seed: int) -> None:
    varied = vary_article(ARTICLE, random.Random(seed))
    before = [[len(part.split()) for part in one] for one in words(ARTICLE)]
    assert [[len(part.split()) for part in one] for one in words(varied)] == before


def test_the_same_seed_gives_the_same_article() -> None:
    first, second = (vary_article(ARTICLE, random.Random(5)) for _ in range(2))
    assert first == second
