"""Checks of an email against its job and resume; each says what it saw. No model is loaded here."""

from outreach.checks.format import format_checks
from outreach.records import CheckResult, Email, JobPosting, Resume

FACTS_UNCHECKED = "facts unchecked"


def run_checks(email: Email, job: JobPosting, resume: Resume) -> tuple[CheckResult, ...]:
    """Every check of one email, in a fixed order."""
    return format_checks(email, job, resume)


__all__ = ["FACTS_UNCHECKED", "run_checks"]
