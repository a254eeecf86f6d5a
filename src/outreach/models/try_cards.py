"""A real operation on every card: that a card is listed does not mean that this torch has code for it."""

from __future__ import annotations

_SIZE = 256


def try_card(index: int) -> str:
    """Multiply two matrices on a card and read the result back; returns what failed, "" when it works."""
    import torch

    try:
        ones = torch.ones(_SIZE, _SIZE, dtype=torch.float16, device=f"cuda:{index}")
        found = (ones @ ones)[0, 0].item()
    except RuntimeError as error:
        return " ".join(str(error).split())[:160]
    return "" if found == _SIZE else f"a product of matrices came out as {found}, not {_SIZE}"


def try_four_bits(index: int) -> str:
    """Quantise a matrix on a card with bitsandbytes and multiply with it; returns what failed, or ""."""
    import torch

    try:
        from bitsandbytes.nn import Linear4bit

        layer = Linear4bit(_SIZE, _SIZE, bias=False, compute_dtype=torch.float16, quant_type="nf4")
        layer = layer.to(f"cuda:{index}")
        given = torch.ones(1, _SIZE, dtype=torch.float16, device=f"cuda:{index}")
        finite = bool(torch.isfinite(layer(given)).all().item())
    except (RuntimeError, ImportError, AttributeError, OSError) as error:
        return " ".join(str(error).split())[:160]
    return "" if finite else "a 4-bit product came out as no number"
