"""Pages and the schema that follow from the code are up to date."""

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs"))

from generate import generated  # noqa: E402
from snippets import PAGES, refresh  # noqa: E402

GENERATED = generated()


@pytest.mark.parametrize("path", GENERATED, ids=lambda p: p.name)
def test_a_generated_file_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == GENERATED[path], "run: make docs"


def test_every_setting_says_its_unit_and_reason() -> None:
    page = next(text for path, text in GENERATED.items() if path.name == "settings.md")
    assert [line for line in page.splitlines() if line.endswith("|  |")] == []


def test_every_field_of_the_dossier_says_what_it_is_or_links_to_it() -> None:
    page = next(text for path, text in GENERATED.items() if path.name == "dossier.md")
    bare = [line for line in page.splitlines() if line.endswith("|  |") and "](#" not in line]
    assert bare == []


@pytest.fixture(scope="module")
def printed(request: pytest.FixtureRequest) -> Iterator[Mapping[Path, Future[str]]]:
    """The pages asked for with what their commands print, two pages at a time."""
    tests = (i for i in request.session.items if i.name.startswith("test_commands_print"))
    pages = [test.callspec.params["page"] for test in tests]
    with ThreadPoolExecutor(2) as pool:
        yield {p: pool.submit(refresh, p.read_text(encoding="utf-8")) for p in pages}


@pytest.mark.parametrize(
    "page",
    [pytest.param(p, marks=[pytest.mark.slow] * (p.parent.name == "how-to")) for p in PAGES],
    ids=lambda p: p.name,
)
def test_commands_print_what_the_page_shows(
    page: Path, printed: Mapping[Path, Future[str]]
) -> None:
    assert printed[page].result() == page.read_text(encoding="utf-8"), "run: make docs"
