"""The plan of all models on all machines, as a table for people and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from outreach.models.fit import Verdict, plan
from outreach.models.machines import Machine, get_machine, named_machines
from outreach.models.registry import get_spec, list_models

_WIDTH = 104


def plan_all(
    models: Sequence[str] = (),
    machines: Sequence[str] = (),
    context: int | None = None,
    batch: int | None = None,
) -> list[tuple[Machine, list[Verdict]]]:
    """The verdicts, machine by machine; without names every model on this machine and every named one."""
    specs = [get_spec(name) for name in models] or list(list_models())
    chosen = [get_machine(name) for name in machines] or [get_machine("this"), *named_machines()]
    return [(machine, [plan(spec, machine, context, batch) for spec in specs]) for machine in chosen]


def _wrapped(text: str, indent: int) -> str:
    import textwrap

    space = " " * indent
    return textwrap.fill(text, _WIDTH, initial_indent=space, subsequent_indent=space).lstrip()


def as_text(plans: Sequence[tuple[Machine, list[Verdict]]]) -> str:
    """One block a machine, one verdict a line; a reason that all models share is told once."""
    blocks = []
    for machine, verdicts in plans:
        lines = [_wrapped(f"{machine.name}: {machine.note}", 4) if machine.note else machine.name]
        if machine.refused:
            lines.append(f"  {_wrapped('no model runs here: ' + machine.refused, 4)}")
        else:
            width = max(len(verdict.model) for verdict in verdicts)
            lines += [f"  {v.model:{width}}  {_wrapped(v.said, width + 4)}" for v in verdicts]
        blocks.append("\n".join(lines))
    told = (
        "Seconds a token are a lower bound: the time to read the weights once, for one answer at a time.\n"
        "An email of 200 tokens takes at least 200 times that; answers written at once share it."
    )
    return "\n\n".join([*blocks, told])


def as_rows(plans: Sequence[tuple[Machine, list[Verdict]]]) -> list[dict[str, Any]]:
    """Every verdict as plain JSON types, for --json and for a notebook's table."""
    rows = []
    for _, verdicts in plans:
        for verdict in verdicts:
            row = asdict(verdict)
            row["said"] = verdict.said
            row["total_bytes"] = verdict.memory.total if verdict.memory else None
            rows.append(row)
    return rows
