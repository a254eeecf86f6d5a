"""A run as one self-contained HTML file, and the same numbers as JSON.

Everything that came from outside is escaped by `report.escaping`, and the page's content policy allows
no script and no outside address.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

from outreach.checks import CHECK_NAMES
from outreach.errors import RunError
from outreach.records import CheckResult, Draft
from outreach.report.escaping import render_template
from outreach.report.marks import failed_of, marked
from outreach.runs import Run, open_run, write_whole

_LABELS = {
    "candidate_named": ("Names the candidate", "Cand."),
    "company_named": ("Names the hiring company", "Comp."),
    "company_pitch": ("Company pitch of 2 to 3 sentences", "Pitch"),
    "opportunity": ("Opportunity in 2 to 3 sentences", "Role"),
    "candidate_pitch": ("Speaks of the candidate's own work", "You"),
    "call_to_action": ("Invites to a next step", "Call"),
    "plain_text": ("No bullet points", "Plain"),
    "no_leftovers": ("No placeholders or leftovers", "Clean"),
    "complete": ("Not cut off", "Whole"),
    "no_repetition": ("Says nothing twice", "Once"),
}
_GROUPS = {
    "company": ("Offers the right company and role", "Offer"),
    "grounding": ("Facts stand in the sources", "Facts"),
    "safety": ("No foreign names, links, orders or protected traits", "Safe"),
    "style": ("Speaks to the reader", "Tone"),
    "personal": ("Two facts of the candidate tied to the job", "Personal"),
}
_PART_NAMES = {
    "company": "Company",
    "role": "Opportunity",
    "candidate": "Candidate",
    "call_to_action": "Call to action",
    "courtesy": "Courtesy",
}
_SOURCE_NAMES = {
    "job": "job ad", "company_page": "company page", "resume": "resume", "settings": "settings",
    "none": "rests on no line",
}  # fmt: skip


def _passes(draft: Draft, name: str) -> bool:
    own = [check for check in draft.checks if check.check == name]
    return bool(own) and all(check.passed for check in own)


def _group_result(draft: Draft, group: str) -> CheckResult | None:
    """The worst of one group's findings, a passed one when there is none, None when not checked."""
    own = [check for check in draft.checks if check.group == group]
    failed = sorted((check for check in own if not check.passed), key=lambda check: check.severity != "block")
    return failed[0] if failed else own[0] if own else None


def summary(run: Run) -> dict[str, Any]:
    """The numbers of a run: what passes each check, times and tokens, with n."""
    drafts = run.drafts()
    written = [draft for draft in drafts if draft.email is not None]
    passed = {name: sum(_passes(draft, name) for draft in written) for name in CHECK_NAMES}
    return {
        "run": run.name,
        "emails": len(written),
        "pass_all_format_checks": sum(draft.format_passed for draft in drafts),
        "pass_format_loosely": sum(draft.format_passed_loosely for draft in drafts),
        "passed_by_check": passed,
        "passed_by_group": {
            group: sum((own := _group_result(draft, group)) is not None and own.passed for draft in written)
            for group in _GROUPS
        },
        "by_status": {
            status: sum(draft.status == status for draft in drafts)
            for status in sorted({draft.status for draft in drafts})
        },
        "seconds_of_model": round(sum(draft.seconds for draft in drafts), 1),
        "tokens_written": sum(draft.completion_tokens for draft in drafts),
        "texts_generated": sum(draft.candidates for draft in drafts),
    }


def _row(draft: Draft) -> dict[str, Any]:
    failed = failed_of(draft.checks)
    paragraphs = draft.email.paragraphs if draft.email else ()
    return {
        "draft": draft,
        "subject": marked(draft.email.subject, failed) if draft.email else (),
        "greeting": marked(draft.email.greeting, failed) if draft.email else (),
        "parts": [(_PART_NAMES[part], marked(text, failed)) for part, text in paragraphs],
        "failed": failed,
        "format": [check for check in draft.checks if check.group == "format"],
        "groups": [(name, _group_result(draft, name)) for name in _GROUPS],
        "evidence": [
            (item, marked(item.sentence, [check for check in failed if check.sentence == item.sentence]))
            for item in draft.evidence
        ],
        "facts_checked": any(check.group != "format" for check in draft.checks),
    }


def render_report(run: Run) -> str:
    """The HTML of a run's report. Raises RunError when there is nothing to report."""
    drafts = run.drafts()
    if not drafts:
        raise RunError(
            "has no emails yet",
            where=f"run {run.name}",
            next_step="Finish it with `outreach run` and the same --out.",
        )
    style = (files("outreach.report") / "templates" / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    jobs = {job.job_id: job for job in run.jobs()}
    resumes = {resume.resume_id: resume for resume in run.resumes()}
    return render_template(
        "report.html",
        style=style,
        style_hash=digest,
        summary=summary(run),
        manifest=run.manifest,
        labels=_LABELS,
        group_labels=_GROUPS,
        part_names=_PART_NAMES,
        source_names=_SOURCE_NAMES,
        facts_checked=all(any(c.group != "format" for c in d.checks) for d in drafts if d.email),
        rows=[_row(draft) for draft in drafts],
        jobs=jobs,
        resumes=resumes,
    )


def save_report(run: Run | str | Path) -> Path:
    """Write report.html and report.json into a run's folder; returns the path of the HTML file."""
    opened = run if isinstance(run, Run) else open_run(run, must_exist=True)
    page = render_report(opened)
    numbers = {
        **summary(opened),
        "drafts": [
            {
                "key": draft.key,
                "status": draft.status,
                "reasons": list(draft.reasons),
                "format_passed": draft.format_passed,
                "checks": [asdict(check) for check in draft.checks],
            }
            for draft in opened.drafts()
        ],
    }
    write_whole(opened.folder / "report.json", json.dumps(numbers, indent=2, ensure_ascii=False) + "\n")
    write_whole(opened.folder / "report.html", page)
    return opened.folder / "report.html"
