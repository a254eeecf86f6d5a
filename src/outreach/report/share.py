"""A comparison as one self-contained HTML file to pass on, with its numbers as JSON and its figures as CSV.

Pseudonymous unless names are asked for: every text goes through one Pseudonymiser before it reaches the
template, which escapes it; of what tells of candidates, words that are known to be harmless alone are shown.
The page's content policy allows no script and no outside address.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from outreach.compare.charts import (
    benchmark_figure,
    quality_figure,
    ready_figure,
    speed_figure,
    speed_quality_figure,
)
from outreach.compare.name_swap import read_audit
from outreach.compare.plots import Figure, memory_figure
from outreach.compare.recommend import CRITERIA, Recommendation, recommend
from outreach.compare.rows import Comparison, ModelRow
from outreach.compare.table import compare_models
from outreach.models.machines import get_machine
from outreach.models.registry import list_models
from outreach.records import Draft, JobPosting, Resume
from outreach.report.comparison_table import table_of
from outreach.report.escaping import render_template
from outreach.report.pseudonyms import Pseudonymiser
from outreach.runs import Run, open_run, write_whole
from outreach.settings import Weights

_MACHINES = ("laptop-rtx3050ti-4gb", "colab-t4", "kaggle-t4x2", "cpu-16gb")
_PARTS = {
    "company": "Company",
    "role": "Opportunity",
    "candidate": "Candidate",
    "call_to_action": "Call to action",
}
_STATUS = {"ready": "ready", "needs_human": "needs a person", "skipped": "skipped", "error": "error"}


class _Names:
    """The words a report uses for people: pseudonyms, or the names themselves."""

    def __init__(self, hide: Pseudonymiser | None, runs: Sequence[str] = ()):
        self.hide = hide
        self._runs = list(dict.fromkeys(runs))

    def candidate(self, resume: Resume | None, resume_id: str) -> str:
        if self.hide is not None:
            return self.hide.label(resume) if resume else "A candidate"
        return (resume.name if resume else "") or resume_id

    def record(self, told: Any, about: str = "") -> Any:
        return self.hide.record(told, about) if self.hide is not None else told

    def shown(self, text: str, about: str = "") -> str:
        """A text that tells of a candidate."""
        return self.hide.shown(text, about) if self.hide is not None else text

    def run(self, name: str) -> str:
        """A run, which may be called after a person: by its number unless its name says nothing of anyone."""
        if self.hide is None or self.hide.says_nothing(name):
            return name
        return f"run {self._runs.index(name) + 1}" if name in self._runs else "a run"


def _senders_own(manifest: dict[str, Any]) -> list[str]:
    sender = manifest.get("settings", {}).get("sender", {})
    return [str(sender.get(key, "")) for key in ("email", "phone")]


def _own_words(manifest: dict[str, Any]) -> list[str]:
    """What the sender and the settings put into every email."""
    settings = manifest.get("settings", {})
    tables = [settings.get(name, {}) for name in ("sender", "texts")]
    return [text for table in tables if isinstance(table, dict) for text in map(str, table.values()) if text]


def _in_brackets(run: str) -> str:
    return f"({run})" if run.startswith(("run ", "a run")) else f"(run {run})"


def _hidden(comparison: Comparison, names: _Names) -> Comparison:
    """The comparison with labels and runs under pseudonyms: a run may be called after a person."""

    def label(told: str) -> str:
        for run in comparison.runs:
            told = told.replace(f"(run {run})", _in_brackets(names.run(run)))
        return str(names.record(told))

    rows = tuple(
        replace(row, label=label(row.label), run=names.run(row.run), privacy=names.record(row.privacy))
        for row in comparison.rows
    )
    tests = tuple(
        replace(test, first=label(test.first), second=label(test.second)) for test in comparison.tests
    )
    return replace(comparison, rows=rows, tests=tests, runs=tuple(map(names.run, comparison.runs)))


def _figures(comparison: Comparison) -> list[tuple[str, str, str, Figure]]:
    """(id, title, what to know, figure)."""
    specs = [spec for spec in list_models() if not spec.not_loadable]
    machines = [get_machine(name) for name in _MACHINES]
    return [
        (
            "ready",
            "How many emails are good",
            "Dots are the shares seen, lines their 95 % intervals: where lines "
            "overlap much, the order may be chance.",
            ready_figure(comparison),
        ),
        (
            "speed-quality",
            "Speed against quality",
            "Up and to the left is better.",
            speed_quality_figure(comparison),
        ),
        (
            "memory",
            "Memory against machines",
            "Computed by the plan, for one answer at a time; vertical lines are what machines have free.",
            memory_figure([s.name for s in specs], machines, 2048),
        ),
        (
            "benchmarks",
            "Published benchmark scores",
            "As the sources below give them; not measured here.",
            benchmark_figure(specs),
        ),
        (
            "published-quality",
            "Published ratings of answers",
            "As the sources below give them; arena ratings of different dates do not compare.",
            quality_figure(specs),
        ),
        (
            "speed",
            "Speed at most",
            "Computed from memory bandwidth, one answer at a time, in the precision that "
            "fits; answers written at once share it.",
            speed_figure(specs, machines),
        ),
    ]


def _status_of(draft: Draft) -> str:
    return draft.status if draft.status in _STATUS else "error"


def _email(
    draft: Draft, job: JobPosting | None, row_number: int, number: int, about: str, names: _Names
) -> dict[str, Any]:
    """One email as plain texts for the template."""
    failed = [check for check in draft.checks if not check.passed]
    email = draft.email

    def shown(text: str) -> str:
        return names.shown(text, about)

    return {
        "reasons": list(map(shown, draft.reasons)),
        "subject": shown(email.subject) if email else "",
        "greeting": shown(email.greeting) if email else "",
        "parts": [(_PARTS.get(p, shown(p)), shown(text)) for p, text in email.paragraphs] if email else [],
        "sign_off": shown(email.sign_off) if email else "",
        "footer": shown(email.footer) if email else "",
        "failed": [(names.record(c.check.replace("_", " "), about), shown(c.reason)) for c in failed],
        "evidence": [(shown(e.sentence), e.source, shown(e.line), e.written_by) for e in draft.evidence],
        "job": names.record(
            f"{job.title or 'role not found'} at {job.company or 'a company'}" if job else draft.job_id, about
        ),
        "id": f"e{number}",
        "row": row_number,
        "status": _status_of(draft),
        "status_said": _STATUS[_status_of(draft)],
        "passed": len({c.check for c in draft.checks}) - len({c.check for c in failed}),
        "checks": len({c.check for c in draft.checks}),
        "written": draft.email is not None,
    }


def _pairs(runs: Sequence[Run], comparison: Comparison, names: _Names) -> list[dict[str, Any]]:
    """Every pair with its emails by row, candidates in order."""
    rows = {(row.run, row.model): number for number, row in enumerate(comparison.rows, 1)}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    order: dict[str, int] = {}
    number = 0
    for run in runs:
        jobs = {job.job_id: job for job in run.jobs()}
        resumes = {resume.resume_id: resume for resume in run.resumes()}
        for draft in run.drafts():
            if (run.name, draft.model) not in rows:
                continue
            job, resume = jobs.get(draft.job_id), resumes.get(draft.resume_id)
            who = names.candidate(resume, draft.resume_id)
            mark = resume.sha256 if resume else draft.resume_id
            order.setdefault(mark, len(order))
            key = (mark, job.sha256 if job else draft.job_id)
            number += 1
            email = _email(draft, job, rows[run.name, draft.model], number, who, names)
            pair = found.setdefault(key, {"who": who, "job": email["job"], "emails": [], "at": order[mark]})
            pair["emails"].append(email)
    pairs = sorted(found.values(), key=lambda pair: (pair["at"], pair["job"]))
    for at, pair in enumerate(pairs, 1):
        pair["id"] = f"p{at}"
        pair["emails"].sort(key=lambda email: email["row"])
    return pairs


def _unread(runs: Sequence[Run], names: _Names) -> list[str]:
    """Inputs that were not read. A file that was not read may be named after a person: only its number."""
    found = []
    for run in runs:
        for line in run.manifest.get("unread", []):
            kind = str(line).partition(":")[0]
            if names.hide is not None and not kind.startswith("model "):
                told = f"{names.record(kind)} was not read (why stands in the run's own report)"
            else:
                told = names.record(str(line))
            found.append(f"{names.run(run.name)}: {told}")
    return found


def _method(comparison: Comparison, names: _Names) -> list[dict[str, Any]]:
    """Settings, versions and machine of each run; who is not to be contacted is told as a number only."""
    found = []
    for run, manifest in zip(comparison.runs, comparison.manifests, strict=True):
        settings = manifest.get("settings", {})
        people = settings.get("people", {})
        tables = {
            name: {key: value for key, value in table.items() if value not in ("", [], None)}
            for name, table in settings.items()
            if name in ("writing", "privacy") and isinstance(table, dict)
        }
        loads = [
            {key: load.get(key) for key in ("model", "precision", "compute_dtype", "device", "reason")}
            for load in manifest.get("loads", [])
        ]
        told = {
            "run": run,
            "started": manifest.get("started", ""),
            "settings": tables,
            "not_contacted": sum(
                len(people.get(key, [])) for key in ("do_not_contact", "off_limits_companies")
            ),
            "loads": loads,
            "versions": manifest.get("versions", {}),
            "machine": manifest.get("machine", {}),
        }
        found.append(names.record(told))
    return found


def numbers_of(
    comparison: Comparison, advice: Recommendation, audits: Sequence[dict[str, Any]], page: dict[str, Any]
) -> dict[str, Any]:
    """The report's figures as plain JSON types: rows, tests, advice, audit, method; no text of an email."""

    def row(found: ModelRow) -> dict[str, Any]:
        told = asdict(replace(found, outcomes={}))
        return {key: value for key, value in told.items() if key != "outcomes"}

    return {
        "measure": comparison.measure,
        "measure_said": comparison.measure_said,
        "rows": [row(found) for found in comparison.rows],
        "tests": [
            {**asdict(test), "said": test.said, "separated": test.separated} for test in comparison.tests
        ],
        "recommendation": asdict(advice),
        "name_audits": list(audits),
        "method": page["method"],
        "unread": page["unread"],
        "pseudonymous": page["pseudonymous"],
        "emails": [
            {
                "candidate": pair["who"],
                "job": pair["job"],
                "row": comparison.rows[email["row"] - 1].label,
                "status": email["status"],
                "checks_passed": email["passed"],
                "checks": email["checks"],
            }
            for pair in page["pairs"]
            for email in pair["emails"]
        ],
    }


