"""Mixtral with every expert matrix a Linear of its own, so that bitsandbytes can turn it into 4 bits.

Transformers 5 stacks a layer's experts into three-dimensional parameters, and bitsandbytes swaps only
`nn.Linear`: a "4-bit" Mixtral then keeps 45 of its 47 billion weights in 16 bits without a word
(bitsandbytes #1849 and #1965, transformers #39859: open). The names here are those of the hub's own
checkpoint (`experts.N.w1|w2|w3`), so each matrix is read, quantised and let go one at a time.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from transformers import conversion_mapping
from transformers.activations import ACT2FN
from transformers.core_model_loading import WeightRenaming
from transformers.models.mixtral import modeling_mixtral

_MARK = "_outreach_unfused"


class Expert(nn.Module):
    """One feed-forward network: w2(act(w1 x) * w3 x)."""

    def __init__(self, config: Any):
        super().__init__()
        hidden, inner = config.hidden_size, config.intermediate_size
        self.w1 = nn.Linear(hidden, inner, bias=False)
        self.w2 = nn.Linear(inner, hidden, bias=False)
        self.w3 = nn.Linear(hidden, inner, bias=False)
        self.act = ACT2FN[config.hidden_act]

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        return self.w2(self.act(self.w1(states)) * self.w3(states))


class Experts(nn.ModuleList):
    """A layer's experts; only those that a token is routed to are computed."""

    def __init__(self, config: Any):
        super().__init__(Expert(config) for _ in range(config.num_local_experts))

    def forward(
        self, states: torch.Tensor, chosen: torch.Tensor, shares: torch.Tensor
    ) -> torch.Tensor:  # states [tokens, hidden]; chosen and shares [tokens, experts a token]
        out = torch.zeros_like(states)
        for number in chosen.unique().tolist():  # in order, as the reference adds them up
            tokens, place = torch.where(chosen == number)
            share = shares[tokens, place, None]
            result = self[number](states[tokens]) * share
            out.index_add_(0, tokens, result.to(out.dtype))
        return out


def install() -> None:
    """Make Transformers build and load Mixtral this way from here on; harmless to repeat."""
    block = modeling_mixtral.MixtralSparseMoeBlock
    if getattr(block, _MARK, False):
        return
    fused = block.__init__

    def unfused(self: Any, config: Any) -> None:
        with torch.device("meta"):  # the stacked parameters are not wanted: they must cost no memory
            fused(self, config)
        # the router was made on "meta" too; it is made again where the caller wants it
        self.gate = modeling_mixtral.MixtralTopKRouter(config)
        self.experts = Experts(config)

    block.__init__ = unfused
    # The stock mapping also stacks the experts; this one only renames the block, both ways.
    conversion_mapping.register_checkpoint_conversion_mapping(
        "mixtral", [WeightRenaming(".block_sparse_moe.", ".mlp.")], overwrite=True
    )
    setattr(block, _MARK, True)
