"""A key-value cache whose rows share one prefix, and the attention that reads it without copies.

Profiled on a CPU, four fifths of a batched decode step went into copying the growing cache and into
attention over keys repeated for every query head and every row. Here the prefix is stored once for
all rows, the rows' own keys go into a preallocated buffer, and a key head's group of query heads is
folded into the length axis, so that nothing is repeated. On a CPU a prompt that is read goes through
torch's flash kernel, which never writes the scores down, prefix and own part apart; single tokens, and
everything elsewhere, go through matrix products.
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
# Gives the logarithm of each query's sum of scores too, by which two parts are put together; the public
# function keeps it to itself. Where a build of torch has none, the matrix products do.
FLASH = getattr(torch.ops.aten, "_scaled_dot_product_flash_attention_for_cpu", None)
# With few queries the kernel's blocks are mostly empty: 16 rows of 3 queries over 1,000 keys with a prefix
# of 490 took it 113 ms of processor time for 30 layers in bfloat16, and matrix products 69 ms.
FEW_QUERIES = 8


class RowCache:
    """Keys and values of a batch. Shapes: prefix [1, key heads, P, d], rows [B, key heads, S, d].

    A row's own tokens may come in parts of differing lengths, each padded on its left.
    """

    def __init__(self, pad: torch.Tensor, capacity: int, prefix: RowCache | None = None):
        """`pad` [B, first length] is True where a row is padded."""
        rows, _ = pad.shape
        self.capacity = capacity
        self.length = 0  # places of the rows' own part that are filled, pads included
        self.tokens = torch.zeros(rows, dtype=torch.long, device=pad.device)  # [B], filled, without pads
        self.pad = torch.zeros(rows, capacity, dtype=torch.bool, device=pad.device)
        self.pad[:, : pad.shape[1]] = pad
        self.keys: dict[int, torch.Tensor] = {}
        self.values: dict[int, torch.Tensor] = {}
        self.prefix_length = prefix.length if prefix else 0
        self.prefix_keys = {i: k[:, :, : prefix.length] for i, k in prefix.keys.items()} if prefix else {}
        self.prefix_values = {i: v[:, :, : prefix.length] for i, v in prefix.values.items()} if prefix else {}
        self._masks: dict[tuple[Any, ...], Any] = {}  # of the running pass: the same for every layer

    def add_part(self, pad: torch.Tensor) -> None:
        """Say which of the next places [B, count] are pads."""
        self.pad[:, self.length : self.length + pad.shape[1]] = pad

    def positions(self, count: int) -> torch.Tensor:
        """Positions [B, count] of the next `count` tokens; a pad has that of the token before it."""
        real = ~self.pad[:, self.length : self.length + count]
        return self.prefix_length + (self.tokens[:, None] + real.cumsum(1) - 1).clamp(min=0)

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
        self.tokens = self.tokens + (~self.pad[:, self.length : self.length + count]).sum(1)
        self.length += count
        self._masks.clear()

    def take_rows(self, rows: torch.Tensor, capacity: int | None = None) -> None:
        """Keep only these rows, in this order; a row may be named more than once."""
        self.capacity = capacity or self.capacity
        pad = torch.zeros(len(rows), self.capacity, dtype=torch.bool, device=self.pad.device)
        pad[:, : self.length] = self.pad[rows, : self.length]
        self.pad, self.tokens = pad, self.tokens[rows]
        self._masks.clear()
        for store in (self.keys, self.values):
            for layer, tensor in store.items():
                kept = tensor.new_empty(len(rows), tensor.shape[1], self.capacity, tensor.shape[3])
                kept[:, :, : self.length] = tensor[rows.to(tensor.device), :, : self.length]
                store[layer] = kept

    def masks(self, count: int, window: int | None, group: int, query: torch.Tensor) -> tuple[Any, Any]:
        """What the next `count` tokens must not see, to be added to scores; None where they see all.

        (over the prefix [B, 1, group * count, P], over the rows' own places [B, 1, group * count, S]);
        made once a pass, for the layers of each device and kind.
        """
        asked = (count, window, group, query.dtype, query.device)
        if asked not in self._masks:
            near, own = _hidden_prefix(self, count, window), _hidden_own(self, count, window)
            self._masks[asked] = (_to_add(near, group, query), _to_add(own, group, query))
        return self._masks[asked]


def _to_add(hidden: torch.Tensor | None, group: int, query: torch.Tensor) -> torch.Tensor | None:
    """A mask [B, L, K] as numbers [B, 1, group * L, K]."""
    if hidden is None:
        return None
    # not -inf: a row of pads only must stay finite, and so must the sum of this and a score
    lowest = torch.finfo(query.dtype).min / 2
    added = torch.zeros(hidden.shape, dtype=query.dtype, device=query.device)
    added.masked_fill_(hidden.to(query.device), lowest)
    return added[:, None].repeat(1, 1, group, 1)


def _hidden_own(cache: RowCache, count: int, window: int | None) -> torch.Tensor | None:
    """True where a query must not see one of its row's own places: [B, L, S]; None when it sees all."""
    end = cache.length + count
    pad = cache.pad[:, :end]
    padded = bool(pad.any())
    if count == 1 and window is None:
        return pad[:, None] if padded else None
    place = torch.arange(end, device=pad.device)
    hidden = (place[None] > place[cache.length :, None])[None]
    if window is not None:
        position = (~pad).cumsum(1)  # [B, S]; pads between the parts are no distance
        hidden = hidden | (position[:, cache.length :, None] - position[:, None] >= window)
    return (hidden | pad[:, None]) if padded else hidden.expand(len(pad), -1, -1)


def _hidden_prefix(cache: RowCache, count: int, window: int | None) -> torch.Tensor | None:
    """True where a query must not see a token of the prefix: [B, L, P]; None when it sees all."""
    if window is None or not cache.prefix_length:
        return None
    position = cache.positions(count)
    return position[:, :, None] - torch.arange(cache.prefix_length, device=position.device) >= window


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
    end = rows.length + count
    keys, values = rows.keys[layer][:, :, :end], rows.values[layer][:, :, :end]
    key_heads = keys.shape[1]
    group = heads // key_heads
    scaling = size**-0.5 if scaling is None else scaling
    # query head h belongs to key head h // group
    folded = query.reshape(batch, key_heads, group * count, size)
    prefix = (rows.prefix_keys[layer], rows.prefix_values[layer]) if rows.prefix_length else None
    masks = rows.masks(count, sliding_window, group, query)
    by_flash = FLASH is not None and query.device.type == "cpu" and group * count > FEW_QUERIES
    way = _by_flash if by_flash else _by_products
    out = way(folded, (keys, values), prefix, masks, scaling)
    return out.reshape(batch, heads, count, size).transpose(1, 2), None


def _by_flash(folded: torch.Tensor, own: Any, prefix: Any, masks: Any, scaling: float) -> torch.Tensor:
    """Attention [B, key heads, G, d] by torch's kernel for CPUs, over the prefix and the rows' own keys."""
    before, after = masks
    out, total = FLASH(folded, *own, 0.0, False, attn_mask=after, scale=scaling)
    if prefix is None:
        return out
    batch, key_heads, length, size = folded.shape
    keys, values = prefix
    if before is None:  # all rows as one: [1, key heads, B * G, d]
        across = folded.transpose(0, 1).reshape(1, key_heads, batch * length, size)
        shared, shared_total = FLASH(across, keys, values, 0.0, False, scale=scaling)
        shared = shared.view(key_heads, batch, length, size).transpose(0, 1)
        shared_total = shared_total.view(key_heads, batch, length).transpose(0, 1)
    else:
        keys, values = keys.expand(batch, -1, -1, -1), values.expand(batch, -1, -1, -1)
        shared, shared_total = FLASH(folded, keys, values, 0.0, False, attn_mask=before, scale=scaling)
    # the totals are logarithms: the prefix's share of all weight is a logistic of their difference
    share = torch.sigmoid(shared_total - total)[..., None].to(out.dtype)
    return torch.lerp(out, shared, share)


def _by_products(folded: torch.Tensor, own: Any, prefix: Any, masks: Any, scaling: float) -> torch.Tensor:
    """The same by matrix products, one for the prefix of all rows.

    Keys stand on the left: the kernels read them as they lie, and would copy them to turn them.
    """
    batch, key_heads, length, size = folded.shape
    before, after = masks
    folded = folded * scaling
    scores = (own[0] @ folded.transpose(-1, -2)).transpose(-1, -2)
    scores = scores if after is None else scores + after
    shared_length = prefix[0].shape[2] if prefix else 0
    if prefix:
        # [key heads, P, d] x [key heads, d, B * G]
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
