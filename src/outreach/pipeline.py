"""One run from inputs to report: reads, loads, writes, saves; tells a person what it is doing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from outreach.errors import InputError, MissingDependency, ModelError, OutreachError
from outreach.records import Draft, JobPosting, Resume
from outreach.runs import Run, open_run
from outreach.settings import Settings

Say = Callable[[str], None]


@dataclass(frozen=True)
class RunResult:
    """What a run came to."""

    run: Run
    drafts: list[Draft]
    report: Path
    unread: list[str]  # one line for each input that could not be read
    written_now: int  # drafts that this call wrote


def read_inputs(
    jobs: Sequence[str], resumes: Sequence[str], settings: Settings, say: Say
) -> tuple[list[JobPosting], list[Resume], list[str]]:
    """Read all inputs; one that cannot be read becomes a line and the others go on."""
    from outreach.inputs.job_page import read_job
    from outreach.inputs.resume import read_resume

    read_jobs: list[JobPosting] = []
    read_resumes: list[Resume] = []
    unread: list[str] = []
    pages = {
        "allow_hosts": settings.pages.allow_hosts,
        "timeout": settings.pages.timeout_seconds,
    }
    for number, source in enumerate(jobs, 1):
        try:
            job = read_job(source, f"job{number:02d}", **pages)
            read_jobs.append(job)
            say(f"  {job.job_id}  {job.title or '(role not found)'} at {job.company or '?'}")
            for warning in job.warnings:
                say(f"         note: {warning}")
        except (InputError, MissingDependency) as error:
            unread.append(f"job {number}: {error}")
            say(f"  not read: {error}")
    for number, source in enumerate(resumes, 1):
        try:
            resume = read_resume(source, f"resume{number:02d}")
            read_resumes.append(resume)
            current = resume.current
            post = f", {current.title} at {current.employer}" if current else ""
            say(f"  {resume.resume_id}  {resume.name or '(name not found)'}{post}")
            for warning in resume.warnings:
                say(f"            note: {warning}")
        except InputError as error:
            unread.append(f"resume {number}: {error}")
            say(f"  not read: {error}")
    return read_jobs, read_resumes, unread


def _fingerprint(
    jobs: list[JobPosting], resumes: list[Resume], precision: str, settings: Settings
) -> dict[str, Any]:
    """What must be the same for a run to go on."""
    from outreach.prompts.template import prompt_hash

    return {
        "jobs": {job.job_id: job.sha256 for job in jobs},
        "resumes": {resume.resume_id: resume.sha256 for resume in resumes},
        "precision": precision,
        "prompts": prompt_hash(),
        "settings": {name: asdict(getattr(settings, name)) for name in ("sender", "texts", "writing")},
    }


def run_pipeline(
    *,
    jobs: Sequence[str],
    resumes: Sequence[str],
    models: Sequence[str],
    out: str | Path,
    settings: Settings,
    precision: str = "auto",
    say: Say = print,
) -> RunResult:
    """Write an email for every job x resume x model into the run folder `out`.

    Finished drafts are kept. Raises OutreachError when nothing can be read or no model loads.
    """
    from outreach.models.registry import get_spec

    specs = [get_spec(name) for name in models]  # an unknown name fails before anything is read
    run = open_run(out)
    with run.locked():
        say(f"Reading {len(jobs)} jobs and {len(resumes)} resumes")
        read_jobs, read_resumes, unread = read_inputs(jobs, resumes, settings, say)
        for what, found in (("job", read_jobs), ("resume", read_resumes)):
            if not found:
                raise InputError(f"no {what} could be read", next_step="See the lines above.")
        run.start(_fingerprint(read_jobs, read_resumes, precision, settings), settings)
        run.save_inputs(read_jobs, read_resumes, unread)
        pairs = [(job, resume) for job in read_jobs for resume in read_resumes]
        before = {draft.key for draft in run.drafts()}
        failed: list[OutreachError] = []
        for spec in specs:
            wanted = {f"{job.job_id}_{resume.resume_id}_{spec.name}" for job, resume in pairs}
            if wanted <= before:
                say(f"{spec.name}: all {len(wanted)} emails are written already")
                continue
            try:
                _write_with(run, spec.name, pairs, frozenset(before), settings, precision, say)
            except (ModelError, MissingDependency) as error:
                failed.append(error)
                unread.append(f"model {spec.name}: {error}")
                run.add_to_manifest(unread=unread)
                say(f"  {error}")
        drafts = run.drafts()
        if failed and not drafts:
            raise failed[0]
        from outreach.report.html import save_report

        report = save_report(run)
        run.log(f"report written, {len(drafts)} drafts, {len(unread)} not read")
    return RunResult(run, drafts, report, unread, len(drafts) - len(before))


def _write_with(
    run: Run,
    model_name: str,
    pairs: list[tuple[JobPosting, Resume]],
    finished: frozenset[str],
    settings: Settings,
    precision: str,
    say: Say,
) -> None:
    from tqdm import tqdm

    from outreach.emails.write import choose_strategy, write_emails
    from outreach.models.load import load_model

    say(f"Loading {model_name} (the first time takes about a minute)")
    model = load_model(model_name, precision)
    report = model.report
    size = report.weight_bytes / 2**20
    say(f"  {report.precision} weights on {report.device}, {size:.0f} MiB in {report.seconds:.1f} s")
    if report.precision == "4bit":
        say(f"  {report.share_4bit:.1%} of the weights outside embeddings and head are in 4 bits")
    say(f"  why: {report.reason}")
    strategy = choose_strategy(settings.writing.strategy, model_name)
    say(f"  strategy {strategy.name}: {strategy.reason}")
    manifest = run.manifest
    names = [*manifest.get("models", []), model_name]
    loads = [load for load in manifest.get("loads", []) if load["model"] != model_name]
    run.add_to_manifest(
        models=list(dict.fromkeys(names)), loads=[*loads, asdict(report)], strategy=strategy.name
    )
    run.log(f"{model_name} loaded: {report.precision}, {report.compute_dtype}, {report.device}")
    todo = sum(f"{job.job_id}_{resume.resume_id}_{model_name}" not in finished for job, resume in pairs)
    say(f"Writing {todo} emails")
    started = time.perf_counter()
    with tqdm(total=todo, unit="email", desc=model_name, smoothing=0) as bar:

        def progress(done: int, total: int) -> None:
            bar.set_postfix_str(f"{done} of {total} prompts of this group")
            bar.refresh()

        for draft in write_emails(pairs, model, settings, finished=finished, progress=progress):
            run.save_draft(draft)
            run.log(f"{draft.key} {draft.status}, format_passed={draft.format_passed}")
            bar.update(1)
    seconds = time.perf_counter() - started
    run.log(f"{model_name}: {todo} emails in {seconds:.0f} s")
    say(f"  {todo} emails in {seconds:.0f} s")
