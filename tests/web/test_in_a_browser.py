"""The app over the real server in a real browser: strict policy, nothing asked of others."""

import re
import shutil
import socket
import subprocess
import sys

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
# milliseconds
PATIENCE = 30_000


@pytest.fixture
def address(tmp_path, sample_workspace):
    """Where a server of its own process answers; it takes reviews."""
    folder = shutil.copytree(sample_workspace, tmp_path / "sample.hw")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    words = [sys.executable, "-m", "headwater", "serve", str(folder), "--review", "--port", port]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as server:
        told = re.search(r"http://\S+", server.stderr.readline())
        assert told
        yield told.group()
        server.terminate()


@pytest.mark.slow
def test_the_app_shows_every_view_reviews_and_asks_nobody_else(address):
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if BROWSER is None:
        pytest.skip("no chromium is installed")
    asked: list[str] = []
    wrong: list[str] = []
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda r: asked.append(r.url))
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        for _ in range(50):  # the address is told a moment before the port is open
            try:
                page.goto(address)
                break
            except api.Error:
                page.wait_for_timeout(200)
        page.locator(".stories .gl", has_text="Merrow Dam").click()
        page.locator(".tally", has_text="outlets").wait_for()
        page.get_by_role("searchbox", name="Search everything").fill("leak")
        page.keyboard.press("Enter")
        page.locator(".hits a").first.click()
        page.locator(".panel, .said").first.wait_for()
        views = page.get_by_role("navigation", name="Views")
        for name in ("Map", "Variants", "Sources", "Predictions", "Unknown", "Articles"):
            views.get_by_role("link", name=name, exact=True).click()
            page.locator("main h1").first.wait_for()
        page.locator("[data-k]").first.click()
        passage = page.locator(".inspector")
        passage.get_by_role("button", name="Reject").click()
        passage.locator("form [name=by]").fill("Ada Brook")
        passage.locator("form button[type=submit]").click()
        page.locator(".toast", has_text="Rejected").wait_for()
        page.locator(".toast").get_by_role("button", name="Undo").click()
        page.locator(".toast", has_text="Undone").wait_for()
        views.get_by_role("link", name="Reviews").click()
        page.locator(".tbl tbody tr", has_text="Ada Brook").nth(1).wait_for()
        browser.close()
    assert wrong == []
    assert [url for url in asked if not url.startswith(address)] == []
