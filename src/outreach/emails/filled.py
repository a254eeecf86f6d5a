"""An email that no model writes: a template's sentences around lines of the job and the resume.

What a model's emails are held against. It has the lines that `sections` would give the model first.
"""

from __future__ import annotations

from outreach.checks import Others, Sources, check_read
from outreach.emails.outcome import Pair, doubts, own_addresses, status_of
from outreach.emails.plan import plan_sections
from outreach.emails.sections import assemble
from outreach.emails.slots import plain_sentence
from outreach.records import Draft, Evidence
from outreach.settings import Settings


def fill_email(pair: Pair, settings: Settings, others: Others) -> Draft:
    """A draft made by code alone; its `model` is "template"."""
    job, resume = pair
    plan = plan_sections(job, resume, settings.writing, sources=Sources(job, resume))
    for slot in plan.slots:
        request = slot.requests[0]
        slot.written = Evidence(plain_sentence(request), request.part, request.source, request.line, "code")
    evidence, email = assemble(plan, settings)
    checks = check_read(email, plan.sources, others, own=own_addresses(settings))
    status, reasons = status_of(checks, doubts(plan.sources, checks))
    return Draft(
        job.job_id, resume.resume_id, "template", "sections", status, reasons, email, checks, evidence
    )
