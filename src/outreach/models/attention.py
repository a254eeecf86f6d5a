"""Attention over a shared prefix and the rows' own keys, of which nothing is copied or repeated.

A key head's group of query heads is folded into the length axis. A few queries go through matrix
products over all rows. A prompt that a CPU reads goes row by row and key head by key head, so that the
scores of one stay in the processor's cache: a layer of the 135M model, for 16 rows of 256 tokens over a
prefix of 490 and 512 tokens before them, took one core 99 ms so, and torch's flash kernel 168 ms.
"""

from __future__ import annotations

from typing import Any

import torch

from outreach.models.row_cache import RowCache
from outreach.models.row_threads import share_rows

NAME = "outreach_shared_prefix"
# Model types whose tokens are compared with plain `generate` by our tests. Others may do more inside
# their attention (soft caps, sinks, biases), which `attend` would leave out without a word.
CHECKED = ("llama", "phi3", "mixtral")
# Queries of a row and key head from which a CPU takes it by blocks: fewer cost less over all rows at once
MANY_QUERIES = 64


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
    own = (rows.keys[layer], rows.values[layer])
    key_heads = own[0].shape[1]
    group = heads // key_heads
    # query head h belongs to key head h // group
    folded = query.reshape(batch, key_heads, group * count, size)
    folded = folded * (size**-0.5 if scaling is None else scaling)
    prefix = (rows.prefix_keys[layer], rows.prefix_values[layer]) if rows.prefix_length else None
    masks = rows.masks(count, sliding_window, group, query)
    if query.device.type == "cpu" and count > 1 and group * count >= MANY_QUERIES:
        out = _by_blocks(folded, own, prefix, masks, rows.length + count, rows.first_seen(sliding_window))
    else:
        out = _by_products(folded, own, prefix, masks)
    return out.reshape(batch, heads, count, size).transpose(1, 2), None


def _by_blocks(
    folded: torch.Tensor, own: Any, prefix: Any, masks: Any, end: int, seen_from: list[tuple[int, int]]
) -> torch.Tensor:
    """Attention [B, key heads, G, d], row by row and key head by key head.

    `end` places of the rows' own are filled; for `seen_from` see `RowCache.first_seen`.
    """
    before, after = masks
    batch, key_heads, length, size = folded.shape
    shared = prefix[0].shape[2] if prefix else 0
    out = torch.zeros_like(folded)

    def compute(part: range) -> None:
        keys, values = (folded.new_empty(key_heads, shared + end, size) for _ in range(2))
        if prefix:
            keys[:, :shared], values[:, :shared] = prefix[0][0], prefix[1][0]
        space = folded.new_empty(length * (shared + end))
        for row in part:
            first, masked = seen_from[row]
            if first >= end:
                continue  # pads only
            seen = shared + end - first
            keys[:, shared:seen], values[:, shared:seen] = (
                own[0][row, :, first:end],
                own[1][row, :, first:end],
            )
            scores = space[: length * seen].view(length, seen)
            for head in range(key_heads):
                torch.mm(folded[row, head], keys[head, :seen].t(), out=scores)
                if before is not None:
                    scores[:, :shared].add_(before[row, 0])
                scores[:, shared + masked - first :].add_(after[row, 0, :, masked:end])
                weights = torch.softmax(scores, dim=-1)
                torch.mm(weights, values[head, :seen], out=out[row, head])

    share_rows(compute, batch)
    return out


def _by_products(folded: torch.Tensor, own: Any, prefix: Any, masks: Any) -> torch.Tensor:
    """The same by matrix products over all rows, one for the prefix of all."""
    batch, key_heads, length, size = folded.shape
    before, after = masks
    scores = folded @ own[0].transpose(-1, -2)
    scores = scores if after is None else scores + after
    shared_length = prefix[0].shape[2] if prefix else 0
    if prefix:
        # [key heads, P, d] x [key heads, d, B * G]: on the left, keys are read as they lie
        across = folded.permute(1, 3, 0, 2).reshape(key_heads, size, batch * length)
        shared = (prefix[0][0] @ across).view(key_heads, shared_length, batch, length).permute(2, 0, 3, 1)
        scores = torch.cat([shared if before is None else shared + before, scores], dim=-1)
    weights = torch.softmax(scores, dim=-1)  # its kernels reckon 16-bit numbers in float32
    out = weights[..., shared_length:] @ own[1]
    if prefix:
        part = weights[..., :shared_length].transpose(0, 1)
        part = part.reshape(key_heads, batch * length, shared_length) @ prefix[1][0]
        out = out + part.view(key_heads, batch, length, size).transpose(0, 1)
    return out


def install(model: Any) -> None:
    """Make a Transformers model use this attention; harmless to repeat."""
    from transformers import AttentionInterface

    AttentionInterface.register(NAME, attend)
    model.set_attn_implementation(NAME)
