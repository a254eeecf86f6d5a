"""Where a model's weights are: a local folder, the hub's cache, an attached Kaggle copy, or the hub."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from outreach.errors import ModelError
from outreach.models.fit import DISK_MARGIN
from outreach.models.machines import free_disk, in_words
from outreach.models.registry import ModelSpec, shape_of_config
from outreach.models.sizes import ModelShape

KAGGLE_INPUT = Path(os.environ.get("OUTREACH_KAGGLE", "/kaggle")) / "input"
FOLDER_SETTING = "OUTREACH_MODELS"  # names a folder with one folder a model, by registry name
# What loading needs; the hub's folders also hold the same weights in other formats.
_WANTED = ["*.json", "*.safetensors", "*.model", "*.jinja"]
_UNWANTED = ["consolidated*", "original/*", "onnx/*"]
# The hub's client lets errors of whichever HTTP library it is built on through.
_CLIENTS = ("huggingface_hub", "httpx", "httpx2", "httpcore", "httpcore2", "requests", "urllib3")
_ANYWHERE = "smollm2-135m-instruct comes with the install and needs none"


@dataclass(frozen=True)
class Weights:
    """A folder that holds a whole model, and how it was found."""

    folder: Path
    route: str  # for a person: "local folder ...", "the hub's cache", ...
    revision: str = ""  # the hub's commit, where it is known


def is_whole(folder: Path) -> bool:
    """Whether a folder holds a configuration and every file of weights that its index names."""
    if not (folder / "config.json").is_file():
        return False
    index = folder / "model.safetensors.index.json"
    if index.is_file():
        try:
            named = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
        except (OSError, ValueError, KeyError):
            return False
        return bool(named) and all((folder / name).is_file() for name in named)
    return (folder / "model.safetensors").is_file()


# Not every copy's config.json writes what is left at its default: these must agree where both say them.
_TELLING = {f.name for f in fields(ModelShape)} - {"head_dim", "tie_word_embeddings", "num_experts_per_tok"}


def is_model(spec: ModelSpec, config: dict[str, Any], where: str) -> bool:
    """Whether a config.json describes this model: all sizes, experts, context and window agree."""
    try:
        found = shape_of_config(config, where)
    except ModelError:
        return False
    return all(getattr(found, name) == getattr(spec.config, name) for name in _TELLING)


def _in_own_folders(spec: ModelSpec) -> Weights | None:
    chosen = os.environ.get(FOLDER_SETTING)
    if not chosen:
        return None
    folder = Path(chosen) / spec.name
    if not folder.is_dir():
        return None
    if is_whole(folder):
        return Weights(folder, f"local folder {folder.name} in ${FOLDER_SETTING}")
    raise ModelError(
        "the folder lacks config.json or some of the *.safetensors that its index names",
        where=str(folder),
        next_step="Complete it, or remove it to have the model looked for elsewhere.",
    )


def _snapshot(spec: ModelSpec, *, offline: bool) -> Path:
    from huggingface_hub import snapshot_download

    return Path(
        snapshot_download(
            spec.hub_id,
            revision=spec.revision,
            allow_patterns=_WANTED,
            ignore_patterns=_UNWANTED,
            local_files_only=offline,
        )
    )


def _in_cache(spec: ModelSpec) -> Weights | None:
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        folder = _snapshot(spec, offline=True)
    except LocalEntryNotFoundError:
        return None  # never downloaded: the next place is asked
    return Weights(folder, "the hub's cache on this machine", folder.name) if is_whole(folder) else None


def find_attached(spec: ModelSpec, mount: Path = KAGGLE_INPUT) -> Weights | None:
    """An attached copy, found by looking: mounts have moved before, and names differ by owner."""
    if not mount.is_dir():
        return None
    for file in sorted(mount.rglob("config.json")):
        try:
            config = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue  # another data set's file
        if not isinstance(config, dict) or "quantization_config" in config:
            continue
        if is_model(spec, config, str(file)) and is_whole(file.parent) and _is_chat(file.parent, mount):
            return Weights(file.parent, f"attached on Kaggle: {file.parent.relative_to(mount)}")
    return None


def _is_chat(folder: Path, mount: Path) -> bool:
    """Base models have the sizes of their chat versions: the path or a chat template tells them apart."""
    path = folder.relative_to(mount).as_posix().lower()
    if any(word in path for word in ("chat", "instruct")) or (folder / "chat_template.jinja").is_file():
        return True
    tokenizer = folder / "tokenizer_config.json"
    return tokenizer.is_file() and "chat_template" in tokenizer.read_text(encoding="utf-8", errors="replace")


def _download(spec: ModelSpec, free: int | None) -> Weights:
    from huggingface_hub import constants

    cache = Path(constants.HF_HUB_CACHE)
    room = free_disk(cache) if free is None else free
    need = spec.bytes_16bit + DISK_MARGIN - _already(cache, spec)
    if need > room:
        raise ModelError(
            f"its download needs {in_words(need)} of disk and {in_words(room)} are free",
            where=spec.name,
            next_step="Free disk, set HF_HOME to a larger one, or choose a smaller model (`outreach plan`).",
        )
    folder = _snapshot(spec, offline=False)
    if not is_whole(folder):
        raise ModelError(
            "the hub's files hold no *.safetensors, or not all of them",
            where=spec.name,
            next_step=f"See {spec.source}; a complete copy can be given as a folder.",
        )
    return Weights(folder, f"downloaded from {spec.hub_id}", folder.name)


def _already(cache: Path, spec: ModelSpec) -> int:
    """Bytes of an interrupted download, which is gone on with."""
    blobs = cache / f"models--{spec.hub_id.replace('/', '--')}" / "blobs"
    return sum(file.stat().st_size for file in blobs.glob("*")) if blobs.is_dir() else 0


def _causes(error: BaseException) -> Iterable[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _told(spec: ModelSpec, error: Exception) -> ModelError:
    """The line that says what to do about a failed download."""
    from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, RepositoryNotFoundError

    chain = list(_causes(error))
    where = spec.name
    if any(isinstance(cause, GatedRepoError) for cause in chain):
        return ModelError(
            "asks for an accepted licence and a token",
            where=where,
            next_step=f"Accept the licence at {spec.source}, then run `hf auth login` or set HF_TOKEN. "
            f"Or give a folder that holds the weights.",
        )
    if any(isinstance(cause, RepositoryNotFoundError) for cause in chain):
        return ModelError(
            f"the hub does not show {spec.hub_id} to you",
            where=where,
            next_step=f"Check the token with `hf auth whoami` and the licence at {spec.source}.",
        )
    if any(isinstance(cause, OSError) and cause.errno == errno.ENOSPC for cause in chain):
        return ModelError(
            "the disk is full", where=where, next_step="Free disk, or set HF_HOME to a larger one."
        )
    for cause in chain:
        if isinstance(cause, HfHubHTTPError) and cause.response is not None:
            return ModelError(
                f"the model hub answers with status {cause.response.status_code}",
                where=where,
                next_step="Try again later; what is downloaded is kept.",
            )
    return ModelError(
        f"is not on this machine and the model hub cannot be reached ({type(error).__name__})",
        where=where,
        next_step=f"Check the network, or give a folder that holds the weights; {_ANYWHERE}.",
    )


def find_weights(spec: ModelSpec, mount: Path = KAGGLE_INPUT, free: int | None = None) -> Weights:
    """Where a model's weights are, downloaded if need be. Raises ModelError with what to do.

    Asked in this order: the folder that was named or one in $OUTREACH_MODELS, the install, the hub's
    cache, what is attached on Kaggle, the hub. `free` stands for the free bytes of the cache's disk.
    """
    if spec.kind == "folder":
        folder = Path(spec.hub_id)
        if is_whole(folder):
            return Weights(folder, "the folder that was named")
        raise ModelError(
            "some of the *.safetensors that its index names are missing",
            where=spec.hub_id,
            next_step="Complete the folder and try again.",
        )
    if found := _in_own_folders(spec):
        return found
    if spec.kind == "embedded":
        from outreach.models.embedded import embedded_folder

        return Weights(embedded_folder(), "comes with the install")
    if found := _in_cache(spec) or find_attached(spec, mount):
        return found
    try:
        return _download(spec, free)
    except Exception as error:
        if isinstance(error, OSError) or type(error).__module__.split(".")[0] in _CLIENTS:
            raise _told(spec, error) from error
        raise
