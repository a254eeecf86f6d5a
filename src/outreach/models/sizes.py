"""How many weights and bytes a model has, counted from its configuration values alone.

The layouts are those of the model classes in transformers 5; a test builds every registry model on the
meta device and compares. Imports no torch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# bitsandbytes 0.50 with double quantisation: 4 bits a weight; one byte for each block of 64 weights;
# of those bytes, one float32 for each 256; and for each matrix two code books (16 and 256 float32) and
# an offset.
_BLOCK, _NESTED_BLOCK = 64, 256
_STATE_BYTES = 4 * 16 + 4 * 256 + 4
KNOWN_TYPES = ("llama", "mistral", "phi3", "mixtral", "phi3small")


@dataclass(frozen=True)
class ModelShape:
    """The configuration values that sizes depend on, under the names that config.json gives them."""

    model_type: str
    vocab_size: int
    hidden_size: int
    intermediate_size: int
    num_hidden_layers: int
    num_attention_heads: int
    num_key_value_heads: int
    max_position_embeddings: int
    head_dim: int = 0  # 0: hidden size / heads
    num_local_experts: int = 0
    num_experts_per_tok: int = 0
    tie_word_embeddings: bool = False
    sliding_window: int = 0  # tokens; 0: none
    original_max_position_embeddings: int = 0  # tokens, where rope has a short and a long side

    @property
    def head_size(self) -> int:
        return self.head_dim or self.hidden_size // self.num_attention_heads


@dataclass(frozen=True)
class Matrix:
    """One kind of linear weight of a layer."""

    rows: int
    columns: int
    count: int = 1  # of its kind in a layer

    @property
    def weights(self) -> int:
        return self.rows * self.columns


def linear_matrices(shape: ModelShape) -> Iterator[Matrix]:
    """The matrices of one layer that 4-bit loading turns into 4 bits."""
    hidden, inner = shape.hidden_size, shape.intermediate_size
    queries = shape.num_attention_heads * shape.head_size
    keys = shape.num_key_value_heads * shape.head_size
    if shape.model_type in ("phi3", "phi3small"):  # query, key and value in one, gate and up in one
        yield Matrix(queries + 2 * keys, hidden)
        yield Matrix(2 * inner, hidden)
    else:
        yield Matrix(queries, hidden)
        yield Matrix(keys, hidden, count=2)
        yield Matrix(inner, hidden, count=2 * max(1, shape.num_local_experts))
    yield Matrix(hidden, queries)
    yield Matrix(hidden, inner, count=max(1, shape.num_local_experts))


def layer_linear(shape: ModelShape) -> int:
    return sum(matrix.weights * matrix.count for matrix in linear_matrices(shape))


def layer_rest(shape: ModelShape) -> int:
    """Weights of a layer that stay as they are: norms, the router, biases."""
    rest = 2 * shape.hidden_size + shape.num_local_experts * shape.hidden_size
    if shape.model_type == "phi3small":  # biases on every matrix, and norms with a bias
        rest += sum(matrix.rows * matrix.count for matrix in linear_matrices(shape)) + 2 * shape.hidden_size
    return rest


def embedding_weights(shape: ModelShape) -> int:
    """The token embeddings, or equally the head; a tied model has them once."""
    return shape.vocab_size * shape.hidden_size


def outside_weights(shape: ModelShape) -> int:
    """Weights outside the layers: embeddings, head, the last norm."""
    last_norm = shape.hidden_size * (2 if shape.model_type == "phi3small" else 1)
    return embedding_weights(shape) * (1 if shape.tie_word_embeddings else 2) + last_norm


def parameters(shape: ModelShape) -> int:
    layer = layer_linear(shape) + layer_rest(shape)
    return outside_weights(shape) + shape.num_hidden_layers * layer


def nf4_bytes(weights: int) -> int:
    """Bytes of one matrix in NF4 with double quantisation, its quantisation state counted."""
    blocks = -(-weights // _BLOCK)
    return -(-weights // 2) + blocks + 4 * -(-blocks // _NESTED_BLOCK) + _STATE_BYTES


def layer_bytes(shape: ModelShape, precision: str, item: int) -> int:
    """Bytes of one layer; `item` is the size of what is not in 4 bits: 2, or 4 widened to float32."""
    if precision == "16bit":
        return (layer_linear(shape) + layer_rest(shape)) * item
    linear = sum(nf4_bytes(matrix.weights) * matrix.count for matrix in linear_matrices(shape))
    return linear + layer_rest(shape) * item


def weight_bytes(shape: ModelShape, precision: str, item: int = 2) -> int:
    """Bytes of all weights once loaded, as `quantized.weight_bytes` counts them."""
    return outside_weights(shape) * item + shape.num_hidden_layers * layer_bytes(shape, precision, item)


def read_bytes(shape: ModelShape, precision: str, item: int = 2) -> int:
    """Bytes of weights that one token of one answer reads: of the experts only the routed ones."""
    total = weight_bytes(shape, precision, item) - embedding_weights(shape) * item * (
        0 if shape.tie_word_embeddings else 1  # of the embeddings one row is read; the head in full
    )
    if shape.num_local_experts:
        expert = shape.hidden_size * shape.intermediate_size
        each = 3 * (expert * item if precision == "16bit" else nf4_bytes(expert))
        idle = shape.num_local_experts - shape.num_experts_per_tok
        total -= shape.num_hidden_layers * idle * each
    return total


def kv_bytes(shape: ModelShape, item: int = 2) -> int:
    """Bytes of keys and values a token: layers x key-value heads x head size x 2 x item size."""
    return 2 * item * shape.num_hidden_layers * shape.num_key_value_heads * shape.head_size


def largest_matrix(shape: ModelShape) -> int:
    """Weights of the largest matrix in 4 bits: bitsandbytes restores one at a time to compute with it."""
    return max(matrix.weights for matrix in linear_matrices(shape))
