"""What a session must have before an hour is spent on it: each check says what it saw and what to change.

`look` gathers what is there, `judge` decides: the second is plain logic, so every failure can be tested
without the machine that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from outreach.errors import OutreachError
from outreach.kaggle_session.install import NEEDED, installed, needed_ranges, unfit
from outreach.kaggle_session.places import INPUT, WORKING
from outreach.models.fit import plan
from outreach.models.machines import GIB, Machine, in_words
from outreach.models.registry import ModelSpec, get_spec
from outreach.models.sources import find_attached

KEPT_BYTES = 20 * 10**9  # of /kaggle/working, when a session ends
_EMAIL_BYTES = 64 * 1024  # of one email's draft, text and generated answers, at most
_MARGIN = GIB // 2
_RESTART = "Restart the session (Run > Restart & clear outputs) and run all cells again."
_T4S = (
    "Choose GPU T4 x2 (Settings > Accelerator; in kernel-metadata.json "
    '"machine_shape": "NvidiaTeslaT4") and run again.'
)
_PACKAGE = "Make the package again (make kaggle RUN=...), push it as a new version, attach that and restart."


@dataclass(frozen=True)
class Seen:
    """What a session has."""

    machine: Machine
    cards_fail: Mapping[int, str]  # card -> what failed of a real operation on it
    versions: Mapping[str, str]  # package -> installed version
    ranges: Mapping[str, str]  # package -> versions that are needed, "" for any
    attached: Mapping[str, str]  # model -> where its weights were found, "" when they were not
    working_free: int  # bytes
    working_used: int  # bytes


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    name: str
    passed: bool
    found: str
    fix: str = ""  # what to change when it did not pass

    @property
    def line(self) -> str:
        return f"{'ok  ' if self.passed else 'STOP'}  {self.name}: {self.found}"


class SessionError(OutreachError):
    """A session lacks what the writing needs."""


def look(models: Sequence[str], mount: Path | None = None, working: Path | None = None) -> Seen:
    """See what is here. Imports torch, and computes on every card; a few seconds."""
    from outreach.models.machines import free_disk, this_machine
    from outreach.models.try_cards import try_card, try_four_bits

    mount, working = mount or INPUT, working or WORKING
    machine, versions = this_machine(), installed(NEEDED)
    fails = {}
    for index in range(len(machine.gpus)):
        told = try_card(index) or (try_four_bits(index) if "bitsandbytes" in versions else "")
        if told:
            fails[index] = told
    found = {name: find_attached(get_spec(name), mount) for name in models}
    return Seen(
        machine=machine,
        cards_fail=fails,
        versions=versions,
        ranges=needed_ranges(),
        attached={
            name: str(where.folder.relative_to(mount)) if where else "" for name, where in found.items()
        },
        working_free=free_disk(working),
        working_used=sum(file.stat().st_size for file in working.rglob("*") if file.is_file()),
    )


def _cards(seen: Seen, wanted: int) -> list[Check]:
    cards = seen.machine.gpus
    told = " + ".join(f"{card.name} ({in_words(card.free_bytes)} free)" for card in cards) or "no GPU"
    if not wanted:
        return [Check("GPUs", True, f"none wanted, {told}")]
    if not cards:
        return [Check("GPUs", False, f"none, {wanted} wanted", f"{_T4S} The week's hours may be used up.")]
    checks = []
    if refused := seen.machine.refused:
        checks.append(Check("GPU kind", False, refused, _T4S))
    if len(cards) < wanted:
        fewer = f"Or set GPUS = {len(cards)} and leave out of MODELS what does not fit it (`outreach plan`)."
        checks.append(Check("GPUs", False, f"{len(cards)} of {wanted}: {told}", f"{_T4S} {fewer}"))
    else:
        checks.append(Check("GPUs", True, told))
    if seen.cards_fail and not refused:
        for index, what in seen.cards_fail.items():
            checks.append(Check(f"operation on GPU {index}", False, what, f"{_RESTART} If it stays: {_T4S}"))
    elif not refused:
        checks.append(Check("operation on each GPU", True, "right results, in 16 and in 4 bits"))
    return checks


def _packages(seen: Seen) -> list[Check]:
    wrong = unfit(seen.ranges, seen.versions)
    checks = []
    for name, found in wrong.items():
        told = f"{found}, needed {seen.ranges[name] or 'in any version'}"
        fix = _PACKAGE
        if name == "torch":
            fix = "Choose the latest environment (Settings > Environment) and run again."
        checks.append(Check(name, False, told, fix))
    if not wrong:
        main = ("torch", "transformers", "accelerate", "bitsandbytes")
        told = ", ".join(f"{name} {seen.versions[name]}" for name in main if name in seen.versions)
        checks.append(Check("packages", True, told))
    return checks


def _mounts(seen: Seen, specs: Sequence[ModelSpec]) -> list[Check]:
    checks = []
    for spec in specs:
        if where := seen.attached[spec.name]:
            checks.append(Check(f"weights of {spec.name}", True, where))
            continue
        if spec.kaggle:
            fix = f'Add Input > Models, or "{spec.kaggle}" in model_sources of kernel-metadata.json'
            fix += "; its licence must be accepted on its page first." if spec.gated else "."
        else:
            fix = "No copy on Kaggle is known: attach your own as a model or data set, in the hub's layout."
        fix += f" Or take {spec.name} out of MODELS."
        checks.append(Check(f"weights of {spec.name}", False, "not attached, or not whole", fix))
    return checks


def _memory(seen: Seen, specs: Sequence[ModelSpec], wanted: int) -> list[Check]:
    machine = replace(seen.machine, free_disk=None)  # the weights are read from where they are mounted
    checks = []
    for spec in specs:
        verdict = plan(spec, machine)
        if verdict.fits:
            checks.append(Check(f"memory for {spec.name}", True, verdict.said))
            continue
        fix = f"If something else holds memory: {_RESTART} "
        fix += f"{_T4S} " if wanted and len(machine.gpus) < 2 else ""
        fix += f"Or take {spec.name} out of MODELS."
        checks.append(Check(f"memory for {spec.name}", False, verdict.reason, fix))
    return checks


def _disk(seen: Seen, emails: int) -> Check:
    need = emails * _EMAIL_BYTES + _MARGIN
    room = min(seen.working_free, KEPT_BYTES - seen.working_used)
    told = f"{in_words(max(0, room))} left in the working folder, {in_words(need)} needed for {emails} emails"
    fix = "Delete other outputs from the working folder, or pack fewer resumes."
    return Check("disk", room >= need, told, "" if room >= need else fix)


def judge(seen: Seen, models: Sequence[str], gpus: int, pairs: int) -> list[Check]:
    """Every check, in the order in which they are to be mended. `pairs` is emails a model."""
    specs = [get_spec(name) for name in models]
    return [
        *_cards(seen, gpus),
        *_packages(seen),
        *_mounts(seen, specs),
        *_memory(seen, specs, gpus),
        _disk(seen, pairs * len(specs)),
    ]


def preflight(
    models: Sequence[str], gpus: int, pairs: int, say: Callable[[str], None] = print
) -> list[Check]:
    """Look, say each check, and raise SessionError with everything that is to be changed."""
    checks = judge(look(models), models, gpus, pairs)
    for check in checks:
        say(check.line)
    if failed := [check for check in checks if not check.passed]:
        fixes = dict.fromkeys(f"{check.name} ({check.found}): {check.fix}" for check in failed)
        raise SessionError(
            f"{len(failed)} of {len(checks)} checks failed before anything was loaded",
            next_step="\n  " + "\n  ".join(fixes),
        )
    return checks
