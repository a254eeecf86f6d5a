"""The models this project knows, typed from registry.yaml. Imports no torch and asks for no token."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path

from outreach.errors import ModelError
from outreach.text import safe_file_part


@dataclass(frozen=True)
class ModelSpec:
    """What is known of one model without loading it."""

    name: str
    kind: str  # embedded | hub | folder
    hub_id: str
    family: str  # of its chat format
    parameters: int
    context: int  # tokens
    kv_bytes_per_token: int  # bytes, fp16
    licence: str
    source: str  # where these facts stand
    gated: bool = False  # the hub asks for an accepted licence and a token
    not_loadable: str = ""  # why it cannot be loaded, "" when it can

    @property
    def bytes_16bit(self) -> int:
        return 2 * self.parameters


@cache
def list_models() -> tuple[ModelSpec, ...]:
    """Every model in the registry, in its order. Raises ModelError if the file is malformed."""
    import yaml

    text = files("outreach.models").joinpath("registry.yaml").read_text(encoding="utf-8")
    known = {f.name: f for f in fields(ModelSpec)}
    specs = []
    for entry in yaml.safe_load(text):
        if unknown := set(entry) - set(known):
            raise ModelError(f"unknown keys {sorted(unknown)}", where=f"registry.yaml, {entry}")
        for key, value in entry.items():
            wanted = {"int": int, "bool": bool, "str": str}[str(known[key].type)]
            if not isinstance(value, wanted):
                raise ModelError(f"{key} is {value!r}", where=f"registry.yaml, {entry['name']}")
        specs.append(ModelSpec(**entry))
    return tuple(specs)


def _spec_of_folder(folder: Path) -> ModelSpec:
    """The spec of weights in a local folder in the hub's layout, from what its files say."""
    where = str(folder)
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise ModelError(f"its config.json cannot be read ({error})", where=where) from error
    weights = list(folder.glob("*.safetensors"))
    if not weights:
        raise ModelError(
            "holds no *.safetensors",
            where=where,
            next_step="Give a folder with config.json, the tokenizer and the weights in that format.",
        )
    bytes_each = 4 if config.get("dtype", config.get("torch_dtype")) == "float32" else 2
    heads = config.get("num_attention_heads") or 1
    head_size = config.get("head_dim") or config.get("hidden_size", 0) // heads
    key_heads = config.get("num_key_value_heads") or heads
    return ModelSpec(
        name=safe_file_part(folder.resolve().name, "local-model"),
        kind="folder",
        hub_id=where,
        family="its own chat template",
        parameters=sum(file.stat().st_size for file in weights) // bytes_each,
        context=config.get("max_position_embeddings", 2048),
        kv_bytes_per_token=2 * 2 * config.get("num_hidden_layers", 1) * key_heads * head_size,
        licence="unknown",
        source=where,
    )


def get_spec(name: str) -> ModelSpec:
    """The spec of a model by its registry name, or of a local folder by its path.

    Raises ModelError with the near names.
    """
    names = [spec.name for spec in list_models()]
    if name in names:
        return list_models()[names.index(name)]
    if (Path(name) / "config.json").is_file():
        return _spec_of_folder(Path(name))
    near = difflib.get_close_matches(name.lower(), names, n=3, cutoff=0.4)
    told = f"Did you mean {' or '.join(near)}?" if near else "See `outreach models`."
    raise ModelError(f"unknown model {name!r}", next_step=told)
