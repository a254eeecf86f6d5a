"""Removes a person from a run: record, emails, texts, reviews, exports; leaves a mark without data."""

from __future__ import annotations

import datetime
import json
import shutil
from typing import Any

from outreach.errors import RunError
from outreach.review.export import FOLDER, HALF_DONE, export_reviews
from outreach.review.log import REVIEWS, remove_resume
from outreach.review.unsaved import STATE, TYPING
from outreach.runs import FORGOTTEN, Run, read_lines, write_whole


def _rewrite(run: Run, file_name: str, resume_id: str, key: str = "resume_id") -> None:
    path = run.folder / file_name
    kept = [line for line in read_lines(path) if line.get(key) != resume_id]
    if path.exists():
        write_whole(path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept))


def _without(text: Any, words: list[str]) -> Any:
    """The same JSON value with every text that names one of the words replaced."""
    if isinstance(text, str):
        return "(removed)" if any(word and word in text for word in words) else text
    if isinstance(text, list):
        return [_without(item, words) for item in text]
    if isinstance(text, dict):
        return {key: _without(value, words) for key, value in text.items()}
    return text


def _forget_packed(run: Run, resume_id: str) -> None:
    """Take a person out of the map of what was packed for another machine."""
    path = run.folder / "packed.json"
    if not path.exists():
        return
    told = json.loads(path.read_text(encoding="utf-8"))
    for table in ("resumes", "not_packed"):
        told[table].pop(resume_id, None)
    if resume_id in told["fingerprint"]["resumes"]:
        told["fingerprint"]["resumes"][resume_id] = FORGOTTEN
    told["skipped"] = {
        pair: why for pair, why in told["skipped"].items() if not pair.endswith(f" {resume_id}")
    }
    write_whole(path, json.dumps(told, indent=1, ensure_ascii=False) + "\n")


def forget(run: Run, resume_id: str) -> int:
    """Remove everything about one resume; returns how many emails were deleted.

    `resume_id` is "resume03". Raises RunError if the run has no such resume. The run stays usable: the
    same command leaves this resume out from now on.
    """
    resumes = {resume.resume_id: resume for resume in run.resumes()}
    if resume_id not in resumes:
        already = run.manifest.get("fingerprint", {}).get("resumes", {}).get(resume_id) == FORGOTTEN
        raise RunError(
            f"has no {resume_id}{' (it was forgotten before)' if already else ''}",
            where=f"run {run.name}",
            next_step=f"It has {', '.join(sorted(resumes)) or 'none'}.",
        )
    resume = resumes[resume_id]
    emails = list(run.emails.glob(f"*_{resume_id}_*"))
    for file in emails:
        file.unlink()
    # Generated texts are not sorted by person, so all go: a run that is not finished writes them anew.
    for name in ("completions.jsonl", "report.html", "report.json"):
        (run.folder / name).unlink(missing_ok=True)
    for file in (run.folder / TYPING).glob(f"*_{resume_id}_*"):
        file.unlink()
    (run.folder / STATE).unlink(missing_ok=True)  # it may name the person's email as the one shown
    for name in ("drafts.jsonl", "resumes.jsonl"):
        _rewrite(run, name, resume_id)
    words = [resume.source, resume.name, *resume.emails, *resume.phones]
    remove_resume(run.folder / REVIEWS, resume_id, words)
    _rewrite(run, run.sent_file.name, resume_id, "about")  # its counts stay in the manifest
    _forget_packed(run, resume_id)
    manifest = _without(run.manifest, words)
    manifest["fingerprint"]["resumes"][resume_id] = FORGOTTEN
    run.write_manifest(manifest)
    shutil.rmtree(run.folder / HALF_DONE, ignore_errors=True)
    if (run.folder / FOLDER).exists():
        export_reviews(run)  # made anew from what is left
    log = run.folder / "run.log"
    if log.exists():  # it names ids only, but an email's line tells that it was written
        kept = [line for line in log.read_text(encoding="utf-8").splitlines() if resume_id not in line]
        write_whole(log, "".join(line + "\n" for line in kept))
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    run.log(f"{resume_id} forgotten on request ({today})")
    return len(emails)
