"""A real browser over small worlds, where one is installed; it may ask nobody for anything."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from bridge_story import make_bridge_dossier
from browser.stub import Stub
from headwater.records.dossier import Dossier, DossierArticle
from headwater.records.identity import make_id
from headwater.records.review import change_id
from headwater.report.page import write_report

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# milliseconds: a page that needs longer than this for anything is broken
PATIENCE = 20_000


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """One browser a file; closed before the tests of another want an event loop of their own."""
    if BROWSER is None:
        pytest.skip("no chromium is installed (apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield found
        found.close()


class Desk:
    """Pages of one browser, what they asked the network for, and what went wrong in them."""

    def __init__(self, browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self.asked: list[str] = []
        self.errors: list[str] = []
        self._contexts: list[object] = []
        self._servers: list[Stub] = []

    def open(self, address: str, *, width: int = 1280, theme: str = "light", scripts: bool = True):
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            java_script_enabled=scripts,
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: self.asked.append(r.url))
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.goto(address)
        if scripts:
            page.wait_for_selector("main h1")
        return page

    def report(self, dossier: Dossier, **how):
        path = self._folder / "report.html"
        write_report(dossier, path)
        return self.open(path.as_uri(), **how)

    def serve(self, dossier: Dossier, **how) -> Stub:
        self._servers.append(Stub(dossier, **how))
        return self._servers[-1]

    def close(self) -> None:
        """Pages first: one that is still asking would tell that its server had gone."""
        for context in self._contexts:
            context.close()
        for server in self._servers:
            server.close()


@pytest.fixture
def desk(browser, tmp_path) -> Iterator[Desk]:
    """Pages that are closed after the test; a script that fails in one fails the test."""
    found = Desk(browser, tmp_path)
    yield found
    found.close()
    assert found.errors == []


@pytest.fixture(scope="session")
def bridge() -> Dossier:
    """The bridge's story, its sources known by name."""
    return with_sources(make_bridge_dossier())


def with_sources(dossier: Dossier) -> Dossier:
    """The dossier with the names that the pipeline gives to sources and changes."""
    stories = tuple(
        msgspec.structs.replace(
            story,
            changes=tuple(msgspec.structs.replace(c, id=change_id(c)) for c in story.changes),
        )
        for story in dossier.stories
    )
    return msgspec.structs.replace(
        dossier, stories=stories, articles=tuple(_with_sources(a) for a in dossier.articles)
    )


def _with_sources(article: DossierArticle) -> DossierArticle:
    told = []
    for row in article.attributions:
        name = row.speaker.name
        speaker = msgspec.structs.replace(
            row.speaker, source_id=make_id("source", name) if name else None
        )
        told.append(msgspec.structs.replace(row, speaker=speaker))
    return msgspec.structs.replace(article, attributions=tuple(told))


@pytest.fixture(scope="module")
def shelf(browser, tmp_path_factory, bridge) -> Iterator[tuple[Desk, object]]:
    """The bridge's report, opened once for all of a file who only read it."""
    found = Desk(browser, tmp_path_factory.mktemp("report"))
    yield found, found.report(bridge)
    found.close()


@pytest.fixture
def page(shelf):
    """The bridge's report at its ledger, nothing opened or chosen in it."""
    desk, found = shelf
    desk.errors.clear()
    desk.asked.clear()
    start = found.url.split("#")[0]
    for place in ("#/search", "#/"):
        found.goto(start + place)
        found.locator("main h1").wait_for()
    found.locator(".ledger .gl").first.wait_for()
    yield found
    assert desk.errors == []


@pytest.fixture
def tab(page) -> Callable[[str], None]:
    """Opens a view by its tab."""

    def click(name: str) -> None:
        views = page.get_by_role("navigation", name="Views")
        views.get_by_role("link", name=name, exact=True).click()
        views.locator("[aria-current=page]", has_text=name).wait_for()

    return click
