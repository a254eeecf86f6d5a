"""Figures for notebooks and reports, readable in print and without colour; each can hand out its numbers.

Colours are the Okabe-Ito palette (Okabe and Ito, "Color universal design", 2008), told apart by hatching too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from outreach.errors import MissingDependency
from outreach.models.fit import Verdict
from outreach.models.machines import GIB, Machine
from outreach.models.memory import memory_for
from outreach.models.registry import ModelSpec, get_spec

_PARTS = ("weights", "kv_cache", "activations", "overhead")
_BARS = {"16bit": ("#0072B2", ""), "4bit": ("#E69F00", "//")}
_LINES = ("-", "--", ":", "-.")


@dataclass(frozen=True)
class Figure:
    """A drawing with the numbers it was drawn from."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    drawing: Any  # a matplotlib figure

    def _repr_png_(self) -> bytes:
        return self.png()

    def png(self, dots_per_inch: int = 110) -> bytes:
        """The drawing as a PNG."""
        buffer = io.BytesIO()
        self.drawing.savefig(buffer, format="png", dpi=dots_per_inch, bbox_inches="tight")
        return buffer.getvalue()

    def csv(self) -> str:
        """The numbers behind the drawing."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerows([self.columns, *self.rows])
        return buffer.getvalue()


def new_drawing(width: float, height: float, panels: int = 1) -> tuple[Any, Any]:
    """A matplotlib figure in inches and its axes side by side: one, or a list of `panels`."""
    try:
        from matplotlib.figure import Figure as Drawing
    except ModuleNotFoundError as error:
        raise MissingDependency(
            "matplotlib is not installed", next_step="Install it: pip install matplotlib"
        ) from error
    drawing = Drawing(figsize=(width, height))
    axes = [drawing.add_subplot(1, panels, number + 1) for number in range(panels)]
    return drawing, axes[0] if panels == 1 else axes


def _free(machine: Machine) -> float:
    """GiB that a model may take on a machine: its cards together, or its memory without one."""
    return (sum(gpu.free_bytes for gpu in machine.gpus) or machine.free_ram) / GIB


def memory_figure(models: Sequence[str], machines: Sequence[Machine], context: int, batch: int = 1) -> Figure:
    """What each model needs in 16 and 4 bits, against what machines have free.

    A bar is the whole need of `batch` answers of `context` tokens; its parts (see `models.memory`) are in
    the numbers, as bars on a logarithmic axis cannot be stacked honestly. A card computes in float16; where
    16-bit values are computed in float32 the need is higher.
    """
    specs: list[ModelSpec] = [spec for spec in map(get_spec, models) if not spec.not_loadable]
    rows = []
    for spec in specs:
        for precision in _BARS:
            need = memory_for(spec, precision, "float16", context, batch, 1)
            parts = (getattr(need, part) for part in ("total", *_PARTS))
            rows.append((spec.name, precision, *(round(part / GIB, 3) for part in parts)))
    drawing, axes = new_drawing(9, 0.36 * len(rows) + 1.6)
    for precision, (colour, hatch) in _BARS.items():
        at = [number for number, row in enumerate(rows) if row[1] == precision]
        totals = [rows[number][2] for number in at]
        label = precision.replace("bit", "-bit weights")
        axes.barh(at, totals, color=colour, hatch=hatch, edgecolor="white", label=label)
    for number, row in enumerate(rows):
        axes.text(row[2] * 1.04, number, f"{row[2]:.1f}", va="center", fontsize=8, backgroundcolor="white")
    for number, machine in enumerate(sorted(machines, key=_free)):
        style = _LINES[number % len(_LINES)]
        label = f"{machine.name} ({_free(machine):.1f} free)"
        axes.axvline(_free(machine), color="black", linestyle=style, linewidth=1.2, label=label, zorder=0)
    names = [row[0] if row[1] == "16bit" else "" for row in rows]
    axes.set_yticks(range(len(rows)), names)
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_xlim(0.25, 200)
    axes.set_xticks([0.5, 1, 2, 4, 8, 16, 32, 64, 128], "0.5 1 2 4 8 16 32 64 128".split())
    axes.minorticks_off()
    axes.set_xlabel(
        f"GiB for {batch} answer{'s' if batch > 1 else ''} of {context:,} tokens (logarithmic axis)"
    )
    axes.legend(fontsize=8, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    columns = ("model", "precision", "total GiB", *(f"{part} GiB" for part in _PARTS))
    return Figure(columns, tuple(rows), drawing)


def verdict_rows(plans: Sequence[tuple[Machine, list[Verdict]]]) -> list[tuple[str, ...]]:
    """One row a model: its name, then a verdict in few words for every machine."""
    names = [verdict.model for verdict in plans[0][1]]
    rows = []
    for at, name in enumerate(names):
        cells = []
        for machine, verdicts in plans:
            verdict = verdicts[at]
            if machine.refused or verdict.kind == "no":
                cells.append("no")
            else:
                bits = verdict.precision.replace("bit", "-bit")
                offloaded = f", {verdict.layers_on_cpu} layers on the CPU" if verdict.layers_on_cpu else ""
                cells.append(f"{bits}, {verdict.batch} at once{offloaded}")
        rows.append((name, *cells))
    return rows
