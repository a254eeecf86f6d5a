"""Batch bleed: another pair's names or employers in this pair's email."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach.checks.findings import found
from outreach.checks.sources import Organisation, Sources, forms_of
from outreach.checks.statements import Statement, find_mentions
from outreach.checks.words import folded, is_common
from outreach.records import CheckResult, JobPosting, Resume
from outreach.text import plain


@dataclass(frozen=True)
class Others:
    """What the other pairs of a run hold: names of people, of their employers, of companies that hire."""

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


def others_of(job: JobPosting, resume: Resume, pairs: Iterable[tuple[JobPosting, Resume]]) -> Others:
    """The names of all other jobs and resumes among `pairs`."""
    people: dict[str, None] = {}
    names: dict[str, None] = {}
    for other_job, other in pairs:
        if other.resume_id != resume.resume_id:
            if other.name:
                people[other.name] = None
            names.update(dict.fromkeys(post.employer for post in other.employment if post.employer))
        if other_job.job_id != job.job_id and other_job.company:
            names[other_job.company] = None
    return Others(tuple(people), tuple(names))


def bleed(statements: Sequence[Statement], sources: Sources, others: Others) -> list[CheckResult]:
    """Names of the other pairs that stand in this email and in neither of its sources."""
    own = plain(f"{sources.job_text}\n{sources.resume_text}\n{sources.job.text}\n{sources.resume.text}\n{sources.resume.name}")
    known = {folded(word) for word in re.findall(r"[\w’'-]+", f"{sources.job.text} {sources.resume.text} {sources.resume.name} {sources.job_text}")}
    strange = [_organisation(name, own) for name in others.organisations if plain(name) and plain(name) not in own]
    organisations = [org for org in strange if org.forms]
    results: list[CheckResult] = []
    for statement in statements:
        for mention in find_mentions(statement.words, organisations):
            if statement.words[mention.first].start == 0 and mention.end - mention.first == 1 and is_common(statement.words[mention.first].text):
                continue
            span = statement.span(mention.first, mention.end)
            results.append(found("bleed", f"{mention.org.name!r} belongs to another pair", span, statement, group="safety"))
        results += _people(statement, others, known)
    return results


def _organisation(name: str, own: str) -> Organisation:
    whole = max((len(form) for form in forms_of(name)), default=0)
    forms = tuple(
        form
        for form in forms_of(name)
        if "".join(form) not in own and not (len(form) == 1 and whole > 1 and (is_common(form[0]) or len(form[0]) < 5))
    )
    return Organisation(name, "employer", forms)


def _people(statement: Statement, others: Others, known: set[str]) -> list[CheckResult]:
    results = []
    words = [folded(word.text) for word in statement.words]
    for person in others.people:
        parts = [folded(part) for part in re.findall(r"[\w’'-]+", person)]
        parts = [part for part in parts if len(part) > 1]
        for at, word in enumerate(words):
            if word not in parts or word in known or not statement.words[at].is_capital:
                continue
            whole = at + 1 < len(words) and words[at + 1] in parts
            alone = not is_common(word) and len(word) > 2
            addressed = statement.place == "greeting" or (at + 1 < len(words) and statement.words[at + 1].sign == "," and at == 0)
            if whole or alone or addressed:
                end = at + 2 if whole else at + 1
                results.append(found("bleed", f"{person!r} is the candidate of another pair", statement.span(at, end), statement, group="safety"))
                break
    return results
