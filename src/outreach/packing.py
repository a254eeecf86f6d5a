"""A run's records made ready to travel: masked, without sources and contacts, and the map that stays home.

What travels are records that were read at home: no PDF, no page, no file name. The map from
placeholders to words is kept in the run's folder (packed.json) and is what `merge` fills emails in with.
Not covered: a job ad that names a candidate as its own words; ads travel as published, contacts masked.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from outreach.emails.blind import CLEAR_REASON
from outreach.emails.eligibility import reason_to_skip
from outreach.errors import PrivacyError, RunError
from outreach.identity import identity_of
from outreach.masking import Masker, Table
from outreach.models.chat import strip_control_strings
from outreach.pipeline import fingerprint_of
from outreach.records import JobPosting, Resume, job_from_dict, resume_from_dict, to_dict
from outreach.runs import Run, append_line, read_lines, write_whole
from outreach.settings import People, Privacy, Settings, settings_from

MAP_FILE = "packed.json"  # stays in the run's folder: it holds names
JOBS_FILE, RESUMES_FILE, PACKAGE_FILE = "jobs.jsonl", "resumes.jsonl", "package.json"
DESTINATION = "kaggle.com"
PRECISION = "auto"
_JOB_NUMBERS = 501  # placeholders of jobs are numbered from here, those of resumes from 1
# Not text: ids, dates and numbers that nothing identifying can stand in.
_KEPT = {"job_id", "resume_id", "sha256", "start", "end"}


@dataclass(frozen=True)
class Package:
    """What travels: records, settings, and what a run made from them must say of itself."""

    jobs: tuple[JobPosting, ...]
    resumes: tuple[Resume, ...]
    settings: Settings
    left_out: frozenset[tuple[str, str]]  # (job id, resume id) that are not to be written
    fingerprint: dict[str, Any]
    masked: bool

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """(job id, resume id) of every email that is to be written."""
        every = ((job.job_id, resume.resume_id) for job in self.jobs for resume in self.resumes)
        return [pair for pair in every if pair not in self.left_out]


@dataclass(frozen=True)
class Packed:
    """A package, and why resumes are not in it."""

    package: Package
    not_packed: dict[str, str]  # resume id -> reason


def _texts(value: Any, change: Callable[[str], str], key: str = "") -> Any:
    """The same JSON value with every text changed, but for ids and dates."""
    if isinstance(value, str):
        return value if key in _KEPT or not value else change(value)
    if isinstance(value, (list, tuple)):
        return [_texts(item, change, key) for item in value]
    if isinstance(value, dict):
        return {name: _texts(item, change, name) for name, item in value.items()}
    return value


def _all_texts(value: Any) -> list[str]:
    found: list[str] = []
    _texts(value, lambda text: found.append(text) or text)
    return found


def _mask_with(masker: Masker, table: Table) -> Callable[[str], str]:
    # control strings go first: taking one out later could join what stands around it to a name
    return lambda text: masker.masked(strip_control_strings(text), table)


def _needed(resume: Resume, *, whole_text: bool) -> Resume:
    """The resume without what no prompt uses: file name, contacts, notes on how it was read."""
    return replace(
        resume,
        source=resume.resume_id,
        text=resume.text if whole_text else "",
        emails=(),
        phones=(),
        links=(),
        hidden=(),
        warnings=(),
        name_reason="",
        layout_reason="",
        reader="",
    )


def _mask_resume(resume: Resume, jobs: Sequence[JobPosting], *, whole_text: bool) -> tuple[Resume, Table]:
    """Raises PrivacyError when something identifying cannot be taken out."""
    if not resume.name:
        raise PrivacyError("no name was found in it, so it cannot be masked")
    identity = identity_of(resume, jobs)
    if identity.employer_unknown:
        raise PrivacyError(f"{identity.employer_unknown}, so it cannot be masked")
    masker, table = Masker(identity, employers=True), Table()
    hide = _mask_with(masker, table)
    hide(resume.name)  # the whole name is number 1
    masked = _texts(to_dict(_needed(resume, whole_text=whole_text)), hide)
    texts = _all_texts(masked)
    for text in (*texts, "\n".join(texts)):
        masker.check(text)
    return resume_from_dict(masked), table


def _mask_job(job: JobPosting) -> tuple[JobPosting, Table]:
    """The job with the contacts in it masked, whoever they belong to."""
    nobody = Resume("", "", "", "", "")
    masker, table = Masker(identity_of(nobody), employers=False), Table(first=_JOB_NUMBERS)
    facts = {**to_dict(job.facts), "routes": {}}
    plain = {**to_dict(job), "source": job.job_id, "route": "", "warnings": [], "facts": facts}
    return job_from_dict(_texts(plain, _mask_with(masker, table))), table


def _says_something(resume: Resume) -> bool:
    return bool(
        resume.employment or resume.skills or resume.summary or resume.other or resume.unplaced or resume.text
    )


def _digest(salt: str, record: Any, of: str) -> str:
    """A name for a record that only this run can tie to the file behind it."""
    told = json.dumps([salt, of, to_dict(replace(record, sha256=""))], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _skipped(jobs: Sequence[JobPosting], resumes: Sequence[Resume], people: People) -> dict[str, str]:
    """Pairs that are not written, with the reason: told at home, where the lists and names are."""
    pairs = ((job, resume, reason_to_skip(job, resume, people)) for job in jobs for resume in resumes)
    return {f"{job.job_id} {resume.resume_id}": reason for job, resume, reason in pairs if reason}


def read_map(run: Run) -> dict[str, Any]:
    """What was packed from a run; {} when nothing was."""
    file = run.folder / MAP_FILE
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _settings_that_travel(settings: Settings, *, masked: bool) -> Settings:
    """Who is not written to, servers and pages stay home; masked records need no second masking."""
    privacy = Privacy(name_blind=False) if masked else settings.privacy
    return Settings(
        sender=settings.sender,
        texts=settings.texts,
        writing=settings.writing,
        privacy=privacy,
        origin="packed",
    )


def pack_run(run: Run, folder: Path) -> Packed:
    """Write a run's inputs into `folder`, and the map of what was masked into the run.

    They are masked unless the run's settings say `send_in_clear`. Resumes that cannot be masked stay
    home, with the reason. Raises RunError when none is left, or when the run has prompt files of its own.
    """
    settings = settings_from(run.manifest["settings"], f"run {run.name}, manifest.json")
    if settings.writing.templates:
        raise RunError(
            "uses prompt files of its own, which are not packed",
            where=f"run {run.name}",
            next_step='Set templates = "" under [writing] and make the run anew to pack it.',
        )
    jobs, resumes, masked = run.jobs(), run.resumes(), not settings.privacy.send_in_clear
    before = read_map(run)
    salt = before.get("salt") or secrets.token_hex(16)
    whole_text = settings.writing.strategy == "bare"
    known: dict[str, Any] = {
        "salt": salt, "masked": masked, "jobs": {}, "resumes": {}, "not_packed": {},
        "skipped": _skipped(jobs, resumes, settings.people),
    }  # fmt: skip
    out_jobs, out_resumes, notes = [], [], {}
    for job in jobs:
        packed, table = _mask_job(job) if masked else (job, Table())
        packed = replace(packed, sha256=_digest(salt, packed, job.sha256)) if masked else packed
        out_jobs.append(packed)
        known["jobs"][job.job_id] = {"sha256": job.sha256, "packed": packed.sha256, "texts": table.texts}
    for resume in resumes:
        try:
            if masked:
                packed, table = _mask_resume(resume, jobs, whole_text=whole_text)
            else:
                packed, table = _needed(resume, whole_text=whole_text), Table()
            if not _says_something(packed):
                raise PrivacyError("nothing was read from it that an email could be written from")
        except PrivacyError as error:
            known["not_packed"][resume.resume_id] = error.what
            continue
        packed = replace(packed, sha256=_digest(salt, packed, resume.sha256)) if masked else packed
        out_resumes.append(packed)
        notes[resume.resume_id] = table.in_words() if masked else CLEAR_REASON
        known["resumes"][resume.resume_id] = {
            "sha256": resume.sha256, "packed": packed.sha256, "name": packed.name, "texts": table.texts,
        }  # fmt: skip
    if not out_jobs or not out_resumes:
        raise RunError(
            "nothing in it can be packed",
            where=f"run {run.name}",
            next_step="; ".join(f"{key}: {reason}" for key, reason in known["not_packed"].items())
            or "Read jobs and resumes into it first: outreach run --out ...",
        )
    travels = _settings_that_travel(settings, masked=masked)
    known["fingerprint"] = fingerprint_of(out_jobs, out_resumes, travels, PRECISION)
    left_out = frozenset(tuple(pair.split(" ")) for pair in known["skipped"])
    package = Package(
        tuple(out_jobs), tuple(out_resumes), travels, left_out, known["fingerprint"], masked
    )  # fmt: skip
    _write(package, folder)
    with run.locked():
        write_whole(run.folder / MAP_FILE, json.dumps(known, indent=1, ensure_ascii=False) + "\n")
        _record(run, package, notes)
        run.add_to_manifest(left_machine=run.what_left())
        run.log(f"packed for {DESTINATION}: {len(out_resumes)} resumes, {'masked' if masked else 'in clear'}")
    return Packed(package, known["not_packed"])


def _write(package: Package, folder: Path) -> None:
    for name, records in ((JOBS_FILE, package.jobs), (RESUMES_FILE, package.resumes)):
        lines = (json.dumps(to_dict(record), ensure_ascii=False) + "\n" for record in records)
        write_whole(folder / name, "".join(lines))
    told = {
        "settings": asdict(package.settings),
        "left_out": sorted(map(list, package.left_out)),
        "fingerprint": package.fingerprint,
        "masked": package.masked,
    }
    write_whole(folder / PACKAGE_FILE, json.dumps(told, indent=1, ensure_ascii=False) + "\n")


def _record(run: Run, package: Package, notes: dict[str, str]) -> None:
    """Note in sent.jsonl what leaves this machine when the package is pushed, each text once."""
    there = {line["text"] for line in read_lines(run.sent_file)}
    for resume in package.resumes:
        text = json.dumps(to_dict(resume), ensure_ascii=False, sort_keys=True)
        if text not in there:
            line = {
                "model": "package", "destination": DESTINATION, "sent": False, "attempt": 1,
                "mark": "masked" if package.masked else "in_clear", "reason": notes[resume.resume_id],
                "about": resume.resume_id, "text": text,
            }  # fmt: skip
            append_line(run.sent_file, line)


def read_package(folder: Path) -> Package:
    """The package in a folder. Raises RunError when it is damaged."""
    try:
        told = json.loads((folder / PACKAGE_FILE).read_text(encoding="utf-8"))
        return Package(
            tuple(job_from_dict(line) for line in read_lines(folder / JOBS_FILE)),
            tuple(resume_from_dict(line) for line in read_lines(folder / RESUMES_FILE)),
            settings_from(told["settings"], PACKAGE_FILE),
            frozenset((job, resume) for job, resume in told["left_out"]),
            told["fingerprint"],
            told["masked"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RunError(
            f"the package cannot be read ({type(error).__name__}: {error})",
            where=str(folder),
            next_step="Make it again at home (make kaggle RUN=...) and push it again.",
        ) from error
