"""A run as one self-contained HTML file, and the same numbers as JSON.

Everything that came from outside is escaped by `report.escaping`, and the page's content policy allows
no script and no outside address.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from outreach.checks import CHECK_NAMES
from outreach.errors import RunError
from outreach.records import CheckResult, Draft, to_dict
from outreach.report.escaping import render_pieces
from outreach.report.marks import failed_of, marked
from outreach.runs import Run, each_line, open_run, write_whole

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
    checks, groups, statuses = (Counter[str]() for _ in range(3))
    emails = strictly = loosely = tokens = texts = 0
    seconds = 0.0
    for draft in run.each_draft():
        statuses[draft.status] += 1
        strictly += draft.format_passed
        loosely += draft.format_passed_loosely
        seconds += draft.seconds
        tokens += draft.completion_tokens
        texts += draft.candidates
        if draft.email is None:
            continue
        emails += 1
        checks.update(name for name in CHECK_NAMES if _passes(draft, name))
        groups.update(group for group in _GROUPS if (own := _group_result(draft, group)) and own.passed)
    return {
        "run": run.name,
        "emails": emails,
        "pass_all_format_checks": strictly,
        "pass_format_loosely": loosely,
        "passed_by_check": {name: checks[name] for name in CHECK_NAMES},
        "passed_by_group": {group: groups[group] for group in _GROUPS},
        "by_status": dict(sorted(statuses.items())),
        "seconds_of_model": round(seconds, 1),
        "tokens_written": tokens,
        "texts_generated": texts,
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
    }


class _Rows:
    """The rows of a report, made anew each time they are gone through: one email in memory at a time."""

    def __init__(self, run: Run):
        self._run = run

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(_row, self._run.each_draft())


@dataclass(frozen=True)
class _Person:
    """What a report tells of a resume."""

    name: str
    source: str
    pages: int


def _is_checked(draft: Draft) -> bool:
    return any(check.group != "format" for check in draft.checks)


def _report_pieces(run: Run, numbers: dict[str, Any]) -> Iterator[str]:
    """The HTML of a run's report, piece by piece. Raises RunError when there is nothing to report."""
    if not numbers["by_status"]:
        raise RunError(
            "has no emails yet",
            where=f"run {run.name}",
            next_step="Finish it with `outreach run` and the same --out.",
        )
    style = (files("outreach.report") / "templates" / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    jobs = {job.job_id: job for job in run.jobs()}
    resumes = {
        line["resume_id"]: _Person(line["name"], line["source"], line.get("pages", 0))
        for _, line in each_line(run.folder / "resumes.jsonl")
    }
    return render_pieces(
        "report.html",
        style=style,
        style_hash=digest,
        summary=numbers,
        manifest=run.manifest,
        labels=_LABELS,
        group_labels=_GROUPS,
        part_names=_PART_NAMES,
        source_names=_SOURCE_NAMES,
        facts_checked=all(_is_checked(draft) for draft in run.each_draft() if draft.email),
        rows=_Rows(run),
        jobs=jobs,
        resumes=resumes,
    )


def save_report(run: Run | str | Path) -> Path:
    """Write report.html and report.json into a run's folder; returns the path of the HTML file."""
    opened = run if isinstance(run, Run) else open_run(run, must_exist=True)
    numbers = summary(opened)
    page = _report_pieces(opened, numbers)
    write_whole(opened.folder / "report.html", page)  # first: it raises when there is nothing to report
    write_whole(opened.folder / "report.json", _json_pieces(opened, numbers))
    return opened.folder / "report.html"


def _json_pieces(run: Run, numbers: dict[str, Any]) -> Iterator[str]:
    """The JSON of `numbers` with the checks of every draft under "drafts", a draft a line."""
    yield json.dumps(numbers, indent=2, ensure_ascii=False).removesuffix("\n}")
    separator = ',\n  "drafts": [\n'
    for draft in run.each_draft():
        told = {
            "key": draft.key,
            "status": draft.status,
            "reasons": list(draft.reasons),
            "format_passed": draft.format_passed,
            "checks": [to_dict(check) for check in draft.checks],
        }
        yield f"{separator}    {json.dumps(told, ensure_ascii=False)}"
        separator = ",\n"
    yield "\n  ]\n}\n"
