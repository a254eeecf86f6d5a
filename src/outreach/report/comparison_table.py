"""The rows of a comparison as lines of a table: one line a thing that was looked at, one cell a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from outreach.compare.intervals import Rate
from outreach.compare.name_swap import CONTRASTS, MEASURES, NameAudit
from outreach.compare.rows import Comparison, ModelRow
from outreach.report.tables import Table

_GROUPS = {
    "format": "Form of the emails",
    "company": "Company and role",
    "grounding": "Facts",
    "safety": "Safety",
    "style": "Style",
    "personal": "Personal",
    "other": "Further checks",
}
UNMEASURED = "not measured"


@dataclass(frozen=True)
class Cell:
    """What a table says of one row: words, and a share to draw where there is one."""

    text: str
    rate: Rate | None = None


@dataclass(frozen=True)
class Line:
    """One thing that was looked at."""

    label: str
    cells: tuple[Cell, ...]
    note: str = ""  # of a check: its own error rate


@dataclass(frozen=True)
class Group:
    title: str
    lines: tuple[Line, ...]


def _rate(found: Rate | None, absent: str = UNMEASURED) -> Cell:
    if found is None or not found.n:
        return Cell(absent)
    return Cell(f"{found.passed} of {found.n}", found)


def _number(value: float | None, unit: str, places: int = 1) -> Cell:
    return Cell(f"{value:,.{places}f} {unit}" if value is not None else UNMEASURED)


def _checks(comparison: Comparison) -> list[Group]:
    """A group a kind of check, a line a check; what no row has is not there."""
    groups: dict[str, dict[str, str]] = {}
    notes: dict[str, str] = {}
    known = any(criterion.error for row in comparison.rows for criterion in row.criteria)
    for row in comparison.rows:
        for criterion in row.criteria:
            groups.setdefault(criterion.group, {}).setdefault(criterion.name, criterion.label)
            notes[criterion.name] = criterion.error_said if known else ""
    found = []
    for group in sorted(groups, key=lambda name: list(_GROUPS).index(name) if name in _GROUPS else 99):
        lines = []
        for name, label in groups[group].items():
            own = [next((c.rate for c in row.criteria if c.name == name), None) for row in comparison.rows]
            lines.append(Line(label, tuple(map(_rate, own)), notes[name]))
        found.append(Group(_GROUPS.get(group, group), tuple(lines)))
    return found


def table_of(comparison: Comparison) -> tuple[Group, ...]:
    """Every line of the comparison, in groups."""
    rows = comparison.rows

    def line(label: str, cell: Callable[[ModelRow], Cell], note: str = "") -> Line:
        return Line(label, tuple(cell(row) for row in rows), note)

    outcome = Group(
        "Outcome",
        (
            line("Ready to send as it is", lambda r: _rate(r.ready, "not measured: facts unchecked")),
            line("Keeps to every criterion of form", lambda r: _rate(r.all_format)),
            line("Needs a person", lambda r: _rate(r.needs_human)),
            line("Names another company as the hiring one", lambda r: _rate(r.wrong_company)),
            line("Has a fact that no source holds", lambda r: _rate(r.unfounded)),
            line("Errors (no score)", lambda r: Cell(str(r.errors))),
            line("Skipped (not to be written)", lambda r: Cell(str(r.skipped))),
        ),
    )
    unreviewed = "not reviewed"
    people = Group(
        "People",
        (
            line(
                "Approved without an edit", lambda r: _rate(r.human.unedited if r.human else None, unreviewed)
            ),
            line(
                "Edited, rejected",
                lambda r: Cell(f"{r.human.edited}, {r.human.rejected}" if r.human else unreviewed),
            ),
            line(
                "Characters changed, median of the edited",
                lambda r: (
                    _number(r.human.median_edit, "", 0)
                    if r.human and r.human.median_edit is not None
                    else Cell(unreviewed if not r.human else "none edited")
                ),
            ),
            line(
                "Seconds before a person, median",
                lambda r: _number(r.human.median_seconds, "s", 0) if r.human else Cell(unreviewed),
            ),
            line(
                "Preferred in blind comparisons",
                lambda r: _rate(r.human.blind_wins if r.human else None, "not compared"),
            ),
        ),
    )
    machines = [fit.machine for row in rows for fit in row.fits]
    cost = Group(
        "Speed and memory",
        (
            line("Model time an email", lambda r: _number(r.seconds_each, "s")),
            line("Tokens written a second", lambda r: _number(r.tokens_per_second, "")),
            line("Texts generated an email", lambda r: Cell(f"{r.candidates:g}")),
            line("Load time", lambda r: _number(r.load_seconds, "s")),
            line("Weights in memory", lambda r: _number(r.weight_gib, "GiB", 2)),
            line("Measured on", lambda r: Cell(r.machine)),
        ),
    )
    fits = Group(
        "Fits on (in this precision, computed)",
        tuple(
            line(name, lambda r, n=name: Cell(next((f.said for f in r.fits if f.machine == n), "not known")))
            for name in dict.fromkeys(machines)
        ),
    )
    terms = Group(
        "Privacy and licence",
        (
            line("What left the machine", lambda r: Cell(r.privacy)),
            line("Tokens of context", lambda r: Cell(f"{r.context:,}" if r.context else "not known")),
            line("Licence", lambda r: Cell(r.licence)),
            line("Fine-tuning", lambda r: Cell(r.tuning)),
        ),
    )
    published = Group(
        "Published scores (sources in the list of figures)",
        tuple(
            line(
                name,
                lambda r, n=name: Cell(
                    next(
                        (f"{s.value:g} ({s.setting})" for s in r.scores if s.name == n),
                        "not found at a source",
                    )
                ),
            )
            for name in ("MMLU", "HumanEval", "MT-Bench", "arena")
        ),
    )
    return tuple(g for g in (outcome, *_checks(comparison), people, cost, fits, terms, published) if g.lines)


def comparison_rows(comparison: Comparison) -> Table:
    """The comparison for a notebook: one line a thing, one column a row."""
    lines = []
    for group in table_of(comparison):
        for line in group.lines:
            cells = (f"{cell.rate.said}" if cell.rate else cell.text for cell in line.cells)
            lines.append((group.title, line.label, *cells))
    return Table(("", "what", *(row.label for row in comparison.rows)), tuple(lines))


def tests_table(comparison: Comparison) -> Table:
    """Every two rows on the pairs that both wrote, in words."""
    rows = tuple(
        (
            t.first,
            t.second,
            t.result.n,
            t.result.first_only,
            t.result.second_only,
            f"{t.result.p:.2g}",
            f"{t.p_adjusted:.2g}",
            t.said,
        )
        for t in comparison.tests
    )
    return Table(("first", "second", "n", "only first", "only second", "p", "p (Holm)", "in words"), rows)


def audit_table(audit: NameAudit) -> Table:
    """Each difference between kinds of names, beside the noise between runs."""
    rows = tuple(
        (
            MEASURES[e.measure],
            " less ".join(CONTRASTS[e.contrast]),
            "no name" if e.blind else "the name",
            f"{e.difference:+.2f}",
            f"{e.low:+.2f} to {e.high:+.2f}",
            f"{e.noise:.2f}",
            "–" if e.size is None else f"{e.size:+.2f}",
            e.said,
        )
        for e in audit.effects
    )
    columns = (
        "what",
        "names",
        "the model sees",
        "difference",
        "95 % interval",
        "noise",
        "in noise",
        "in words",
    )
    return Table(columns, rows, f"{audit.model}, {audit.strategy}: n = {audit.emails} emails")
