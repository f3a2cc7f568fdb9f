"""Tells how large a report is, when it first paints, and how long its views take to open.

    python -m bench.report.measure REPORT.html [--tries 5]

Times are those of the quickest try: what else the machine does tells nothing about the page.
"""

import argparse
import shutil
from collections import defaultdict
from pathlib import Path

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VIEWS = ("Map", "Variants", "Articles", "Sources", "Predictions", "Unknown", "Ledger")
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# from the event to the frame that shows its answer
ANSWER = """async (pick) => {
  const target = pick === null
    ? document.querySelector('.stories .gl')
    : [...document.querySelectorAll('nav.tabs a')].find((a) => a.textContent.startsWith(pick));
  const begun = performance.now();
  target.click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""


def main() -> None:
    """Open the report several times, open each view of its largest story."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("report", type=Path)
    parser.add_argument("--tries", type=int, default=5)
    given = parser.parse_args()
    times: dict[str, list[float]] = defaultdict(list)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=FLAGS
        )
        for _ in range(given.tries):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(given.report.resolve().as_uri())
            page.wait_for_selector("main h1")
            times["first paint"].append(float(page.evaluate(PAINT)))
            if page.locator(".stories .gl").count():
                times["a story"].append(float(page.evaluate(ANSWER, None)))
                page.locator(".tally, .state").first.wait_for()
            for view in VIEWS:
                times[view].append(float(page.evaluate(ANSWER, view.rstrip("s"))))
            page.close()
        browser.close()
    print(f"{'size':12} {given.report.stat().st_size / 1e6:8.2f} MB")
    for name, taken in times.items():
        print(f"{name:12} {min(taken):8.0f} ms")


if __name__ == "__main__":
    main()
