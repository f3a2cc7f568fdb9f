"""Everything that a mouse does, a keyboard does."""


def focused(page) -> str:
    return page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel")


def test_the_first_stop_skips_to_the_story(desk, bridge):
    page = desk.report(bridge)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the story"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_view_that_opens_takes_the_focus_to_its_title(page, tab):
    tab("Variants")
    page.locator("h1:focus").wait_for()
    assert focused(page) == "Variant sheet"


def test_a_claim_opens_and_shuts_by_enter(page):
    claim = page.locator(".ledger .gl").nth(1)
    claim.focus()
    page.keyboard.press("Enter")
    page.locator(".ledger .gl[aria-expanded=true]").nth(1).wait_for()
    page.keyboard.press("Enter")
    page.locator(".ledger .gl[aria-expanded=true]").nth(1).wait_for(state="detached")


def test_every_line_of_the_map_is_a_stop_and_opens_by_the_space_bar(page, tab):
    tab("Map")
    page.wait_for_selector("svg.map-svg")
    edges = page.locator(".edge")
    assert {e.get_attribute("tabindex") for e in edges.all()} == {"0"}
    edges.nth(2).focus()
    page.keyboard.press("Space")
    page.locator(".edge.sel[aria-pressed=true]").wait_for()
    assert edges.nth(2).get_attribute("aria-pressed") == "true"


def test_passages_are_stops_that_open_and_shut(page, tab):
    tab("Articles")
    passage = page.locator(".panel [data-first]").first
    passage.focus()
    page.keyboard.press("Enter")
    page.locator(".inspector:focus").wait_for()
    page.keyboard.press("Tab")
    assert focused(page) in ("Close", "×")
    page.keyboard.press("Escape")
    page.locator(".inspector").wait_for(state="detached")
    page.locator(".panel [data-first]:focus").wait_for()


def test_going_back_goes_back(page, tab):
    tab("Map")
    tab("Sources")
    page.go_back()
    page.locator("nav [aria-current=page]", has_text="Map").wait_for()
