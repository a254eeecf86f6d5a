"""Installs what a session's image lacks or has too old, from the wheels that were attached with the package.

Nothing is asked of a network. Which versions are needed is what this package's own metadata says.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path

from outreach.errors import MissingDependency

# What loading and writing rest on; everything else that a session uses comes with any notebook image.
NEEDED = ("torch", "transformers", "accelerate", "bitsandbytes", "jinja2", "pyyaml", "psutil", "tqdm")
# The image's own are kept in whatever version: pyproject's ranges for them are those of a fresh machine.
_ANY_VERSION = ("jinja2", "pyyaml", "psutil", "tqdm")
_ASYNC_LOAD_FROM = (5, 4)


def needed_ranges() -> dict[str, str]:
    """Package -> range of versions that a session needs ("" for any), from the installed metadata."""
    from packaging.requirements import Requirement

    told = [Requirement(line) for line in metadata.requires("outreach") or ()]
    ranges = {requirement.name.lower(): str(requirement.specifier) for requirement in told}
    return {name: "" if name in _ANY_VERSION else ranges.get(name, "") for name in NEEDED}


def installed(names: Sequence[str]) -> dict[str, str]:
    """Versions of what is installed, without importing it."""
    found = {}
    for name in names:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def unfit(ranges: Mapping[str, str], versions: Mapping[str, str]) -> dict[str, str]:
    """Package -> what is wrong with it: "missing", or the version that is out of range."""
    from packaging.specifiers import SpecifierSet

    found = {}
    for name, wanted in ranges.items():
        if name not in versions:
            found[name] = "missing"
        elif not SpecifierSet(wanted).contains(versions[name], prereleases=True):
            found[name] = versions[name]
    return found


def install_missing(folder: Path) -> list[str]:
    """Install from `folder` what is missing or out of range; returns the requirements that were.

    The image's torch always stays: no wheel of it is attached. Raises MissingDependency with pip's words.
    """
    ranges = needed_ranges()
    wanted = [name + ranges[name] for name in unfit(ranges, installed(NEEDED)) if name != "torch"]
    if wanted:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        command += ["--no-index", "--find-links", str(folder), *wanted]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            lines = [line for line in done.stderr.splitlines() if "ERROR" in line]
            raise MissingDependency(
                f"{', '.join(wanted)} cannot be installed: {' '.join(lines)[:300]}",
                where=str(folder),
                next_step="Make the package again (make kaggle RUN=...), push it, and restart the session.",
            )
        importlib.invalidate_caches()
    return wanted


def set_switches(versions: Mapping[str, str]) -> dict[str, str]:
    """Set the environment that libraries read when they are imported; returns what was set."""
    switches = {
        # no network is asked: a model that is not attached fails at once, with what to attach
        "HF_HUB_OFFLINE": "1",
        # else the image's sitecustomize puts its own endpoint into google-generativeai
        "KAGGLE_DISABLE_GOOGLE_GENERATIVE_AI_INTEGRATION": "1",
    }
    release = tuple(int(part) for part in versions.get("transformers", "0").split(".")[:2] if part.isdigit())
    if release < _ASYNC_LOAD_FROM:
        # before 5.4 weights waiting to be quantised pile up on the card (transformers pull request 44576)
        switches["HF_DEACTIVATE_ASYNC_LOAD"] = "1"
    os.environ.update(switches)
    return switches
