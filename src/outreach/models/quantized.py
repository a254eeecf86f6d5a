"""The one loader of local weights: 16-bit as they are, or NF4 by bitsandbytes with a guard behind it.

The guard exists because "4-bit" is easily half true: bitsandbytes swaps only nn.Linear, and whatever
a model stores otherwise stays in 16 bits without a word.
"""

from __future__ import annotations

import ctypes
import gc
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from outreach.errors import ModelError
from outreach.models import copies, sizes
from outreach.models.base import LoadReport
from outreach.models.fit import Precision
from outreach.models.machines import own_peak_bytes
from outreach.models.registry import shape_of_config
from outreach.models.sources import Weights

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


def share_in_4bit(model: Any, elsewhere: Sequence[str] = ()) -> float:
    """The share of weights that are 4-bit, of all matrices outside embeddings, head and router.

    Modules named in `elsewhere` are left out: layers on the CPU stay in 16 bits by plan.
    """
    from bitsandbytes.nn import Params4bit

    quantised = other = 0
    for name, parameter in model.named_parameters():
        if any(name.startswith(f"{module}.") for module in elsewhere):
            continue
        if isinstance(parameter, Params4bit) and parameter.quant_state is not None:
            quantised += parameter.quant_state.shape.numel()
        elif parameter.dim() >= 2 and not any(word in name for word in _KEPT_IN_16BIT):
            other += parameter.numel()
    return quantised / (quantised + other) if quantised + other else 0.0


def guard_4bit(model: Any, where: str, elsewhere: Sequence[str] = ()) -> float:
    """Raise ModelError unless every matrix that should be 4-bit is; returns the share."""
    share = share_in_4bit(model, elsewhere)
    if share < 0.999:
        raise ModelError(
            f"only {share:.1%} of the weights are in 4 bits after a 4-bit load",
            where=where,
            next_step="Load it with --precision 16bit, or use another model.",
        )
    return share


def guard_bytes(model: Any, choice: Precision, where: str) -> int:
    """The bytes of all weights; raise ModelError when the plan said something else by more than 2 %.

    A model type that sizes.py does not know is not held to its estimate.
    """
    found = weight_bytes(model)
    shape = shape_of_config(model.config.to_dict(), where)
    if shape.model_type not in sizes.KNOWN_TYPES or _on_cpu(choice):
        return found
    planned = sizes.weight_bytes(shape, choice.precision, 4 if choice.compute_dtype == "float32" else 2)
    buffers = sum(t.numel() * t.element_size() for t in model.buffers())  # rope tables: a few KiB
    if abs(found - buffers - planned) > 0.02 * planned:
        raise ModelError(
            f"its weights take {found / 2**20:.0f} MiB and {planned / 2**20:.0f} MiB were planned",
            where=where,
            next_step="The files do not match their config.json: use those of the model's own release.",
        )
    return found


def _on_cpu(choice: Precision) -> list[str]:
    """Modules that a model on a card keeps in memory."""
    return [name for name, place in choice.device_map.items() if place == "cpu" and choice.device != "cpu"]


def release() -> None:
    """Give back the memory of models that nothing refers to any more."""
    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    try:  # glibc keeps freed memory for itself unless asked
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):
        return  # another C library, which returns it by itself


def _peak_bytes(device: str) -> int:
    import torch

    if device != "cpu":
        return sum(torch.cuda.max_memory_allocated(card) for card in range(torch.cuda.device_count()))
    return own_peak_bytes()


def _config(folder: Path) -> Any:
    """A folder's configuration. Phi-3 128k wrote "su" for what is "longrope" now, which v5 half knows."""
    from transformers import AutoConfig

    told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    rope = told.get("rope_scaling") or {}
    if told.get("model_type") == "phi3" and "su" in (rope.get("type"), rope.get("rope_type")):
        renamed = {key: value for key, value in rope.items() if key != "type"}
        told["rope_scaling"] = {**renamed, "rope_type": "longrope"}
        told.pop("auto_map", None)
        return AutoConfig.for_model(**told)
    return AutoConfig.from_pretrained(folder, trust_remote_code=False)


