"""A settings file that cannot be used is named, with what is wrong in it."""

from pathlib import Path

import pytest

from headwater.errors import SettingsError
from headwater.settings import Settings, load_settings


def test_what_a_file_leaves_out_keeps_its_default(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[group]\nmin_containment = 0.75\n")
    settings = load_settings(file)
    assert settings.group.min_containment == 0.75
    assert settings.trace == Settings().trace


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"[group", "no TOML"),
        (b"\x92\xff\x00", "no TOML"),
        (b"[group]\nmin_contained = 0.5\n", "no setting `min_contained` - at `group`"),
        (b"[groups]\n", "no setting `groups`"),
        (b'[group]\nmin_containment = "half"\n', "Expected `float`, got `str`"),
    ],
)
def test_a_file_that_is_wrong_is_told_by_what_is_wrong_in_it(
    tmp_path: Path, data: bytes, told: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(data)
    with pytest.raises(SettingsError) as raised:
        load_settings(file)
    assert f"cannot use settings {file}: {told}" in raised.value.message


def test_settings_change_their_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[reconcile]\nmin_dominance = 2.0\n")
    assert load_settings(file).fingerprint() != Settings().fingerprint()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        load_settings(tmp_path / "none.toml")
