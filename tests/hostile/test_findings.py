"""What fuzzing found once stays mended."""

import zipfile
from pathlib import Path

import pytest
from fuzz.targets import TARGETS

from headwater.stages.ingest.archive.coding import undo_codings
from hostile.findings import FINDINGS


@pytest.mark.parametrize("name", FINDINGS)
def test_what_broke_a_reader_once_is_read_or_refused(name):
    target, data = FINDINGS[name]
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_came_upon_is_read_or_refused(target):
    with zipfile.ZipFile(Path(__file__).parent / "corpus.zip") as corpus:
        names = [name for name in corpus.namelist() if name.startswith(f"{target}/")]
        for name in names:
            TARGETS[target](corpus.read(name))
    assert names


def test_memory_does_not_grow_with_damaged_bodies():
    """A body in Brotli that is none once cost its buffer every time."""
    resident = Path("/proc/self/statm")
    if not resident.exists():
        pytest.skip("the system does not tell how much memory is held")

    def held() -> int:
        return int(resident.read_text().split()[1])

    for coding in ("br", "zstd"):
        undo_codings(b"S" * 200, coding, 1000)
        before = held()
        for _ in range(2000):
            undo_codings(b"S" * 200, coding, 1000)
        assert held() - before < 1000  # pages of 4 kB: half of what was lost
