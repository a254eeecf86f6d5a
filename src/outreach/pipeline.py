"""One run from inputs to report: reads, loads, writes, saves; tells a person what it is doing."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outreach.errors import InputError, MissingDependency, ModelError, OutreachError
from outreach.models.base import ChatModel
from outreach.records import Draft, JobPosting, Resume
from outreach.runs import Run, open_run, set_aside
from outreach.settings import Settings

if TYPE_CHECKING:
    from outreach.models.base import ChatModel, LoadReport

Say = Callable[[str], None]


@dataclass(frozen=True)
class RunResult:
    """What a run came to."""

    run: Run
    drafts: list[Draft]
    report: Path
    unread: list[str]  # one line for each input that could not be read
    written_now: int  # drafts that this call wrote
    unconfirmed: tuple[str, ...] = ()  # ids of jobs whose fact card nobody has confirmed


def _read_each(
    kind: str, sources: Sequence[str], read: Callable[[str, str], Any], unread: list[str], say: Say
) -> Iterator[Any]:
    """Records of the sources that can be read; every other one becomes a line in `unread`."""
    seen: dict[str, str] = {}
    for number, source in enumerate(sources, 1):
        name = source if "://" in source else Path(source).name or source
        try:
            record = read(source, f"{kind}{number:02d}")
            if record.sha256 in seen:
                raise InputError(
                    f"has the same content as {seen[record.sha256]}",
                    where=name,
                    next_step="It is written once.",
                )
            seen[record.sha256] = name
        except (InputError, MissingDependency) as error:
            logging.getLogger("outreach").debug("reading %s %d", kind, number, exc_info=True)
            unread.append(f"{kind} {number}: {error}")
            say(f"  not read: {error}")
        except Exception as error:
            logging.getLogger("outreach").debug("reading %s %d", kind, number, exc_info=True)
            line = f"{name}: could not be read ({type(error).__name__}). Run with --verbose and report it."
            unread.append(f"{kind} {number}: {line}")
            say(f"  not read: {line}")
        else:
            yield record


def read_inputs(
    jobs: Sequence[str],
    resumes: Sequence[str],
    settings: Settings,
    say: Say,
    page_folder: Path | None = None,
    record: Path | None = None,
    *,
    dry: bool = False,
) -> tuple[list[JobPosting], list[Resume], list[str]]:
    """Read all inputs; one that cannot be read becomes a line and the others go on.

    What a cleaning model elsewhere is sent goes to `record`; with `dry` nothing is sent.
    """
    from outreach.inputs.fact_card import with_card
    from outreach.inputs.given_names import how_to_give, parse_names, with_given_name
    from outreach.inputs.job_page import read_job
    from outreach.inputs.resume import read_resume

    read_jobs: list[JobPosting] = []
    read_resumes: list[Resume] = []
    unread: list[str] = []
    pages = {"allow_hosts": settings.pages.allow_hosts, "timeout": settings.pages.timeout_seconds}
    cleaner = _cleaner(settings, page_folder, record, say, dry=dry)

    def read_one(source: str, job_id: str) -> JobPosting:
        return read_job(source, job_id, pages=page_folder, cleaner=cleaner, **pages)

    for found in _read_each("job", jobs, read_one, unread, say):
        job, told = with_card(found, settings.pages.cards)
        read_jobs.append(job)
        say(f"  {job.job_id}  {job.title or '(role not found)'} at {job.company or '?'} ({told})")
        for warning in job.warnings:
            say(f"         note: {warning}")
    names = parse_names(settings.people.names)
    for found_resume in _read_each("resume", resumes, read_resume, unread, say):
        resume = with_given_name(found_resume, names)
        read_resumes.append(resume)
        current = resume.current
        post = f", {current.title} at {current.employer}" if current else ""
        say(f"  {resume.resume_id}  {resume.name or '(name not found)'}{post}")
        if unsure := how_to_give(resume):
            say(f"            name: {unsure}")
        for warning in resume.warnings:
            say(f"            note: {warning}")
    if cleaner is not None:
        from outreach.models.load import unload

        unload(cleaner)  # what it holds is not free for the model that writes
    return read_jobs, read_resumes, unread


def _cleaner(
    settings: Settings, page_folder: Path | None, record: Path | None, say: Say, *, dry: bool
) -> ChatModel | None:
    """The model that cleans job pages, or None for the rules. What it wrote is kept beside the pages."""
    name = settings.pages.clean_with
    if name == "rules":
        return None
    from outreach.emails.remember import RememberingModel
    from outreach.models.load import is_loaded_here, load_model

    if dry and is_loaded_here(name):
        return None  # what stays on this machine is no part of a dry run
    say(f"Loading {name} to clean job pages")
    model = load_model(name, settings=settings, record=record, dry=dry)
    if dry and not model.destination:
        return None
    if page_folder is None:
        return model
    page_folder.mkdir(parents=True, exist_ok=True)
    return RememberingModel(model, page_folder / "cleaning.jsonl")


@dataclass(frozen=True)
class _Work:
    """What one call is to do, once the inputs are read."""

    jobs: list[JobPosting]
    resumes: list[Resume]
    unread: list[str]
    models: dict[str, str]  # name in files -> registry name or folder
    settings: Settings
    precision: str
    say: Say
    workers: int | None = None  # of Ray; 0 as many as fit, None: without Ray
    left_out: frozenset[tuple[str, str]] = frozenset()  # (job id, resume id) that are not written

    @property
    def fingerprint(self) -> dict[str, Any]:
        """What must be the same for a run to go on."""
        return fingerprint_of(self.jobs, self.resumes, self.settings, self.precision)


def fingerprint_of(
    jobs: Sequence[JobPosting], resumes: Sequence[Resume], settings: Settings, precision: str
) -> dict[str, Any]:
    """What decides a run's emails: inputs by hash, cards, prompts, settings."""
    from outreach.inputs.fact_card import facts_hash
    from outreach.prompts.template import prompt_hash

    tables = ("sender", "texts", "writing", "people", "privacy")
    return {
        "jobs": {job.job_id: job.sha256 for job in jobs},
        "resumes": {resume.resume_id: resume.sha256 for resume in resumes},
        "precision": precision,
        "cards": {job.job_id: facts_hash(job) for job in jobs if job.facts.confirmed},
        "cleaning": settings.pages.clean_with,
        "prompts": prompt_hash(settings.writing.templates),
        "settings": {name: asdict(getattr(settings, name)) for name in tables},
    }


