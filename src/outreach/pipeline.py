"""One run from inputs to report: loads, writes, saves; tells a person what it is doing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outreach.errors import InputError, MissingDependency, ModelError, OutreachError
from outreach.models.base import ChatModel
from outreach.reading import Reading
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
    report: Path
    unread: list[str]  # one line for each input that could not be read
    written_now: int  # drafts that this call wrote
    unconfirmed: tuple[str, ...] = ()  # ids of jobs whose fact card nobody has confirmed

    @property
    def drafts(self) -> list[Draft]:
        """All drafts of the run, read from its folder."""
        return self.run.drafts()


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
    # loaded while the inputs were read, or why not; each is taken out once
    loaded: dict[str, ChatModel | OutreachError] = field(default_factory=dict)

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
    readers: int | None = None,
    on_change: Callable[[list[str]], bool] = lambda changes: False,
    say: Say = print,
) -> RunResult:
    """Write an email for every job x resume x model into the run folder `out`.

    Finished drafts are kept. With `workers`, local models are loaded by so many workers of Ray (0: one a
    card), and drafts come in any order. `readers` processes read the files (0: this one; None: by their
    number), and a new run loads its first model meanwhile. If the folder was made from something else,
    `on_change` is asked with what changed: True sets the old run aside and starts over, False raises
    RunError. Raises OutreachError when nothing can be read or no model loads.
    """
    from outreach.models.load import check_name, is_loaded_here, unload

    named = {check_name(model): model for model in models}  # an unknown one fails at once
    run = open_run(out)
    loaded: dict[str, ChatModel | OutreachError] = {}
    try:
        with run.locked():
            say(f"Reading {len(jobs)} jobs and {len(resumes)} resumes")
            # a run that goes on may have nothing left to write
            beside = not run.manifest and workers is None and any(map(is_loaded_here, named.values()))
            pages, sent = run.folder / "pages", run.sent_file
            reading = Reading(jobs, resumes, settings, say, pages, sent, readers=readers, beside_model=beside)
            try:
                if reading.apart and beside:
                    loaded |= _load_first(run, named, precision, settings, say)
                read_jobs, read_resumes, unread = reading.finish()
            finally:
                reading.close()
            for what, found in (("job", read_jobs), ("resume", read_resumes)):
                if not found:
                    raise InputError(f"no {what} could be read", next_step="The lines above say why.")
            work = _Work(
                read_jobs, read_resumes, unread, named, settings, precision, say, workers, loaded=loaded
            )
            changed = run.changes(work.fingerprint)
            if not changed or not on_change(changed):
                return _continue(run, work)
            say(f"The old run is kept as {set_aside(run).name}")
        run = open_run(out)
        with run.locked():
            return _continue(run, work)
    finally:
        for model in loaded.values():  # that nothing was written with
            if not isinstance(model, OutreachError):
                unload(model)


def _load_first(
    run: Run, named: dict[str, str], precision: str, settings: Settings, say: Say
) -> dict[str, ChatModel | OutreachError]:
    """The first model that is loaded on this machine, by its name; why not, when it cannot be."""
    from outreach.models.load import is_loaded_here, load_model

    for name, source in named.items():
        if is_loaded_here(source):
            say(f"Loading {name} meanwhile (the first time takes about a minute)")
            try:
                return {name: load_model(source, precision, settings=settings, record=run.sent_file)}
            except (ModelError, MissingDependency) as error:
                return {name: error}  # raised where it is wanted, as without reading beside it
    return {}


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
    before = {key for key, status in run.statuses().items() if status != "error"}
    if before and (mended := run.mend_texts()):
        work.say(f"{mended} text files were missing and are there again")
    todo = []
    for name in work.models:
        if {_key(pair, name) for pair in pairs} <= before:
            work.say(f"{name}: all {len(pairs)} emails are written already")
        else:
            todo.append(name)
    failed = _write_with_all(run, todo, pairs, frozenset(before), work)
    run.make_durable()
    keys = run.statuses().keys()
    if failed and not keys:
        raise failed[0]
    run.add_to_manifest(left_machine=run.what_left())
    report = save_report(run)
    run.log(f"report written, {len(keys)} drafts, {len(work.unread)} not read")
    return RunResult(run, report, work.unread, len(keys - before), unconfirmed)


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
    loaded = work.loaded.pop(model_name, None)
    if isinstance(loaded, OutreachError):
        raise loaded
    if loaded is None:
        work.say(
            f"Loading {model_name} (the first time takes about a minute)" if here else f"Asking {model_name}"
        )
        loaded = load_model(
            work.models[model_name], work.precision, settings=work.settings, record=run.sent_file
        )
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
