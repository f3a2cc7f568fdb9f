"""Five things that a stranger finds without help, each in a few steps from the first screen."""


def test_how_many_origins_a_claim_has_and_why(page):
    row = page.locator(".ledger tbody").first
    assert row.locator("[data-l=Origins] b").inner_text() == "1–2"
    why = row.locator(".reasons > div", has_text="Why 1–2 origins").inner_text()
    assert "Mira Oss" in why
    assert "two unnamed groups might be the same" in why
    assert "an article that names the two people" in row.locator(".reasons").inner_text()


def test_the_exact_words_that_credit_another_outlet(page):
    row = page.locator(".ledger tbody").first
    way = row.locator(".reasons p", has_text="through Harbour Wire")
    way.get_by_role("link", name="per the Harbour Wire").click()
    lit = page.locator(".panel .s.r", has_text="per the Harbour Wire")
    lit.first.wait_for()
    assert "The Daily Gannet" in page.locator(".ptitle").inner_text()


def test_what_the_second_outlet_changed(page, tab):
    tab("Variants")
    by = page.get_by_role("group", name="Changed by which article")
    by.get_by_role("button", name="B", exact=True).click()
    page.get_by_text("What The Daily Gannet (B) has otherwise").wait_for()
    told = "\n".join(page.locator(".app").all_inner_texts())
    assert "may not survive" in told
    assert "will not survive" in told
    assert "400 workers" in told


def test_which_statements_have_no_source(page, tab):
    tab("Unknown")
    rows = page.locator(".nosource tbody tr")
    told = rows.all_inner_texts()
    assert any("About 40 workers have been sent home" in t and "Nobody named" in t for t in told)
    assert any("400 workers have been sent home" in t and "No source" in t for t in told)
    rows.filter(has_text="400 workers").get_by_role("link").click()
    page.locator(".panel .x.hit", has_text="400 workers").wait_for()


def test_all_that_one_source_said(page, tab):
    page.locator(".ledger .by").first.get_by_role("link", name="Mira Oss").click()
    page.locator(".said").wait_for()
    assert page.locator("main h1").inner_text() == "Mira Oss"
    said = page.locator(".said").inner_text()
    assert "I think that two of the nine piers are moving" in said
    assert "If the frost comes early, the deck will have to close." in said
    assert "Norvale Radio" in said
    assert "Harbour Wire" in said
