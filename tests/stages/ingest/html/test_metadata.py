"""What a page states of itself: every candidate, wherever it stands."""

import pytest

from headwater.records.article import Metadata
from headwater.stages.ingest.html.metadata import find_metadata
from headwater.stages.ingest.html.metadata_page import read_marks
from headwater.stages.ingest.html.tree import parse_page

URL = "https://www.marlowcourier.example/2021/03/01/bridge"


def found(html: str, url: str | None = URL) -> tuple[Metadata, ...]:
    return find_metadata(read_marks(parse_page(html)[0]), url)


def values(html: str, field: str) -> list[tuple[str, str]]:
    return [(m.value, m.source) for m in found(html) if m.field == field]


def script(json: str) -> str:
    return f'<html><head><script type="application/ld+json">{json}</script></head></html>'


ARTICLE = (
    '{"@type": "NewsArticle", "headline": "Bridge shut", "author": [{"@type": "Person", '
    '"name": "Ann Field"}], "datePublished": "2021-03-01T09:00:00+01:00", '
    '"publisher": {"name": "Marlow Courier"}}'
)


@pytest.mark.parametrize(
    "json",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebSite", "name": "Site"}}, {ARTICLE}]}}',
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        ARTICLE.replace('"Bridge shut",', '"Bridge\nshut",'),
        ARTICLE[:-1] + ",}",
        ARTICLE + ";",
        ARTICLE + '{"@type": "Organization", "name": "Other"}',
        ARTICLE[:-1] + ', "description": "an "unquoted" word"}',
    ],
)
def test_structured_data_is_read_even_where_it_is_slightly_broken(json):
    page = script(json)
    assert values(page, "title") == [("Bridge shut", "json-ld")]
    assert values(page, "byline") == [("Ann Field", "json-ld")]
    assert values(page, "published")[0] == ("2021-03-01T09:00:00+01:00", "json-ld")


def test_an_author_given_by_reference_is_looked_up():
    graph = (
        '{"@graph": [{"@type": "Article", "headline": "Bridge shut", "author": {"@id": "#a"}},'
        ' {"@type": "Person", "@id": "#a", "name": "Ann Field"}]}'
    )
    assert values(script(graph), "byline") == [("Ann Field", "json-ld")]


def test_an_organisation_as_author_is_marked_as_one():
    json = '{"@type": "Article", "author": {"@type": "Organization", "name": "Reuters"}}'
    assert values(script(json), "byline") == [("Reuters", "json-ld organisation")]


def test_of_several_articles_the_one_at_the_pages_address_is_read():
    other = '{"@type": "NewsArticle", "headline": "Other story", "url": "https://x.example/other"}'
    own = f'{{"@type": "NewsArticle", "headline": "Bridge shut", "url": "{URL}"}}'
    assert values(script(f"[{other}, {own}]"), "title") == [("Bridge shut", "json-ld")]


def test_tags_are_found_however_their_names_are_written():
    page = '<html><head><meta property="article:published:time" content="2021-03-01"></head></html>'
    assert [v for v, _ in values(page, "published")] == ["2021-03-01"]


def test_addresses_and_handles_in_author_tags_are_no_authors():
    page = (
        '<html><head><meta name="author" content="https://www.facebook.com/marlow">'
        '<meta property="article:author" content="@annfield"></head></html>'
    )
    assert values(page, "byline") == []


def test_a_librarys_tag_gives_the_name_in_reading_order():
    page = '<html><head><meta name="citation_author" content="Field, Ann"></head></html>'
    assert values(page, "byline") == [("Ann Field", "meta citation_author")]


def test_marked_elements_below_the_headline_come_before_those_above_it():
    page = (
        '<html><body><span class="byline">Tom Reeve</span><h1>Bridge shut</h1>'
        '<span class="byline">By Ann Field</span></body></html>'
    )
    assert [v for v, _ in values(page, "byline")] == ["By Ann Field", "Tom Reeve"]


def test_an_author_box_is_no_byline():
    page = '<html><body><h1>Bridge shut</h1><div class="author-bio">Tom Reeve</div></body></html>'
    assert values(page, "byline") == []


def test_a_date_marked_as_an_update_is_one_of_modification():
    page = '<html><body><h1>T</h1><span class="date">Updated 3 May 2021</span></body></html>'
    assert values(page, "published") == []
    assert values(page, "modified") == [("Updated 3 May 2021", "visible class")]


def test_the_data_of_a_script_counts_where_it_states_one_day():
    one = '<html><body><script>x = {"publishedAt":"2021-03-01T09:00:00Z"}</script></body></html>'
    two = one.replace("</body>", '<script>y = {"publishedAt":"2021-04-02"}</script></body>')
    assert values(one, "published") == [("2021-03-01T09:00:00Z", "script")]
    assert values(two, "published") == []


def test_canonical_addresses_are_made_whole():
    page = '<html><head><link rel="canonical" href="/2021/bridge"></head></html>'
    address = "https://www.marlowcourier.example/2021/bridge"
    assert values(page, "canonical") == [(address, "link canonical")]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<html><script type='application/ld+json'>{" + "[" * 5000,
        "<meta content=x>",
        script('{"@type": ["NewsArticle", 3], "author": {"name": {"a": 1}}, "headline": 7}'),
        script('{"@id": "a", "author": {"@id": "a"}, "@type": "Article"}'),
        "<link rel=canonical href='http://[broken'>",
        "<h1>" * 600,
    ],
)
def test_no_page_raises(html):
    assert isinstance(found(html), tuple)
