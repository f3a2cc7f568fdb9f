"""The page in a real browser, where one is installed: its own script runs, nothing else does."""

import re
import shutil
import subprocess

import pytest

from bridge_story import make_bridge_dossier
from dossier_parts import make_plain_dossier
from headwater.report.page import write_report

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no chromium is installed"),
]


def opened(page, profile) -> str:
    """The page's elements after its scripts ran."""
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={profile}", "--dump-dom", page.as_uri()]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return run.stdout


def test_the_policy_lets_the_pages_own_script_run(tmp_path):
    page = tmp_path / "report.html"
    write_report(make_bridge_dossier(), page)
    found = opened(page, tmp_path / "profile")
    shown = found.split('<div id="app">')[1].split("<noscript>")[0]
    assert len(re.findall(r'<section class="view', shown)) == 1


def test_a_script_in_an_article_does_not_run(tmp_path):
    page = tmp_path / "report.html"
    text = "<script>document.title='run'</script>\n<img src=x onerror=\"document.title='run'\">\n"
    write_report(make_plain_dossier(text), page)
    assert "<title>run</title>" not in opened(page, tmp_path / "profile")
