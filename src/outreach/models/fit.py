"""What fits where: the memory a model needs, against what a machine has, as a verdict with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from outreach.errors import ModelError
from outreach.models import sizes
from outreach.models.machines import GIB, Machine, get_machine, in_words
from outreach.models.memory import (
    ALL_ROWS,
    CONTEXT,
    MOST_ROWS,
    ROOM_ROWS,
    Memory,
    device_map_of,
    fewest_on_cpu,
    fits,
    least_seconds,
    memory_for,
    most_rows,
    spread,
)
from outreach.models.registry import ModelSpec

PRECISIONS = ("auto", "16bit", "4bit")
DISK_MARGIN = GIB


@dataclass(frozen=True)
class Verdict:
    """Whether and how one model runs on one machine."""

    model: str
    machine: str
    kind: str  # "fits" | "offload" | "no"
    precision: str  # "16bit" | "4bit" | ""
    compute_dtype: str
    batch: int  # answers at once; 0 when it does not fit
    context: int  # tokens of prompt and answer together
    layers_on_cpu: int
    seconds_per_token: float | None  # for one answer, at least: the time to read the weights once
    memory: Memory | None  # all devices together
    device_map: dict[str, int | str] = field(default_factory=dict)  # module -> card number or "cpu"
    download: int = 0  # bytes
    reason: str = ""
    instead: str = ""  # what to do when it does not fit

    @property
    def fits(self) -> bool:
        return self.kind != "no"

    @property
    def said(self) -> str:
        """The verdict in one short line."""
        if self.kind == "no":
            return f"no: {self.reason}. {self.instead}".strip()
        speed = f"at least {self.seconds_per_token:.2g} s a token"
        start = f"{self.precision.replace('bit', '-bit')}, {self.batch} at once of {self.context:,} tokens"
        if self.kind == "offload":
            return f"{start}, {self.layers_on_cpu} layers on the CPU, {speed}"
        return f"{start}, {speed}"


@dataclass(frozen=True)
class Precision:
    """How a model is to be loaded."""

    precision: str  # "16bit" | "4bit"
    compute_dtype: str  # "float32" | "bfloat16" | "float16"
    device: str  # "cpu" | "cuda:0"
    reason: str
    device_map: dict[str, int | str] = field(default_factory=dict)  # {}: all on `device`
    rows: int = MOST_ROWS  # answers at once that fit


def download_bytes(spec: ModelSpec, machine: Machine | None = None) -> int:
    """Bytes to download at most: nothing for the embedded model, a folder, or an attached copy."""
    attached = machine is not None and machine.mounts and spec.kaggle
    return 0 if spec.kind != "hub" or attached else spec.bytes_16bit


def _instead(spec: ModelSpec, machine: Machine, context: int, batch: int | None) -> str:
    """What to do when a model does not fit."""
    from outreach.models.registry import list_models

    if batch and batch > 1 and (most := most_rows(spec, machine, "4bit", context)):
        return f"At most {most} at once fit"
    shorter = context // 2
    while shorter >= 512:
        if fits(spec, machine, "4bit", shorter, 1):
            return f"With --context {shorter} it fits"
        if on_cpu := fewest_on_cpu(spec, machine, shorter, 1):
            slow = least_seconds(spec, machine, "4bit", on_cpu)
            cost = f"{on_cpu} layers on the CPU, at least {slow:.2g} s a token"
            return f"With --context {shorter} it fits, {cost}"
        shorter //= 2
    smaller = [
        other
        for other in list_models()
        if not other.not_loadable and other.parameters < spec.parameters and other.kind == "hub"
        if most_rows(other, machine, "4bit", min(context, other.context))
    ]
    best = f"Use {max(smaller, key=lambda s: s.parameters).name} here" if smaller else ""
    kaggle = get_machine("kaggle-t4x2")
    fits_there = machine.name != kaggle.name and fits(spec, kaggle, "4bit", context, 1)
    elsewhere = "Kaggle's two T4s (`outreach plan`)" if fits_there else ""
    local = "a local server with a GGUF file"
    ways = [way for way in (elsewhere, local) if way]
    return f"{best}, or " * bool(best) + ("run it" if best else "Run it") + f" on {' or '.join(ways)}"


def plan(
    spec: ModelSpec,
    machine: Machine,
    context: int | None = None,
    batch: int | None = None,
    precision: str = "auto",
) -> Verdict:
    """Whether a model runs on a machine: 16-bit, 4-bit, with layers on the CPU, or not.

    `context` is prompt and answer in tokens (2,048, or the model's own if that is less); without `batch`
    the most answers at once are told. `auto` takes the highest precision that fits with room to work.
    """
    verdict = _plan_memory(spec, machine, context, batch, precision)
    room, download = machine.free_disk, verdict.download
    if not verdict.fits or room is None or not download or download + DISK_MARGIN <= room:
        return verdict
    return replace(
        verdict,
        kind="no",
        batch=0,
        seconds_per_token=None,
        reason=f"it would fit in memory, but its download needs {in_words(download + DISK_MARGIN)} "
        f"of disk and {in_words(room)} are free",
        instead="Free disk, attach the weights, or give a folder that holds them",
    )


def _plan_memory(
    spec: ModelSpec, machine: Machine, context: int | None, batch: int | None, precision: str
) -> Verdict:
    if precision not in PRECISIONS:
        raise ModelError(f"unknown precision {precision!r}", next_step=f"Use {', '.join(PRECISIONS)}.")
    context = context or min(CONTEXT, spec.context)
    dtype, why = machine.compute_dtype
    download = download_bytes(spec, machine)
    blank = Verdict(spec.name, machine.name, "no", "", dtype, 0, context, 0, None, None, download=download)
    if spec.not_loadable:
        return replace(blank, reason=f"it cannot be loaded at all: {spec.not_loadable}")
    if machine.refused:
        return replace(blank, reason=machine.refused)
    if context > spec.context:
        told = f"its context is {spec.context:,} tokens"
        return replace(blank, reason=told, instead=f"Use --context {spec.context} or less")
    computes = f"computes in {dtype}: {why}"
    for option in ("16bit", "4bit") if precision == "auto" else (precision,):
        most = most_rows(spec, machine, option, context)
        free_choice = option == "16bit" and precision == "auto" and not batch
        cramped = free_choice and most < ROOM_ROWS and most_rows(spec, machine, "4bit", context) > most
        if cramped or most < (batch or 1):
            continue
        rows = batch or most
        taken = spread(spec, machine, option, context, rows) if machine.gpus else []
        need = memory_for(spec, option, dtype, context, rows, len(machine.gpus))
        weights = f"{option.replace('bit', '-bit')} weights take {in_words(need.weights)}"
        split = ""
        if taken and len(taken) > 1:
            split = f", layers split {' + '.join(map(str, taken))} over the cards"
        truer = " and are truer than 4-bit" if option == "16bit" and precision == "auto" else ""
        return replace(
            blank,
            kind="fits",
            precision=option,
            batch=rows,
            memory=need,
            seconds_per_token=least_seconds(spec, machine, option),
            device_map=device_map_of(spec, taken) if taken else {"": "cpu"},
            reason=f"{weights}{truer}, {in_words(need.total)} with room to work{split}; {computes}",
        )
    # fewer answers at once are better than layers on the CPU: those are only for what fits in no other way
    alone = precision == "16bit" or most_rows(spec, machine, "4bit", context) > 0
    if not alone and (on_cpu := fewest_on_cpu(spec, machine, context, batch or 1)):
        shape = spec.config
        need = memory_for(spec, "4bit", dtype, context, batch or 1, 1)
        wide, narrow = (sizes.layer_bytes(shape, p, 2) for p in ("16bit", "4bit"))
        need = replace(need, weights=need.weights + on_cpu * (wide - narrow))
        return replace(
            blank,
            kind="offload",
            precision="4bit",
            batch=batch or 1,
            layers_on_cpu=on_cpu,
            memory=need,
            seconds_per_token=least_seconds(spec, machine, "4bit", on_cpu),
            device_map=device_map_of(spec, [shape.num_hidden_layers - on_cpu], on_cpu),
            reason=f"{on_cpu} of {shape.num_hidden_layers} layers stay in memory in 16 bits and are copied "
            f"to the card for every token, at {machine.link_bandwidth / 1e9:.0f} GB/s; {computes}",
        )
    least = "16bit" if precision == "16bit" else "4bit"
    need = memory_for(spec, least, dtype, context, batch or 1, len(machine.gpus))
    free = sum(g.free_bytes for g in machine.gpus) or machine.free_ram
    where = " + ".join(g.name for g in machine.gpus) or "memory"
    return replace(
        blank,
        reason=f"in {least.replace('bit', '-bit')} it needs {in_words(need.total)} and there are "
        f"{in_words(free)} free ({where})",
        instead=_instead(spec, machine, context, batch),
    )


def choose_precision(spec: ModelSpec, wanted: str, machine: Machine) -> Precision:
    """How to load a model here: the highest precision that fits, or the one asked for if it fits.

    In "16bit" on a CPU without 16-bit arithmetic the stored 16-bit values are widened to float32,
    which changes no value and costs twice the memory. Raises ModelError if it cannot fit. Disk is not
    looked at here: the weights may be on this machine already (sources.py).
    """
    verdict = plan(spec, replace(machine, free_disk=None), precision=wanted)
    if not verdict.fits:
        smaller = "Try --precision 4bit. " if wanted == "16bit" else ""
        instead = f"{smaller}{verdict.instead or 'Try a smaller model (`outreach models`)'}."
        raise ModelError(verdict.reason, where=spec.name, next_step=instead)
    asked = "" if wanted == "auto" else f"{wanted} was asked for; "
    why = verdict.reason
    if wanted == "auto" and verdict.precision == "4bit":
        cards = len(machine.gpus)
        need = memory_for(spec, "16bit", verdict.compute_dtype, verdict.context, ROOM_ROWS, cards).total
        free = sum(gpu.free_bytes for gpu in machine.gpus) or machine.free_ram
        short = f"16-bit weights need {in_words(need)} for {ROOM_ROWS} at once"
        why = f"{short} and there are {in_words(free)} free; {why}"
    device = "cuda:0" if machine.gpus else "cpu"
    places = verdict.device_map
    return Precision(
        precision=verdict.precision,
        compute_dtype=verdict.compute_dtype,
        device=device,
        reason=f"{asked}{why}",
        device_map=places if len(places) > 1 else {},
        # beyond what a plan offers: a batch is only to be cut where memory wants it, as another batch can
        # flip a token where two are as good as equally likely
        rows=max(verdict.batch, most_rows(spec, machine, verdict.precision, verdict.context, ALL_ROWS)),
    )
