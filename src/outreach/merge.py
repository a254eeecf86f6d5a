"""Brings the emails of a run made elsewhere into the run at home, with the real names filled in.

What belongs to another input, prompt or setting is refused; what is there already stays. Checks are made
anew at home: elsewhere the names were placeholders.
"""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from outreach.checks import Others, others_of, run_checks
from outreach.emails.compose import compose
from outreach.emails.outcome import own_addresses, status_of
from outreach.errors import RunError
from outreach.masking import Table, unmask
from outreach.packing import read_map
from outreach.records import Draft, Email, JobPosting, Resume, draft_from_dict, to_dict
from outreach.runs import FORGOTTEN, Run, open_run, read_lines, write_whole
from outreach.settings import Settings, settings_from

_MODEL_NAME = re.compile(r"\w[\w.-]{0,99}")
_FREE = ("batch_size",)  # of the writing settings: changes no email
_AGAIN = "Make and push the package again (make kaggle RUN=...), or give the run that it was made from."


@dataclass(frozen=True)
class Merged:
    """What a merge did."""

    models: tuple[str, ...]
    added: int  # drafts that are new in the run at home
    there: int  # drafts that were there already
    left: tuple[str, ...]  # one line for each draft that was not taken, with the reason


@dataclass(frozen=True)
class _Home:
    """The run at home, as far as a merge needs it."""

    run: Run
    jobs: dict[str, JobPosting]
    resumes: dict[str, Resume]
    settings: Settings
    packed: dict[str, Any]  # the map, {} when the other run was made from the records as they are
    gone: set[str]
    others: Others  # the names of all its pairs

    def table(self, job_id: str, resume_id: str) -> Table:
        texts: dict[str, str] = {}
        for kind, name in (("resumes", resume_id), ("jobs", job_id)):
            texts |= self.packed.get(kind, {}).get(name, {}).get("texts", {})
        return Table(texts)


def find_run(folder: str | Path) -> Run:
    """The run in a folder, or the only one right below it, as a download leaves it. Raises RunError."""
    path = Path(folder)
    if (path / "manifest.json").is_file():
        return Run(path)
    below = sorted(file.parent for file in path.glob("*/manifest.json"))
    if len(below) == 1:
        return Run(below[0])
    raise RunError(
        "holds no run (no manifest.json)" if not below else f"holds {len(below)} runs",
        where=str(folder),
        next_step="Give the run's folder, such as runs/kaggle/run after `kaggle kernels output`.",
    )


def _plain(fingerprint: dict[str, Any]) -> dict[str, Any]:
    """What decides an email, of a fingerprint: how weights are held may differ between machines."""
    settings = {name: dict(table) for name, table in fingerprint.get("settings", {}).items()}
    for name in _FREE:
        settings.get("writing", {}).pop(name, None)
    kept = {key: value for key, value in fingerprint.items() if key not in ("precision", "settings")}
    return {**kept, "settings": settings}


