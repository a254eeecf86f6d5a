"""Linear layers whose weights are laid out once as the processor multiplies them.

torch hands every bfloat16 product on a CPU to oneDNN, which lays the weights out anew each time: with
few rows that costs more than the product. Measured on two cores with AVX512-BF16, all products of the
135M model took 55.6 ms of processor time with 16 rows as they were and 35.1 ms laid out before, 35.5
and 23.2 ms with one row.
"""

from __future__ import annotations

from typing import Any

import torch

# torch's own compiler freezes models with these two; the public functions do not offer them. Where a
# build of torch has neither, layers stay as they are.
_LAY_OUT = getattr(torch.ops.mkldnn, "_reorder_linear_weight", None)
_MULTIPLY = getattr(torch.ops.mkldnn, "_linear_pointwise", None)
_ROWS = 16  # the layout is chosen for products of about so many rows; it serves for others too


class PackedLinear(torch.nn.Module):
    """A linear layer for inference alone: [..., in] to [..., out]."""

    def __init__(self, layer: torch.nn.Linear):
        super().__init__()
        self.in_features, self.out_features = layer.in_features, layer.out_features
        self._weight = _LAY_OUT(layer.weight.detach(), _ROWS)
        self._bias = layer.bias

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        return _MULTIPLY(given, self._weight, self._bias, "none", [], "")


def can_pack() -> bool:
    """Whether this build of torch and this processor multiply packed bfloat16 weights."""
    supported = getattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", None)
    return None not in (_LAY_OUT, _MULTIPLY, supported) and bool(supported())


def pack(model: Any) -> int:
    """Lay out the bfloat16 linear layers on the CPU, each in the place of the weights it had; how many.

    A head that shares its weights with the embeddings gets its own: that much memory more. Weights cannot
    be read or trained afterwards.
    """
    if not can_pack():
        return 0
    found = [
        (module, name, layer)
        for module in model.modules()
        for name, layer in module.named_children()
        if type(layer) is torch.nn.Linear
        and layer.weight.device.type == "cpu"
        and layer.weight.dtype == torch.bfloat16
    ]
    while found:  # from the end, so that no list keeps a layer's weights
        module, name, layer = found.pop()
        with torch.inference_mode():
            setattr(module, name, PackedLinear(layer))
        del layer
    return sum(isinstance(module, PackedLinear) for module in model.modules())
