"""The site builds without a broken link and asks nothing of any other server."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# what a browser loads by itself; a link that a reader follows is none of it
LOADED = re.compile(
    r"<(?:script|img|iframe|source)[^>]+src=\"?(https?:)?//|<link[^>]+href=\"?https?://"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_page_is_in_the_site(site):
    made = {p.relative_to(site).with_suffix("").as_posix() for p in site.rglob("*.html")}
    pages = {p.relative_to(ROOT / "docs").with_suffix("").as_posix() for p in docs()}
    assert {p for p in pages if p != "README"} - made == set()


def docs() -> list[Path]:
    return sorted((ROOT / "docs").rglob("*.md"))


def test_nothing_is_loaded_from_elsewhere(site):
    strayed = [
        f"{p.name}: {m.group()}"
        for p in site.rglob("*.html")
        for m in LOADED.finditer(p.read_text(encoding="utf-8"))
    ]
    styles = [
        p.name
        for p in site.rglob("*.css")
        if re.search(r"url\(['\"]?(https?:)?//|@import", p.read_text(encoding="utf-8"))
    ]
    assert (strayed, styles) == ([], [])


def test_nobody_is_told_who_reads(site):
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "analytics" not in home
    assert "fonts.googleapis" not in home
