"""Records as small tables that a notebook shows: escaped HTML there, aligned text elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from outreach.inputs.fact_card import card_lines
from outreach.records import Draft, JobPosting, Resume
from outreach.report.escaping import render_template


@dataclass(frozen=True)
class Table:
    """Rows of text under named columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    caption: str = ""

    def _repr_html_(self) -> str:
        return render_template("table.html", caption=self.caption, columns=self.columns, rows=self.rows)

    def __repr__(self) -> str:
        table = [self.columns, *self.rows]
        widths = [max(len(str(row[at])) for row in table) for at in range(len(self.columns))]
        lines = [
            "  ".join(str(value).ljust(width) for value, width in zip(row, widths, strict=True))
            for row in table
        ]
        return "\n".join([*([self.caption] if self.caption else []), *map(str.rstrip, lines)])


def facts_table(job: JobPosting) -> Table:
    """A job's facts, each with where it was found."""
    rows = tuple((line.fact, line.text or "(not found)", line.source) for line in card_lines(job))
    state = "confirmed" if job.facts.confirmed else "not confirmed"
    return Table(("fact", "what it says", "found in"), rows, f"{job.job_id}: {job.source} ({state})")


def resumes_table(resumes: Sequence[Resume]) -> Table:
    """One row a resume: who, how sure, how long, where now."""
    rows = [
        (
            r.resume_id,
            r.name or "(not found)",
            r.name_reason,
            r.pages,
            f"{r.tenure_years:g} years" if r.tenure_years else "",
            len(r.employment),
            f"{r.current.title} at {r.current.employer}" if r.current else "",
        )
        for r in resumes
    ]
    columns = ("id", "name", "how it was found", "pages", "in work", "posts", "now")
    return Table(columns, tuple(rows))


def employment_table(resume: Resume) -> Table:
    """Who employed a person, as what, when, and how many lines tell of it."""
    rows = [
        (p.start, p.end, p.employer, p.title, p.place, len(p.lines), p.lines[0] if p.lines else "")
        for p in resume.employment
    ]
    columns = ("from", "to", "employer", "title", "place", "lines", "first line")
    return Table(columns, tuple(rows), resume.name)


def evidence_table(draft: Draft) -> Table:
    """Each sentence of a draft beside the lines it rests on."""
    rows = [
        (item.part, item.sentence, item.source, " / ".join((item.line, *item.more)))
        for item in draft.evidence
    ]
    return Table(("part", "sentence", "source", "lines"), tuple(rows), draft.key)


def status_table(drafts: Sequence[Draft]) -> Table:
    """One row a draft: what becomes of it, how much of its form is right, and what the checks found."""
    rows = []
    for draft in drafts:
        form = [check for check in draft.checks if check.group == "format"]
        found = [check for check in draft.checks if not check.passed]
        told = [f"{c.check}: {c.reason}" + (" (advice)" if c.severity == "advise" else "") for c in found]
        kept = sum(check.passed for check in form)
        rows.append((draft.key, draft.status, f"{kept} of {len(form)}", "; ".join(told) or "nothing"))
    return Table(("email", "status", "form", "what the checks found"), tuple(rows))
