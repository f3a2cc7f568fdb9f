"""Hostile articles appear as text, with their marks on the right characters."""

import pytest

from dossier_parts import attribution, make_plain_dossier

WILD = (
    "Headline with <b>markup</b> & </title></noscript>\n"
    "<img src=x onerror=\"document.title='run'\"> <script>document.title='run'</script></script>\n"
    "\u202ereversed\u202c and \u2066isolated\u2069, a bell \x07, a lone half \ud800 of a letter\n"
    "\U0001f469\u200d\U0001f680 said “\U0001f30a water \U0001f30a everywhere” and "
    "شكرا جزيلا said so <!-- {{ 7 * 7 }} ${7*7} &lt;already&gt;\n"
    "Emoji \U0001f600\U0001f600\U0001f600 before the words that Ann Bo said: it rains.\n"
)


@pytest.fixture
def wild(desk):
    marks = (
        attribution("t1", WILD, ["\U0001f30a water \U0001f30a everywhere"], cue=["said"]),
        attribution("t2", WILD, ["it rains"], source=["Ann Bo"]),
        attribution("t3", WILD, ["\u2066isolated\u2069"], source=["<b>markup</b>"]),
    )
    return desk.report(make_plain_dossier(WILD, attributions=marks))


@pytest.fixture
def panel(wild):
    views = wild.get_by_role("navigation", name="Views")
    views.get_by_role("link", name="Article").click()
    wild.locator(".panel .par").first.wait_for()
    return wild.locator(".panel")


def test_nothing_in_an_article_runs_or_becomes_an_element(wild, panel):
    assert wild.title() != "run"
    assert panel.locator("img, script, b:not(.note b):not(.ptitle b)").count() == 0
    text = panel.inner_text()
    assert "<img src=x onerror=\"document.title='run'\">" in text
    assert "<script>document.title='run'</script></script>" in text
    assert "${7*7}" in text


def test_marks_lie_on_the_right_characters_beside_emoji(panel):
    assert panel.locator("[data-k='0'].c, [data-k='0'].x").all_inner_texts() == [
        "\U0001f30a water \U0001f30a everywhere"
    ]
    assert panel.locator("[data-k='1'].s").all_inner_texts() == ["Ann Bo"]
    assert panel.locator("[data-k='1'][data-first]").all_inner_texts() == ["it rains"]
    assert panel.locator("[data-k='2'].s").all_inner_texts() == ["<b>markup</b>"]


def test_what_cannot_be_seen_is_shown(panel):
    codes = set(panel.locator(".ctl").all_inner_texts())
    assert {"U+202E", "U+202C", "U+2066", "U+2069", "U+0007", "U+D800"} <= codes


def test_a_word_of_a_million_letters_breaks_no_view(desk):
    text = "Long word\n" + "a" * 1_000_000 + " said Ann Bo.\n"
    page = desk.report(make_plain_dossier(text))
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Article").click()
    page.locator(".panel .par").nth(1).wait_for()
    assert "goes on for" in page.locator(".panel .gap").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_search_for_markup_finds_it_as_text(wild):
    wild.get_by_role("searchbox", name="Search everything").fill("onerror")
    wild.keyboard.press("Enter")
    wild.locator(".hits li").first.wait_for()
    assert "<img src=x" in wild.locator(".hits").inner_text()
    assert wild.locator(".hits img").count() == 0


def test_an_address_with_markup_is_only_an_address(desk, wild):
    address = wild.url.split("#")[0]
    wild.goto(f"{address}#/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    wild.get_by_role("heading", name="Search: <img").wait_for()
    wild.goto(f"{address}#/story/%3Cscript%3E/%E0%A4%A/x?claim=%22%3E")
    wild.get_by_text("No story of that name is here.").wait_for()
    assert wild.locator("main img, main script").count() == 0
