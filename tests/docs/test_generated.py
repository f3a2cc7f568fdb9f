"""Pages and the schema that follow from the code are up to date."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATED = load_generator().generated()


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
