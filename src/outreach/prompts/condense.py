"""A resume in few tokens: the posts and lines that matter for one job, identity left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from outreach.prompts.relevance import rank, terms
from outreach.records import JobPosting, Resume

LENGTH = 0.9  # how much a line's length counts against it; of 0.3 to 1.1 this kept most on working resumes
OTHER = 0.4  # what a line on projects or courses counts, against one of a post


@dataclass(frozen=True)
class CondensedResume:
    """The text that goes into a prompt, and what was left out of it."""

    text: str
    tokens: int  # by the model's own tokenizer
    lines_kept: int
    lines_cut: int


def _post_header(employer: str, title: str, start: str, end: str) -> str:
    what = " at ".join(part for part in (title or "worked", employer) if part)
    if end == "present":
        return f"Current post: {what}, since {start[:4]}"
    return f"Past employer: {what}, {start[:4]} to {end[:4]}"


def _tells_who(line: str, resume: Resume) -> bool:
    """Whether a line outside the records names the person or how to reach them."""
    own = [word for word in resume.name.split() if len(word) > 2]
    marks = (*resume.emails, *resume.phones, *resume.links, *own)
    return "@" in line or "://" in line or any(mark.lower() in line.lower() for mark in marks)


def condense_resume(
    resume: Resume, job: JobPosting, budget_tokens: int, count_tokens: Callable[[str], int]
) -> CondensedResume:
    """At most `budget_tokens` of a resume, most relevant lines first to enter, in resume order.

    The current post and the tenure always stand in it if they fit at all. Names, addresses, emails
    and phones are left out: only records enter, never the raw text.
    """
    tenure = f"Experience: {resume.tenure_years:g} years" if resume.tenure_years else ""
    fixed: list[tuple[tuple[int, int], str]] = [((-3, 0), tenure)] if tenure else []
    query = f"{job.title} " + " ".join([*job.facts.requirements, *job.facts.duties])
    wanted = set(terms(query))
    fitting = [skill for skill in resume.skills if set(terms(skill)) & wanted]
    if resume.skills:
        fixed.append(((-2, 0), "Skills: " + ", ".join((fitting or list(resume.skills))[:10])))
    headers: dict[int, str] = {}
    statements: list[tuple[tuple[int, int], str]] = []
    for number, post in enumerate(resume.employment):
        headers[number] = _post_header(post.employer, post.title, post.start, post.end)
        statements += [((number, at + 1), f"- {line}") for at, line in enumerate(post.lines)]
    if not statements:
        statements = [((-1, at), line) for at, line in enumerate(resume.summary)]
    last = len(headers)
    further = [line for line in (*resume.other, *resume.unplaced) if not _tells_who(line, resume)]
    if further:
        headers[last] = "Besides (projects, courses):"
        statements += [((last, at + 1), f"- {line}") for at, line in enumerate(further)]
    current = next((n for n, post in enumerate(resume.employment) if post.is_current), 0)
    chosen: dict[tuple[int, int], str] = {}
    cut = 0

    def text_of(entries: dict[tuple[int, int], str]) -> str:
        return "\n".join(entries[key] for key in sorted(entries))

    first = [((current, 0), headers[current])] if resume.employment else []
    scored = [
        (score * (OTHER if statements[at][0][0] == last else 1.0), at)
        for score, at in rank([text for _, text in statements], query, LENGTH)
    ]
    ranked = [statements[at] for _, at in sorted(scored, key=lambda entry: (-entry[0], entry[1]))]
    for key, line in [*first, *fixed, *ranked]:
        entries = {**chosen, key: line}
        if key[0] >= 0 and key[1] > 0:  # a statement brings its post's heading with it
            entries[(key[0], 0)] = headers[key[0]]
        if count_tokens(text_of(entries)) <= budget_tokens:
            chosen = entries
        else:
            cut += 1
    for number, header in list(headers.items())[: len(resume.employment)]:  # the other employers
        entries = {**chosen, (number, 0): header}
        if (number, 0) not in chosen and count_tokens(text_of(entries)) <= budget_tokens:
            chosen = entries
    text = text_of(chosen)
    return CondensedResume(text, count_tokens(text) if text else 0, len(chosen), cut)
