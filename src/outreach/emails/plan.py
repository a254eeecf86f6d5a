"""What the strategy `sections` is to say: an email's sentences as slots, each with its lines in order."""

from __future__ import annotations

from dataclasses import replace

from outreach.checks import Sources
from outreach.emails.ad_requests import company_lines, offers, role_requests
from outreach.emails.resume_requests import candidate_requests, matching_skills, tenure_requests
from outreach.emails.slots import SectionsPlan, Slot, is_title, preferred, tied
from outreach.prompts.email import SentenceRequest, company_sentence
from outreach.records import JobPosting, Resume
from outreach.settings import Writing


def plan_sections(
    job: JobPosting, resume: Resume, writing: Writing | None = None, *, sources: Sources | None = None
) -> SectionsPlan:
    """The slots for one pair; a slot whose sources say nothing is left out."""
    templates = (writing or Writing()).templates
    sources = sources or Sources(job, resume)
    about = [company_sentence(job, line, templates=templates) for line in company_lines(job)]
    first_role, second_role, third_role = role_requests(job, resume, templates)
    skills = matching_skills(job, resume)

    def order(found: list[SentenceRequest]) -> list[SentenceRequest]:
        return preferred(found, sources)

    latest, earlier = (order(found) for found in candidate_requests(job, resume, templates))
    titled = bool(latest) and is_title(latest[0])  # nothing but the title is told of the latest post
    tenure = order(tenure_requests(resume, skills, sources, templates, employer=titled))
    if tenure:  # which tells that title
        latest = [request for request in latest if not is_title(request)]
    # one sentence more of each, where another line than a title is left
    more = [[request for request in kind[1:] if not is_title(request)][:1] for kind in (latest, earlier)]
    taken = {request.line for kind in more for request in kind}
    first_lines = {request.line for request in (*latest[:1], *earlier[:1])} | taken
    reserve = [
        request
        for request in (*latest, *earlier)
        if request.line not in first_lines and not is_title(request) and tied([request], sources)
    ]
    slots = [
        # every other line, so that two slots never fall back on the same one
        Slot(order(about[:1] + about[2::2])),
        Slot(order(about[1:2] + about[3::2])),
        Slot(order(first_role)),
        Slot(order(second_role)),
        Slot(order(third_role or offers(job, templates)), needed=False),
        Slot(tenure, needed=False),
        *(
            Slot([request for request in kind if request.line not in taken], needed=kind is latest)
            for kind in (latest, earlier)
        ),
        *(Slot(kind, needed=False) for kind in more),
    ]
    for slot in slots:  # everything in this email is written for one person
        slot.requests = [
            replace(request, prompt=replace(request.prompt, about=resume.key)) for request in slot.requests
        ]
    reserve = [replace(r, prompt=replace(r.prompt, about=resume.key)) for r in reserve]
    return SectionsPlan(job, resume, [slot for slot in slots if slot.requests], sources, reserve)
