"""Reads all inputs of a run: what cannot be read becomes a line, and the others go on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from outreach.errors import InputError
from outreach.inputs.apart import InputFile, Outcome, ReadingApart, attempt, choose_readers, read_file
from outreach.models.base import ChatModel
from outreach.records import JobPosting, Resume
from outreach.settings import Settings

Say = Callable[[str], None]


def read_inputs(
    jobs: Sequence[str],
    resumes: Sequence[str],
    settings: Settings,
    say: Say,
    page_folder: Path | None = None,
    record: Path | None = None,
    *,
    dry: bool = False,
    readers: int | None = None,
) -> tuple[list[JobPosting], list[Resume], list[str]]:
    """Read all inputs; one that cannot be read becomes a line and the others go on.

    What a cleaning model elsewhere is sent goes to `record`; with `dry` nothing is sent. `readers` are
    the processes that read files, chosen by their number when it is None.
    """
    reading = Reading(jobs, resumes, settings, say, page_folder, record, dry=dry, readers=readers)
    try:
        return reading.finish()
    finally:
        reading.close()


class Reading:
    """Inputs that are being read from the moment this is made. `finish` gives them; close it in the end.

    With `beside_model` the caller loads a model before `finish`.
    """

    def __init__(
        self,
        jobs: Sequence[str],
        resumes: Sequence[str],
        settings: Settings,
        say: Say,
        page_folder: Path | None = None,
        record: Path | None = None,
        *,
        dry: bool = False,
        readers: int | None = None,
        beside_model: bool = False,
    ):
        self._jobs = [InputFile("job", source, f"job{at:02d}") for at, source in enumerate(jobs, 1)]
        self._resumes = [
            InputFile("resume", source, f"resume{at:02d}") for at, source in enumerate(resumes, 1)
        ]
        self._settings = settings
        self._say = say
        self._pages = page_folder
        self._cleaner = _cleaner(settings, page_folder, record, say, dry=dry)
        self._unread: list[str] = []
        apart = [file for file in (*self._jobs, *self._resumes) if self._goes_apart(file)]
        chosen = choose_readers(len(apart), readers, beside_model=beside_model)
        self.apart: ReadingApart | None = None  # None: nothing is read until `finish`
        self._given: Iterator[Outcome] = iter(())
        if chosen.count and apart:
            say(f"  read apart: {chosen.reason}")
            self.apart = ReadingApart(apart, chosen.count)
            self._given = self.apart.outcomes()

    def _goes_apart(self, file: InputFile) -> bool:
        """Whether a file can be read by another process: not what a browser, a person or a model gives."""
        from outreach.inputs.sources import is_address

        if file.kind == "resume":
            return True
        return self._cleaner is None and file.source != "-" and not is_address(file.source)

    def _outcome(self, file: InputFile) -> Outcome:
        if self.apart is not None and self._goes_apart(file):
            return next(self._given)  # they come in this very order
        if file.kind == "resume":
            return read_file(file)
        from outreach.inputs.job_page import read_job

        pages = self._settings.pages
        return attempt(
            lambda: read_job(
                file.source,
                file.record_id,
                pages=self._pages,
                cleaner=self._cleaner,
                allow_hosts=pages.allow_hosts,
                timeout=pages.timeout_seconds,
            )
        )

    def _records(self, files: Sequence[InputFile]) -> Iterator[Any]:
        """Records of the files that can be read; every other one becomes a line."""
        seen: dict[str, str] = {}
        for number, file in enumerate(files, 1):
            name = file.source if "://" in file.source else Path(file.source).name or file.source
            outcome = self._outcome(file)
            if outcome.record is not None and outcome.record.sha256 not in seen:
                seen[outcome.record.sha256] = name
                yield outcome.record
                continue
            if outcome.record is not None:
                told = InputError(
                    f"has the same content as {seen[outcome.record.sha256]}",
                    where=name,
                    next_step="It is written once.",
                )
            elif outcome.fault:
                told = f"{name}: could not be read ({outcome.fault}). Run with --verbose and report it."
            else:
                told = outcome.told
            logging.getLogger("outreach").debug("reading %s %d\n%s", file.kind, number, outcome.trace)
            self._unread.append(f"{file.kind} {number}: {told}")
            self._say(f"  not read: {told}")

    def finish(self) -> tuple[list[JobPosting], list[Resume], list[str]]:
        """(jobs, resumes, a line for each that could not be read), told one by one as they are there."""
        from outreach.inputs.fact_card import with_card
        from outreach.inputs.given_names import how_to_give, parse_names, with_given_name

        read_jobs: list[JobPosting] = []
        read_resumes: list[Resume] = []
        say = self._say
        for found in self._records(self._jobs):
            job, told = with_card(found, self._settings.pages.cards)
            read_jobs.append(job)
            say(f"  {job.job_id}  {job.title or '(role not found)'} at {job.company or '?'} ({told})")
            for warning in job.warnings:
                say(f"         note: {warning}")
        names = parse_names(self._settings.people.names)
        for found_resume in self._records(self._resumes):
            resume = with_given_name(found_resume, names)
            read_resumes.append(resume)
            current = resume.current
            post = f", {current.title} at {current.employer}" if current else ""
            say(f"  {resume.resume_id}  {resume.name or '(name not found)'}{post}")
            if unsure := how_to_give(resume):
                say(f"            name: {unsure}")
            for warning in resume.warnings:
                say(f"            note: {warning}")
        return read_jobs, read_resumes, self._unread

    def close(self) -> None:
        """Let the processes go, and the model that cleaned pages, whose memory the next one needs."""
        if self.apart is not None:
            self.apart.close()
        if self._cleaner is not None:
            from outreach.models.load import unload

            unload(self._cleaner)
            self._cleaner = None


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
