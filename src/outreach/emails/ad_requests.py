"""Requests for what an ad says of the company, the work and what is offered, most telling lines first."""

from __future__ import annotations

import re
from dataclasses import replace

from outreach.emails.lines import Told, bare_verbs, bears_no_article, reads_whole, statements, told
from outreach.prompts.email import SentenceRequest, company_sentence, in_third_person, role_sentence
from outreach.prompts.relevance import rank
from outreach.records import JobPosting, Resume
from outreach.text import contains

_LONGEST = 28  # words of an item of a list: what is longer is read twice
_LONGEST_PITCH = 28  # words of a sentence on the company
_ASKED = re.compile(
    r"^(?:at least|\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|some |several|many |"
    r"good |solid |strong |sound |proven |(?:[\w-]+ )?"
    r"(?:experience|knowledge|command|degree|diploma|licen[cs]e|fluen\w+))",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:holiday|leave|pay|pension|salary|bonus|insurance|birthday|budget|training|hours?|parking|discount)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[£$€]|\d{2}")
# An offer that is no gift of the company: how to apply, who to ask, pay zones, dates.
_NO_OFFER = re.compile(
    r"\b(?:appl(?:y|ies|ication)\w*|interview\w*|contact|questions?|close[sd]?|closing|deadline|reference|"
    r"primary|location|zone|attendance|required|requires|must|overtime|probation|travel|we|us|our|i)\b|:",
    re.IGNORECASE,
)
# What a company looks for, or how long: no sentence on what it is or does.
_NO_PITCH = re.compile(
    r"\b(?:looking for|seek(?:s|ing)?|hiring|recruit(?:s|ing)|needs? (?:an?|someone|somebody|one|two)|"
    r"wants? (?:an?|to be|somebody|someone)|vacanc\w+|equal opportunit\w+|"
    r"in the first (?:place|instance)|hopes?)\b|"
    r"^(?:one|two|three|four|five|six|\d+) (?:years?|months?|days?)\b",
    re.IGNORECASE,
)


def company_lines(job: JobPosting) -> list[str]:
    """Sentences about the company; what a reader would do there is left to the work."""
    lines = [line for line in statements(job.facts.pitch_lines) if _of_company(line, job)]
    lines = [line for line in lines if len(line.split()) <= _LONGEST_PITCH]
    named = [line for line in lines if contains(in_third_person(line, job.company), job.company)]
    return named or lines


def _of_company(line: str, job: JobPosting) -> bool:
    if re.search(r"\b(?:she|he|her|hers|him|his)\b", line, re.IGNORECASE):  # of somebody not named here
        return False
    if _NO_PITCH.search(line) or re.search(
        r"\b(?:you|your|I|my|us)\b|^(?:it|they|th[ei]se|this|that|those)\b", line, re.IGNORECASE
    ):
        return False
    third = in_third_person(line, job.company)
    if re.search(r"\b[Ww]e\b", line) and bare_verbs(third):
        return False
    shape = told(third).shape
    names_itself = re.match(rf"(?:the )?{re.escape(job.company)}\b", third, re.IGNORECASE) is not None
    speaks_of_itself = third != line and shape == "noun"  # "Every night our lorries carry ..."
    return names_itself or shape == "state" or speaks_of_itself


def _without_us(text: str, job: JobPosting) -> str:
    """A line of the ad for a sentence that speaks of the company from outside."""
    text = in_third_person(text, job.company) if re.search(r"\b[Ww]e\b", text) else text
    return re.sub(r"\bour\b", "the", re.sub(r"\b([Oo])ur own\b", "its own", text))


def _duties(job: JobPosting, resume: Resume) -> list[Told]:
    """What is to be done, in the order of what the candidate has done before."""
    # a card may hold orders to do something among what is said of the company and what is offered
    elsewhere = [
        line
        for line in statements((*job.facts.about, *job.facts.offers))
        if told(line).shape == "does" and not _NO_OFFER.search(line)
    ]
    kept = [
        line
        for line in dict.fromkeys((*statements(job.facts.duties), *elsewhere))
        if not re.search(
            r"\b(?:looking for|report(?:s|ing)? to|seeking|apply)\b",
            line,
            re.IGNORECASE,
        )
    ]
    about = " ".join(
        [resume.headline, *resume.skills, *(line for post in resume.employment for line in post.lines)]
    )
    lines = [told(kept[at]) for _, at in rank(kept, about)]
    lines = [line for line in lines if not re.search(r"\b(?:us|I|my)\b", line.text) and fits(line)]
    # "you will have a strong background" is asked for and not done
    does = [
        line
        for line in lines
        if line.shape == "does" and not re.match(r"(?:have|possess)\b", line.text, re.I)
    ]
    return [
        *sorted(does, key=lambda line: "also" in line.text.lower().split()),
        *(line for line in lines if line.shape == "noun" and not _ASKED.match(line.text)),
    ]


def fits(line: Told) -> bool:
    """Whether an item of a list can be told to its end as one sentence that a reader follows."""
    if len(line.text.split()) > _LONGEST or not reads_whole(line.text):
        return False
    return line.shape != "noun" or bears_no_article(line.text)


def role_requests(job: JobPosting, resume: Resume, templates: str) -> list[list[SentenceRequest]]:
    """Requests for the first, the second and a third sentence on the work."""
    duties = _duties(job, resume)
    openings = (
        {"does": "In this role, you would", "noun": "In this role, your work would cover"},
        {"does": "You would also", "noun": "Your work would also cover"},
        {"does": "And you would", "noun": "And your work would cover"},
    )

    def ask(line: Told, number: int) -> SentenceRequest:
        return role_sentence(
            job,
            line.line,
            openings[number][line.shape],
            text=_without_us(line.text, job),
            templates=templates,
        )

    # every third line, so that two slots never fall back on the same one
    found = [
        [ask(line, number) for line in duties[number :: len(openings)]] for number in range(len(openings))
    ]
    asked = [
        role_sentence(
            job,
            line,
            f"{job.company} asks for",
            text=_without_us(line, job),
            templates=templates,
        )
        for line in statements(job.facts.requirements)
        if _ASKED.match(line) and told(line).shape == "noun" and not _GIVEN.search(line)
    ]
    if not found[1]:
        found[1 if found[0] else 0] += asked[:3]
    return found


def offers(job: JobPosting, templates: str) -> list[SentenceRequest]:
    lines = [
        line
        for line in statements(job.facts.offers)
        if told(line).shape == "noun" and not _NO_OFFER.search(line) and bears_no_article(line)
    ]
    return [
        replace(
            company_sentence(job, line, opening=f"{job.company} offers", templates=templates), part="role"
        )
        for line in sorted(lines, key=lambda line: bool(_MONEY.search(line)))[:3]
    ]
