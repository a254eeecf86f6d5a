"""A key-value cache whose rows share one prefix, and what each of their next tokens must not see.

The prefix is stored once for all rows. The rows' own keys go into buffers that grow by whole steps:
copying a cache at every token took most of a batched decode step.
"""

from __future__ import annotations

from typing import Any

import torch

STEP = 64  # places by which the buffers of a batch grow: seldom copied, and few of them empty


class RowCache:
    """Keys and values of a batch. Shapes: prefix [1, key heads, P, d], rows [B, key heads, places, d].

    A row's own tokens may come in parts of differing lengths, each padded on its left. Places beyond
    `length` are empty: zeros, which masks hide. Matrix products take them along, since they would copy
    a part of a buffer first.
    """

    def __init__(self, pad: torch.Tensor, places: int, prefix: RowCache | None = None):
        """`pad` [B, first length] is True where a row is padded; `places` are made at once."""
        self.length = 0  # places of the rows' own part that are filled, pads included
        self.tokens = torch.zeros(len(pad), dtype=torch.long, device=pad.device)  # [B], filled, no pads
        self.pad = _widened(pad, places, 1)
        self.keys: dict[int, torch.Tensor] = {}
        self.values: dict[int, torch.Tensor] = {}
        self.prefix_length = prefix.length if prefix else 0
        self.prefix_keys = {i: k[:, :, : prefix.length] for i, k in prefix.keys.items()} if prefix else {}
        self.prefix_values = {i: v[:, :, : prefix.length] for i, v in prefix.values.items()} if prefix else {}
        self._masks: dict[tuple[Any, ...], Any] = {}  # of the running pass: the same for every layer

    @property
    def places(self) -> int:
        return self.pad.shape[1]

    def make_room(self, count: int) -> None:
        """See to it that `count` more tokens of each row have places."""
        if self.length + count > self.places:
            self.pad = _widened(self.pad, -(-(self.length + count) // STEP) * STEP, 1)
            self._masks.clear()

    def add_part(self, pad: torch.Tensor) -> None:
        """Say which of the next places [B, count] are pads."""
        self.make_room(pad.shape[1])
        self.pad[:, self.length : self.length + pad.shape[1]] = pad

    def positions(self, count: int) -> torch.Tensor:
        """Positions [B, count] of the next `count` tokens; a pad has that of the token before it."""
        real = ~self.pad[:, self.length : self.length + count]
        return self.prefix_length + (self.tokens[:, None] + real.cumsum(1) - 1).clamp(min=0)

    def update(
        self, keys: torch.Tensor, values: torch.Tensor, layer: int, *_: Any, **__: Any
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Called by each layer of a Transformers model with its new keys and values."""
        end = self.length + keys.shape[2]
        for store, new in ((self.keys, keys), (self.values, values)):
            if layer not in store:
                rows, heads, _, size = new.shape
                store[layer] = new.new_zeros(rows, heads, self.places, size)
            elif store[layer].shape[2] < self.places:
                store[layer] = _widened(store[layer], self.places, 2)
            store[layer][:, :, self.length : end] = new
        return keys, values

    def get_seq_length(self, *_: Any) -> int:
        return self.prefix_length + self.length

    def advance(self, count: int) -> None:
        """Count the tokens of a finished forward pass as filled."""
        self.tokens = self.tokens + (~self.pad[:, self.length : self.length + count]).sum(1)
        self.length += count
        self._masks.clear()

    def take_rows(self, rows: torch.Tensor) -> None:
        """Keep only these rows, in this order; a row may be named more than once."""
        self.pad, self.tokens = self.pad[rows], self.tokens[rows]
        self._masks.clear()
        for store in (self.keys, self.values):
            for layer, tensor in store.items():
                store[layer] = tensor[rows.to(tensor.device)]

    def masks(self, count: int, window: int | None, group: int, query: torch.Tensor) -> tuple[Any, Any]:
        """What the next `count` tokens must not see, to be added to scores; None where they see all.

        (over the prefix [B, 1, group * count, P], over the rows' own places [B, 1, group * count, places]);
        made once a pass, for the layers of each device and kind.
        """
        asked = (count, window, group, query.dtype, query.device)
        if asked not in self._masks:
            near, own = _hidden_prefix(self, count, window), _hidden_own(self, count, window)
            self._masks[asked] = (_to_add(near, group, query), _to_add(own, group, query))
        return self._masks[asked]

    def first_seen(self, window: int | None) -> list[tuple[int, int]]:
        """For each row (its first own place that is no pad, the first from which its mask says anything).

        Between the two all of the running tokens see all places.
        """
        if ("seen", window) not in self._masks:
            first = self.pad.long().cumprod(1).sum(1)
            later = (self.pad.sum(1) > first) | (window is not None)
            masked = torch.where(later, first, first.clamp(min=self.length))
            self._masks["seen", window] = list(zip(first.tolist(), masked.tolist(), strict=True))
        return self._masks["seen", window]


def _widened(tensor: torch.Tensor, places: int, axis: int) -> torch.Tensor:
    """A copy with zeros behind it on this axis."""
    shape = list(tensor.shape)
    shape[axis] = places
    wide = tensor.new_zeros(shape)
    wide.narrow(axis, 0, tensor.shape[axis]).copy_(tensor)
    return wide


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
    """True where a query must not see one of its row's own places: [B, L, places]; None when it sees all."""
    end = cache.length + count
    pad = cache.pad
    padded = bool(pad.any())
    if count == 1 and window is None and end == cache.places:
        return pad[:, None] if padded else None
    place = torch.arange(cache.places, device=pad.device)
    hidden = (place[None] > place[cache.length : end, None])[None]
    if window is not None:
        position = (~pad).cumsum(1)  # [B, places]; pads between the parts are no distance
        hidden = hidden | (position[:, cache.length : end, None] - position[:, None] >= window)
    return (hidden | pad[:, None]) if padded else hidden.expand(len(pad), -1, -1)


def _hidden_prefix(cache: RowCache, count: int, window: int | None) -> torch.Tensor | None:
    """True where a query must not see a token of the prefix: [B, L, P]; None when it sees all."""
    if window is None or not cache.prefix_length:
        return None
    position = cache.positions(count)
    return position[:, :, None] - torch.arange(cache.prefix_length, device=position.device) >= window
