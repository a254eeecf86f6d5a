"""The models this project knows, typed from registry.yaml. Imports no torch and asks for no token."""

from __future__ import annotations

import difflib
import json
import types
import typing
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from outreach.errors import ModelError
from outreach.models import sizes
from outreach.models.sizes import ModelShape
from outreach.text import safe_file_part


@dataclass(frozen=True)
class Score:
    """A published score of a model."""

    name: str  # MMLU | HumanEval (percent) | MT-Bench (1 to 10) | arena (rating)
    value: float
    setting: str  # shots, by whom, when
    source: str


@dataclass(frozen=True)
class ModelSpec:
    """What is known of one model without loading it."""

    name: str
    kind: str  # embedded | hub | folder
    hub_id: str
    family: str  # of its chat format
    config: ModelShape
    licence: str
    source: str  # where these facts stand
    revision: str = "main"
    kaggle: str = ""  # handle of the same weights on Kaggle, "" when none is known
    gated: bool = False  # the hub asks for an accepted licence and a token
    not_loadable: str = ""  # why it cannot be loaded, "" when it can
    stop_ids: tuple[int, ...] = ()  # every id that ends an answer
    scores: tuple[Score, ...] = ()
    served_as: tuple[str, ...] = ()  # names under which servers offer it, without quantisation

    @property
    def parameters(self) -> int:
        return sizes.parameters(self.config)

    @property
    def context(self) -> int:
        """Tokens of prompt and answer together."""
        return self.config.max_position_embeddings

    @property
    def bytes_16bit(self) -> int:
        return sizes.weight_bytes(self.config, "16bit")

    @property
    def bytes_4bit(self) -> int:
        """NF4 with double quantisation; embeddings, head, norms and router in 16-bit."""
        return sizes.weight_bytes(self.config, "4bit")

    @property
    def kv_bytes_per_token(self) -> int:
        """Bytes in fp16."""
        return sizes.kv_bytes(self.config)

    def score(self, name: str) -> Score | None:
        return next((score for score in self.scores if score.name == name), None)


def _typed(cls: type, entry: dict[str, Any], where: str) -> Any:
    """A frozen record from a YAML table: every key known, every value of its type."""
    hints = typing.get_type_hints(cls)
    known = {f.name: f for f in fields(cls)}
    if unknown := set(entry) - set(known):
        raise ModelError(f"unknown keys {sorted(unknown)}", where=where)
    required = {name for name, f in known.items() if f.default is MISSING}
    if missing := required - set(entry):
        raise ModelError(f"missing keys {sorted(missing)}", where=where)
    values = {}
    for key, value in entry.items():
        wanted, place = hints[key], f"{where}, {key}"
        if wanted is ModelShape and isinstance(value, dict):
            values[key] = _typed(ModelShape, value, place)
        elif isinstance(wanted, types.GenericAlias) and isinstance(value, list):
            item = typing.get_args(wanted)[0]
            is_plain = item in (int, str)
            if is_plain and not all(type(part) is item for part in value):
                raise ModelError(f"is {value!r}", where=place)
            values[key] = tuple(value if is_plain else [_typed(item, part, place) for part in value])
        elif wanted is float and type(value) in (int, float):
            values[key] = float(value)
        elif wanted in (int, bool, str) and type(value) is wanted:
            values[key] = value
        else:
            raise ModelError(f"is {value!r}", where=place)
    return cls(**values)


def read_registry(text: str, where: str = "registry.yaml") -> tuple[ModelSpec, ...]:
    """The specs in a registry's text. Raises ModelError naming the entry and the key."""
    import yaml

    return tuple(_typed(ModelSpec, entry, f"{where}, {entry.get('name')}") for entry in yaml.safe_load(text))


@cache
def list_models() -> tuple[ModelSpec, ...]:
    """Every model in the registry, in its order. Raises ModelError if the file is malformed."""
    return read_registry(files("outreach.models").joinpath("registry.yaml").read_text(encoding="utf-8"))


def shape_of_config(config: dict[str, Any], where: str) -> ModelShape:
    """The shape in a config.json. Raises ModelError when a value is missing that sizes depend on."""
    heads = config.get("num_attention_heads")
    values = {
        "num_key_value_heads": heads,
        "intermediate_size": 4 * (config.get("hidden_size") or 0),
        "max_position_embeddings": 2048,
        "num_experts_per_tok": 0,
    }
    for field in fields(ModelShape):
        if config.get(field.name) is not None:
            values[field.name] = config[field.name]
    try:
        shape = ModelShape(**values)
        if min(shape.hidden_size, shape.num_hidden_layers, shape.num_attention_heads) > 0:
            return shape
    except TypeError:
        pass  # told below, with the file's name
    raise ModelError(
        "its config.json does not describe a decoder language model",
        where=where,
        next_step="Give the folder of a causal language model in the hub's layout.",
    )


def _spec_of_folder(folder: Path) -> ModelSpec:
    """The spec of weights in a local folder in the hub's layout, from what its files say."""
    where = str(folder)
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise ModelError(f"its config.json cannot be read ({error})", where=where) from error
    if not any(folder.glob("*.safetensors")):
        raise ModelError(
            "holds no *.safetensors",
            where=where,
            next_step="Give a folder with config.json, the tokenizer and the weights in that format.",
        )
    return ModelSpec(
        name=safe_file_part(folder.resolve().name, "local-model"),
        kind="folder",
        hub_id=where,
        family="",  # told from its files by chat.py
        config=shape_of_config(config, where),
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
