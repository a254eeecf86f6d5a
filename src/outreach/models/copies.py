"""4-bit copies of models on disk: saved once, used again when they are whole, made anew when not.

A copy counts only with its seal, a file written last that names every other file with its size and
hash, what it was made from, and the versions that made it. So a half-written copy has none, and a
damaged one does not match.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from outreach.models.embedded import cache_folder
from outreach.models.machines import GIB, free_disk, in_words

SEAL = "copy.json"
_MARGIN = GIB // 2
_BY = ("bitsandbytes", "transformers")


def origin_of(folder: Path, dtype: str) -> str:
    """What a copy is made from, in one line: the source's configuration, weights and number format.

    Weights are told by name, size and time of change: reading them all would take as long as loading.
    """
    digest = hashlib.sha256()
    for file in sorted([*folder.glob("*.json"), *folder.glob("*.safetensors"), *folder.glob("*.jinja")]):
        stat = file.stat()
        is_text = file.suffix != ".safetensors"
        told = file.read_bytes() if is_text else f"{stat.st_size} {stat.st_mtime_ns}".encode()
        digest.update(file.name.encode() + b"\0" + told + b"\0")
    return f"{digest.hexdigest()[:16]} {dtype} nf4+dq"


def copy_folder(name: str, origin: str) -> Path:
    """Where the copy of this origin is or will be."""
    tag = hashlib.sha256(origin.encode()).hexdigest()[:12]
    return cache_folder() / "models-4bit" / f"{name}-{tag}"


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "blake2b").hexdigest()[:32]


def _made_by() -> dict[str, str]:
    return {package: version(package) for package in _BY}


def check_copy(folder: Path, origin: str) -> str:
    """ "" for a copy that can be used, else why not."""
    if not folder.is_dir():
        return "there is none yet"
    try:
        seal = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        files = dict(seal["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return "it was not finished"
    if seal.get("origin") != origin:
        return "it was made from other weights"
    if seal.get("made_by") != _made_by():
        return "it was made by other versions"
    for name, (size, digest) in files.items():
        file = folder / name
        if not file.is_file() or file.stat().st_size != size or _hash(file) != digest:
            return f"{name} is damaged or missing"
    return ""


def save_copy(model: Any, tokenizer: Any, folder: Path, origin: str, size: int) -> str:
    """Save a freshly loaded 4-bit model; what was done, or why not, in words.

    It must not have computed yet: CPUs with AVX512-BF16 repack the weights in place at the first
    forward pass, and what is saved after that is damaged. Written beside its place, sealed, renamed.
    """
    free = free_disk(folder.parent)
    if size + _MARGIN > free:
        return f"not kept: it needs {in_words(size + _MARGIN)} of disk and {in_words(free)} are free"
    work = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".saving-", dir=folder.parent))
        model.save_pretrained(work)
        tokenizer.save_pretrained(work)
        files = {file.name: (file.stat().st_size, _hash(file)) for file in sorted(work.iterdir())}
        seal = {"origin": origin, "made_by": _made_by(), "files": files}
        (work / SEAL).write_text(json.dumps(seal, indent=1), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        work.rename(folder)
    except OSError as error:  # a full or read-only disk costs the copy, not the run
        return f"not kept: {error.strerror or error}"
    finally:
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)
    return "saved for the next time"
