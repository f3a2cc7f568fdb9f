"""A report of 500 articles opens in a second, answers in a tenth, and stays under ten megabytes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(os.environ.get("HEADWATER_DATA", Path(__file__).parents[3] / "shared" / "data"))
ARTICLES = DATA / "allsides" / "articles.jsonl.gz"
COUNT = 500
# bytes, milliseconds
MAX_SIZE = 10_000_000
MAX_PAINT = 1_000
MAX_ANSWER = 100
# tries: the machine may be at something else, which tells nothing about the page
TRIES = 5

pytestmark = [
    pytest.mark.slow,
    pytest.mark.data,
    pytest.mark.skipif(not ARTICLES.exists(), reason="no AllSides articles (HEADWATER_DATA)"),
]


@pytest.fixture(scope="module")
def report() -> Path:
    """Made once and kept beside the system's other temporary files, by rules to be quick."""
    import gzip
    import tempfile

    import msgspec

    from headwater.records.dossier import Dossier
    from headwater.report.page import write_report

    folder = Path(tempfile.gettempdir()) / "headwater-browser"
    folder.mkdir(exist_ok=True)
    found, dossier = folder / "report.html", folder / "dossier.json"
    if not dossier.exists():
        with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
            some = [line for _, line in zip(range(COUNT), lines, strict=False)]
        articles = folder / "articles.jsonl"
        articles.write_text("".join(some), encoding="utf-8")
        command = [sys.executable, "-m", "headwater.cli.main", "trace", str(articles), "--quiet"]
        command += ["--attribution", "rules", "--json", str(dossier)]
        subprocess.run(command, check=True)
    write_report(msgspec.json.decode(dossier.read_bytes(), type=Dossier), found)
    return found


def paint(page) -> float:
    told = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9"
    return float(page.evaluate(told))


# from the event to the frame that shows its answer
ANSWER = """async (act) => {
  const begun = performance.now();
  (0, act)();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""


def test_the_file_stays_small(report):
    assert report.stat().st_size <= MAX_SIZE


def test_it_paints_within_a_second(desk, report):
    times = []
    for _ in range(TRIES):
        page = desk.open(report.as_uri())
        page.locator(".stories .gl").first.wait_for()
        times.append(paint(page))
        page.context.close()
    assert min(times) <= MAX_PAINT


def test_a_filter_answers_within_a_tenth_of_a_second(desk, report):
    page = desk.open(report.as_uri())
    page.locator(".stories .gl").first.wait_for()
    times = []
    for word in ("president", "", "court", "", "said", ""):
        act = (
            "const i = document.querySelector('.find[aria-label=\"Find a story\"]');"
            f"i.value = '{word}'; i.dispatchEvent(new Event('input', {{bubbles: true}}))"
        )
        times.append(page.evaluate(f"({ANSWER})(() => {{ {act} }})"))
    assert min(times[::2]) <= MAX_ANSWER  # fewer rows
    assert min(times[1::2]) <= MAX_ANSWER  # all of them again


def test_a_story_opens_within_a_tenth_of_a_second(desk, report):
    times = []
    for _ in range(TRIES):
        page = desk.open(report.as_uri())
        page.locator(".stories .gl").first.wait_for()
        act = "document.querySelector('.stories .gl').click()"
        times.append(page.evaluate(f"({ANSWER})(() => {{ {act} }})"))
        page.context.close()
    assert min(times) <= MAX_ANSWER


@pytest.mark.parametrize("view", ["Map", "Variants", "Articles", "Sources", "Unknown"])
def test_views_of_the_largest_story_open_within_a_tenth_of_a_second(desk, report, view):
    page = desk.open(report.as_uri())
    page.locator(".stories .gl").first.click()
    page.locator(".tally").wait_for()
    times = []
    for _ in range(TRIES):
        for name in (view, "Ledger"):
            act = (
                "[...document.querySelectorAll('nav.tabs a')]"
                f".find((a) => a.textContent === '{name}').click()"
            )
            taken = page.evaluate(f"({ANSWER})(() => {{ {act} }})")
            times.append(taken if name == view else MAX_SIZE)
    assert min(times) <= MAX_ANSWER
