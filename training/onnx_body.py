"""Write the encoder as an ONNX graph with int8 weights: word vectors in, vectors in context out.

The graph is written node by node, so that what runs is what is read here: no exporter between.
Weights are int8 with one scale per output column; activations are quantised while running, with
one range per tensor. One window or sentence is one run, so no neighbour can move that range.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[np.float32]

WIDTH = 384
HEADS = 12
# int8, symmetric
LARGEST_STEP = 127
_OPERATORS = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]


@dataclass(slots=True)
class GraphWriter:
    """Nodes and constants of a graph under construction."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self,
        kind: str,
        inputs: list[str],
        output: str,
        *,
        domain: str = "",
        **settings: float | int | list[int],
    ) -> str:
        """Add a node with one output and return the name of that output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **settings))
        return output

    def contributed(
        self, kind: str, inputs: list[str], output: str, **settings: float | int
    ) -> str:
        """Add a node of ONNX Runtime's own set."""
        return self.node(kind, inputs, output, domain="com.microsoft", **settings)

    def linear(self, given: str, weight: Array, bias: Array, output: str) -> str:
        """Multiply by an int8 weight, given as [out, in], and add the bias."""
        scale = np.abs(weight).max(axis=1) / LARGEST_STEP
        steps = np.rint(weight / scale[:, None]).astype(np.int8)
        inputs = [
            given,
            self.constant(f"{output}.weight", steps.T),
            self.constant(f"{output}.scale", scale.astype(np.float32)),
            "",
            self.constant(f"{output}.bias", bias),
        ]
        return self.contributed("DynamicQuantizeMatMul", inputs, output)


def write_encoder(
    writer: GraphWriter, weights: Mapping[str, Array], *, layers: int, padded: bool
) -> str:
    """Add the encoder and return the name of its output.

    Its input is `words` [texts, pieces, width], and where texts are padded `mask`, which is 0 for a
    piece and a large negative number for padding.
    """
    constant = writer.constant
    count = writer.node("Shape", ["words"], "count", start=1, end=2)
    zero = constant("zero", np.array([0], dtype=np.int64))
    table = constant("positions", (weights["positions.weight"] + weights["kind"])[None])
    axis = constant("axis", np.array([1], dtype=np.int64))
    places = writer.node("Slice", [table, zero, count, axis], "places")
    hidden = _add_and_norm(writer, weights, ("words", places), "norm")
    for number in range(layers):
        hidden = _write_layer(writer, weights, hidden, number, padded=padded)
    return hidden


def _write_layer(
    writer: GraphWriter, weights: Mapping[str, Array], hidden: str, number: int, *, padded: bool
) -> str:
    stem = f"layers.{number}"

    def linear(given: str, name: str) -> str:
        weight, bias = weights[f"{stem}.{name}.weight"], weights[f"{stem}.{name}.bias"]
        return writer.linear(given, weight, bias, f"{stem}.{name}")

    joined = linear(hidden, "attention_in")
    attend = _attend_padded if padded else _attend
    mixed = attend(writer, joined, stem)
    attended = linear(mixed, "attention_out")
    hidden = _add_and_norm(writer, weights, (attended, hidden), f"{stem}.attention_norm")
    spread = writer.contributed("Gelu", [linear(hidden, "wide")], f"{stem}.spread")
    narrowed = linear(spread, "narrow")
    return _add_and_norm(writer, weights, (narrowed, hidden), f"{stem}.output_norm")


def _attend(writer: GraphWriter, joined: str, stem: str) -> str:
    """Mix the pieces of a text by ONNX Runtime's own operator, the fastest without padding."""
    parts = [f"{stem}.{role}" for role in ("query", "key", "value")]
    writer.nodes.append(helper.make_node("Split", [joined], parts, axis=2))
    return writer.contributed("MultiHeadAttention", parts, f"{stem}.mixed", num_heads=HEADS)


def _attend_padded(writer: GraphWriter, joined: str, stem: str) -> str:
    """Mix the pieces of each text, none with padding; faster than the operator with a mask."""
    shape = np.array([0, 0, 3, HEADS, WIDTH // HEADS])
    apart = writer.node(
        "Reshape", [joined, writer.constant(f"{stem}.apart", shape)], f"{stem}.parts"
    )
    turned = writer.node("Transpose", [apart], f"{stem}.turned", perm=[2, 0, 3, 1, 4])
    names = [f"{stem}.{role}" for role in ("queries", "keys", "values")]
    writer.nodes.append(helper.make_node("Split", [turned], names, axis=0))
    axis = writer.constant(f"{stem}.first", np.array([0]))
    query, key, value = (writer.node("Squeeze", [name, axis], f"{name}.4d") for name in names)
    across = writer.node("Transpose", [key], f"{stem}.across", perm=[0, 1, 3, 2])
    raw = writer.node("MatMul", [query, across], f"{stem}.raw")
    scale = writer.constant(f"{stem}.scale", np.array((WIDTH // HEADS) ** -0.5, dtype=np.float32))
    scaled = writer.node("Mul", [raw, scale], f"{stem}.scaled")
    masked = writer.node("Add", [scaled, "mask"], f"{stem}.masked")
    shares = writer.node("Softmax", [masked], f"{stem}.shares", axis=-1)
    mixed = writer.node("MatMul", [shares, value], f"{stem}.mixed")
    together = writer.node("Transpose", [mixed], f"{stem}.together", perm=[0, 2, 1, 3])
    flat = writer.constant(f"{stem}.flat", np.array([0, 0, WIDTH]))
    return writer.node("Reshape", [together, flat], f"{stem}.joined")


def _add_and_norm(
    writer: GraphWriter, weights: Mapping[str, Array], given: tuple[str, str], name: str
) -> str:
    """Add two tensors and bring each piece to mean 0 and spread 1.

    Written out, because ONNX Runtime's own operator is four times slower on a CPU. The usual 1e-12
    that keeps the spread from zero is left out: no word vector is constant.
    """
    weight, bias = (
        writer.constant(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")
    )
    total = writer.node("Add", list(given), f"{name}.sum")
    mean = writer.node("ReduceMean", [total], f"{name}.mean", axes=[-1])
    apart = writer.node("Sub", [total, mean], f"{name}.apart")
    square = writer.node("Mul", [apart, apart], f"{name}.square")
    variance = writer.node("ReduceMean", [square], f"{name}.variance", axes=[-1])
    spread = writer.node("Sqrt", [variance], f"{name}.spread")
    even = writer.node("Div", [apart, spread], f"{name}.even")
    scaled = writer.node("Mul", [even, weight], f"{name}.scaled")
    return writer.node("Add", [scaled, bias], f"{name}.out")


def make_model(
    writer: GraphWriter, outputs: Mapping[str, list[int | str]], *, padded: bool
) -> onnx.ModelProto:
    """Close the graph; `outputs` gives the shape of each output."""
    given = [
        helper.make_tensor_value_info("words", TensorProto.FLOAT, ["texts", "pieces", WIDTH]),
    ]
    if padded:
        mask = ["texts", 1, 1, "pieces"]
        given.append(helper.make_tensor_value_info("mask", TensorProto.FLOAT, mask))
    results = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        for name, shape in outputs.items()
    ]
    graph = helper.make_graph(writer.nodes, "headwater", given, results, writer.constants)
    return helper.make_model(graph, opset_imports=_OPERATORS, ir_version=9)
