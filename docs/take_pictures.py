"""Pictures of the packaged sample's report, as ``make pictures`` takes them: docs/pictures/*.png.

Needs a chromium and playwright (the ``dev`` extra).  Each view is taken at three widths, in light
and dark; what stands below the window is left out.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from headwater import trace
from headwater.report.page import write_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "src" / "headwater" / "sample" / "articles"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# pixels: a telephone, a laptop, a large screen
SIZES = ((390, 844), (1280, 1000), (1920, 1200))
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
VIEWS = ("ledger", "map", "variants", "article", "sources", "predictions")
# milliseconds that fonts and the map may take to settle
SETTLE = 300


def take(browser: "Browser", address: str, story: str) -> None:
    """Every view in every size and theme."""
    for theme in THEMES:
        for width, height in SIZES:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=theme,
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(address)
            for view in VIEWS:
                page.goto(f"{address}#/story/{story}/{view}")
                page.wait_for_selector("main h1")
                page.wait_for_timeout(SETTLE)
                path = HERE / "pictures" / f"{view}-{width}-{theme}.png"
                page.screenshot(path=path)
                shrink(path)
            context.close()


def shrink(path: Path) -> None:
    """Fewer colours, where Pillow is installed: a third of the bytes, and nothing one can see."""
    try:
        from PIL import Image
    except ModuleNotFoundError:
        return
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(
            colors=256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
    few.save(path, optimize=True)


def main() -> int:
    """Trace the sample, write its report, take its pictures."""
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        print("no chromium is installed: apt-get install chromium", file=sys.stderr)
        return 1
    dossier = trace([SAMPLE])
    story = max(dossier.stories, key=lambda s: len(s.articles)).id
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        write_report(dossier, report)
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        take(browser, report.as_uri(), story)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