def run_pipeline(
    *,
    jobs: Sequence[str],
    resumes: Sequence[str],
    models: Sequence[str],
    out: str | Path,
    settings: Settings,
    precision: str = "auto",
    workers: int | None = None,
    on_change: Callable[[list[str]], bool] = lambda changes: False,
    say: Say = print,
) -> RunResult:
    """Write an email for every job x resume x model into the run folder `out`.

    Finished drafts are kept. With `workers`, local models are loaded by so many workers of Ray (0: one a
    card), and drafts come in any order. If the folder was made from something else, `on_change` is asked
    with what changed: True sets the old run aside and starts over, False raises RunError. Raises
    OutreachError when nothing can be read or no model loads.
    """
    from outreach.models.load import check_name

    named = {check_name(model): model for model in models}  # an unknown one fails at once
    run = open_run(out)
    with run.locked():
        say(f"Reading {len(jobs)} jobs and {len(resumes)} resumes")
        read_jobs, read_resumes, unread = read_inputs(
            jobs, resumes, settings, say, run.folder / "pages", run.sent_file
        )
        for what, found in (("job", read_jobs), ("resume", read_resumes)):
            if not found:
                raise InputError(f"no {what} could be read", next_step="The lines above say why.")
        work = _Work(read_jobs, read_resumes, unread, named, settings, precision, say, workers=workers)
        changed = run.changes(work.fingerprint)
        if not changed or not on_change(changed):
            return _continue(run, work)
        say(f"The old run is kept as {set_aside(run).name}")
    run = open_run(out)
    with run.locked():
        return _continue(run, work)


def write_records(
    jobs: list[JobPosting],
    resumes: list[Resume],
    *,
    models: Sequence[str],
    out: str | Path,
    settings: Settings,
    left_out: frozenset[tuple[str, str]] = frozenset(),
    precision: str = "auto",
    say: Say = print,
) -> RunResult:
    """As `run_pipeline`, for records that were read before. Pairs in `left_out` are not written."""
    from outreach.models.load import check_name

    named = {check_name(model): model for model in models}
    run = open_run(out)
    with run.locked():
        return _continue(run, _Work(jobs, resumes, [], named, settings, precision, say, left_out=left_out))


