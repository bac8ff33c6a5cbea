"""A BERT encoder with mean pooling as an OpenVINO graph, built node by node from its weights.

It gives the mean of a text, and beside it the states of its tokens, of which the means of its parts
are made: they were read with all the others around them, and cost no second run.

Ids above the model's own vocabulary are Chinese pieces: their rows, int8 with a scale each, are
looked up in a table of their own, so that English ids take the rows they always took.

By hand, because the converter needs torch, takes seconds and reports its use over the network.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import openvino as ov
from numpy.typing import NDArray
from openvino import opset13 as op

Node = Any
Weights = Mapping[str, NDArray[np.float32]]

_MASKED = np.float32(-1e9)
"""Added to the scores of padding: far below any score, and finite also in bf16."""


@dataclass(frozen=True, slots=True)
class BertShape:
    """What the weights do not say themselves: ``config.json`` of the model."""

    layers: int
    heads: int
    epsilon: float


@dataclass(frozen=True, slots=True, eq=False)
class MoreRows:
    """Rows of the ids that follow the model's own: int8 (n, hidden) times float32 (n,)."""

    whole: NDArray[np.int8]
    scale: NDArray[np.float32]


def build_graph(weights: Weights, shape: BertShape, more: MoreRows | None = None) -> Any:
    """An ``openvino.Model``: ids and mask, int64 (batch, length), to unit rows (batch, hidden).

    The second output holds the states of all tokens, (batch, length, hidden).

    ``weights`` carries the names of Hugging Face's BertModel. Raises KeyError where one is missing.
    """
    ids = op.parameter([-1, -1], np.int64, name="input_ids")
    mask = op.parameter([-1, -1], np.int64, name="attention_mask")
    present = op.convert(mask, "f32")
    hidden = _embeddings(_Layer(weights, "embeddings.", shape), ids, more)
    bias = _attention_bias(present)
    for number in range(shape.layers):
        hidden = _encode(_Layer(weights, f"encoder.layer.{number}.", shape), hidden, bias)
    pooled = op.normalize_l2(_mean(hidden, present), _ints(1), 1e-12, "max")
    pooled.output(0).set_names({"embedding"})
    states = op.result(hidden)
    hidden.output(0).set_names({"states"})
    return ov.Model([op.result(pooled), states], [ids, mask], "bert-mean-states")


class _Layer:
    """The weights below one prefix, as graph nodes."""

    def __init__(self, weights: Weights, prefix: str, shape: BertShape) -> None:
        self._weights = weights
        self._prefix = prefix
        self.shape = shape

    def array(self, name: str) -> NDArray[np.float32]:
        return self._weights[self._prefix + name]

    def dense(self, name: str, x: Node) -> Node:
        """Gives x W^T + b, as torch keeps W: (out, in)."""
        weight = op.constant(self.array(f"{name}.weight"))
        product = op.matmul(x, weight, transpose_a=False, transpose_b=True)
        return op.add(product, op.constant(self.array(f"{name}.bias")))

    def norm(self, name: str, x: Node) -> Node:
        flat = op.mvn(
            x, _ints(-1), normalize_variance=True, eps=self.shape.epsilon, eps_mode="inside_sqrt"
        )
        scaled = op.multiply(flat, op.constant(self.array(f"{name}.weight")))
        return op.add(scaled, op.constant(self.array(f"{name}.bias")))


def _embeddings(layer: _Layer, ids: Node, more: MoreRows | None) -> Node:
    axis = op.constant(np.int64(0))
    own = layer.array("word_embeddings.weight")
    words = _words(own, ids, more) if more else op.gather(op.constant(own), ids, axis)
    length = op.gather(op.shape_of(ids), op.constant(np.int64(1)), axis)
    steps = op.range(op.constant(np.int64(0)), length, op.constant(np.int64(1)), "i64")
    places = op.gather(op.constant(layer.array("position_embeddings.weight")), steps, axis)
    # Every text is a first sentence, so that one row of the type table belongs to all tokens.
    first = op.constant(layer.array("token_type_embeddings.weight")[0])
    return layer.norm("LayerNorm", op.add(words, op.add(places, first)))


def _words(own: NDArray[np.float32], ids: Node, more: MoreRows) -> Node:
    axis, first = op.constant(np.int64(0)), op.constant(np.int64(len(own)))
    is_more = op.greater_equal(ids, first)
    in_own = op.minimum(ids, op.constant(np.int64(len(own) - 1)))
    in_more = op.maximum(op.subtract(ids, first), axis)
    fixed = op.gather(op.constant(own), in_own, axis)
    whole = op.convert(op.gather(op.constant(more.whole), in_more, axis), "f32")
    scale = op.gather(op.constant(more.scale), in_more, axis)
    learned = op.multiply(whole, op.unsqueeze(scale, _ints(-1)))
    return op.select(op.unsqueeze(is_more, _ints(-1)), learned, fixed)


def _attention_bias(present: Node) -> Node:
    absent = op.subtract(op.constant(np.float32(1)), present)
    return op.unsqueeze(op.multiply(absent, op.constant(_MASKED)), _ints(1, 2))


def _encode(layer: _Layer, hidden: Node, bias: Node) -> Node:
    attended = layer.dense("attention.output.dense", _attend(layer, hidden, bias))
    hidden = layer.norm("attention.output.LayerNorm", op.add(attended, hidden))
    wide = op.gelu(layer.dense("intermediate.dense", hidden), "erf")
    return layer.norm("output.LayerNorm", op.add(layer.dense("output.dense", wide), hidden))


def _attend(layer: _Layer, hidden: Node, bias: Node) -> Node:
    names = ("query", "key", "value")
    query, key, value = (_heads(layer, f"attention.self.{name}", hidden) for name in names)
    mixed = op.scaled_dot_product_attention(query, key, value, bias)
    joined = op.transpose(mixed, _ints(0, 2, 1, 3))
    return op.reshape(joined, _ints(0, 0, -1), special_zero=True)


def _heads(layer: _Layer, name: str, hidden: Node) -> Node:
    """(batch, length, hidden) to (batch, heads, length, width)."""
    width = layer.array(f"{name}.bias").shape[0] // layer.shape.heads
    shape = _ints(0, 0, layer.shape.heads, width)
    split = op.reshape(layer.dense(name, hidden), shape, special_zero=True)
    return op.transpose(split, _ints(0, 2, 1, 3))


def _mean(hidden: Node, present: Node) -> Node:
    """The mean over the tokens that are there: (batch, hidden)."""
    weights = op.unsqueeze(present, _ints(-1))
    total = op.reduce_sum(op.multiply(hidden, weights), _ints(1), keep_dims=False)
    return op.divide(total, op.reduce_sum(weights, _ints(1), keep_dims=False))


def _ints(*values: int) -> Node:
    return op.constant(np.array(values, np.int64))
