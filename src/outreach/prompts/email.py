"""The prompts of an email: one for the whole of it, or one a sentence with a single fact each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from outreach.prompts.template import Template, load_template
from outreach.records import Employment, JobPosting, Part, Prompt, Resume
from outreach.text import contains


@dataclass(frozen=True)
class SentenceRequest:
    """One sentence to be written from one line of a source."""

    part: Part
    source: str  # "job" | "company_page" | "resume"
    line: str  # the line it must keep to
    context: tuple[str, ...]  # further words it may use: names, role, years
    prompt: Prompt


@cache
def _template(name: str) -> Template:
    return load_template(name)


def prompt_for_email(
    job: JobPosting, resume: Resume, *, sender: str = "the recruiting team", condensed: str = ""
) -> Prompt:
    """The prompt for a whole email about `job` to the candidate of `resume`.

    `condensed` stands in for the resume's text where a context is small (see prompts.condense).
    """
    prompt = _template("whole").fill(
        sender=sender,
        company=job.company,
        role=job.title,
        candidate=resume.name,
        job=job.text + _from_company_pages(job),
        resume=condensed or resume.text,
    )
    return replace(prompt, about=resume.key)


def _from_company_pages(job: JobPosting) -> str:
    """The lines a person added about the company, marked as such; "" without any."""
    if not job.facts.company_lines:
        return ""
    lines = "\n".join(line.text for line in job.facts.company_lines)
    return f"\n\nFrom the company's own pages:\n{lines}"


def _names_itself(line: str, company: str) -> bool:
    return line.lower().startswith(company.lower())


_VERBS = {"are": "is", "have": "has", "do": "does", "were": "was", "go": "goes"}
_UNCHANGED = frozenset("can could will would may might must shall should did had was".split())


def _third_person(verb: str) -> str:
    """A verb after "we" as it stands after a name: "make" -> "makes"."""
    low = verb.lower()
    if low in _VERBS:
        return _VERBS[low]
    if low in _UNCHANGED or low.endswith(("ed", "ly")):
        return verb
    if low.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def in_third_person(line: str, company: str) -> str:
    """A company's line about itself told of it: "We make X in our town" -> "Acme makes X in its town".

    The first "we" or "our" becomes the name, later ones "it" and "its".
    """
    named = contains(line, company)

    def named_once(match: re.Match[str]) -> str:
        nonlocal named
        first, named = not named, True
        if match["verb"]:
            return f"{company if first else 'it'} {_third_person(match['verb'])}"
        if first:
            return f"{company}’s"
        return "Its" if match.group()[0] == "O" else "its"

    line = re.sub(r"\b[Ww]e['’]re\b", "we are", re.sub(r"\b[Ww]e['’]ve\b", "we have", line))
    return re.sub(r"\b(?:[Ww]e (?P<verb>[a-z]+)|[Oo]ur)\b", named_once, line)


def company_sentence(job: JobPosting, line: str, opening: str = "") -> SentenceRequest:
    """Ask for one sentence that presents the company, from one line about it or what it offers."""
    told = line if opening else in_third_person(line, job.company)
    words = opening or job.company
    if not opening and _names_itself(told, job.company):  # keep the verb after the name in the ad
        following = told[len(job.company) :].split()
        if following and following[0].isalpha():
            words = f"{job.company} {following[0]}"
    elif not opening and contains(told, job.company):  # begin as the line does: "Every night, ..."
        words = " ".join(told.split()[:2])
    prompt = _template("company").fill(
        company=job.company, line=told, first_words=words, stop_after="sentence"
    )
    source = "company_page" if line in {added.text for added in job.facts.company_lines} else "job"
    return SentenceRequest("company", source, line, (told, job.company, opening), prompt)


def role_sentence(job: JobPosting, line: str, opening: str) -> SentenceRequest:
    """Ask for one sentence about the work, from one line of the ad; `opening` begins it."""
    prompt = _template("role").fill(
        role=job.title, company=job.company, line=line, first_words=opening, stop_after="sentence"
    )
    return SentenceRequest("role", "job", line, (job.company, job.title, opening), prompt)


def candidate_sentence(post: Employment, line: str, *, first: bool) -> SentenceRequest:
    """Ask for one sentence about what the candidate did in one post, from one line of it."""
    when = "now" if post.is_current else f"until {post.end[:4]}" if post.end else "earlier"
    opening = f"At {post.employer}, you" if first else f"Earlier, at {post.employer}, you"
    if post.is_current and not first:
        opening = f"At {post.employer}, you also"
    prompt = _template("candidate").fill(
        employer=post.employer, when=when, line=line, first_words=opening, stop_after="sentence"
    )
    return SentenceRequest("candidate", "resume", line, (post.employer, opening), prompt)


def tenure_sentence(resume: Resume, skills: list[str], trade: str) -> SentenceRequest | None:
    """Ask for one sentence on tenure and skills; None when the resume gives too little for it."""
    years = int(resume.tenure_years or 0)
    if years < 1 or not trade or not skills:
        return None
    listed = ", ".join(skills[:-1]) + (f" and {skills[-1]}" if len(skills) > 1 else skills[0])
    prompt = _template("tenure").fill(years=str(years), trade=trade, skills=listed, stop_after="sentence")
    line = f"{years} years of experience · {trade} · {listed}"
    return SentenceRequest("candidate", "resume", line, ("you have worked bring skills know well",), prompt)


def trade_of(resume: Resume) -> str:
    """What the candidate is, in their own words: the current title, else the headline."""
    title = resume.current.title if resume.current else resume.headline
    title = re.sub(r"\s+(?:I{1,3}|IV|V)$", "", title)  # "Engineer II": the grade says nothing outside
    return title if title and not contains(title, "intern") else ""
