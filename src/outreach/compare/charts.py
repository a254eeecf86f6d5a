"""The figures of a comparison: published scores, speed, and what the runs measured.

Everything is told by shape or label as well as by colour; each figure hands out its numbers as CSV.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from outreach.compare.plots import Figure, new_drawing
from outreach.compare.rows import Comparison
from outreach.models.fit import plan
from outreach.models.machines import Machine
from outreach.models.registry import ModelSpec

_INK, _BLUE, _ORANGE, _GREEN, _PINK = "#222222", "#0072B2", "#D55E00", "#009E73", "#CC79A7"  # Okabe and Ito
_STYLES = (
    ("o", _BLUE),
    ("s", _ORANGE),
    ("^", _GREEN),
    ("D", _PINK),
    ("v", _INK),
    ("P", "#56B4E9"),
    ("X", "#E69F00"),
)
_SOURCED = {
    "MMLU": ("MMLU, % right", (0, 100)),
    "HumanEval": ("HumanEval, % solved", (0, 100)),
    "MT-Bench": ("MT-Bench, 1 to 10", (1, 10)),
    "arena": ("Arena rating at its own date", (950, 1200)),
}


def _bare(axes: Any) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=9)
    axes.grid(axis="x", color="#dddddd", linewidth=0.7)
    axes.set_axisbelow(True)


def _scores_figure(specs: Sequence[ModelSpec], names: tuple[str, str]) -> Figure:
    """Dots of two published scores, side by side; a model without one says so."""
    specs = [spec for spec in specs if not spec.not_loadable]
    drawing, panels = new_drawing(9.5, 0.42 * len(specs) + 1.3, len(names))
    rows = []
    for axes, name, (marker, colour) in zip(panels, names, _STYLES, strict=False):
        label, (low, high) = _SOURCED[name]
        for at, spec in enumerate(specs):
            score = spec.score(name)
            if score is None:
                axes.text(
                    low + (high - low) * 0.02,
                    at,
                    "not found at a source",
                    va="center",
                    fontsize=8,
                    color="#666666",
                )
                continue
            rows.append((spec.name, name, score.value, score.setting, score.source))
            axes.plot([low, score.value], [at, at], color="#bbbbbb", linewidth=1.2, zorder=1)
            axes.plot(score.value, at, marker, color=colour, markersize=8, zorder=2)
            date = score.setting.rsplit(", ", 1)[-1] if name == "arena" else ""
            told = f"{score.value:g}" + (f"  ({date})" if date else "")
            right = score.value < low + (high - low) * 0.6
            axes.annotate(
                told,
                (score.value, at),
                (8 if right else -8, 0),
                textcoords="offset points",
                va="center",
                ha="left" if right else "right",
                fontsize=8.5,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
            )
        axes.set_xlim(low, high)
        axes.set_ylim(len(specs) - 0.5, -0.5)
        axes.set_xlabel(label, fontsize=9.5)
        axes.set_yticks(
            range(len(specs)), [spec.name for spec in specs] if axes is panels[0] else [""] * len(specs)
        )
        _bare(axes)
    drawing.tight_layout()
    return Figure(("model", "score", "value", "setting", "source"), tuple(rows), drawing)


def benchmark_figure(specs: Sequence[ModelSpec]) -> Figure:
    """Published benchmark scores, as their sources give them."""
    return _scores_figure(specs, ("MMLU", "HumanEval"))


def quality_figure(specs: Sequence[ModelSpec]) -> Figure:
    """Published ratings of answers. Arena ratings of different dates do not compare."""
    return _scores_figure(specs, ("MT-Bench", "arena"))


def speed_figure(specs: Sequence[ModelSpec], machines: Sequence[Machine]) -> Figure:
    """Tokens a second at most, one answer at a time, computed from the machines' memory bandwidth."""
    specs = [spec for spec in specs if not spec.not_loadable]
    drawing, axes = new_drawing(9, 0.5 * len(specs) + 1.6)
    rows = []
    offsets = [0.22 * (n - (len(machines) - 1) / 2) for n in range(len(machines))]
    for machine, (marker, colour), offset in zip(machines, _STYLES, offsets, strict=False):
        xs, ys = [], []
        for at, spec in enumerate(specs):
            verdict = plan(spec, machine, batch=1)
            if not verdict.seconds_per_token:
                continue
            value = 1 / verdict.seconds_per_token
            rows.append((spec.name, machine.name, verdict.precision, verdict.layers_on_cpu, round(value, 2)))
            xs.append(value)
            ys.append(at + offset)
            bits = verdict.precision.replace("bit", "")
            axes.annotate(
                f"{value:,.0f} ({bits}-bit)" if value >= 10 else f"{value:.1f} ({bits}-bit)",
                (value, at + offset),
                (7, 0),
                textcoords="offset points",
                va="center",
                fontsize=7.5,
            )
        axes.plot(xs, ys, marker, color=colour, markersize=7, label=machine.name)
    axes.set_xscale("log")
    axes.set_xlim(0.8, max([row[4] for row in rows] or [10]) * 4)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_yticks(range(len(specs)), [spec.name for spec in specs])
    axes.set_ylim(len(specs) - 0.4, -0.6)
    axes.set_xlabel("tokens a second at most (computed; logarithmic axis)", fontsize=9.5)
    axes.legend(fontsize=8.5, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, frameon=False)
    _bare(axes)
    return Figure(
        ("model", "machine", "precision", "layers on the CPU", "tokens a second at most"),
        tuple(rows),
        drawing,
    )


