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

    def linear(self, given: str, weight: Array, bias: Array | None, output: str) -> str:
        """Multiply by an int8 weight, given as [out, in], and add the bias."""
        scale = np.abs(weight).max(axis=1) / LARGEST_STEP
        steps = np.rint(weight / scale[:, None]).astype(np.int8)
        inputs = [
            given,
            self.constant(f"{output}.weight", steps.T),
            self.constant(f"{output}.scale", scale.astype(np.float32)),
            "",
        ]
        if bias is not None:
            inputs.append(self.constant(f"{output}.bias", bias))
        return self.contributed("DynamicQuantizeMatMul", inputs, output)


def write_encoder(
    writer: GraphWriter, weights: Mapping[str, Array], *, layers: int, padded: bool
) -> str:
    """Add the encoder and return the name of its output.

    Its input is `words` [texts, pieces, width], and `lengths` [texts] where texts are padded.
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

    def linear(given: str, name: str, *, has_bias: bool = True) -> str:
        bias = weights[f"{stem}.{name}.bias"] if has_bias else None
        return writer.linear(given, weights[f"{stem}.{name}.weight"], bias, f"{stem}.{name}")

    joined = linear(hidden, "attention_in")
    parts = [f"{stem}.{role}" for role in ("query", "key", "value")]
    writer.nodes.append(helper.make_node("Split", [joined], parts, axis=2))
    padding = ["", "lengths"] if padded else []
    mixed = writer.contributed(
        "MultiHeadAttention", parts + padding, f"{stem}.mixed", num_heads=HEADS
    )
    attended = linear(mixed, "attention_out")
    hidden = _add_and_norm(writer, weights, (attended, hidden), f"{stem}.attention_norm")
    bias = writer.constant(f"{stem}.wide.shift", weights[f"{stem}.wide.bias"])
    spread = linear(hidden, "wide", has_bias=False)
    spread = writer.contributed("BiasGelu", [spread, bias], f"{stem}.spread")
    narrowed = linear(spread, "narrow")
    return _add_and_norm(writer, weights, (narrowed, hidden), f"{stem}.output_norm")


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
        given += [
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["texts"]),
            helper.make_tensor_value_info("mask", TensorProto.FLOAT, mask),
        ]
    results = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        for name, shape in outputs.items()
    ]
    graph = helper.make_graph(writer.nodes, "headwater", given, results, writer.constants)
    return helper.make_model(graph, opset_imports=_OPERATORS, ir_version=9)