def _read(folder: Path, config: Any, choice: Precision) -> Any:
    """The model of a folder, in evaluation mode, where the plan puts it."""
    import torch
    from transformers import AutoModelForCausalLM, BitsAndBytesConfig

    dtype = getattr(torch, choice.compute_dtype)
    # every field is given: the default is fp4 with float32, and unknown keys pass in silence
    quantisation = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=dtype,
        # without it layers on the CPU are refused; they stay in 16 bits and are copied to the card
        llm_int8_enable_fp32_cpu_offload=bool(_on_cpu(choice)),
    )
    is_copy = getattr(config, "quantization_config", None) is not None  # it says itself how it was made
    model, found = AutoModelForCausalLM.from_pretrained(
        folder,
        config=config,
        dtype=dtype,
        quantization_config=quantisation if choice.precision == "4bit" and not is_copy else None,
        device_map=choice.device_map or {"": choice.device},
        trust_remote_code=False,
        output_loading_info=True,
    )
    if missing := sorted(found["missing_keys"]):  # Transformers draws them at random, with only a warning
        raise ModelError(
            f"its files lack {len(missing)} weights, such as {missing[0]}",
            where=str(folder),
            next_step="Use the files of the model's own release.",
        )
    return model.eval()


def _read_or_tell(folder: Path, config: Any, choice: Precision, name: str) -> Any:
    """As `_read`; files that cannot be read and memory that runs out become a ModelError."""
    import torch
    from safetensors import SafetensorError

    try:
        return _read(folder, config, choice)
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise ModelError(
            "memory ran out while its weights were loaded",
            where=name,
            next_step="Close other programs, or choose a smaller model (`outreach plan --machine this`).",
        ) from error
    except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as error:
        line = " ".join(str(error).split())[:200]
        raise ModelError(
            f"its files cannot be loaded ({type(error).__name__}: {line})",
            where=str(folder),
            next_step="Download or copy them again.",
        ) from error


def load_weights(weights: Weights, choice: Precision, name: str) -> tuple[Any, Any, LoadReport]:
    """(model, tokenizer, report) from a folder in the hub's layout, in evaluation mode.

    A 4-bit model that stands on one device is read from its copy on disk if there is a whole one, else
    made from the 16-bit weights and kept as a copy before it computes anything. Raises ModelError if a
    4-bit load left weights in 16 bits, or took other memory than planned.
    """
    import torch
    from transformers import AutoTokenizer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    started = time.perf_counter()
    if choice.device != "cpu":
        torch.cuda.reset_peak_memory_stats()
    config = _config(weights.folder)
    if config.model_type == "mixtral":
        from outreach.models import unfused_mixtral

        unfused_mixtral.install()
    copy, told = None, ""
    if choice.precision == "4bit":
        if choice.device_map:
            told = "not kept: only a model that stands whole on one device can be saved in 4 bits"
        else:
            origin = copies.origin_of(weights.folder, choice.compute_dtype)
            copy = copies.copy_folder(name, origin)
            told = copies.check_copy(copy, origin)
    is_copy = copy is not None and not told
    folder, config = (copy, _config(copy)) if is_copy else (weights.folder, config)
    tokenizer = AutoTokenizer.from_pretrained(folder, config=config, trust_remote_code=False)
    model = _read_or_tell(folder, config, choice, name)
    elsewhere = _on_cpu(choice)
    share = guard_4bit(model, name, elsewhere) if choice.precision == "4bit" else 0.0
    size = guard_bytes(model, choice, name)
    if is_copy:
        told = "used"
    elif copy is not None:
        told = f"{told}; {copies.save_copy(model, tokenizer, copy, origin, size)}"
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
        weight_bytes=size,
        share_4bit=share,
        seconds=time.perf_counter() - started,
        source=f"{weights.route}, commit {weights.revision}" if weights.revision else weights.route,
        copy=told,
        rows=choice.rows,
        layers_on_cpu=sum("layers." in module for module in elsewhere),
        peak_bytes=_peak_bytes(choice.device),
    )
    return model, tokenizer, report
