"""Runs with drafts that no model wrote: real jobs and resumes, sentences taken from their own lines."""

import json
from dataclasses import replace

from outreach.checks import run_checks
from outreach.emails.compose import compose, invitation
from outreach.emails.plan import plan_sections
from outreach.records import Draft, Evidence, to_dict
from outreach.runs import open_run
from outreach.settings import Settings

MODELS = ("first-model", "second-model")


def prepared_draft(job, resume, model, settings):
    """One email of the plan's own lines; the second model takes another line where there is one."""
    other = model != MODELS[0]
    evidence = []
    for slot in plan_sections(job, resume).slots:
        request = slot.requests[min(len(slot.requests) - 1, 1 if other else 0)]
        first, line = request.begins, request.line
        sentence = line if request.part == "company" else f"{first} {line[0].lower()}{line[1:]}"
        if "·" in line:
            sentence = f"{first} done this work for years."
        evidence.append(Evidence(sentence, request.part, request.source, request.line))
    call = invitation(job, resume, settings)
    evidence.append(Evidence(call, "call_to_action", "settings", call, "code"))
    parts = {}
    for item in evidence:
        parts.setdefault(item.part, []).append(item.sentence)
    email = compose(tuple((part, " ".join(said)) for part, said in parts.items()), job, resume, settings)
    checks = run_checks(email, job, resume)
    failed = tuple(f"{check.check}: {check.reason}" for check in checks if not check.passed)
    return Draft(
        job.job_id, resume.resume_id, model, "sections", "needs_human", ("facts unchecked", *failed), email,
        checks, tuple(evidence),
    )  # fmt: skip


def prepare_run(folder, jobs, resumes, models=MODELS[:1], settings=None, change=lambda draft: draft):
    """A run folder with a draft for every job, resume and model; `change` may alter each draft."""
    settings = settings or Settings(origin="tests")
    run = open_run(folder)
    marks = {resume.resume_id: resume.sha256 for resume in resumes}
    run.start({"jobs": {job.job_id: job.sha256 for job in jobs}, "resumes": marks}, settings)
    run.save_inputs(list(jobs), list(resumes), [])
    run.add_to_manifest(models=list(models), loads=[])
    for job in jobs:
        for resume in resumes:
            for model in models:
                run.save_draft(change(prepared_draft(job, resume, model, settings)))
    return run


def many(resumes, count):
    """As many resumes as wanted, from a few: only the ids differ."""
    return [replace(resumes[n % len(resumes)], resume_id=f"resume{n + 1:04d}") for n in range(count)]


def many_drafts(folder, jobs, resumes, count):
    """A run of very many drafts, each written for one of a few resumes; quick to make."""
    crowd = many(resumes, count // len(jobs))
    run = prepare_run(folder, jobs, [])
    run.save_inputs(list(jobs), crowd, [])
    settings = Settings(origin="tests")
    known = {(j.job_id, r.name): prepared_draft(j, r, MODELS[0], settings) for j in jobs for r in resumes}
    drafts = [replace(known[j.job_id, r.name], resume_id=r.resume_id) for j in jobs for r in crowd]
    lines = (json.dumps(to_dict(draft), ensure_ascii=False) + "\n" for draft in drafts)
    (run.folder / "drafts.jsonl").write_text("".join(lines), encoding="utf-8")
    return run
