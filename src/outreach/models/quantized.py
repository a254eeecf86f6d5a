"""The one loader of local weights: 16-bit as they are, or NF4 by bitsandbytes with a guard behind it.

The guard exists because "4-bit" is easily half true: bitsandbytes swaps only nn.Linear, and whatever
a model stores otherwise stays in 16 bits without a word.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from outreach.errors import ModelError
from outreach.models.base import LoadReport
from outreach.models.fit import Precision

_KEPT_IN_16BIT = ("embed", "lm_head", "norm", "router", "gate.weight")


def _quant_state_bytes(state: Any) -> int:
    tensors = [state.absmax, state.code, getattr(state, "offset", None)]
    total = sum(t.numel() * t.element_size() for t in tensors if t is not None)
    return total + (_quant_state_bytes(state.state2) if getattr(state, "nested", False) else 0)


def weight_bytes(model: Any) -> int:
    """Bytes of parameters and buffers and of every weight's quantisation state.

    `get_memory_footprint()` leaves the last out and is up to 3 % low.
    """
    total = sum(t.numel() * t.element_size() for t in [*model.parameters(), *model.buffers()])
    states = (getattr(p, "quant_state", None) for p in model.parameters())
    return total + sum(_quant_state_bytes(state) for state in states if state is not None)


def count_parameters(model: Any) -> int:
    """Parameters, tied ones once; a 4-bit matrix counts by its own shape, not by its packed bytes."""
    states = ((p, getattr(p, "quant_state", None)) for p in model.parameters())
    return sum(p.numel() if state is None else state.shape.numel() for p, state in states)


def share_in_4bit(model: Any) -> float:
    """The share of weights that are 4-bit, of all matrices outside embeddings, head and router."""
    from bitsandbytes.nn import Params4bit

    quantised = other = 0
    for name, parameter in model.named_parameters():
        if isinstance(parameter, Params4bit) and parameter.quant_state is not None:
            quantised += parameter.quant_state.shape.numel()
        elif parameter.dim() >= 2 and not any(word in name for word in _KEPT_IN_16BIT):
            other += parameter.numel()
    return quantised / (quantised + other) if quantised + other else 0.0


def guard_4bit(model: Any, where: str) -> float:
    """Raise ModelError unless every matrix that should be 4-bit is; returns the share."""
    share = share_in_4bit(model)
    if share < 0.999:
        raise ModelError(
            f"only {share:.1%} of the weights are in 4 bits after a 4-bit load",
            where=where,
            next_step="Load it with --precision 16bit, or use another model.",
        )
    return share


def load_weights(folder: str | Path, choice: Precision, name: str) -> tuple[Any, Any, LoadReport]:
    """(model, tokenizer, report) from a folder in the hub's layout, in evaluation mode.

    Raises ModelError if a 4-bit load left weights in 16 bits.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, BitsAndBytesConfig
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    started = time.perf_counter()
    dtype = getattr(torch, choice.compute_dtype)
    # every field is given: the default is fp4 with float32, and unknown keys pass in silence
    quantisation = (
        BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=dtype,
        )
        if choice.precision == "4bit"
        else None
    )
    tokenizer = AutoTokenizer.from_pretrained(folder, trust_remote_code=False)
    model = AutoModelForCausalLM.from_pretrained(
        folder,
        dtype=dtype,
        quantization_config=quantisation,
        device_map={"": choice.device},
        trust_remote_code=False,
    ).eval()
    share = guard_4bit(model, name) if choice.precision == "4bit" else 0.0
    if tokenizer.pad_token_id is None:  # Llama and Mixtral have none
        tokenizer.pad_token = tokenizer.eos_token
    tokenizer.padding_side = "left"
    report = LoadReport(
        model=name,
        precision=choice.precision,
        compute_dtype=choice.compute_dtype,
        device=choice.device,
        reason=choice.reason,
        parameters=count_parameters(model),
        weight_bytes=weight_bytes(model),
        share_4bit=share,
        seconds=time.perf_counter() - started,
    )
    return model, tokenizer, report
