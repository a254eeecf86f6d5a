"""A resume in few tokens: the posts and lines that matter for one job, identity left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from outreach.prompts.relevance import content_terms, meetings, weigh_query
from outreach.records import Employment, JobPosting, Resume

# Chosen on the resumes that may be looked at; each setting beside these kept as many lines or fewer.
AGAIN = 0.6  # what a thing is worth that a chosen line has told already
LENGTH = 0.9  # how much a line's tokens count against it: 0 not at all, 1 in full
HEADING = 0.6  # how much of the tokens of a post's heading its first line bears
ANY = 0.15  # what a line is worth that shares nothing with the job
PAST, OLDER, OTHER = (
    0.85,
    0.77,
    0.5,
)  # a line of a past post, of one before the third, on projects and courses
_SKILLS = 10  # at most

Key = tuple[int, int]  # post and line: the order of the text


@dataclass(frozen=True)
class CondensedResume:
    """The text that goes into a prompt, and what was left out of it."""

    text: str
    tokens: int  # by the model's own tokenizer
    lines_kept: int
    lines_cut: int
    cut: tuple[str, ...] = ()  # the statements and employers that are not in it


@dataclass
class _Draft:
    """The lines chosen so far, held to the budget."""

    budget: int
    count: Callable[[str], int]
    lines: dict[Key, str] = field(default_factory=dict)

    def text(self, more: dict[Key, str] | None = None) -> str:
        entries = {**self.lines, **(more or {})}
        return "\n".join(entries[key] for key in sorted(entries))

    def add(self, more: dict[Key, str]) -> bool:
        """Whether the lines fit; then they are in."""
        if self.count(self.text(more)) > self.budget:
            return False
        self.lines |= more
        return True


def _heading(post: Employment) -> str:
    if post.is_current:
        what = " at ".join(part for part in (post.title, post.employer) if part)
        return f"Current post: {what}, since {post.start[:4]}"
    years = f"{post.start[:4]}-{post.end[2:4]}".strip("-")
    return "Past employer: " + ", ".join(part for part in (post.employer, post.title, years) if part)


def _tells_who(line: str, resume: Resume) -> bool:
    """Whether a line outside the records names the person or how to reach them."""
    own = [word for word in resume.name.split() if len(word) > 2]
    marks = (*resume.emails, *resume.phones, *resume.links, *own)
    return "@" in line or "://" in line or any(mark.lower() in line.lower() for mark in marks)


def _without_identity(text: str, resume: Resume) -> str:
    """A line of a record without the person's name, emails and phones, should it hold them."""
    marks = sorted((resume.name, *resume.emails, *resume.phones, *resume.links), key=len, reverse=True)
    for mark in marks:
        if len(mark) > 3:
            text = re.sub(re.escape(mark), "(candidate)", text, flags=re.IGNORECASE)
    return text


def _choose(
    draft: _Draft, statements: Sequence[tuple[Key, str]], headings: dict[int, str], query: dict[str, float],
    shares: dict[int, float],
) -> list[str]:  # fmt: skip
    """Take statements by what each adds to those taken, for its tokens; return those that did not fit."""
    worth = meetings([text for _, text in statements], query)
    tokens = [draft.count(f"- {text}\n") for _, text in statements]
    heading_tokens = {number: draft.count(f"{text}\n") for number, text in headings.items()}
    told: dict[str, int] = {}
    left = list(range(len(statements)))
    cut = []

    def gain(at: int) -> float:
        number = statements[at][0][0]
        new = sum(value * AGAIN ** told.get(what, 0) for what, value in worth[at].items())
        first = number in headings and (number, 0) not in draft.lines
        cost = tokens[at] + first * HEADING * heading_tokens.get(number, 0)
        return (new + ANY) * shares.get(number, 1.0) / cost**LENGTH

    while left:
        best = max(left, key=lambda at: (gain(at), -at))
        left.remove(best)
        (number, _), text = statements[best]
        more = {statements[best][0]: f"- {text}" if number >= 0 else text}
        if number in headings:  # a statement brings its post's heading with it
            more[number, 0] = headings[number]
        if draft.add(more):
            for what in worth[best]:
                told[what] = told.get(what, 0) + 1
        else:
            cut.append(text)
    return cut


def _add_skills(draft: _Draft, resume: Resume, query: dict[str, float]) -> None:
    """The skills that the job asks for, all of them or those that no chosen line names."""
    fitting = [skill for skill in resume.skills if content_terms(skill) & query.keys()]
    skills = (fitting or list(resume.skills))[:_SKILLS]
    body = draft.text().lower()
    untold = [skill for skill in skills if skill.lower() not in body]
    for shown in (skills, *(untold[:count] for count in range(len(untold), 0, -1))):
        if shown and draft.add({(-2, 0): "Skills: " + ", ".join(shown)}):
            return


def condense_resume(
    resume: Resume, job: JobPosting, budget_tokens: int, count_tokens: Callable[[str], int]
) -> CondensedResume:
    """At most `budget_tokens` of a resume, most relevant lines first to enter, in resume order.

    The current post and the tenure always stand in it if they fit at all. Names, addresses, emails
    and phones are left out: only records enter, never the raw text.
    """
    draft = _Draft(budget_tokens, count_tokens)
    facts = job.facts
    parts = [(job.title, 2.0), *((line, 1.5) for line in facts.requirements)]
    query = weigh_query([*parts, *((line, 1.0) for line in facts.duties), *((x, 0.3) for x in facts.about)])
    posts = resume.employment
    headings = {number: _without_identity(_heading(post), resume) for number, post in enumerate(posts)}
    statements = [
        ((number, at), _without_identity(line, resume))
        for number, post in enumerate(posts)
        for at, line in enumerate(post.lines, 1)
    ]
    current = next((number for number, post in enumerate(posts) if post.is_current), 0)
    shares = {number: PAST if number < 3 else OLDER for number in headings}
    shares[current] = 1.0
    if not statements:
        statements = [((-1, at), _without_identity(line, resume)) for at, line in enumerate(resume.summary)]
    further = [line for line in (*resume.other, *resume.unplaced) if not _tells_who(line, resume)]
    last = len(posts)
    if further:
        headings[last] = "Besides (projects, courses):"
        shares[last] = OTHER
        statements += [((last, at), line) for at, line in enumerate(further, 1)]

    if posts:
        draft.add({(current, 0): headings[current]})
    if resume.tenure_years:
        draft.add({(-3, 0): f"Experience: {resume.tenure_years:g} years"})
    cut = _choose(draft, statements, headings, query, shares)
    _add_skills(draft, resume, query)
    for number in range(last):  # the other employers
        if (number, 0) not in draft.lines and not draft.add({(number, 0): headings[number]}):
            cut.append(headings[number])
    text = draft.text()
    kept = len(draft.lines)
    return CondensedResume(text, count_tokens(text) if text else 0, kept, len(cut), tuple(cut))
