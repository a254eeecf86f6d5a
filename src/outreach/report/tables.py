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


def checks_table(drafts: Sequence[Draft]) -> Table:
    """One row a draft, one column a check; "advise" where a finding does not block."""
    names = list(dict.fromkeys(check.check for draft in drafts for check in draft.checks))
    rows = [(draft.key, *(_verdict(draft, name) for name in names)) for draft in drafts]
    return Table(("email", *names), tuple(rows))


def _verdict(draft: Draft, name: str) -> str:
    own = [check for check in draft.checks if check.check == name]
    failed = [check for check in own if not check.passed]
    if not own:
        return ""
    return "yes" if not failed else "no" if any(check.severity == "block" for check in failed) else "advise"
