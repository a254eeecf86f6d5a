"""Running a model over rows that share a prefix: in bounded chunks, on one side of a rope's border."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch

from outreach.models.memory import CHUNK, SCORES_BYTES
from outreach.models.row_cache import RowCache


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
    cache.make_room(ids.shape[1])
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
