"""Every view, filter, link and export of the app, in a real browser."""

import csv
import io
import json
import re

import pytest

TABS = ("Ledger", "Map", "Variants", "Articles", "Sources", "Predictions", "Unknown")
TITLES = {
    "Map": "How it reached you",
    "Variants": "Variant sheet",
    "Articles": "Marked articles",
    "Sources": "Sources",
    "Predictions": "Predictions",
    "Unknown": "Unknown in this story",
}


def saved(page, name: str) -> tuple[str, str]:
    """The file that a button writes: its name and its text."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download.value.suggested_filename, download.value.path().read_text("utf-8")


def test_the_count_leads_as_a_sentence(page):
    assert page.locator(".tally").inner_text().split("\n")[0] == "3 outlets"
    assert "1–2 origins" in page.locator(".tally").inner_text()


@pytest.mark.parametrize("name", TABS[1:])
def test_each_view_opens_by_its_tab_and_names_itself(page, tab, name):
    tab(name)
    assert page.locator("main h1").inner_text() == TITLES[name]
    assert page.locator("nav [aria-current=page]").inner_text() == name


@pytest.mark.parametrize("name", ["Map", "Sources"])
def test_the_link_of_a_view_leads_back_to_it(desk, page, tab, name):
    tab(name)
    again = desk.open(page.url)
    assert again.locator("main h1").inner_text() == TITLES[name]


def test_the_link_is_copied(page, tab):
    tab("Map")
    page.get_by_role("link", name="Copy the link to how it reached you").click()
    page.wait_for_selector("text=Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_claim_opens_the_reasons_for_its_counts(page):
    row = page.locator(".ledger tbody[data-claim=c2]")
    assert not row.locator(".reasons").is_visible()
    row.get_by_role("button").first.click()
    row.locator(".reasons").wait_for()
    assert "Why 1–2 origins" in row.locator(".reasons").inner_text()
    row.get_by_role("button").first.click()
    row.locator(".reasons").wait_for(state="detached")


def test_a_link_to_a_claim_opens_it(desk, page):
    page.goto(re.sub(r"#.*", "", page.url) + "#/story/s1/ledger?claim=c3")
    row = page.locator(".ledger tbody.wanted")
    row.wait_for()
    assert row.get_attribute("data-claim") == "c3"
    assert "Why 0–1 origins" in row.inner_text()


def glosses(page) -> list[str]:
    return [g.split(":")[0] for g in page.locator(".ledger .gl").all_inner_texts()]


def test_the_ledger_sorts_up_and_down_and_back(page):
    first = glosses(page)
    page.get_by_role("button", name="Origins").click()
    page.locator("th[aria-sort=ascending]").wait_for()
    assert glosses(page)[:2] == [first[2], first[3]]
    page.get_by_role("button", name="Origins").click()
    page.locator("th[aria-sort=descending]").wait_for()
    assert glosses(page)[-2:] == [first[2], first[3]]
    page.get_by_role("button", name="Origins").click()
    page.locator("th[aria-sort]").wait_for(state="detached")
    assert glosses(page) == first


@pytest.mark.parametrize(
    ("filter_", "claims"),
    [("Two outlets or more", 2), ("No usable source", 2), ("Denied", 1), ("Meaning changed", 3)],
)
def test_the_ledger_filters(page, bridge, filter_, claims):
    page.get_by_role("group", name="Show").get_by_role("button", name=filter_).click()
    page.locator("[aria-pressed=true]", has_text=filter_).wait_for()
    assert page.locator(".ledger tbody").count() == claims


def test_a_map_with_one_claim_dims_the_rest_and_removes_nothing(page, tab):
    tab("Map")
    page.wait_for_selector("svg.map-svg")
    edges = page.locator(".edge").count()
    page.get_by_role("group", name="Show one claim").get_by_role("button").nth(2).click()
    page.wait_for_selector(".edge.dim")
    assert page.locator(".edge").count() == edges
    assert page.locator(".edge.on").count() > 0


def test_a_line_of_the_map_opens_its_words(page, tab):
    tab("Map")
    page.get_by_role("button", name="Harbour Wire to B. Stated").focus()
    page.keyboard.press("Enter")
    page.locator(".edge.sel[aria-label^='Harbour Wire to B']").wait_for()
    assert page.locator(".ev").first.locator("mark").inner_text() == "per the Harbour Wire"
    assert "edge=" in page.url


def test_reposts_are_one_article_on_the_map(page, tab):
    tab("Map")
    page.wait_for_selector("svg.map-svg")
    assert page.locator("rect.page").count() == 3
    assert "same text in 1 other" in page.locator("svg.map-svg").text_content()


def test_the_map_moves_and_comes_back(page, tab):
    tab("Map")
    page.get_by_role("button", name="Larger").click()
    page.locator("svg.map-svg > g[transform*='scale(1.3)']").wait_for()
    page.get_by_role("button", name="Whole").click()
    page.locator("svg.map-svg > g[transform*='scale(1)']").wait_for()


def test_the_gravest_differences_stand_alone_on_request(page, tab):
    tab("Variants")
    assert page.locator(".var").count() == 3
    page.get_by_role("group", name="Changed by which article").get_by_role("button").last.click()
    page.get_by_text("has otherwise than the others").wait_for()
    assert "by=B" in page.url
    page.get_by_role("group", name="How grave").get_by_role("button").last.click()
    page.locator("[aria-pressed=true]", has_text="believe something else").wait_for()
    assert page.locator(".var").count() == 3


def test_form_only_is_hidden_at_first(page, tab):
    tab("Variants")
    entry = page.locator(".form .app li", has_text="Quote boundary")
    assert not entry.is_visible()
    page.locator(".form summary").click()
    entry.wait_for()


def test_marks_open_what_is_known_of_their_words(page, tab):
    tab("Articles")
    page.locator("[data-k]", has_text="two of the nine piers").first.click()
    told = page.locator(".inspector").inner_text()
    assert "Mira Oss" in told
    assert "Norvale Radio" in told
    page.keyboard.press("Escape")
    page.locator(".inspector").wait_for(state="detached")


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_known_of_words_opens_within_sight(desk, bridge, width):
    page = desk.report(bridge, width=width)
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Articles").click()
    page.locator("[data-k]", has_text="two of the nine piers").first.click()
    box = page.locator(".inspector").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= page.viewport_size["height"]


def test_furniture_is_greyed_and_says_what_it_is(page, tab):
    tab("Articles")
    line = page.locator(".par.fur", has_text="Ferry timetable")
    assert "Teaser" in line.locator(".note").inner_text()


def test_a_search_finds_words_in_the_articles(page):
    page.get_by_role("searchbox", name="Search everything").fill("frost comes")
    page.keyboard.press("Enter")
    page.locator(".hits a").first.click()
    page.wait_for_selector(".panel, .ledger")
    assert "#/story/" in page.url


def test_a_search_for_nothing_says_so(page):
    page.get_by_role("searchbox", name="Search everything").fill("zeppelin")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=These words are nowhere")


def test_an_address_of_nothing_says_so(desk, page):
    page.goto(re.sub(r"#.*", "", page.url) + "#/story/none/ledger")
    page.wait_for_selector("text=No story of that name is here.")


@pytest.mark.parametrize(
    ("name", "file", "rows"),
    [
        ("Ledger", "ledger.csv", 5),
        ("Variants", "variants.csv", 6),
        ("Sources", "sources.csv", 5),
        ("Predictions", "predictions.csv", 3),
        ("Unknown", "unknown.csv", 7),
    ],
)
def test_tables_are_saved_as_shown(page, tab, name, file, rows):
    tab(name)
    called, text = saved(page, "CSV")
    assert called == file
    assert len(list(csv.reader(io.StringIO(text)))) == rows


def test_all_that_one_source_said_is_saved(page, tab):
    tab("Sources")
    page.get_by_role("link", name="Mira Oss").click()
    page.locator(".said").wait_for()
    _, text = saved(page, "CSV")
    assert "two of the nine piers" in text


def test_what_is_shown_is_saved_as_json(page):
    page.get_by_role("group", name="Show").get_by_role("button", name="Denied").click()
    page.locator("[aria-pressed=true]", has_text="Denied").wait_for()
    _, text = saved(page, "JSON")
    assert [row["claim"] for row in json.loads(text)] == ["c2"]


def test_the_whole_dossier_is_saved(page):
    _, text = saved(page, "Dossier")
    assert json.loads(text)["schema"] == 1


def test_the_map_is_saved_as_a_picture_that_needs_nothing_else(page, tab):
    tab("Map")
    page.wait_for_selector("svg.map-svg")
    called, text = saved(page, "SVG")
    assert called == "map.svg"
    assert "Norvale Radio" in text
    assert "class=" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "").replace(
        "http://www.w3.org/1999/xhtml", ""
    )


def test_the_map_is_saved_in_pixels_twice_as_fine_as_shown(page, tab):
    tab("Map")
    shown = page.wait_for_selector("svg.map-svg").bounding_box()
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG", exact=True).click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20]) == pytest.approx(2 * shown["width"], abs=2)
    assert len(data) > 20_000  # drawn, not an empty sheet


def test_annotations_quote_the_words_and_their_place(page, tab):
    tab("Articles")
    _, text = saved(page, "Annotations")
    target = json.loads(text)[0]["target"][0]["selector"]
    assert {s["type"] for s in target} == {"TextQuoteSelector", "TextPositionSelector"}


def test_the_theme_is_chosen_and_kept(desk, bridge):
    page = desk.report(bridge)
    button = page.get_by_role("button", name="colour theme")
    button.click()
    button.click()
    page.locator("html[data-theme=dark]").wait_for()
    page.reload()
    page.locator("html[data-theme=dark]").wait_for()


def test_nothing_is_asked_of_the_network(shelf, page, tab):
    for name in TABS:
        tab(name)
    assert {a.split(":")[0] for a in shelf[0].asked} <= {"file", "blob"}


def test_on_paper_everything_of_the_story_is_open(page):
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = page.locator("#hw-print")
    for words in ("Claim ledger", "Variant sheet", "Why 0–1 origins", "Traffic chaos"):
        assert words in paper.inner_text()
    assert not page.locator("#app").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert paper.count() == 0
    page.emulate_media(media="screen")


def test_without_scripts_the_report_reads(desk, bridge):
    page = desk.report(bridge, scripts=False)
    text = page.locator("body").inner_text()
    for words in ("3 outlets", "Claim ledger", "Variant sheet", "Why 1–2 origins", "Norvale Radio"):
        assert words in text


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_no_view_is_wider_than_the_window(desk, bridge, width):
    page = desk.report(bridge, width=width)
    wide = {}
    for name in TABS:
        page.get_by_role("navigation", name="Views").get_by_role("link", name=name).click()
        page.wait_for_selector("main h1")
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: w for name, w in wide.items() if w > width} == {}
