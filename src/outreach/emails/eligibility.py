"""Who is not written to: people who said no, off-limits companies, and people who work there already."""

from __future__ import annotations

import re

from outreach.records import JobPosting, Resume
from outreach.settings import People
from outreach.text import plain

_LEGAL_FORM = re.compile(
    r"[\s,]+(?:ltd|limited|inc|llc|llp|plc|gmbh|ag|s\.?a|s\.?r\.?o|s\.?r\.?l|b\.?v|n\.?v|oy|ab|corp|"
    r"corporation|co|company)\.?$",
    re.IGNORECASE,
)


def company_key(name: str) -> str:
    """A company's name without its legal form, case, spaces and accents: for comparing."""
    while (shorter := _LEGAL_FORM.sub("", name.strip())) != name.strip():
        name = shorter
    return plain(name)


def reason_to_skip(job: JobPosting, resume: Resume, people: People) -> str:
    """Why this person is not written to about this job; "" when nothing speaks against it."""
    barred = {plain(entry) for entry in people.do_not_contact}
    if barred & {plain(name) for name in (*resume.emails, resume.name) if name}:
        return "on the do-not-contact list"
    current = {
        company_key(post.employer): post.employer
        for post in resume.employment
        if post.is_current and company_key(post.employer)
    }
    for company in people.off_limits_companies:
        if company_key(company) in current:
            return f"works at {current[company_key(company)]}, which is off limits"
    if company_key(job.company) in current:
        return f"already works at {job.company}"
    return ""
