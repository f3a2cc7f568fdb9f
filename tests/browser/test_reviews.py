"""Decisions are made in the app, kept with who and why, undone, and the counts follow."""

import pytest


@pytest.fixture
def server(desk, bridge):
    return desk.serve(bridge)


@pytest.fixture
def app(desk, server):
    page = desk.open(server.address)
    page.locator(".ledger .gl").first.wait_for()
    return page


def keep(form, **fields: str) -> None:
    """Fill the form that is open and send it."""
    for name, value in {"by": "Ada Brook", "why": "I was there", **fields}.items():
        field = form.locator(f"form [name={name}]")
        if field.evaluate("f => f.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("form button[type=submit]").click()


def outlets(page) -> str:
    return page.locator(".ledger tbody").first.locator("[data-l=Outlets] b").inner_text()


def open_passage(page, words: str):
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Articles").click()
    page.locator("[data-k]", has_text=words).first.click()
    inspector = page.locator(".inspector")
    inspector.wait_for()
    return inspector


def test_the_counts_follow_a_rejection_and_its_undoing(app, server):
    assert outlets(app) == "3"
    told = open_passage(app, "two of the nine piers")
    told.get_by_role("button", name="Reject").click()
    keep(told)
    app.locator(".toast", has_text="Rejected").wait_for()
    assert (server.rows[0].act, server.rows[0].by, server.rows[0].why) == (
        "reject", "Ada Brook", "I was there",
    )  # fmt: skip
    app.get_by_role("navigation", name="Views").get_by_role("link", name="Ledger").click()
    app.locator(".tally", has_text="1 outlet").wait_for()
    app.locator(".toast").get_by_role("button", name="Undo").click()
    app.locator(".tally", has_text="3 outlets").wait_for()
    assert [r.act.value for r in server.rows] == ["reject", "undo"]


def test_a_decision_stands_beside_its_words_with_who_and_why(app):
    told = open_passage(app, "two of the nine piers")
    told.get_by_role("button", name="Accept").click()
    keep(told)
    told.locator(".decided", has_text="Accepted by Ada Brook").wait_for()
    assert "I was there" in told.locator(".decided").inner_text()
    told.locator(".decided").get_by_role("button", name="Undo").click()
    told.locator(".decided").wait_for(state="detached")


def test_a_speaker_is_corrected(app, server):
    told = open_passage(app, "two of the nine piers")
    told.get_by_role("button", name="Correct the speaker").click()
    keep(told, value="Ivo Lant")
    app.locator(".toast", has_text="Speaker corrected").wait_for()
    assert (server.rows[0].act, server.rows[0].value) == ("speaker", "Ivo Lant")


def test_a_claim_is_split_and_merged(app, server):
    row = app.locator(".ledger tbody").first
    row.get_by_role("button", name="Split").click()
    row.locator("form [name=leaves]").select_option(index=2)
    keep(row)
    app.locator(".toast", has_text="Taken out").wait_for()
    assert (server.rows[0].act, server.rows[0].target, server.rows[0].value) == (
        "split claim", "b2", "t2",
    )  # fmt: skip
    row = app.locator(".ledger tbody").first
    row.get_by_role("button", name="Merge").click()
    row.locator("form [name=claim]").select_option(index=1)
    keep(row)
    app.locator(".toast", has_text="Claims merged").wait_for()
    assert server.rows[1].act == "merge claims"


def test_a_difference_is_rejected_and_given_a_direction(app, server):
    app.get_by_role("navigation", name="Views").get_by_role("link", name="Variants").click()
    entry = app.locator(".app li", has_text="Certainty changed").first
    entry.get_by_role("button", name="Which was first").click()
    entry.locator("form [name=first]").select_option(label="B The Daily Gannet")
    keep(entry)
    app.locator(".toast", has_text="Direction set").wait_for()
    entry.get_by_role("button", name="Reject").click()
    keep(entry)
    app.locator(".toast", has_text="Rejected").wait_for()
    acts = [(r.act, r.value) for r in server.rows]
    assert acts == [("direction", "tabloid"), ("reject", None)]
    assert server.rows[0].target == server.rows[1].target != ""


def test_an_article_leaves_its_story(app, server):
    open_passage(app, "two of the nine piers").get_by_role("button", name="Close").click()
    app.get_by_role("button", name="Take out of this story").click()
    keep(app.locator("section > .desk"))
    app.locator(".toast", has_text="Story split").wait_for()
    assert (server.rows[0].act, server.rows[0].value) == ("split story", "wire")


def test_a_prediction_is_resolved_with_evidence_and_a_day(app, server):
    app.get_by_role("navigation", name="Views").get_by_role("link", name="Predictions").click()
    record = app.locator(".rec").first
    record.get_by_role("button", name="Resolve").click()
    keep(record, status="did not", evidence="The deck stayed open", on="2032-03-01")
    app.locator(".rec .status", has_text="Did not").wait_for()
    assert (server.rows[0].evidence, server.rows[0].on) == ("The deck stayed open", "2032-03-01")


def test_all_decisions_stand_on_one_page(app):
    told = open_passage(app, "two of the nine piers")
    told.get_by_role("button", name="Reject").click()
    keep(told)
    app.locator(".toast", has_text="Rejected").wait_for()
    app.get_by_role("navigation", name="Views").get_by_role("link", name="Reviews").click()
    row = app.locator(".tbl tbody tr").first
    row.wait_for()
    assert "Ada Brook" in row.inner_text()
    row.get_by_role("button", name="Undo").click()
    app.locator(".tbl", has_text="undone").wait_for()


def test_without_review_nothing_can_be_decided(desk, bridge):
    server = desk.serve(bridge, review=False)
    page = desk.open(server.address)
    page.locator(".ledger .gl").first.wait_for()
    assert page.locator(".desk").count() == 0


def test_the_app_asks_only_its_own_server(desk, app, server):
    app.get_by_role("searchbox", name="Search everything").fill("piers")
    app.keyboard.press("Enter")
    app.locator(".hits a").first.wait_for()
    assert {a.split("/")[2] for a in desk.asked} == {server.address.split("/")[2]}


def test_a_workspace_lists_the_sources_and_predictions_of_all_stories(desk, bridge):
    server = desk.serve(bridge, stories=2)
    page = desk.open(server.address)
    views = page.get_by_role("navigation", name="Views")
    views.get_by_role("link", name="Sources").click()
    page.locator(".tbl a", has_text="Mira Oss").click()
    page.locator(".said").wait_for()
    views.get_by_role("link", name="Stories").click()
    views.get_by_role("link", name="Predictions").click()
    page.locator(".tbl tbody tr").first.wait_for()
    everybody = page.locator(".tbl tbody tr").count()
    page.locator(".who-b").first.click()
    page.get_by_role("button", name="of everybody").wait_for()
    assert "predictor=" in page.url
    assert 0 < page.locator(".tbl tbody tr").count() <= everybody
