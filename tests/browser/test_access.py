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
