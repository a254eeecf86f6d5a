"""How a check says what it saw: one failed CheckResult for each span, with its sentence."""

from __future__ import annotations

from typing import Literal

from outreach.checks.statements import Statement
from outreach.records import CheckResult


def found(
    check: str,
    reason: str,
    span: str,
    statement: Statement | None = None,
    *,
    severity: Literal["block", "advise"] = "block",
    group: str = "grounding",
) -> CheckResult:
    """A failed result; `span` are the words it is about, as they stand in the statement."""
    sentence = statement.text if statement else ""
    return CheckResult(check, False, severity, reason, span.strip(), group=group, sentence=sentence)
