"""axe finds no violation in any view, in light and dark, wide and narrow."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "app" / "node_modules" / "axe-core" / "axe.min.js"
TABS = ("Ledger", "Map", "Variants", "Articles", "Sources", "Predictions", "Unknown")

pytestmark = pytest.mark.skipif(
    not AXE.exists(), reason="axe-core is not installed (make app, with node)"
)


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_no_view_violates_a_rule(desk, bridge, width, theme):
    page = desk.report(bridge, width=width, theme=theme)
    page.evaluate(AXE.read_text("utf-8"))
    found = {}
    for name in TABS:
        views = page.get_by_role("navigation", name="Views")
        views.get_by_role("link", name=name, exact=True).click()
        views.locator("[aria-current=page]", has_text=name).wait_for()
        if name == "Articles":
            page.locator(".panel [data-first]").first.click()
            page.locator(".inspector").wait_for()
        if name == "Map":
            page.wait_for_selector("svg.map-svg")
        run = page.evaluate("axe.run({resultTypes: ['violations']})")
        for violation in run["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            found[f"{name}: {violation['id']}"] = nodes
    assert found == {}


def test_no_form_of_a_review_violates_a_rule(desk, bridge):
    page = desk.open(desk.serve(bridge, stories=2).address)
    page.evaluate(AXE.read_text("utf-8"))
    found = {}

    def check(name: str) -> None:
        run = page.evaluate("axe.run({resultTypes: ['violations']})")
        for violation in run["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            found[f"{name}: {violation['id']}"] = nodes

    check("stories")
    page.locator(".stories .gl").first.click()
    page.get_by_role("button", name="Merge").first.click()
    page.locator(".desk form").wait_for()
    check("claim")
    views = page.get_by_role("navigation", name="Views")
    views.get_by_role("link", name="Articles").click()
    page.locator("[data-k]", has_text="two of the nine piers").first.click()
    page.locator(".inspector").get_by_role("button", name="Correct the speaker").click()
    check("passage")
    page.locator(".inspector [name=value]").fill("Ivo Lant")
    page.locator(".inspector [name=by]").fill("Ada Brook")
    page.locator(".inspector form button[type=submit]").click()
    page.locator(".toast.on").wait_for()
    check("decided")
    views.get_by_role("link", name="Reviews").click()
    page.locator(".tbl tbody tr").first.wait_for()
    check("reviews")
    assert found == {}
