"""Builds what is pushed to Kaggle: the notebook's folder and the data set with wheels and a run's inputs.

    KAGGLE_USERNAME=you python kaggle/build.py runs/demo

Wheels that the image lacks come from the package registry, for Kaggle's Python and not for this one.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from outreach.errors import MissingDependency, OutreachError, SettingsError
from outreach.packing import Packed, pack_run
from outreach.runs import open_run

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
USER_VARIABLE = "KAGGLE_USERNAME"
NOTEBOOK, PACKAGE = "mixtral-8x7b", "package"
# Kaggle's image of August 2026: Python 3.12 on an x86_64 Linux whose glibc takes these
PYTHON = "312"
PLATFORMS = (
    "manylinux_2_28_x86_64",
    "manylinux_2_24_x86_64",
    "manylinux_2_17_x86_64",
    "manylinux2014_x86_64",
)
# bitsandbytes is missing there; the others are in it in some version, and are installed only where that is
# out of range, with what their own newest versions ask for. Never torch: it is built for the image's CUDA.
WHEELS = (
    "bitsandbytes", "accelerate", "transformers", "tokenizers", "safetensors", "regex",
    "huggingface_hub", "hf-xet", "httpx2", "httpcore2", "click",
)  # fmt: skip
_SOURCE = ("pyproject.toml", "README.md", "LICENSE")


def user() -> str:
    name = os.environ.get(USER_VARIABLE, "").strip()
    if re.fullmatch(r"[A-Za-z0-9-]{2,60}", name):
        return name
    raise SettingsError(
        f"is {name!r}, not the name of a Kaggle account" if name else "is not set",
        where=USER_VARIABLE,
        next_step=f"It is in the address of your Kaggle profile: make kaggle RUN=... {USER_VARIABLE}=you",
    )


def pins(root: Path) -> dict[str, str]:
    """Package -> exact version, from constraints.txt; names as the registry writes them."""
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    return {name.lower().replace("_", "-"): version for name, version in found.items()}


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        told = " ".join(done.stderr.split())[-400:]
        raise MissingDependency(
            f"pip {arguments[0]} failed: {told}", next_step="Check the network and try again."
        )


def build_wheel(root: Path, target: Path) -> None:
    """This package as a wheel, from a copy: what lies about in build/ of a work tree would get into it."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        shutil.copytree(
            root / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
        for file in _SOURCE:
            shutil.copy(root / file, copy / file)
        _pip("wheel", "--quiet", "--no-deps", "--wheel-dir", str(target), str(copy))


def download_wheels(root: Path, target: Path) -> None:
    """The pinned wheels for Kaggle's Python; about 65 MB."""
    versions = pins(root)
    wanted = [f"{name}=={versions[name.lower().replace('_', '-')]}" for name in WHEELS]
    platforms = [part for platform in PLATFORMS for part in ("--platform", platform)]
    _pip("download", "--quiet", "--no-deps", "--only-binary", ":all:", "--implementation", "cp",
         "--python-version", PYTHON, *platforms, "--dest", str(target), *wanted)  # fmt: skip


def _filled(source: Path, target: Path, name: str) -> None:
    """A metadata file with the account's name in place of USER."""
    told = json.loads(source.read_text(encoding="utf-8"))
    for key in ("id", "dataset_sources", "kernel_sources"):
        if isinstance(told.get(key), str):
            told[key] = re.sub(r"^USER/", f"{name}/", told[key])
        elif key in told:
            told[key] = [re.sub(r"^USER/", f"{name}/", source) for source in told[key]]
    target.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def build(run_folder: Path, out: Path, root: Path = ROOT) -> Packed:
    """Both folders, whole or not at all; what was built before is replaced."""
    name, run = user(), open_run(run_folder, must_exist=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".building-", dir=out.parent))
    try:
        for part in (NOTEBOOK, PACKAGE):
            (work / part).mkdir()
        build_wheel(root, work / PACKAGE)
        download_wheels(root, work / PACKAGE)
        packed = pack_run(run, work / PACKAGE)
        _filled(
            root / "kaggle" / PACKAGE / "dataset-metadata.json",
            work / PACKAGE / "dataset-metadata.json",
            name,
        )
        source = root / "kaggle" / NOTEBOOK
        _filled(source / "kernel-metadata.json", work / NOTEBOOK / "kernel-metadata.json", name)
        for file in source.glob("*.ipynb"):
            shutil.copy(file, work / NOTEBOOK / file.name)
        shutil.rmtree(out, ignore_errors=True)
        work.rename(out)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return packed


def told(packed: Packed, run_folder: Path, out: Path) -> str:
    """What was packed, and the commands that a person types next."""
    package = packed.package
    kernel = json.loads((out / NOTEBOOK / "kernel-metadata.json").read_text(encoding="utf-8"))["id"]
    size = sum(file.stat().st_size for file in (out / PACKAGE).iterdir()) / 1e6
    how = (
        "masked: names, contacts and present employers stay here"
        if package.masked
        else "IN CLEAR, as the settings say"
    )
    home = f"{run_folder}-kaggle"
    lines = [
        f"{out / PACKAGE}: {len(package.jobs)} jobs and {len(package.resumes)} resumes, {how}; {size:.0f} MB",
        *(f"  left at home: {resume}: {reason}" for resume, reason in packed.not_packed.items()),
        "Next (pip install kaggle; its page on your account's settings gives the token):",
        f"  kaggle datasets create -p {out / PACKAGE}            # the first time",
        f"  kaggle datasets version -p {out / PACKAGE} -m again  # every other time",
        f"  kaggle kernels push -p {out / NOTEBOOK}              # when the data set is ready",
        f"  kaggle kernels status {kernel}",
        f"  kaggle kernels output {kernel} -p {home}",
        f"  outreach merge {run_folder} {home}",
    ]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2):
        print("usage: python kaggle/build.py RUN [FOLDER]", file=sys.stderr)
        return 2
    run_folder, out = Path(arguments[0]), Path(arguments[1] if len(arguments) > 1 else "dist/kaggle")
    try:
        print(told(build(run_folder, out), run_folder, out))
    except OutreachError as error:
        print(f"kaggle/build.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
