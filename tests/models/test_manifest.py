import shutil
from pathlib import Path

import pytest

from headwater.errors import ModelError
from headwater.models.manifest import WEIGHTS, find_weights, load_manifest

# all files of weights that ever enter the history, in bytes
MOST_BYTES = 60_000_000


def test_every_listed_file_has_the_listed_hash() -> None:
    for file in load_manifest().files:
        assert find_weights(file.name).stat().st_size == file.bytes


def test_no_file_of_weights_is_unlisted() -> None:
    listed = {file.name for file in load_manifest().files}
    assert {path.name for path in WEIGHTS.iterdir()} == listed | {"manifest.json"}


def test_the_weights_stay_small() -> None:
    assert sum(file.bytes for file in load_manifest().files) < MOST_BYTES


def test_a_damaged_file_is_refused_with_a_hint(tmp_path: Path) -> None:
    shutil.copy(WEIGHTS / "manifest.json", tmp_path)
    (tmp_path / "tagger.onnx").write_bytes(b"not what was trained")
    with pytest.raises(ModelError, match="damaged") as raised:
        find_weights("tagger.onnx", tmp_path)
    assert "--attribution rules" in raised.value.hint


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    shutil.copy(WEIGHTS / "manifest.json", tmp_path)
    with pytest.raises(ModelError, match=r"words\.npz are missing"):
        find_weights("words.npz", tmp_path)