def _differences(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Why the other run does not belong to this one, in words; inputs it lacks are no reason."""
    told = []
    for kind in ("jobs", "resumes"):
        known = expected.get(kind, {})
        for name, digest in found.get(kind, {}).items():
            if known.get(name) == FORGOTTEN or digest == FORGOTTEN:
                continue
            if name not in known:
                told.append(f"{name} is not in the run at home")
            elif known[name] != digest:
                told.append(f"{name} has other content")
    if expected.get("prompts") != found.get("prompts"):
        told.append("its prompts are of another version")
    if expected.get("cleaning") != found.get("cleaning"):
        told.append("its pages were cleaned differently")
    cards = expected.get("cards", {})
    told += [f"the card of {name} is another" for name, card in found.get("cards", {}).items()
             if cards.get(name) != card]  # fmt: skip
    told += [f"the card of {name} is another" for name in cards
             if name in found.get("jobs", {}) and name not in found.get("cards", {})]  # fmt: skip
    tables = (expected.get("settings", {}), found.get("settings", {}))
    for name in sorted({*tables[0], *tables[1]}):
        if tables[0].get(name) != tables[1].get(name):
            told.append(f"the settings [{name}] are others")
    return told


def _check_belongs(home: _Home, other: Run) -> None:
    """Raise RunError unless the other run was made from this run's inputs, prompts and settings."""
    own, found = home.run.manifest["fingerprint"], other.manifest.get("fingerprint", {})
    expected = home.packed.get("fingerprint", own)
    told = _differences(_plain(expected), _plain(found))
    if home.packed:  # the map itself must still be that of the inputs at home
        for kind in ("jobs", "resumes"):
            for name, entry in home.packed[kind].items():
                if own.get(kind, {}).get(name) not in (entry["sha256"], FORGOTTEN):
                    told.append(f"{name} has changed at home since it was packed")
        if own.get("prompts") != expected.get("prompts"):
            told.append("the run at home has prompts of another version")
    if told:
        raise RunError(
            f"does not belong to run {home.run.name}: {'; '.join(dict.fromkeys(told))}",
            where=f"run {other.name}",
            next_step=_AGAIN,
        )


def _open_home(run: Run, other: Run) -> _Home:
    settings = settings_from(run.manifest["settings"], f"run {run.name}, manifest.json")
    packed = read_map(run)
    own = run.manifest["fingerprint"]
    if packed and _differences(_plain(own), _plain(other.manifest.get("fingerprint", {}))) == []:
        packed = {}  # made from the records as they stand here, not from the package
    jobs = {job.job_id: job for job in run.jobs()}
    resumes = {resume.resume_id: resume for resume in run.resumes()}
    others = others_of(itertools.product(jobs.values(), resumes.values()))
    return _Home(run, jobs, resumes, settings, packed, run.forgotten(), others)


def _filled(text: str, table: Table, notes: list[str]) -> str:
    restored = unmask(text, table)
    notes += restored.notes
    return restored.text


def _greeting(draft: Draft, home: _Home, own: Email, table: Table, notes: list[str]) -> str:
    """Code's greeting where code wrote it there too; else the model's own with the names filled in."""
    job, resume = home.jobs[draft.job_id], home.resumes[draft.resume_id]
    name = home.packed.get("resumes", {}).get(draft.resume_id, {}).get("name", resume.name)
    if draft.email.greeting == compose((), job, replace(resume, name=name), home.settings).greeting:
        return own.greeting
    return _filled(draft.email.greeting, table, notes)


def _at_home(draft: Draft, home: _Home) -> Draft:
    """A draft with the real words, composed and checked as if it had been written here."""
    if draft.email is None:
        return draft
    job, resume = home.jobs[draft.job_id], home.resumes[draft.resume_id]
    table = home.table(draft.job_id, draft.resume_id)
    notes: list[str] = []
    paragraphs = tuple((part, _filled(text, table, notes)) for part, text in draft.email.paragraphs)
    own = compose(paragraphs, job, resume, home.settings)
    email = replace(own, greeting=_greeting(draft, home, own, table, notes))
    evidence = tuple(
        replace(
            item,
            sentence=_filled(item.sentence, table, []),
            line=_filled(item.line, table, []),
            more=tuple(_filled(line, table, []) for line in item.more),
        )
        for item in draft.evidence
    )
    lost = tuple(
        replace(item, text=_filled(item.text, table, []), line=_filled(item.line, table, []))
        for item in draft.lost
    )
    checks = run_checks(email, job, resume, home.others, own=own_addresses(home.settings))
    # the checks are made anew with the real words; what was told beside them there still holds
    told_there = {f"{check.check}: {check.reason}" for check in draft.checks} | set(
        status_of(draft.checks)[1]
    )
    kept = [_filled(reason, table, []) for reason in draft.reasons if reason not in told_there]
    status, reasons = status_of(checks, [*kept, *dict.fromkeys(notes)])
    return replace(
        draft, status=status, reasons=reasons, email=email, checks=checks, evidence=evidence, lost=lost
    )  # fmt: skip


def _drafts_of(other: Run) -> list[Draft]:
    """The other run's drafts. Raises RunError when its file is damaged."""
    try:
        found = [draft_from_dict(line) for line in read_lines(other.folder / "drafts.jsonl")]
    except (ValueError, KeyError, TypeError) as error:
        raise RunError(
            f"its drafts.jsonl is damaged ({type(error).__name__})",
            where=f"run {other.name}",
            next_step="Download it again.",
        ) from error
    return list({draft.key: draft for draft in found}.values())


def _skips(home: _Home, models: list[str]) -> list[Draft]:
    """Drafts that say why nothing was written, for pairs that were kept back from the package."""
    strategy = home.settings.writing.strategy
    named = strategy if strategy in ("whole", "bare") else "sections"
    return [
        Draft(job_id, resume_id, model, named, "skipped", (reason,), None)
        for pair, reason in home.packed.get("skipped", {}).items()
        for job_id, resume_id in [pair.split(" ")]
        for model in models
        if resume_id not in home.gone
    ]


def merge_runs(run: Run, other: Run) -> Merged:
    """Take the other run's drafts into `run`; returns what was done. The report is the caller's.

    All or nothing: the drafts become part of the run by one rename, and doing it again changes nothing.
    Raises RunError when the other run does not belong to this one.
    """
    with run.locked():
        home = _open_home(run, other)
        _check_belongs(home, other)
        there = {draft.key: draft for draft in run.drafts()}
        models, left, kept = [], [], 0
        new: dict[str, Draft] = {}
        for draft in _drafts_of(other):
            if not _MODEL_NAME.fullmatch(draft.model):  # it becomes part of a file's name
                raise RunError(f"names a model {draft.model!r}", where=f"run {other.name}", next_step=_AGAIN)
            if draft.resume_id in home.gone:
                left.append(f"{draft.key}: the person was forgotten at home")
                continue
            if draft.job_id not in home.jobs or draft.resume_id not in home.resumes:
                raise RunError(
                    f"holds an email for {draft.job_id}, {draft.resume_id}, which are not in run {run.name}",
                    where=f"run {other.name}",
                    next_step=_AGAIN,
                )
            if draft.model not in models:
                models.append(draft.model)
            before = there.get(draft.key)
            if before is not None and (before.status != "error" or draft.status == "error"):
                kept += 1
            else:
                new[draft.key] = _at_home(draft, home)
        for draft in _skips(home, models):
            if draft.key not in there and draft.key not in new:
                new[draft.key] = draft
        if new:
            _save(run, new)
            _note(run, other, models)
            run.log(f"merged {len(new)} drafts of {', '.join(models)} from {other.name}")
    return Merged(tuple(models), len(new), kept, tuple(left))


def _save(run: Run, new: dict[str, Draft]) -> None:
    """Text files first, then all records in one file and one rename: that is what makes them count."""
    for draft in new.values():
        if draft.email is not None:
            write_whole(run.emails / f"{draft.key}.txt", draft.email.as_text())
    lines = [*read_lines(run.folder / "drafts.jsonl"), *(to_dict(draft) for draft in new.values())]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    write_whole(run.folder / "drafts.jsonl", text)


def _note(run: Run, other: Run, models: list[str]) -> None:
    """Say in the manifest how and where the models were run."""
    told = other.manifest
    for load in told.get("loads", []):
        if load.get("model") in models:
            run.add_load(load["model"], load, run.manifest.get("strategy") or told.get("strategy", ""))
    before = [entry for entry in run.manifest.get("merged", []) if entry["models"] != models]
    entry = {"run": other.name, "models": models, **{key: told.get(key) for key in ("machine", "versions")}}
    run.add_to_manifest(merged=[*before, entry])


def merge(folder: str | Path, other: str | Path) -> tuple[Merged, Path]:
    """`merge_runs` by folders, and the report written anew; returns what was done and the report."""
    from outreach.report.html import save_report

    run = open_run(folder, must_exist=True)
    done = merge_runs(run, find_run(other))
    return done, save_report(run)
