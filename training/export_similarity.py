"""Write the word table and the sentence encoder: `python -m training.export_similarity`."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx

from training.base import find_base
from training.network import LAYERS, load_base
from training.onnx_body import LARGEST_STEP, WIDTH, Array, GraphWriter, make_model, write_encoder


def main() -> None:
    """Read the command line and write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("src/headwater/models/weights"))
    options = parser.parse_args()
    base = load_base(find_base() / "model.safetensors")
    save_words(base.words.numpy(), options.out / "words.npz")
    weights = {name: value.numpy() for name, value in base.encoder.items()}
    onnx.save(make_similarity(weights), options.out / "similarity.onnx")


def save_words(table: Array, path: Path) -> None:
    """Write the word table as int8 with one scale per word."""
    scales = (np.abs(table).max(axis=1) / LARGEST_STEP).astype(np.float32)
    steps = np.rint(table / scales[:, None]).astype(np.int8)
    np.savez(path, steps=steps, scales=scales)


def make_similarity(weights: dict[str, Array]) -> onnx.ModelProto:
    """Return the sentence encoder: the mean over all pieces, of unit length."""
    writer = GraphWriter()
    hidden = write_encoder(writer, weights, layers=LAYERS, padded=False)
    mean = writer.node("ReduceMean", [hidden], "mean", axes=[1], keepdims=0)
    writer.node("LpNormalization", [mean], "sentence", axis=-1, p=2)
    return make_model(writer, {"sentence": ["texts", WIDTH]}, padded=False)


if __name__ == "__main__":
    main()
