"""Blocks of a page are labelled from its markup, and captions linked to their credits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records.article import Article, Block, BlockKind, Metadata
from headwater.settings import Settings
from headwater.stages.clean.step import clean_article
from headwater.stages.ingest.draft import Draft, Source
from headwater.stages.ingest.html.page import read_page
from headwater.stages.ingest.payload import Payload

SETTINGS = Settings()
STORY = [
    "The harbour board of Aldmouth put off its vote on the new pier on Tuesday, for the third "
    "time this year, after two members left the room.",
    "\u201cWe do not have the figures that we were promised,\u201d said Ann Field, who has led the "
    "board since 2019. She asked for a new report by June.",
    "Fishing families had filled the gallery of the town hall, and several of them shouted when "
    "the chair closed the meeting without a date for the next one.",
    "The pier has been closed since a storm in January tore away forty metres of planking and "
    "damaged three of the iron legs that hold up its far end.",
    "An engineer hired by the town, Paul Roe, told the meeting that repairs would take at least "
    "two summers and cost more than the town spends on all its roads.",
]
PAGE = f"""<!doctype html><html><head><title>Aldmouth puts off vote on pier</title></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article>
<h1>Aldmouth puts off vote on pier</h1>
<p class="byline">By <a rel="author" href="/jane">Jane Poe</a></p>
<p class="published"><time datetime="2024-05-14">14 May 2024</time></p>
<figure><img src="pier.jpg"><figcaption>The closed pier at Aldmouth on Monday.
<span class="credit">Photo: <a href="https://example.org/p1">Max Mill</a>/Getty Images
<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></span></figcaption></figure>
<div class="article-body">{"".join(f"<p>{p}</p>" for p in STORY)}</div>
<div class="related"><h3>Related</h3><ul>
<li><a href="/a">Storm tears away part of pier in a night of wind</a></li>
<li><a href="/b">Town hall asks for money to mend its roads</a></li></ul></div>
</article>
<section id="comments" class="comments"><div class="comment"><p>I have walked on that pier since
I was a child, and nobody ever asked me what it should cost.</p></div></section></main>
<aside class="newsletter"><p>Sign up to our newsletter and get the news of the coast.</p></aside>
<footer><p>All rights reserved by the Aldmouth Post and those who write for it.</p></footer>
</body></html>"""


def read(page: str, title: str | None = None) -> tuple[Article, tuple[Block, ...]]:
    source = Source(name="page.html", path=None, open=lambda: None)
    rows = read_page(Payload(data=page.encode(), place="page.html"), source, SETTINGS.ingest)
    draft = next(r for r in rows if isinstance(r, Draft))
    given = (Metadata(field="title", value=title, source="input"),) if title else draft.given
    article = Article(
        id="a", text=draft.text, text_sha256="", language="en", given=given, markup=draft.markup
    )
    _, blocks, _ = clean_article(article, SETTINGS.clean)
    return article, tuple(blocks)


def kinds_of(page: str) -> dict[str, BlockKind]:
    article, blocks = read(page)
    return {b.span.of(article.text).strip(): b.kind for b in blocks}


def test_each_part_of_a_news_page_gets_its_label() -> None:
    kinds = kinds_of(PAGE)
    assert kinds["Aldmouth puts off vote on pier"] == BlockKind.HEADLINE
    assert kinds["By Jane Poe"] == BlockKind.BYLINE
    assert kinds["14 May 2024"] == BlockKind.DATELINE
    assert kinds["The closed pier at Aldmouth on Monday."] == BlockKind.CAPTION
    assert kinds["Photo: Max Mill/Getty Images CC BY 4.0"] == BlockKind.CREDIT
    assert [kinds[p] for p in STORY] == [BlockKind.BODY] * len(STORY)
    assert kinds["Storm tears away part of pier in a night of wind"] == BlockKind.TEASER
    assert kinds["Home"] == BlockKind.BOILERPLATE
    promoted = kinds["Sign up to our newsletter and get the news of the coast."]
    assert promoted == BlockKind.PROMO
    comment = next(k for t, k in kinds.items() if t.startswith("I have walked"))
    assert comment == BlockKind.COMMENT
    rights = next(k for t, k in kinds.items() if t.startswith("All rights"))
    assert rights == BlockKind.BOILERPLATE


def test_a_caption_is_linked_to_its_credit() -> None:
    article, blocks = read(PAGE)
    (caption,) = (b for b in blocks if b.kind == BlockKind.CAPTION)
    credit = caption.credit
    assert credit is not None
    assert article.text[credit.start : credit.end] == credit.raw
    assert (credit.author, credit.licence) == ("Max Mill", "CC BY 4.0")
    assert credit.licence_url == "https://creativecommons.org/licenses/by/4.0/"
    assert credit.source_url == "https://example.org/p1"


def test_a_credit_behind_the_captions_last_sentence_is_cut_off() -> None:
    figure = "<figure><img src=a><figcaption>The pier in winter. Max Mill/Reuters</figcaption>"
    article, blocks = read(PAGE.replace('<div class="article-body">', figure + "</figure><div>"))
    cut = [b.span.of(article.text).strip() for b in blocks if b.kind == BlockKind.CREDIT]
    assert "Max Mill/Reuters" in cut


def test_a_title_in_a_caption_begins_no_credit() -> None:
    figure = "<figure><img src=a><figcaption>The mayor with Gen. Paul Roe</figcaption></figure>"
    kinds = kinds_of(PAGE.replace('<div class="article-body">', figure + "<div>"))
    assert kinds["The mayor with Gen. Paul Roe"] == BlockKind.CAPTION


def in_the_middle(html: str) -> str:
    """The page with something between two paragraphs."""
    return PAGE.replace(f"<p>{STORY[2]}</p>", f"{html}<p>{STORY[2]}</p>")


@pytest.mark.parametrize(
    ("around", "words"),
    [
        ('<div class="video-widget"><img src=a><p>{}</p></div>', "This video could not be loaded"),
        ('<div class="lock"><svg></svg><p>{}</p></div>', "This text is for those who pay for it"),
        ('<figure><img src=a><span class="caption">{}</span></figure>', "Advertisement"),
        (
            '<div class="picture"><time class="published">{}</time></div>',
            "Published on 14 May 2024",
        ),
        (
            '<div class="ad"><p class="text-caption">{}</p></div>',
            "Paid by a ferry of Eastmouth",
        ),
    ],
)
def test_words_beside_a_picture_or_called_a_caption_may_be_none(around: str, words: str) -> None:
    assert kinds_of(in_the_middle(around.format(words)))[words] != BlockKind.CAPTION


def test_a_bar_between_caption_and_credit_is_neither() -> None:
    figure = (
        "<figure><img src=a><figcaption><p>The pier in winter.</p><p>/</p>"
        '<p class="credit">Max Mill</p></figcaption></figure>'
    )
    kinds = kinds_of(in_the_middle(figure))
    assert kinds["The pier in winter."] == BlockKind.CAPTION
    assert kinds["Max Mill"] == BlockKind.CREDIT
    assert kinds["/"] == BlockKind.BOILERPLATE


def test_a_menu_in_the_type_of_captions_holds_no_captions() -> None:
    menu = '<nav><ul class="text-caption"><li>Letters of the week</li></ul></nav><main>'
    kinds = kinds_of(PAGE.replace("<main>", menu))
    assert kinds["Letters of the week"] == BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    ("box", "words"),
    [
        ("<div><img src=a><div><small>{}</small></div></div>", "The pier at Aldmouth in winter"),
        ('<div class="image-box"><div class="legend">{}</div></div>', "A storm over the bay"),
        ('<figure><img src=a><span class="caption">{}</span></figure>', "Ann Field, 2019."),
    ],
)
def test_words_under_a_picture_are_its_caption_without_an_element_for_it(
    box: str, words: str
) -> None:
    assert kinds_of(in_the_middle(box.format(words)))[words] == BlockKind.CAPTION


def test_a_call_below_the_last_paragraph_is_known_by_words_inside_it() -> None:
    call = "Harbour Letter: Sign up for our weekly newsletter to get it in your inbox."
    kinds = kinds_of(PAGE.replace('<div class="related">', f'<p>{call}</p><div class="related">'))
    assert kinds[call] == BlockKind.PROMO


def test_a_call_behind_a_paragraphs_last_sentence_is_cut_off_as_one() -> None:
    call = "Follow us on Twitter and on Facebook."
    kinds = kinds_of(PAGE.replace(STORY[4], f"{STORY[4]} {call}"))
    assert (kinds[STORY[4]], kinds[call]) == (BlockKind.BODY, BlockKind.PROMO)


def test_a_name_in_a_sentence_does_not_cut_it() -> None:
    named = STORY[1].replace("Ann Field", '<span class="author">Ann Field</span>')
    assert kinds_of(PAGE.replace(STORY[1], named))[STORY[1]] == BlockKind.BODY


def test_order_of_names_in_a_class_changes_nothing() -> None:
    one = kinds_of(PAGE.replace('class="related"', 'class="related box"'))
    other = kinds_of(PAGE.replace('class="related"', 'class="box related"'))
    assert one == other


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from([*STORY, "<a href=/x>More</a>", "<br>", "", "<hr>"]), max_size=9))
def test_blocks_tile_the_text(parts: list[str]) -> None:
    page = "<body>" + "".join(f"<div><p>{p}</p></div>" for p in ["Start", *parts]) + "</body>"
    article, blocks = read(page)
    assert "".join(b.span.of(article.text) for b in blocks) == article.text
    assert blocks[0].start == 0
    assert all(0 <= b.score <= 1 and b.rule for b in blocks)
