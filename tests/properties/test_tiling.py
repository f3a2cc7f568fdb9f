"""Whatever the text: blocks tile it, spans lie inside it, and nothing raises."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.records.article import Article, Metadata
from headwater.settings import CleanSettings
from headwater.stages.clean.stage import STAGE

# what pages are made of, in any order and any damage
LINES = st.sampled_from(
    [
        "By Jo Lund, Marlow Courier",
        "MARLOW, March 3 (Reuters) - The bridge is shut, officials said.",
        "marlowcourier.example.com: Last week, the county said it would act.",
        "The bridge in Marlow (left) on May 9, 2021 (Jo Lund, CC BY 4.0, via Wikimedia Commons).",
        "Photo: Jo Lund/Getty Images The minister said the port would open.",
        "Image copyright Reuters Image caption The port at dawn",
        "Read more: Port shut",
        "In World",
        "-",
        "Leave a comment",
        "“We have found cracks,” said Ruth Adeyemi.",
        "This article first appeared in the Thames Post.",
        "Updated 3:14 PM ET, Mon March 1, 2021",
        "THE COUNTY HAS ORDERED A SECOND REVIEW",
        "",
        "   ",
    ]
)
SEPARATORS = st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028", " ", "\x0b"])
PAGES = st.lists(st.tuples(LINES, SEPARATORS), max_size=14).map(
    lambda rows: "".join(line + end for line, end in rows)
)
FIELDS = st.sampled_from(["title", "byline", "outlet", "published", "url"])


def make_article(text: str, given: tuple[Metadata, ...] = ()) -> Article:
    url = next((m.value for m in given if m.field == "url"), None)
    return Article(id="a", url=url, text=text, text_sha256="", language="en", given=given)


def check(article: Article) -> None:
    imprint, blocks, _ = STAGE.step(article, CleanSettings())
    end = 0
    for block in blocks:
        assert block.start == end < block.end
        end = block.end
    assert end == len(article.text)
    spans = [s for m in imprint.metadata for s in m.evidence]
    spans += [s for c in imprint.credited for s in c.evidence]
    assert all(0 <= s.start < s.end <= len(article.text) for s in spans)


@given(st.text())
@example("")
@example("\u202eمرحبا بالعالم\u202c said \U0001f600\n\n\ufeff")
@example("word " * 2000)
@example("(" * 3000)
@settings(deadline=None, max_examples=150)
def test_any_text_is_tiled(text):
    check(make_article(text))


@given(PAGES, st.lists(st.tuples(FIELDS, st.text(max_size=30)), max_size=3))
@settings(deadline=None, max_examples=150)
def test_any_page_with_any_metadata_is_tiled(text, fields):
    check(make_article(text, tuple(Metadata(field=f, value=v, source="input") for f, v in fields)))


@given(PAGES)
@settings(deadline=None, max_examples=50)
def test_the_same_page_gives_the_same_blocks(text):
    article = make_article(text)
    assert STAGE.step(article, CleanSettings()) == STAGE.step(article, CleanSettings())