def _share_rows(comparison: Comparison) -> list[tuple[Any, ...]]:
    found = []
    for row in comparison.rows:
        if row.written:
            q = comparison.quality(row)
            found.append(
                (
                    row.label,
                    q.passed,
                    q.n,
                    round(q.share, 4),
                    round(q.low, 4),
                    round(q.high, 4),
                    row.seconds_each,
                )
            )
    return found


_SHARE_COLUMNS = ("row", "passed", "n", "share", "low", "high")
_MEASURE_LABELS = {"ready": "ready to send", "format": "passing all checks of form"}


def ready_figure(comparison: Comparison) -> Figure:
    """The share by which the rows are compared, each with its Wilson interval and n."""
    rows = _share_rows(comparison)
    drawing, axes = new_drawing(9, 0.46 * len(rows) + 1.0)
    for at, (_, passed, n, share, low, high, _) in enumerate(rows):
        marker, colour = _STYLES[at % len(_STYLES)]
        axes.plot([100 * low, 100 * high], [at, at], color=colour, linewidth=2.2, solid_capstyle="butt")
        for end in (low, high):
            axes.plot(100 * end, at, "|", color=colour, markersize=11, markeredgewidth=2)
        axes.plot(100 * share, at, marker, color=colour, markersize=9)
        axes.text(103, at, f"{passed} of {n}", va="center", fontsize=9)
    axes.set_yticks(range(len(rows)), [row[0] for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, 100)
    axes.set_xlabel(
        f"% of emails {_MEASURE_LABELS[comparison.measure]}, with 95 % interval (Wilson)", fontsize=9.5
    )
    _bare(axes)
    return Figure(_SHARE_COLUMNS, tuple(row[:6] for row in rows), drawing)


def speed_quality_figure(comparison: Comparison) -> Figure:
    """Seconds an email against the share of good ones, with intervals."""
    rows = [row for row in _share_rows(comparison) if row[6]]
    drawing, axes = new_drawing(9, 4.4)
    for at, (label, _, n, share, low, high, seconds) in enumerate(rows):
        marker, colour = _STYLES[at % len(_STYLES)]
        axes.errorbar(
            seconds,
            100 * share,
            [[100 * (share - low)], [100 * (high - share)]],
            fmt=marker,
            color=colour,
            markersize=9,
            capsize=5,
            linewidth=1.6,
            label=f"{label} (n = {n})",
        )
    axes.set_ylim(-4, 104)
    axes.set_xscale("log")
    if rows:
        low, high = min(row[6] for row in rows), max(row[6] for row in rows)
        axes.set_xlim(low / 1.6, high * 1.6)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.xaxis.set_minor_formatter(lambda value, _: f"{value:g}" if len(rows) else "")
    axes.tick_params(axis="x", which="minor", labelsize=8)
    axes.set_xlabel("seconds of model time an email (logarithmic axis)", fontsize=9.5)
    axes.set_ylabel(f"% {_MEASURE_LABELS[comparison.measure]}", fontsize=9.5)
    axes.legend(fontsize=8.5, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2, frameon=False)
    _bare(axes)
    axes.grid(axis="y", color="#dddddd", linewidth=0.7)
    return Figure(
        (*_SHARE_COLUMNS, "seconds an email"), tuple((*row[:6], round(row[6], 2)) for row in rows), drawing
    )
