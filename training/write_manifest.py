"""List the weights with their hashes: `python -m training.write_manifest`."""

from __future__ import annotations

import argparse
import hashlib
import shutil
from pathlib import Path

import msgspec

from headwater.models.labels import LABELS
from headwater.models.manifest import WEIGHTS, Manifest, WeightFile
from training.base import PUBLISHED, find_base

BASE = "sentence-transformers/all-MiniLM-L6-v2"
PURPOSES = {
    "tokenizer.json": "cuts text into word pieces; unchanged",
    "words.npz": "word vectors shared by all models; int8, otherwise unchanged",
    "similarity.onnx": "vectors of sentences for comparing them; int8, otherwise unchanged",
    "tagger.onnx": "finds sources, cues and contents; learned from PolNeAR train, int8",
    "tagger.json": "scores of one label following another; learned with the tagger",
}


def main() -> None:
    """Write the manifest of the files that are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    folder = parser.parse_args().out
    shutil.copyfile(find_base() / "tokenizer.json", folder / "tokenizer.json")
    files = tuple(_describe(folder / name) for name in PURPOSES if (folder / name).exists())
    encoded = msgspec.json.encode(Manifest(files=files))
    (folder / "manifest.json").write_bytes(msgspec.json.format(encoded, indent=2) + b"\n")


def _describe(path: Path) -> WeightFile:
    base_file = "tokenizer.json" if path.name == "tokenizer.json" else "model.safetensors"
    content = path.read_bytes()
    return WeightFile(
        name=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        purpose=PURPOSES[path.name],
        licence="Apache-2.0",
        base=f"{BASE}/{base_file}",
        base_sha256=PUBLISHED[base_file],
        labels=LABELS if path.name == "tagger.onnx" else (),
    )


if __name__ == "__main__":
    main()
