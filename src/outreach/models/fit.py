"""Which precision a machine can hold, and which number format it computes in; each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.errors import ModelError
from outreach.models.registry import ModelSpec

PRECISIONS = ("auto", "16bit", "4bit")
GIB = 2**30
# Beside the weights: activations, KV cache of a full batch, the interpreter and torch itself.
_HEADROOM_BYTES = int(1.5 * GIB)


@dataclass(frozen=True)
class Precision:
    """How a model is to be loaded."""

    precision: str  # "16bit" | "4bit"
    compute_dtype: str  # "float32" | "bfloat16" | "float16"
    device: str  # "cpu" | "cuda:0"
    reason: str


@dataclass(frozen=True)
class Machine:
    """What matters here of a machine for holding a model."""

    device: str  # "cpu" | "cuda:0"
    free_bytes: int  # of the memory that holds the weights
    fast_dtype: str  # 16-bit format with hardware support, or "float32"
    dtype_reason: str


def this_machine() -> Machine:
    """Detect the device the model will stand on. Imports torch."""
    import psutil
    import torch

    if torch.cuda.is_available():
        free, _ = torch.cuda.mem_get_info(0)
        major, minor = torch.cuda.get_device_capability(0)
        # is_bf16_supported() is True on a T4 by emulation: the capability decides.
        if (major, minor) >= (8, 0):
            return Machine("cuda:0", free, "bfloat16", f"compute capability {major}.{minor}")
        return Machine("cuda:0", free, "float16", f"compute capability {major}.{minor} has no bfloat16")
    free = psutil.virtual_memory().available
    capabilities = getattr(torch.cpu, "get_capabilities", dict)()  # torch before 2.10 has none
    if capabilities.get("avx512_bf16"):
        return Machine("cpu", free, "bfloat16", "this CPU computes in bfloat16 (AVX512-BF16)")
    # Without those instructions bfloat16 products run several times slower than float32 ones.
    return Machine("cpu", free, "float32", "this CPU has no bfloat16 instructions")


def choose_precision(spec: ModelSpec, wanted: str, machine: Machine) -> Precision:
    """The highest precision that fits, or the one that was asked for if it fits.

    In "16bit" on a CPU without 16-bit arithmetic the stored 16-bit values are widened to float32,
    which changes no value and costs twice the memory. Raises ModelError if it cannot fit.
    """
    if wanted not in PRECISIONS:
        raise ModelError(f"unknown precision {wanted!r}", next_step=f"Use {', '.join(PRECISIONS)}.")
    widened = machine.fast_dtype == "float32"
    need_16 = spec.bytes_16bit * (2 if widened else 1) + _HEADROOM_BYTES
    need_4 = int(spec.parameters * 0.62) + _HEADROOM_BYTES
    free = f"{machine.free_bytes / GIB:.1f} GiB free"
    how = f"computes in {machine.fast_dtype}: {machine.dtype_reason}"
    if wanted in ("auto", "16bit") and need_16 <= machine.free_bytes:
        why = (
            f"16-bit weights fit ({need_16 / GIB:.1f} GiB with room to work, {free}) and are truer than 4-bit"
            if wanted == "auto"
            else "16bit was asked for"
        )
        return Precision("16bit", machine.fast_dtype, machine.device, f"{why}; {how}")
    if wanted in ("auto", "4bit") and need_4 <= machine.free_bytes:
        why = (
            f"16-bit weights need {need_16 / GIB:.1f} GiB and there are {free}"
            if wanted == "auto"
            else "4bit was asked for"
        )
        return Precision("4bit", machine.fast_dtype, machine.device, f"{why}; {how}")
    need = need_16 if wanted == "16bit" else need_4
    smaller = "--precision 4bit, " if wanted == "16bit" else ""
    raise ModelError(
        f"needs {need / GIB:.1f} GiB and there are {free} on {machine.device}",
        where=spec.name,
        next_step=f"Try {smaller}a smaller model (`outreach models`), or close other programs.",
    )
