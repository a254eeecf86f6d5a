"""Which model of the registry a server's model name means, so that results of both can be compared."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from outreach.models.registry import ModelSpec, list_models
from outreach.text import plain, safe_file_part

_QUANTISATION = re.compile(
    r"[-._:](?:i?q\d\w*(?:_\w+)*|f16|fp16|bf16|f32|fp32|awq|gptq(?:-\w+)*|int[48]|fp8|nf4|4bit|8bit)$",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:gguf|bin|safetensors)$", re.IGNORECASE)


def short_name(name: str) -> str:
    """The part of a server's name that tells the model: no folders, file ending, tag or quantisation."""
    last = PurePosixPath(name.strip().replace("\\", "/")).name
    previous = None
    while previous != last:
        previous = last
        last = _QUANTISATION.sub("", _FILE.sub("", last.removesuffix(":latest")))
    return last


def registry_spec(name: str) -> ModelSpec | None:
    """The registry's entry for a server's model name, or None when no entry is surely meant.

    Only a whole name counts: "mixtral:8x22b" is not "mixtral".
    """
    wanted = short_name(name).lower()
    for spec in list_models():
        known = {spec.name, spec.hub_id.rsplit("/", 1)[-1].lower(), *spec.served_as}
        if wanted in known or plain(wanted) in {plain(entry) for entry in known if len(entry) > 12}:
            return spec
    return None


def file_name(name: str, by: str) -> str:
    """The name that runs and files use: the registry's where one is meant, and by what it is served."""
    spec = registry_spec(name)
    return f"{spec.name if spec else safe_file_part(short_name(name), 'model')}-{by}"
