"""The models this project knows, typed from registry.yaml. Imports no torch and asks for no token."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from outreach.errors import ModelError


@dataclass(frozen=True)
class ModelSpec:
    """What is known of one model without loading it."""

    name: str
    kind: str  # embedded | hub
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


def get_spec(name: str) -> ModelSpec:
    """The spec of a model by its registry name. Raises ModelError with the near names."""
    import difflib

    names = [spec.name for spec in list_models()]
    if name in names:
        return list_models()[names.index(name)]
    near = difflib.get_close_matches(name.lower(), names, n=3, cutoff=0.4)
    told = f"Did you mean {' or '.join(near)}?" if near else "See `outreach models`."
    raise ModelError(f"unknown model {name!r}", next_step=told)
