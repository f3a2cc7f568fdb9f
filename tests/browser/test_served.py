"""The app over ``headwater serve``: a real workspace, a decision, its undoing."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "src" / "headwater" / "sample" / "articles"
HEADWATER = [sys.executable, "-m", "headwater"]
# seconds until the server must answer
STARTUP = 60

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served") / "workspace"
    subprocess.run([*HEADWATER, "add", folder, SAMPLE], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*HEADWATER, "serve", str(folder), "--review", "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    found = f"http://127.0.0.1:{port}/"
    for _ in range(STARTUP * 10):
        try:
            with urllib.request.urlopen(f"{found}api/about"):
                break
        except OSError:
            time.sleep(0.1)
    yield found
    server.terminate()
    server.wait()


def test_a_workspace_is_read_searched_and_reviewed(desk, address):
    page = desk.open(address)
    page.locator(".stories .gl", has_text="Merrow Dam").click()
    page.locator(".tally", has_text="9 outlets").wait_for()
    page.get_by_role("searchbox", name="Search everything").fill("leak")
    page.keyboard.press("Enter")
    page.locator(".hits a").first.click()
    page.locator(".panel, .said").first.wait_for()

    page.get_by_role("navigation", name="Views").get_by_role("link", name="Articles").click()
    page.locator(".panel [data-first]").first.click()
    told = page.locator(".inspector")
    told.get_by_role("button", name="Reject").click()
    told.locator("[name=by]").fill("Ada Brook")
    told.locator("form button[type=submit]").click()
    page.locator(".toast", has_text="Rejected").wait_for()
    page.locator(".toast").get_by_role("button", name="Undo").click()
    page.locator(".toast", has_text="Undone").wait_for()

    page.get_by_role("navigation", name="Views").get_by_role("link", name="Reviews").click()
    page.locator(".tbl tbody tr").nth(1).wait_for()
    assert "Ada Brook" in page.locator(".tbl").inner_text()
    hosts = {re.sub(r"^\w+://([^/]*)/.*", r"\1", a) for a in desk.asked if a.startswith("http")}
    assert hosts == {address.split("/")[2]}