def _style(rows: int) -> str:
    """The style with one rule for each row and status, so that the filters need no script."""
    style = (files("outreach.report") / "templates" / "compare.css").read_text(encoding="utf-8")
    rules = [
        f"body:has(#show-row-{n}:not(:checked)) .of-row-{n} {{ display: none; }}" for n in range(1, rows + 1)
    ]
    rules += [f"body:has(#show-{s}:not(:checked)) .is-{s} {{ display: none; }}" for s in _STATUS]
    rules += [f"@media screen {{ .wide {{ table-layout: fixed; min-width: {190 + 170 * rows}px; }} }}"]
    return style + "\n".join(rules) + "\n"


def save_comparison(
    runs: Sequence[Run | str | Path],
    out: str | Path,
    *,
    with_names: bool = False,
    weights: Weights | None = None,
    check_errors: str | Path | None = None,
    today: datetime.date | None = None,
) -> Path:
    """Write the report of some runs to `out` (.html), with .json beside it and figures in a folder.

    Candidates and their employers get pseudonyms unless `with_names`. Returns the HTML file's path. Raises
    RunError for a folder that is no run or holds no email.
    """
    opened = [run if isinstance(run, Run) else open_run(run, must_exist=True) for run in runs]
    comparison = compare_models(opened, check_errors)
    hide = None
    if not with_names:
        resumes = [resume for run in opened for resume in run.resumes()]
        jobs = [job for run in opened for job in run.jobs()]
        kept = [entry for run in opened for entry in _senders_own(run.manifest)]
        own = [text for run in opened for text in _own_words(run.manifest)]
        hide = Pseudonymiser(resumes, jobs, kept, own)
    names = _Names(hide, [run.name for run in opened])
    pairs = _pairs(opened, comparison, names)
    comparison = _hidden(comparison, names)
    advice = recommend(comparison, weights)
    audits = [audit for run in opened if (audit := read_audit(run.folder))]
    figures = _figures(comparison)
    page = {
        "pairs": pairs,
        "unread": _unread(opened, names),
        "method": _method(comparison, names),
        "pseudonymous": not with_names,
    }
    style = _style(len(comparison.rows))
    count = sum(len(pair["emails"]) for pair in pairs)
    html = render_template(
        "compare.html",
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        comparison=comparison,
        advice=advice,
        criteria=CRITERIA,
        table=table_of(comparison),
        errors_known=any(criterion.error for row in comparison.rows for criterion in row.criteria),
        audits=audits,
        figures=[
            {
                "id": name,
                "title": title,
                "note": note,
                "columns": figure.columns,
                "rows": figure.rows,
                "png": base64.b64encode(figure.png(150)).decode(),
            }
            for name, title, note, figure in figures
        ],
        scores=[(spec.name, score) for spec in list_models() for score in spec.scores],
        statuses={
            s: said
            for s, said in _STATUS.items()
            if any(e["status"] == s for p in pairs for e in p["emails"])
        },
        date=(today or datetime.datetime.now(datetime.UTC).date()).isoformat(),
        emails=count,
        candidates=len({pair["who"] for pair in pairs}),
        **page,
    )
    target = Path(out)
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = target.with_name(f"{target.stem}-figures")
    folder.mkdir(exist_ok=True)
    for name, _, _, figure in figures:
        (folder / f"{name}.png").write_bytes(figure.png(150))
        write_whole(folder / f"{name}.csv", figure.csv())
    numbers = numbers_of(comparison, advice, audits, page)
    write_whole(
        target.with_suffix(".json"), json.dumps(numbers, indent=2, ensure_ascii=False, default=str) + "\n"
    )
    write_whole(target, html)
    return target
