"""Write a trained tagger as ONNX: `python -m training.export_tagger CHECKPOINT`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch

from headwater.models.labels import LABELS
from headwater.models.manifest import WEIGHTS
from training.network import POINTER_WIDTH, POINTERS
from training.onnx_body import Array, GraphWriter, make_model, write_encoder


def main() -> None:
    """Read the command line and write the model and its constants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    state = torch.load(options.checkpoint, weights_only=True)["network"]
    weights = {name: value.float().numpy() for name, value in state.items()}
    onnx.save(make_tagger(weights), options.out / "tagger.onnx")
    steps = [[round(float(value), 4) for value in row] for row in weights["steps"]]
    (options.out / "tagger.json").write_text(json.dumps({"steps": steps}) + "\n", encoding="utf-8")


def make_tagger(weights: dict[str, Array]) -> onnx.ModelProto:
    """Return the tagger: label scores a piece, and how probably each piece points to each other."""
    writer = GraphWriter()
    encoder = {
        name.removeprefix("encoder."): value
        for name, value in weights.items()
        if name.startswith("encoder.")
    }
    layers = len({name.split(".")[1] for name in encoder if name.startswith("layers.")})
    hidden = write_encoder(writer, encoder, layers=layers, padded=True)
    matrix = writer.constant("labels.weight", weights["labels.weight"].T)
    shift = writer.constant("labels.bias", weights["labels.bias"])
    writer.node("Add", [writer.node("MatMul", [hidden, matrix], "labels.product"), shift], "labels")
    sides = [_write_side(writer, weights, hidden, side) for side in ("asking", "asked")]
    raw = writer.node("MatMul", sides, "pointers.raw")
    masked = writer.node("Add", [raw, "mask"], "pointers.masked")
    writer.node("Softmax", [masked], "pointers", axis=-1)
    return make_model(
        writer,
        {
            "labels": ["texts", "pieces", len(LABELS)],
            "pointers": ["texts", len(POINTERS), "pieces", "pieces"],
        },
        padded=True,
    )


def _write_side(writer: GraphWriter, weights: dict[str, Array], hidden: str, side: str) -> str:
    # the scale of the product is put into one side's weights
    scale = POINTER_WIDTH**-0.5 if side == "asking" else 1.0
    matrix, bias = weights[f"{side}.weight"] * scale, weights[f"{side}.bias"] * scale
    flat = writer.linear(hidden, matrix, bias, side)
    shape = writer.constant(f"{side}.shape", np.array([0, 0, len(POINTERS), POINTER_WIDTH]))
    split = writer.node("Reshape", [flat, shape], f"{side}.split")
    order = [0, 2, 1, 3] if side == "asking" else [0, 2, 3, 1]
    return writer.node("Transpose", [split], f"{side}.turned", perm=order)


if __name__ == "__main__":
    main()
