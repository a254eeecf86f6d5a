"""What the words around a name or a number speak of: the job, the resume, or one employer's record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from outreach.checks.quantities import agrees, quantities
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, shares

_CLAUSE_END = re.compile(
    r"[;:!?()“”\"]|\s[–—-]\s|\.\s|\bbut\b|\bwhile\b|\bwhereas\b|,\s(?:and|so|where|which|who|"
    r"whose|before|after|as)\b|\bin place of\b|\binstead of\b|\bthan\b|"
    r"\bwould give way to\b|\bprepare[sd]? (?:one|you) for\b|\blie behind you\b"
)


@dataclass(frozen=True)
class Support:
    """How many telling words and numbers of a piece of text stand only in the job, and only in the resume."""

    job: float
    resume: float
    posts: dict[int, float]  # employment record -> words and numbers of it, also those the job has


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around [start, end), in characters."""
    first, last = 0, len(text)
    for match in _CLAUSE_END.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return first, last


def window_of(
    statement: Statement, first: int, end: int, others: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The pieces of a sentence that belong to the name at words [first, end): its clause up to other names."""  # noqa: E501
    start, stop = statement.words[first].start, statement.words[end - 1].end
    low, high = clause_of(statement.text, start, stop)
    spans = [(statement.words[m.first].start, statement.words[m.end - 1].end) for m in statement.mentions]
    for other_start, other_end in (*spans, *others):
        if other_end <= start:
            low = max(low, other_end)
        elif other_start >= stop:
            high = min(high, other_start)
    left, right = (low, start), (stop, high)
    governed = re.search(
        r"\b(?:at|of|for|with|by|in|from|inside|on)\s(?:the\s)?$", statement.text[:start], re.I
    )
    left_keys = content_keys(statement.text[left[0] : left[1]]) - GENERIC_KEYS
    if governed and left_keys and any(other_start >= stop for other_start, _ in (*spans, *others)):
        return [left]
    return [left, right]


def support(text: str, sources: Sources) -> Support:
    """What a piece of text shares with the job alone, with the resume alone, and with each record."""
    keys = content_keys(text) - GENERIC_KEYS - sources.name_keys - content_keys(sources.job.title)
    in_job = shares(keys, sources.job_body_keys)
    in_resume = shares(keys, sources.resume_keys)
    numbers = [
        q
        for q in quantities(text)
        if (q.value > 3 or not q.is_worded)
        and q.kind != "year"
        and not (q.kind == "duration" and q.unit in ("year", "month"))
    ]
    job_numbers = {q for q in numbers if any(agrees(q, value) for value in sources.job_values)}
    resume_numbers = {q for q in numbers if any(agrees(q, value) for value in sources.resume_values)}
    posts, held = {}, sources.post_index.counts(keys)
    for index in range(len(sources.resume.employment)):
        values = sources.post_values(index) if numbers else ()
        told = sum(any(agrees(q, value) for value in values) for q in numbers)
        posts[index] = held.get(index, 0) + 1.5 * told
    return Support(
        len(in_job - in_resume) + 1.5 * len(job_numbers - resume_numbers),
        len(in_resume - in_job) + 1.5 * len(resume_numbers - job_numbers),
        posts,
    )


def support_of_name(
    statement: Statement, first: int, end: int, sources: Sources, others: Sequence[tuple[int, int]] = ()
) -> Support:
    """The support of the words that belong to a name; of the whole sentence when they say too little."""
    text = " ".join(statement.text[a:b] for a, b in window_of(statement, first, end, others))
    near = support(text, sources)
    if near.job + near.resume >= 1 or len(list(statement.mentions)) > 1:
        return near
    return support(statement.text, sources)
