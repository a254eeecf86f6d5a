"""Where a session's inputs and outputs are, found by looking: mounts have moved before."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from outreach.errors import RunError
from outreach.packing import PACKAGE_FILE, Package, read_package
from outreach.runs import Run, open_run

# $OUTREACH_KAGGLE names another folder with input/ and working/ in it, as on Colab.
ROOT = Path(os.environ.get("OUTREACH_KAGGLE", "/kaggle"))
INPUT, WORKING = ROOT / "input", ROOT / "working"
RUN_NAME = "run"
_DEPTH = 6  # folders below the mount; weights lie deeper, and are not what is looked for here
_COPIED = ("manifest.json", "drafts.jsonl", "completions.jsonl", "run.log")


def _named(name: str, mount: Path) -> list[Path]:
    """Files of this name below the mount, the nearest first."""
    found = [path for depth in range(1, _DEPTH) for path in sorted(mount.glob("*/" * depth + name))]
    return [path for path in found if path.is_file()]


def find_package(mount: Path | None = None) -> Path:
    """The folder of the attached package. Raises RunError with what to attach."""
    mount = mount or INPUT
    found = [file.parent for file in _named(PACKAGE_FILE, mount) if (file.parent / "resumes.jsonl").is_file()]
    if len(found) == 1:
        return found[0]
    if found:
        told = ", ".join(str(folder.relative_to(mount)) for folder in found)
        raise RunError(
            f"{len(found)} packages are attached: {told}",
            where=str(mount),
            next_step="Leave one attached and restart the session.",
        )
    raise RunError(
        "the package data set is not attached",
        where=str(mount),
        next_step="Push it (make kaggle RUN=... prints the command) and name it in dataset_sources of "
        "kernel-metadata.json, or add it by hand: Add Input > Datasets.",
    )


def open_session_run(package: Package, mount: Path | None = None, working: Path | None = None) -> Run:
    """The run to write into; what an earlier session finished is taken over from where it is attached.

    Of several the one with the most drafts. Runs of another package are left alone.
    """
    mount, target = mount or INPUT, (working or WORKING) / RUN_NAME
    if not (target / "manifest.json").is_file():
        earlier = [file.parent for file in _named("manifest.json", mount) if _goes_on(file, package)]
        if earlier:
            best = max(earlier, key=lambda folder: _size(folder / "drafts.jsonl"))
            _take_over(best, target)
    return open_run(target)


def _goes_on(manifest: Path, package: Package) -> bool:
    try:
        told = json.loads(manifest.read_text(encoding="utf-8")).get("fingerprint", {})
    except (OSError, ValueError, AttributeError):
        return False  # another data set's file
    return isinstance(told, dict) and told.get("resumes") == package.fingerprint["resumes"]


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _take_over(earlier: Path, target: Path) -> None:
    """Copy what a run goes on from; its manifest last, so that a stop in between copies again."""
    (target / "emails").mkdir(parents=True, exist_ok=True)
    for file in sorted((earlier / "emails").glob("*.txt")):
        shutil.copyfile(file, target / "emails" / file.name)
    for name in reversed(_COPIED):
        if (earlier / name).is_file():  # copyfile: inputs are read-only, and their modes must not come along
            shutil.copyfile(earlier / name, target / name)


__all__ = ["INPUT", "WORKING", "find_package", "open_session_run", "read_package"]
