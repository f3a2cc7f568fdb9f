"""Feeds and sitemaps: the articles that they carry, and those that they only list."""

import gzip

import pytest

from headwater.stages.ingest.feeds.items import read_items
from reading_bytes import codes, read_bytes

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Marlow Courier</title>
<item><title>Bridge &amp; road shut</title><link>https://courier.example/a</link>
<pubDate>Mon, 01 Mar 2021 10:00:00 +0100</pubDate><dc:creator>Jo Lund</dc:creator>
<description>Teaser</description>
<content:encoded><![CDATA[<p>The bridge at Marlow will stay shut, the county said.</p>
<p>It cost AT&T &pound;3m.</p>]]></content:encoded></item>
<item><title>Only&nbsp;a teaser</title><link>https://courier.example/b</link>
<description>Short.</description></item></channel></rss>"""

ATOM = """<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Courier</a:title>
<a:entry><a:title type="html">Flood &amp;lt; fire</a:title>
<a:link rel="enclosure" href="https://courier.example/a.mp3"/>
<a:link rel="alternate" href="https://courier.example/flood"/>
<a:published>2021-03-01T10:00:00Z</a:published><a:author><a:name>Ann Field</a:name></a:author>
<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The river rose,
<b>officials</b> said on Monday. 1 &lt; 2</p></div></a:content></a:entry></a:feed>"""

NEWS_MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
<loc>https://courier.example/1</loc><lastmod>2021-03-02</lastmod><news:news><news:publication>
<news:name>Marlow Courier</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2021-03-01</news:publication_date><news:title>Bridge shut</news:title>
</news:news></url></urlset>"""


def test_an_item_with_its_text_is_an_article_and_one_without_is_counted(tmp_path):
    articles, problems = read_bytes(tmp_path, "feed.rss", RSS.encode())
    given = {(m.field, m.value) for m in articles[0].given}
    assert articles[0].text == (
        "The bridge at Marlow will stay shut, the county said.\nIt cost AT&T £3m."
    )
    assert articles[0].url == "https://courier.example/a"
    assert {
        ("title", "Bridge & road shut"),
        ("published", "2021-03-01T10:00:00+01:00"),
        ("byline", "Jo Lund"),
    } <= given
    assert codes(problems) == ["feed-without-text"]
    assert problems[0].message.startswith("1 of 2 items")


def test_atom_is_read_whatever_its_prefix(tmp_path):
    articles, problems = read_bytes(tmp_path, "feed.xml", ATOM.encode())
    assert articles[0].text.split() == [
        "The",
        "river",
        "rose,",
        "officials",
        "said",
        "on",
        "Monday.",
        "1",
        "<",
        "2",
    ]
    assert articles[0].url == "https://courier.example/flood"
    assert ("title", "Flood < fire") in {(m.field, m.value) for m in articles[0].given}
    assert problems == []


def test_a_news_sitemap_lists_with_outlet_and_date():
    (item,) = read_items(NEWS_MAP).items
    assert (item.url, item.outlet, item.published, item.title) == (
        "https://courier.example/1",
        "Marlow Courier",
        "2021-03-01",
        "Bridge shut",
    )


def test_a_sitemap_alone_says_how_to_get_its_articles(tmp_path):
    articles, problems = read_bytes(tmp_path, "map.xml.gz", gzip.compress(NEWS_MAP.encode()))
    assert articles == []
    assert codes(problems) == ["feed-without-text"]
    assert "headwater fetch" in problems[0].hint


def test_a_long_description_is_an_article_and_a_teaser_is_not(tmp_path):
    words = "The council said the road would open. " * 30
    feed = f"<rss><channel><item><description>{words}</description></item></channel></rss>"
    articles, _ = read_bytes(tmp_path, "feed.rss", feed.encode())
    assert len(articles) == 1
    articles, _ = read_bytes(tmp_path, "feed.rss", feed.encode(), min_feed_words=1000)
    assert articles == []


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;',
    ],
)
def test_a_feed_that_declares_entities_is_refused_by_name(tmp_path, subset):
    feed = f"<!DOCTYPE rss [{subset}]>" + RSS.partition("?>")[2].replace("Teaser", "&a;")
    articles, problems = read_bytes(tmp_path, "feed.rss", feed.encode())
    assert articles == []
    assert "refused-markup" in codes(problems)


def test_what_feeds_get_wrong_is_mended_and_nothing_dropped():
    feed = (
        "  <rss><channel><item><title>Fish &amp; chips & peas &unknown; &mdash; &#x1; \x02</title>"
        "</item></channel></rss>"
    )
    (item,) = read_items(feed).items
    assert item.title == "Fish & chips & peas &unknown; — \ufffd \ufffd"


def test_a_feed_that_breaks_off_keeps_the_items_before(tmp_path):
    articles, problems = read_bytes(
        tmp_path, "feed.rss", RSS[: RSS.index("<item><title>Only")].encode()
    )
    assert len(articles) == 1
    assert codes(problems) == ["damaged-feed"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_charset_that_a_feed_names_is_followed(tmp_path, charset):
    words = "The café said £3m was paid. " * 40
    feed = (
        f'<?xml version="1.0" encoding="{charset}"?><rss><channel><item>'
        f"<link>https://courier.example/a</link><description>{words}</description></item></channel></rss>"
    )
    articles, problems = read_bytes(tmp_path, "feed.xml", feed.encode(charset))
    assert articles[0].text.strip() == words.strip()
    assert articles[0].url == "https://courier.example/a"
    assert problems == []
