"""What an email may rest on, as lines: a job's facts and a resume's records, tied to the sentences.

Plain values for templates; no HTML here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from outreach.records import Draft, JobPosting, Resume
from outreach.review.letter import grouped
from outreach.text import plain

_SHORT = 12  # letters; a shorter line is only matched as a whole
_plain = lru_cache(maxsize=8192)(plain)  # a line is compared with every sentence


@dataclass
class SourceLine:
    text: str
    label: str = ""
    heads: bool = False  # stands over the lines that follow
    numbers: list[int] = field(default_factory=list)  # of the sentences that rest on it


@dataclass(frozen=True)
class Sources:
    """(heading, lines) in the order they are read."""

    title: str
    groups: tuple[tuple[str, tuple[SourceLine, ...]], ...]


def _years(start: str, end: str) -> str:
    return " – ".join(part for part in (start, end) if part)


def _lines(texts: Iterable[str], label: str = "") -> tuple[SourceLine, ...]:
    return tuple(SourceLine(text, label) for text in texts if text)


def job_sources(job: JobPosting) -> Sources:
    """A job's facts as lines."""
    facts = job.facts
    names = (
        ("Company", facts.company),
        ("Role", facts.role),
        ("Place", facts.place),
        ("Agency", facts.agency),
    )
    groups = (
        ("", tuple(SourceLine(text, label) for label, text in names if text)),
        (
            "About the company",
            (*_lines(facts.about), *(SourceLine(x.text, x.source) for x in facts.company_lines)),
        ),
        ("The work", _lines(facts.duties)),
        ("Asked for", _lines(facts.requirements)),
        ("Offered", _lines(facts.offers)),
    )
    return Sources("Job", tuple((name, lines) for name, lines in groups if lines))


def resume_sources(resume: Resume) -> Sources:
    """A resume's records as lines, posts as the resume orders them."""
    head = (("Name", resume.name), ("Headline", resume.headline))
    groups: list[tuple[str, tuple[SourceLine, ...]]] = [
        ("", tuple(SourceLine(text, label) for label, text in head if text)),
        ("Profile", _lines(resume.summary)),
    ]
    for post in resume.employment:
        title = ", ".join(part for part in (post.title, post.employer) if part)
        label = _years(post.start, post.end)
        groups.append(("", (SourceLine(title, label, heads=True), *_lines(post.lines))))
    groups += [
        ("Education", _lines(resume.education)),
        ("Skills", _lines([", ".join(resume.skills)] if resume.skills else [])),
        ("Also in the resume", (*_lines(resume.other), *_lines(resume.unplaced))),
    ]
    return Sources("Resume", tuple((name, lines) for name, lines in groups if lines))


def _rests_on(line: str, shown: SourceLine) -> bool:
    wanted, there = _plain(line), _plain(shown.text)
    if not wanted or not there:
        return False
    if wanted == there:
        return True
    if min(len(wanted), len(there)) < _SHORT:
        return False
    return wanted in there or there in wanted


def tie(drafts: Sequence[tuple[Draft, int]], job: Sources, resume: Sources) -> tuple[str, ...]:
    """Write each sentence's number onto the lines it rests on; returns lines that stand nowhere.

    `drafts` are drafts with their first number. Code puts some lines together from several records
    ("9 years of experience · Data Engineer"): each piece is looked for too.
    """
    nowhere: dict[str, None] = {}
    for draft, first_number in drafts:
        for at, items in enumerate(grouped(draft.evidence).values()):
            for item in items:
                if item.source == "settings":
                    continue
                sources = resume if item.source == "resume" else job
                shown = [line for _, lines in sources.groups for line in lines]
                found = [line for line in shown if _rests_on(item.line, line)]
                if not found:
                    nowhere[item.line] = None
                    pieces = [piece for piece in item.line.split(" · ") if " · " in item.line]
                    found = [line for line in shown if any(_rests_on(piece, line) for piece in pieces)]
                for line in found:
                    if first_number + at not in line.numbers:
                        line.numbers.append(first_number + at)
    return tuple(nowhere)
