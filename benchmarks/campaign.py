"""What a campaign of many candidates takes: from what was measured, and from the plan where nothing was.

Every figure says what it is: measured (here, told in which file), computed (from measured figures or from the
makers' bandwidths), or not measured. Prints a table; --write puts it into docs/scale.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from reading import HERE

from outreach.models.fit import plan
from outreach.models.machines import get_machine
from outreach.models.registry import list_models

PAGE = HERE.parent / "docs" / "scale.md"
BEGIN, END = "<!-- table: python benchmarks/campaign.py --write -->", "<!-- end of table -->"
CANDIDATES = 100_000
TOKENS = 200  # of an email
CONTEXT = 2048  # tokens of prompt and answer
MACHINES = ("kaggle-t4x2",)
How = Literal["measured", "computed", "computed, a lower bound", "not measured here"]


@dataclass(frozen=True)
class Line:
    """One figure of the table."""

    what: str
    figure: str
    how: How
    source: str  # the file it was measured in, or what it is computed from


def _measured(name: str) -> dict[str, Any] | None:
    file = HERE / name
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def hours(seconds: float) -> str:
    """Seconds in the words that a person plans with."""
    if seconds < 3600:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h" if seconds < 48 * 3600 else f"{seconds / 86400:.1f} days"


def _outside(candidates: int) -> Iterator[Line]:
    """Everything but the model, from growth.json."""
    found = _measured("growth.json")
    if found is None:
        yield Line("outside the model", "", "not measured here", "python benchmarks/growth.py")
        return
    small, large = found["growth"][-2], found["growth"][-1]
    on = f"growth.json, {large['pairs']:,} pairs, a stub for a model"
    pair, reading = large["cpu_ms_a_pair"], large["cpu_ms_reading_a_file"]
    yield Line("prompts, masking, checks, files, report", f"{pair} ms of one core a pair", "measured", on)
    yield Line("reading a resume", f"{reading} ms of one core", "measured", on)
    both = (pair + reading) / 1000 * candidates
    yield Line("both, on one core", hours(both), "computed", f"{candidates:,} times the two")
    between = large["pairs"] - small["pairs"]
    kept = 1024 * (large["inputs_mib"] - small["inputs_mib"]) / between
    grown = 1024 * (large["grown_mib"] - small["grown_mib"]) / between
    told = f"{small['pairs']:,} to {large['pairs']:,} pairs"
    yield Line("memory for inputs, a candidate", f"{kept:.0f} KiB", "measured", f"growth.json, {told}")
    yield Line("memory grown besides, a candidate", f"{grown:.0f} KiB", "measured", f"growth.json, {told}")
    most = (kept + grown) * candidates / 2**20
    yield Line("memory of the process, at most", f"{most:.1f} GiB and the model", "computed", "the two above")
    disk = large["disk_kib_a_pair"]
    yield Line("disk, a candidate", f"{disk} KiB", "measured", on)
    yield Line("disk", f"{disk * candidates / 2**20:.1f} GiB", "computed", f"{candidates:,} times that")


def _here(candidates: int) -> Iterator[Line]:
    """The embedded model on the machine that was measured, from throughput.json."""
    found = _measured("throughput.json")
    rows = [r for r in (found or {}).get("rows", []) if (r["engine"], r["case"]) == ("ours 16bit", "job")]
    if found is None or not rows:
        yield Line("the embedded model, an email", "", "not measured here", "python benchmarks/throughput.py")
        return
    seconds = sorted(row["seconds"] / row["emails"] for row in rows)[len(rows) // 2]
    kind = f"{found['machine']['cores']} cores of {found['machine']['processor'].split(' (')[0]}"
    prompt = rows[0]["prompt_tokens"] // rows[0]["emails"]
    on = f"throughput.json, {rows[0]['emails']} prompts of {prompt:,} tokens, {kind}"
    what = f"{found['model']}, an email of {found['new_tokens']} tokens"
    yield Line(what, f"{seconds:.2f} s", "measured", on)
    yield Line("all of them on that machine", hours(seconds * candidates), "computed", "times the candidates")


def _elsewhere(candidates: int, machines: tuple[str, ...]) -> Iterator[Line]:
    """The other models on machines of the plan: no faster than the weights are read."""
    for name in machines:
        machine = get_machine(name)
        for spec in list_models():
            verdict = plan(spec, machine, CONTEXT)
            if spec.kind != "hub" or not verdict.fits or not verdict.seconds_per_token:
                continue
            least = TOKENS * verdict.seconds_per_token / verdict.batch * candidates
            what = f"{spec.name} on {machine.name}, {verdict.precision}, writing alone"
            source = f"the plan: weights read once a token, {verdict.batch} emails at once"
            yield Line(what, f"over {hours(least)}", "computed, a lower bound", source)
    yield Line("any model on a graphics card", "", "not measured here", "no card was there")


def table(candidates: int = CANDIDATES, machines: tuple[str, ...] = MACHINES) -> list[Line]:
    """The lines of the table for so many candidates of one job."""
    return [*_outside(candidates), *_here(candidates), *_elsewhere(candidates, machines)]


def as_markdown(lines: list[Line]) -> str:
    rows = [f"| {line.what} | {line.figure or '–'} | {line.how} | {line.source} |" for line in lines]
    return "\n".join(["| what | figure | how | from |", "|---|---|---|---|", *rows])


def put_into(page: str, text: str) -> str:
    """The page with its table replaced."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--candidates", type=int, default=CANDIDATES)
    parser.add_argument("--machines", nargs="+", default=list(MACHINES), help="as `outreach plan` names them")
    parser.add_argument("--write", action="store_true", help="put the table into docs/scale.md")
    parser.add_argument("--page", type=Path, default=PAGE, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    text = as_markdown(table(chosen.candidates, tuple(chosen.machines)))
    print(text)
    if chosen.write:
        page = put_into(chosen.page.read_text(encoding="utf-8"), text)
        chosen.page.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
