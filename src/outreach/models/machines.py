"""What a machine has for a model: this one, those known by name, or one told in numbers."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from outreach.errors import ModelError

GIB = 2**30
_OLDEST = (7, 0)  # torch's CUDA 12.8 builds hold code from compute capability 7.0 on
_ASSUMED_CARD, _ASSUMED_RAM, _ASSUMED_LINK = 300e9, 25e9, 10e9  # bytes a second, where nothing is known


def in_words(size: float) -> str:
    """Bytes for a person."""
    return f"{size / GIB:.1f} GiB" if size >= GIB / 10 else f"{size / 2**20:.0f} MiB"


@dataclass(frozen=True)
class Gpu:
    """One CUDA card."""

    name: str
    free_bytes: int
    capability: tuple[int, int]  # compute capability
    bandwidth: float  # bytes a second, between the card's memory and its processor


@dataclass(frozen=True)
class Machine:
    """What matters of a machine for holding and running a model."""

    name: str
    free_ram: int  # bytes
    gpus: tuple[Gpu, ...] = ()
    free_disk: int | None = None  # bytes; None: not known, and not checked
    ram_bandwidth: float = _ASSUMED_RAM  # bytes a second
    link_bandwidth: float = _ASSUMED_LINK  # bytes a second, memory to card
    cpu_dtype: str = "float32"  # what its processor computes fast in
    mounts: bool = False  # weights can be attached without a download
    unusable: str = ""  # why no model ever runs there
    note: str = ""

    @property
    def compute_dtype(self) -> tuple[str, str]:
        """(dtype, the reason for it)."""
        if not self.gpus:
            if self.cpu_dtype == "bfloat16":
                return "bfloat16", "this CPU computes in bfloat16 (AVX512-BF16)"
            # without those instructions bfloat16 products run several times slower than float32 ones
            return "float32", "this CPU has no bfloat16 instructions"
        oldest = min(gpu.capability for gpu in self.gpus)
        told = f"compute capability {oldest[0]}.{oldest[1]}"
        # is_bf16_supported() is True on a T4 by emulation: the capability decides
        if oldest >= (8, 0):
            return "bfloat16", told
        return "float16", f"{told} has no bfloat16"

    @property
    def refused(self) -> str:
        """Why nothing runs on it, "" when it can."""
        if self.unusable:
            return self.unusable
        old = [gpu for gpu in self.gpus if gpu.capability < _OLDEST]
        if old:
            major, minor = old[0].capability
            return f"torch has no code for the {old[0].name}'s compute capability {major}.{minor}"
        return ""


def _number(table: dict[str, Any], key: str, where: str, default: float | None = None) -> float:
    value = table.pop(key, default)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0:
        return float(value)
    raise ModelError(f"{key} is {value!r}, not a number above zero", where=where)


def _machine(entry: dict[str, Any], where: str) -> Machine:
    table = dict(entry)
    gpus = []
    for told in table.pop("gpus", []):
        card = dict(told)
        capability = tuple(card.pop("capability"))
        free = int(_number(card, "free_gib", where) * GIB)
        gpus.append(Gpu(card.pop("name"), free, capability, _number(card, "gb_s", where) * 1e9))
        if card:
            raise ModelError(f"unknown keys {sorted(card)}", where=where)
    machine = Machine(
        name=table.pop("name"),
        free_ram=int(_number(table, "free_ram_gib", where) * GIB),
        gpus=tuple(gpus),
        free_disk=int(_number(table, "free_disk_gib", where) * GIB),
        ram_bandwidth=_number(table, "ram_gb_s", where) * 1e9,
        link_bandwidth=_number(table, "link_gb_s", where, _ASSUMED_LINK / 1e9) * 1e9,
        mounts=bool(table.pop("mounts", False)),
        unusable=table.pop("unusable", ""),
        note=table.pop("note", ""),
    )
    if table:
        raise ModelError(f"unknown keys {sorted(table)}", where=where)
    return machine


@cache
def named_machines() -> tuple[Machine, ...]:
    """Every machine in machines.yaml, in its order."""
    import yaml

    text = files("outreach.models").joinpath("machines.yaml").read_text(encoding="utf-8")
    return tuple(_machine(entry, f"machines.yaml, {entry['name']}") for entry in yaml.safe_load(text))


def cpu_dtype() -> str:
    """What this processor computes fast in: "bfloat16" or "float32". Imports torch."""
    import torch

    capabilities = getattr(torch.cpu, "get_capabilities", dict)()  # torch before 2.10 has none
    return "bfloat16" if capabilities.get("avx512_bf16") else "float32"


def this_machine() -> Machine:
    """Detect what is free here and now. Imports torch."""
    import psutil
    import torch

    gpus = []
    for index in range(torch.cuda.device_count() if torch.cuda.is_available() else 0):
        card = torch.cuda.get_device_properties(index)
        # width in bits x twice the clock in kHz; builds of torch that do not tell either get an assumption
        width, clock = getattr(card, "memory_bus_width", 0), getattr(card, "memory_clock_rate", 0)
        bandwidth = width / 8 * clock * 1e3 * 2 or _ASSUMED_CARD
        free = torch.cuda.mem_get_info(index)[0]
        gpus.append(Gpu(card.name, free, (card.major, card.minor), bandwidth))
    from outreach.models.embedded import cache_folder

    return Machine(
        name="this machine",
        free_ram=psutil.virtual_memory().available,
        gpus=tuple(gpus),
        free_disk=free_disk(cache_folder()),
        cpu_dtype=cpu_dtype(),
        note="detected now; the bandwidths of its memory and of the way to its card are assumed",
    )


def free_disk(folder: Any) -> int:
    """Free bytes where a folder is or will be."""
    from pathlib import Path

    place = Path(folder).absolute()
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free


def machine_from_numbers(text: str) -> Machine:
    """A machine told as "ram=16", "gpu=8,ram=32,capability=8.6,disk=100" or "gpu=24+24,ram=64".

    In GiB that are free. Without a capability a card counts as 7.5, the oldest in common use.
    """
    values = {}
    for part in text.replace(" ", "").split(","):
        key, _, value = part.partition("=")
        values[key] = value
    known = ("gpu", "ram", "disk", "capability")
    try:
        if set(values) - set(known) or "ram" not in values:
            raise ValueError
        major, _, minor = values.get("capability", "7.5").partition(".")
        sizes = [float(size) for size in values["gpu"].split("+")] if values.get("gpu") else []
        ram = float(values["ram"])
        disk = float(values["disk"]) if "disk" in values else None
        if min([ram, disk or 1, *sizes]) <= 0:
            raise ValueError
        capability = (int(major), int(minor or 0))
    except ValueError as error:
        raise ModelError(
            f"unknown machine {text!r}",
            next_step=f"Use {', '.join(m.name for m in named_machines())}, this, or numbers in GiB such as "
            "gpu=8,ram=16,disk=100,capability=8.6 (gpu=14+14 for two cards; ram alone for none).",
        ) from error
    gpus = tuple(Gpu("card", int(size * GIB), capability, _ASSUMED_CARD) for size in sizes)
    free = None if disk is None else int(disk * GIB)
    note = "as told; bandwidths are assumed"
    return Machine(name=text, free_ram=int(ram * GIB), gpus=gpus, free_disk=free, note=note)


def get_machine(name: str) -> Machine:
    """A machine by its name, "this" for the one this runs on, or from numbers. Raises ModelError."""
    if name in ("this", "this machine"):
        return this_machine()
    named = next((machine for machine in named_machines() if machine.name == name), None)
    return named or machine_from_numbers(name)


def own_peak_bytes() -> int:
    """The most memory that this process held at once.

    Where the system tells it: on Linux `ru_maxrss` begins with what the parent held when it forked.
    """
    status = Path("/proc/self/status")
    if status.exists() and (found := re.search(r"^VmHWM:\s+(\d+) kB", status.read_text(), re.MULTILINE)):
        return int(found[1]) * 1024
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        import psutil

        return psutil.Process().memory_info().rss
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
