"""Which learned weights ship, and whether the files on disk are those."""

import hashlib
from functools import cache
from pathlib import Path

import msgspec

from headwater.errors import ModelError

WEIGHTS = Path(__file__).with_name("weights")

_HINT = "reinstall headwater, or use `--attribution rules`, which needs no weights"


class WeightFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of learned numbers."""

    name: str
    sha256: str
    bytes: int
    purpose: str
    licence: str
    base: str  # the published model it derives from
    base_sha256: str
    labels: tuple[str, ...] = ()  # the label set, where the model gives labels


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the folder of weights."""

    files: tuple[WeightFile, ...]


@cache
def load_manifest(folder: Path = WEIGHTS) -> Manifest:
    """Read the list of weights."""
    path = folder / "manifest.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(f"cannot read {path.name}: {error}", hint=_HINT) from error


@cache
def find_weights(name: str, folder: Path = WEIGHTS) -> Path:
    """Return the path of a file of weights after checking its hash, once a process."""
    known = {file.name: file for file in load_manifest(folder).files}
    if name not in known:
        raise ModelError(f"no weights named {name}", hint=_HINT)
    path = folder / name
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"the weights {name} are missing", hint=_HINT) from error
    if found != known[name].sha256:
        raise ModelError(f"the weights {name} are damaged or of another version", hint=_HINT)
    return path