def _continue(run: Run, work: _Work) -> RunResult:
    """Write what a run has not yet, then its report."""
    from outreach.prompts.template import check_templates
    from outreach.report.html import save_report

    if replaced := check_templates(work.settings.writing.templates):
        work.say(f"Prompts of your own: {', '.join(replaced)}")
    run.start(work.fingerprint, work.settings)
    run.add_to_manifest(own_prompts=replaced)
    gone = run.forgotten()
    if gone & {resume.resume_id for resume in work.resumes}:
        work.say(f"Left out, as they were forgotten in this run: {', '.join(sorted(gone))}")
    resumes = [resume for resume in work.resumes if resume.resume_id not in gone]
    run.save_inputs(work.jobs, resumes, work.unread)
    unconfirmed = tuple(job.job_id for job in work.jobs if not job.facts.confirmed)
    run.add_to_manifest(unconfirmed_cards=list(unconfirmed))
    pairs = [
        (job, resume)
        for job in work.jobs
        for resume in resumes
        if (job.job_id, resume.resume_id) not in work.left_out
    ]
    # what failed is tried again; an answer that is there is not asked for twice
    before = {draft.key for draft in run.drafts() if draft.status != "error"}
    todo = []
    for name in work.models:
        if {_key(pair, name) for pair in pairs} <= before:
            work.say(f"{name}: all {len(pairs)} emails are written already")
        else:
            todo.append(name)
    failed = _write_with_all(run, todo, pairs, frozenset(before), work)
    drafts = run.drafts()
    if failed and not drafts:
        raise failed[0]
    run.add_to_manifest(left_machine=run.what_left())
    report = save_report(run)
    run.log(f"report written, {len(drafts)} drafts, {len(work.unread)} not read")
    written = sum(draft.key not in before for draft in drafts)
    return RunResult(run, drafts, report, work.unread, written, unconfirmed)


def _write_with_all(
    run: Run,
    names: Sequence[str],
    pairs: list[tuple[JobPosting, Resume]],
    before: frozenset[str],
    work: _Work,
) -> list[OutreachError]:
    """Write with each model; returns why models could not. Those that are asked by requests work meanwhile.

    Models on this machine run one after another, as they share its memory.
    """
    from outreach.models.load import is_loaded_here, unload

    failed: list[OutreachError] = []
    asked: list[ChatModel] = []  # to be stopped when a person stops the run
    faults: list[BaseException] = []
    asked_ones = [name for name in names if not is_loaded_here(work.models[name])]

    def write(name: str) -> None:
        try:
            _write_with(run, name, pairs, before, work, asked)
        except (ModelError, MissingDependency) as error:
            failed.append(error)
            if len(work.models) == 1 and not before:
                return  # nothing else was to be done: the caller raises it, and it is told once
            work.unread.append(f"model {name}: {error}")
            run.add_to_manifest(unread=work.unread)
            work.say(f"  {error}")

    def write_beside(name: str) -> None:
        try:
            write(name)
        except BaseException as error:  # noqa: BLE001  raised again below, where a person sees it
            faults.append(error)

    threads = [threading.Thread(target=write_beside, args=(name,), name=name) for name in asked_ones]
    try:
        for thread in threads:
            thread.start()
        for name in names:
            if name not in asked_ones:
                write(name)
        for thread in threads:
            thread.join()
    except BaseException:
        for model in asked:
            unload(model)
        raise
    if faults:
        raise faults[0]
    return failed


def _key(pair: tuple[JobPosting, Resume], model: str) -> str:
    return f"{pair[0].job_id}_{pair[1].resume_id}_{model}"


def _skip(
    run: Run, pairs: list[tuple[JobPosting, Resume]], model: str, finished: frozenset[str], work: _Work
) -> list[tuple[JobPosting, Resume]]:
    """The pairs that are to be written; the others are saved as skipped, with the reason."""
    from outreach.emails.eligibility import reason_to_skip

    kept = []
    for job, resume in pairs:
        reason = reason_to_skip(job, resume, work.settings.people)
        if not reason:
            kept.append((job, resume))
        elif _key((job, resume), model) not in finished:
            work.say(f"  {job.job_id} {resume.resume_id} skipped: {reason}")
            run.save_draft(Draft(job.job_id, resume.resume_id, model, "sections", "skipped", (reason,), None))
    return kept


