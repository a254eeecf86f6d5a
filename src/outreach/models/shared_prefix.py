"""A key-value cache whose rows share one prefix, and the attention that reads it without copies.

Profiled on a CPU, four fifths of a batched decode step went into copying the growing cache and into
attention over keys repeated for every query head and every row. Here the prefix is stored once for
all rows, the rows' own keys go into a preallocated buffer, and a key head's group of query heads is
folded into the length axis, so that nothing is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch

from outreach.models.memory import CHUNK, SCORES_BYTES

NAME = "outreach_shared_prefix"
# Model types whose tokens are compared with plain `generate` by our tests. Others may do more inside
# their attention (soft caps, sinks, biases), which `attend` would leave out without a word.
CHECKED = ("llama", "phi3", "mixtral")


class RowCache:
    """Keys and values of a batch. Shapes: prefix [1, key heads, P, d], rows [B, key heads, S, d]."""

    def __init__(self, pad: torch.Tensor, capacity: int, prefix: RowCache | None = None):
        """`pad` [B, first length] is True where a row is padded on its left."""
        rows, _ = pad.shape
        self.capacity = capacity
        self.length = 0  # positions of the rows' own part that are filled
        self.pad_counts = pad.sum(1)  # [B]
        self.pad = torch.zeros(rows, capacity, dtype=torch.bool, device=pad.device)
        self.pad[:, : pad.shape[1]] = pad
        self.keys: dict[int, torch.Tensor] = {}
        self.values: dict[int, torch.Tensor] = {}
        self.prefix_length = prefix.length if prefix else 0
        self.prefix_keys = {i: k[:, :, : prefix.length] for i, k in prefix.keys.items()} if prefix else {}
        self.prefix_values = {i: v[:, :, : prefix.length] for i, v in prefix.values.items()} if prefix else {}

    def positions(self, count: int) -> torch.Tensor:
        """Positions [B, count] of the next `count` tokens; pads are clamped to the prefix's end."""
        index = torch.arange(self.length, self.length + count, device=self.pad.device)
        return self.prefix_length + (index[None] - self.pad_counts[:, None]).clamp(min=0)

    def update(
        self, keys: torch.Tensor, values: torch.Tensor, layer: int, *_: Any, **__: Any
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Called by each layer of a Transformers model with its new keys and values."""
        if layer not in self.keys:
            rows, heads, _, size = keys.shape
            self.keys[layer] = keys.new_empty(rows, heads, self.capacity, size)
            self.values[layer] = values.new_empty(rows, heads, self.capacity, size)
        end = self.length + keys.shape[2]
        self.keys[layer][:, :, self.length : end] = keys
        self.values[layer][:, :, self.length : end] = values
        return keys, values

    def get_seq_length(self, *_: Any) -> int:
        return self.prefix_length + self.length

    def advance(self, count: int) -> None:
        """Count the tokens of a finished forward pass as filled."""
        self.length += count

    def take_rows(self, rows: torch.Tensor, capacity: int | None = None) -> None:
        """Keep only these rows, in this order; a row may be named more than once."""
        self.capacity = capacity or self.capacity
        pad = torch.zeros(len(rows), self.capacity, dtype=torch.bool, device=self.pad.device)
        pad[:, : self.length] = self.pad[rows, : self.length]
        self.pad, self.pad_counts = pad, self.pad_counts[rows]
        for store in (self.keys, self.values):
            for layer, tensor in store.items():
                kept = tensor.new_empty(len(rows), tensor.shape[1], self.capacity, tensor.shape[3])
                kept[:, :, : self.length] = tensor[rows.to(tensor.device), :, : self.length]
                store[layer] = kept


def _hidden_own(cache: RowCache, count: int, window: int | None) -> torch.Tensor:
    """True where a query must not see one of its row's own keys: [B, 1, 1, count, S]."""
    end = cache.length + count
    device = cache.pad.device
    query = torch.arange(cache.length, end, device=device)[:, None]
    key = torch.arange(end, device=device)[None]
    hidden = key > query
    if window is not None:
        hidden = hidden | (query - key >= window)
    return (hidden[None] | cache.pad[:, None, :end])[:, None, None]


def attend(
    module: Any,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float | None = None,
    sliding_window: int | None = None,
    rows: RowCache | None = None,
    **_: Any,
) -> tuple[torch.Tensor, None]:
    """Attention of `query` [B, H, L, d] over the shared prefix and the rows' own keys in `rows`."""
    layer = module.layer_idx
    batch, heads, count, size = query.shape
    own_keys, own_values = rows.keys[layer], rows.values[layer]
    end = rows.length + count
    own_keys, own_values = own_keys[:, :, :end], own_values[:, :, :end]
    key_heads = own_keys.shape[1]
    group = heads // key_heads
    scaling = size**-0.5 if scaling is None else scaling
    # query head h belongs to key head h // group
    folded = (query * scaling).reshape(batch, key_heads, group * count, size)
    lowest = torch.finfo(query.dtype).min  # not -inf: a row of pads only must stay finite
    scores = (folded @ own_keys.transpose(-1, -2)).view(batch, key_heads, group, count, end)
    if count > 1 or sliding_window is not None or rows.pad_counts.any():
        hidden = _hidden_own(rows, count, sliding_window)
        scores = scores.masked_fill(hidden.to(scores.device), lowest)  # a layer may be on another card
    scores = scores.view(batch, key_heads, group * count, end)
    length = rows.prefix_length
    if length:
        # one product for all rows: [key heads, B * group * L, d] x [key heads, d, P]
        across = folded.transpose(0, 1).reshape(key_heads, batch * group * count, size)
        shared = across @ rows.prefix_keys[layer][0].transpose(-1, -2)
        shared = shared.view(key_heads, batch, group * count, length).transpose(0, 1)
        if sliding_window is not None:
            position = rows.positions(count)  # [B, L]
            far = position[:, :, None] - torch.arange(length, device=position.device) >= sliding_window
            shared = shared.reshape(batch, key_heads, group, count, length)
            shared = shared.masked_fill(far[:, None, None].to(shared.device), lowest)
            shared = shared.view(batch, key_heads, group * count, length)
        scores = torch.cat([shared, scores], dim=-1)
    weights = torch.softmax(scores, dim=-1, dtype=torch.float32).to(query.dtype)
    out = weights[..., length:] @ own_values
    if length:
        part = weights[..., :length].transpose(0, 1).reshape(key_heads, batch * group * count, length)
        part = part @ rows.prefix_values[layer][0]
        out = out + part.view(key_heads, batch, group * count, size).transpose(0, 1)
    out = out.reshape(batch, heads, count, size)
    return out.transpose(1, 2), None


def install(model: Any) -> None:
    """Make a Transformers model use this attention; harmless to repeat."""
    from transformers import AttentionInterface

    AttentionInterface.register(NAME, attend)
    model.set_attn_implementation(NAME)


def long_rope_from(config: Any) -> int | None:
    """Tokens up to which a model turns positions by its short factors, and beyond by its long ones.

    None for a model without the two sides. All keys of a sequence must be made by one side.
    """
    rope = getattr(config, "rope_parameters", None) or {}
    return rope.get("original_max_position_embeddings") if rope.get("rope_type") == "longrope" else None


@contextmanager
def rope_side(model: Any, *, is_long: bool) -> Iterator[None]:
    """Hold a model with long and short rope factors on one side, whatever a pass's own positions are.

    Transformers chooses by the largest position of each pass; a prompt read in pieces, or rows on both
    sides of the border in one batch, would mix them.
    """
    border = long_rope_from(model.config)
    if border is None:
        yield
        return
    rotary = model.model.rotary_emb
    short, device = rotary.original_inv_freq, rotary.inv_freq.device
    try:
        if is_long:  # what it takes for the short side is the long one; positions decide nothing then
            some = torch.zeros(1, 1, 1, device=device)
            rotary(some, torch.full((1, 1), border, device=device))  # makes its long factors
            rotary.original_inv_freq = rotary.long_inv_freq.to(device)
        yield
    finally:
        rotary.original_inv_freq = short


def _chunk(model: Any, rows: int, keys: int) -> int:
    """Tokens of each row to read at once, so that the scores stay below SCORES_BYTES.

    Four tensors of scores exist at the peak: products, masked, in float32, and back.
    """
    heads, item = model.config.num_attention_heads, model.dtype.itemsize
    most = SCORES_BYTES["cuda" if model.device.type == "cuda" else "cpu"]
    return max(16, min(CHUNK, most // (4 * rows * heads * keys * item)))


@torch.inference_mode()
def forward(model: Any, ids: torch.Tensor, cache: RowCache, chunk: int | None = None) -> torch.Tensor:
    """Run tokens [B, L] through the model in chunks of the length; logits [B, vocabulary] of the last."""
    logits = None
    keys = cache.prefix_length + cache.length + ids.shape[1]
    chunk = chunk or _chunk(model, ids.shape[0], keys)
    for start in range(0, ids.shape[1], chunk):
        piece = ids[:, start : start + chunk]
        logits = model(
            input_ids=piece,
            position_ids=cache.positions(piece.shape[1]),
            past_key_values=cache,
            use_cache=True,
            logits_to_keep=1,
            rows=cache,
        ).logits
        cache.advance(piece.shape[1])
    return logits[:, -1]
