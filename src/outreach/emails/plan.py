"""What the strategy `sections` is to say: an email's sentences as slots, each with its lines in order."""

from __future__ import annotations

from itertools import islice

from outreach.checks import Sources
from outreach.emails.ad_requests import company_lines, offers, role_requests
from outreach.emails.resume_requests import candidate_requests, matching_skills, tenure_requests
from outreach.emails.slots import (
    Preferred,
    SectionsPlan,
    Slot,
    faults,
    is_title,
    plain_sentence,
    preferred,
    tied,
    tying_ones,
    written_for,
)
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
    # what would be blocked in plain words is left out: a model says the same of it
    about = [request for request in about if not faults(plain_sentence(request), "company", sources)]
    first_role, second_role, third_role = role_requests(job, resume, templates)
    skills = matching_skills(job, resume)

    def order(found: list[SentenceRequest]) -> Preferred:
        return preferred(found, sources)

    of_latest, of_earlier = candidate_requests(job, resume, templates)
    latest, earlier = order(of_latest), order(of_earlier)
    titled = bool(latest) and is_title(latest[0])  # nothing but the title is told of the latest post
    tenure = order(tenure_requests(resume, skills, sources, templates, employer=titled))
    if tenure:  # which tells that title
        latest = latest.kept(lambda request: not is_title(request))
    # one sentence more of each, where another line than a title is left
    more = [
        list(islice((request for request in islice(kind, 1, None) if not is_title(request)), 1))
        for kind in (latest, earlier)
    ]
    taken = {request.line for kind in more for request in kind}
    first_lines = {request.line for request in (*latest[:1], *earlier[:1])} | taken
    reserve = order([*of_latest, *of_earlier]).kept(
        lambda request: request.line not in first_lines and not is_title(request)
    )
    slots = [
        # every other line, so that two slots never fall back on the same one
        Slot(order(about[:1] + about[2::2])),
        Slot(order(about[1:2] + about[3::2])),
        Slot(order(first_role)),
        Slot(order(second_role)),
        Slot(order(third_role or offers(job, templates)), needed=False),
        Slot(tenure, needed=False),
        *(
            Slot(kind.kept(lambda request: request.line not in taken), needed=kind is latest)
            for kind in (latest, earlier)
        ),
        *(Slot(kind, needed=False) for kind in more),
    ]
    for slot in slots:  # everything in this email is written for one person
        slot.requests = written_for(resume.key, slot.requests)
    tying = tying_ones(reserve, lambda request: tied([request], sources), resume.key)
    return SectionsPlan(job, resume, [slot for slot in slots if slot.requests], sources, tying)
