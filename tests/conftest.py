"""Where the tests find data that the project does not hold."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder with training and evaluation data; the test skips, saying so, without it."""
    folder = Path(os.environ.get("HEADWATER_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no evaluation data in {folder} (set HEADWATER_DATA)")
    return folder


@pytest.fixture(scope="session")
def gold_dir(data_dir: Path) -> Path:
    """The hand-annotated development stories beside the data."""
    folder = data_dir.parent / "gold"
    if not folder.is_dir():
        pytest.skip(f"no annotated stories in {folder}")
    return folder