def _write_with(
    run: Run,
    model_name: str,
    pairs: list[tuple[JobPosting, Resume]],
    finished: frozenset[str],
    work: _Work,
    asked: list[ChatModel],
) -> None:
    from outreach.emails.remember import RememberingModel
    from outreach.models.load import is_loaded_here, load_model, unload

    pairs = _skip(run, pairs, model_name, finished, work)
    todo = sum(_key(pair, model_name) not in finished for pair in pairs)
    if not todo:
        return
    here = is_loaded_here(work.models[model_name])
    if here and work.workers is not None:
        _write_on_ray(run, model_name, pairs, finished, todo, work)
        return
    work.say(
        f"Loading {model_name} (the first time takes about a minute)" if here else f"Asking {model_name}"
    )
    loaded = load_model(work.models[model_name], work.precision, settings=work.settings, record=run.sent_file)
    if not here:
        asked.append(loaded)
    try:
        model = RememberingModel(loaded, run.folder / "completions.jsonl")
        _write_pairs(run, model, pairs, finished, todo, work)
    finally:
        unload(loaded)  # the next model needs its memory


def _write_pairs(
    run: Run,
    model: ChatModel,
    pairs: list[tuple[JobPosting, Resume]],
    finished: frozenset[str],
    todo: int,
    work: _Work,
) -> None:
    from outreach.emails.write import write_emails

    _tell_loaded(run, model.report, model.name, model.destination, work)
    work.say(f"Writing {todo} emails")
    with _saving(run, model.name, todo, work) as (save, bar):

        def progress(done: int, total: int) -> None:
            bar.set_postfix_str(f"{done} of {total} prompts of this group")
            bar.refresh()

        for draft in write_emails(pairs, model, work.settings, finished=finished, progress=progress):
            save(draft)


def _write_on_ray(
    run: Run,
    model_name: str,
    pairs: list[tuple[JobPosting, Resume]],
    finished: frozenset[str],
    todo: int,
    work: _Work,
) -> None:
    from outreach.emails.scale import write_on_ray

    work.say(f"Writing {todo} emails on Ray")
    drafts = write_on_ray(
        pairs,
        work.models[model_name],
        model_name,
        work.settings,
        precision=work.precision,
        workers=work.workers or 0,
        finished=finished,
        tell=work.say,
        loaded=lambda report: _tell_loaded(run, report, model_name, "", work),
    )
    with _saving(run, model_name, todo, work) as (save, _):
        for draft in drafts:
            save(draft)


def _tell_loaded(run: Run, report: LoadReport, model_name: str, destination: str, work: _Work) -> None:
    """Say how a model was loaded and why, and keep it with the run."""
    from outreach.emails.write import choose_strategy

    say, settings = work.say, work.settings
    size = report.weight_bytes / 2**20
    if report.precision == "served":
        clear = settings.privacy.send_in_clear
        told = "names and contacts IN CLEAR, as the settings say" if clear else "names and contacts masked"
        say(f"  sent to {destination}: {told}" if destination else "  nothing leaves this machine")
    else:
        say(f"  {report.precision} weights on {report.device}, {size:.0f} MiB in {report.seconds:.1f} s")
    if report.precision == "4bit":
        say(f"  {report.share_4bit:.1%} of the weights outside embeddings and head are in 4 bits")
        say(f"  its 4-bit copy on disk: {report.copy}")
    if report.source:
        say(f"  {'see' if report.precision == 'served' else 'weights:'} {report.source}")
    say(f"  why: {report.reason}")
    strategy = choose_strategy(settings.writing.strategy, report.parameters)
    say(f"  strategy {strategy.name}: {strategy.reason}")
    run.add_load(model_name, asdict(report), strategy.name)
    run.log(f"{model_name} loaded: {report.precision}, {report.compute_dtype}, {report.device}")


@contextmanager
def _saving(
    run: Run, model_name: str, todo: int, work: _Work
) -> Iterator[tuple[Callable[[Draft], None], Any]]:
    """(what saves a draft and counts it, the progress bar); says in the end how long it took."""
    from tqdm import tqdm

    started = time.perf_counter()
    with tqdm(total=todo, unit="email", desc=model_name, smoothing=0) as bar:

        def save(draft: Draft) -> None:
            run.save_draft(draft)
            run.log(f"{draft.key} {draft.status}, format_passed={draft.format_passed}")
            bar.update(1)

        yield save, bar
    seconds = time.perf_counter() - started
    run.log(f"{model_name}: {todo} emails in {seconds:.0f} s")
    work.say(f"  {todo} emails in {seconds:.0f} s")
