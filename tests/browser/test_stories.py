"""The list of stories: found by their words, ordered, opened, saved."""

import csv
import io

import pytest
from msgspec.structs import replace

TITLES = ("Bridge", "Ferry", "Harbour", "Tunnel", "Quay")


@pytest.fixture
def stories(desk, bridge):
    """Five stories; each has a claim less than the one before."""
    whole = bridge.stories[0]
    told = tuple(
        replace(whole, id=f"s{n}", title=title, claims=whole.claims[: len(whole.claims) - n])
        for n, title in enumerate(TITLES)
    )
    page = desk.report(replace(bridge, stories=told, predictions=()))
    page.locator(".stories .gl").first.wait_for()
    return page


def titles(page) -> list[str]:
    return page.locator(".stories .gl").all_inner_texts()


def test_each_story_shows_the_counts_of_its_leading_claim(stories):
    row = stories.locator(".stories tbody tr", has_text="Ferry")
    assert row.locator("[data-l=Outlets] b").inner_text() == "3"
    assert row.locator("[data-l=Origins] b").inner_text() == "1–2"


def test_a_story_is_found_by_its_words_and_the_link_keeps_them(desk, stories):
    stories.get_by_role("searchbox", name="Find a story").fill("tun")
    stories.locator(".stories .gl").nth(1).wait_for(state="detached")
    assert [t.strip() for t in titles(stories)] == ["Tunnel"]
    again = desk.open(stories.url)
    again.locator(".stories .gl").first.wait_for()
    assert len(titles(again)) == 1


def test_words_that_no_story_has_lead_to_the_search(stories):
    stories.get_by_role("searchbox", name="Find a story").fill("zeppelin")
    stories.get_by_role("link", name="Search every article").wait_for()


def test_stories_are_ordered_as_asked(stories):
    stories.get_by_label("Order").select_option("claims")
    stories.wait_for_url("**sort=claims")
    claims = stories.locator(".stories [data-l=Claims] b").all_inner_texts()
    assert [int(c) for c in claims] == sorted(map(int, claims), reverse=True)
    assert len(set(claims)) > 1


def test_a_story_is_opened_and_left_again(stories):
    stories.locator(".stories .gl", has_text="Tunnel").click()
    stories.locator(".tally").wait_for()
    assert "/story/s3" in stories.url
    stories.get_by_role("navigation", name="Views").get_by_role("link", name="Stories").click()
    stories.locator(".stories .gl").nth(4).wait_for()


def test_the_list_is_saved_as_shown(stories):
    with stories.expect_download() as download:
        stories.get_by_role("button", name="CSV", exact=True).click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8"))))
    assert [row[0] for row in rows] == ["story", *(t.strip() for t in titles(stories))]
