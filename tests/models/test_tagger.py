import pytest

from headwater.models.tagger import TaggedParagraph, Tagger

ARTICLE = [
    "“The dam held through the night,” said Ines Fofana, who runs the river authority.",
    "Engineers had warned in March that the lower gate was cracked, according to a report.",
    "A bakery on the quay opened at six.",
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def words_of(role: str, text: str, found: TaggedParagraph) -> list[str]:
    return [text[one.start : one.end] for one in found.roles if one.role == role]


def test_a_quotation_has_a_source_a_cue_and_a_content(tagger: Tagger) -> None:
    found = tagger.find_roles(ARTICLE)[0]
    assert any("Ines Fofana" in words for words in words_of("source", ARTICLE[0], found))
    assert words_of("cue", ARTICLE[0], found) == ["said"]
    assert any("The dam held" in words for words in words_of("content", ARTICLE[0], found))


def test_a_paragraph_where_nobody_speaks_has_no_content(tagger: Tagger) -> None:
    assert words_of("content", ARTICLE[2], tagger.find_roles(ARTICLE)[2]) == []


def test_the_answer_for_an_article_does_not_depend_on_what_was_read_before(tagger: Tagger) -> None:
    first = tagger.find_roles(ARTICLE)
    tagger.find_roles(["He denied it. " * 90, "Nobody came."])
    assert tagger.find_roles(ARTICLE) == first


def test_links_point_at_spans_of_their_paragraph(tagger: Tagger) -> None:
    for found in tagger.find_roles(ARTICLE):
        for link in found.links:
            assert found.roles[link.start].role == link.kind.split(" to ")[0]
            assert link.end is None or found.roles[link.end].role == link.kind.split(" to ")[1]


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "“", "\U0001f600", "x" * 5000, "“" * 600])
def test_odd_text_raises_nothing_and_keeps_its_paragraph(tagger: Tagger, text: str) -> None:
    assert len(tagger.find_roles([text, ARTICLE[0]])) == 2


def test_spans_lie_inside_a_paragraph_too_long_for_one_window(tagger: Tagger) -> None:
    text = "The mayor said that the bridge was closed. " * 60
    (found,) = tagger.find_roles([text])
    assert max(one.end for one in found.roles) <= len(text)
    assert len(words_of("cue", text, found)) > 50


def test_no_paragraphs_give_nothing(tagger: Tagger) -> None:
    assert tagger.find_roles([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "“We will not leave,” said Oksana Hrytsenko, a nurse.",
        '"We will not leave," said Oksana Hrytsenko, a nurse.',
        "‘We will not leave,’ said Oksana Hrytsenko, a nurse.",
        "'We will not leave,' said Oksana Hrytsenko, a nurse.",
        "«We will not leave», said Oksana Hrytsenko, a nurse.",
        "“We\u00a0will\u00a0not\u00a0leave,”\u00a0said\u00a0Oksana Hrytsenko, a nurse.",
    ],
)
def test_house_styles_of_quotation_marks_are_read_alike(tagger: Tagger, text: str) -> None:
    (found,) = tagger.find_roles([text])
    (content,) = words_of("content", text, found)
    assert "not" in content
    assert "said" not in content
    assert "Oksana Hrytsenko" in words_of("source", text, found)[0]
