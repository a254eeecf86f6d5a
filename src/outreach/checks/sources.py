"""What an email may rest on: every line of the job and the resume, its words and numbers, once for a pair."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from outreach.checks.orders import is_order, order_lines, order_test
from outreach.checks.organisations import (
    SCHOOL,
    Organisation,
    forms_of,
    name_words,
    organisation_of,
)
from outreach.checks.quantities import values_in
from outreach.checks.skill_table import skills_with_implied
from outreach.checks.source_lines import LineKind, SourceLine, WordIndex, job_side
from outreach.checks.words import content_keys, folded, words_of
from outreach.inputs.dates import month_number
from outreach.kept import kept_by_text
from outreach.records import Employment, JobPosting, Resume
from outreach.text import plain

_JOINED = re.compile(r"[/–-]")


@kept_by_text()
def _folds(text: str) -> frozenset[str]:
    """Every word of a text, whole and in its parts, folded."""
    return frozenset(
        folded(piece)
        for word in {word.text for word in words_of(text)}
        for piece in ((word, *re.split(r"[/–-]", word)) if _JOINED.search(word) else (word,))
        if piece
    )


@kept_by_text()
def _raw_folds(text: str) -> frozenset[str]:
    return frozenset(map(folded, set(re.findall(r"[\w’'-]+", text))))


class Sources:
    """A job and a resume, indexed for the checks. Lines that give orders to a model are left out."""

    def __init__(self, job: JobPosting, resume: Resume, today: datetime.date | None = None) -> None:
        self.job = job
        self.resume = resume
        self.today = today or datetime.date.today()
        self.found_names: dict[
            tuple[object, ...], tuple[object, ...]
        ] = {}  # what checks.names found, by sentence
        self.found_emails: dict[object, tuple] = {}  # the sentences of drafts that were read
        self.found_faults: dict[tuple[str, str], tuple[str, ...]] = {}  # of a sentence as a part of an email
        self.found_statements: dict[tuple[str, str], object] = {}  # a sentence as it is read by itself
        self.found_alone: dict[object, tuple] = {}  # what each check finds in a sentence
        self.found_ties: dict[str, int] = {}  # facts that a sentence ties to needs of the job
        lines = tuple(_lines(job, resume))
        in_resume = order_test(resume.text)
        given = [
            line.text for line in lines if (in_resume if line.source == "resume" else is_order)(line.text)
        ]
        self.orders = tuple(dict.fromkeys([*order_lines(job.text), *order_lines(resume.text), *given]))
        barred, given_ones = "\n".join(self.orders), frozenset(given)
        kept = tuple(
            line
            for line in lines
            if line.text not in given_ones and (len(line.text) < 20 or line.text not in barred)
        )
        self._of_job = job_side(
            tuple(line for line in kept if line.source != "resume"),
            job.title,
            (job.company, job.title, job.facts.place, job.facts.agency),
        )
        self.job_lines = self._of_job.lines
        self.job_text = self._of_job.text
        self.resume_lines = tuple(line for line in kept if line.source == "resume")
        self.lines = (*self.job_lines, *self.resume_lines)

    @cached_property
    def resume_text(self) -> str:
        return "\n".join(line.text for line in self.resume_lines)

    @cached_property
    def job_keys(self) -> frozenset[str]:
        return self._of_job.keys

    @cached_property
    def resume_keys(self) -> frozenset[str]:
        return frozenset().union(*(line.keys for line in self.resume_lines))

    @cached_property
    def job_body_keys(self) -> frozenset[str]:
        """What the ad says beside its own heading."""
        return self._of_job.body_keys

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """The stems of the names of the company, the employers and the person: they say nothing of work."""
        employers = " ".join(post.employer for post in self.resume.employment)
        return content_keys(f"{self.job.company} {employers} {self.resume.name}")

    @property
    def need_keys(self) -> frozenset[str]:
        """What the job asks for: its title, duties and requirements."""
        return self._of_job.need_keys

    @cached_property
    def job_values(self) -> frozenset[float]:
        return self._of_job.values

    @cached_property
    def resume_values(self) -> frozenset[float]:
        return values_in(self.resume_text) | {float(len(self.resume.employment))}

    @cached_property
    def name_folds(self) -> frozenset[str]:
        """Every word of both sources, folded: what an email may write with a capital."""
        own = " ".join([self.resume.name, *self.resume.emails, self.resume.source])
        return _folds(self.job_text) | _folds(own).union(*(_folds(line.text) for line in self.resume_lines))

    @cached_property
    def plain_text(self) -> str:
        """Both sources as letters and digits only."""
        return plain(f"{self.job_text}\n{self.job.text}") + plain(
            f"{self.resume_text}\n{self.resume.text}\n{self.resume.name}"
        )

    @cached_property
    def plain_job(self) -> str:
        return self._of_job.plain

    @cached_property
    def plain_resume(self) -> str:
        return plain(self.resume_text)

    @cached_property
    def text_folds(self) -> frozenset[str]:
        """Every word of the raw texts, folded."""
        return _raw_folds(self.job.text) | _raw_folds(self.resume.text)

    @cached_property
    def job_skills(self) -> frozenset[str]:
        return self._of_job.skills

    @property
    def asked_skills(self) -> frozenset[str]:
        """Of the ad's lines alone."""
        return self._of_job.asked_skills

    @cached_property
    def resume_skills(self) -> frozenset[str]:
        return skills_with_implied(self.resume_text)

    @property
    def job_body_index(self) -> WordIndex:
        return self._of_job.body_index

    @cached_property
    def resume_index(self) -> WordIndex:
        return WordIndex(line.keys for line in self.resume_lines)

    @cached_property
    def post_index(self) -> WordIndex:
        """Of the records, each whole."""
        return WordIndex(self.post_keys(at) for at in range(len(self.resume.employment)))

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        facts, found = self.job.facts, []
        employers: dict[str, list[int]] = {}
        names: dict[str, str] = {}
        for index, post in enumerate(self.resume.employment):
            for name in (post.employer, post.via):
                if name and plain(name):
                    key = plain(
                        re.sub(r"\s*\([^)]*\)", "", name).split(",")[0]
                    )  # one house in two places is one
                    employers.setdefault(key, []).append(index)
                    names.setdefault(key, name)
        if facts.company:
            own = tuple(employers.pop(plain(facts.company), ()))
            found.append(organisation_of(facts.company, "company", own))
        for key, posts in employers.items():
            found.append(organisation_of(names[key], "employer", tuple(posts)))
        taken = {plain(org.name) for org in found}
        for name, kind in (
            (facts.agency, "agency"),
            (facts.board, "board"),
            *((client, "client") for client in facts.clients),
        ):
            if name and plain(name) and plain(name) not in taken:
                found.append(organisation_of(name, kind))
                taken.add(plain(name))
        for name in dict.fromkeys(match for line in self.resume.education for match in SCHOOL.findall(line)):
            if plain(name) not in taken:
                found.append(Organisation(name, "school", (name_words(name),)))
                taken.add(plain(name))
        return tuple(found)

    def post(self, index: int) -> Employment:
        return self.resume.employment[index]

    @lru_cache(maxsize=64)  # noqa: B019 - lives as long as one pair is checked
    def post_lines(self, index: int) -> tuple[SourceLine, ...]:
        return tuple(line for line in self.resume_lines if line.post == index)

    @lru_cache(maxsize=64)  # noqa: B019
    def post_keys(self, index: int) -> frozenset[str]:
        """The content stems of one record, its employer's name left out."""
        post = self.post(index)
        return content_keys("\n".join([post.title, post.place, *post.lines])) - content_keys(post.employer)

    @lru_cache(maxsize=64)  # noqa: B019
    def post_values(self, index: int) -> frozenset[float]:
        return values_in("\n".join(line.text for line in self.post_lines(index)))

    def post_years(self, index: int) -> float | None:
        """How long one post was held; None when its dates do not say."""
        post = self.post(index)
        first = month_number(post.start, is_end=False, today=self.today)
        last = month_number(post.end, is_end=True, today=self.today)
        return None if first is None or last is None else (last - first + 1) / 12

    def years_since(self, index: int) -> float | None:
        """Years from the start of one post to today."""
        first = month_number(self.post(index).start, is_end=False, today=self.today)
        return None if first is None else (self.today.year * 12 + self.today.month - first) / 12


def heading_of(post: Employment) -> str:
    """A record's own data as one line: title, employer, place, from and to."""
    dates = " – ".join(date for date in (post.start, post.end) if date)
    return " · ".join(part for part in (post.title, post.employer, post.place, dates) if part)


def _lines(job: JobPosting, resume: Resume) -> Iterator[SourceLine]:
    facts = job.facts
    seen: set[str] = set()
    if job.company or job.title:
        head = f"{job.title} at {job.company}" if job.title and job.company else job.title or job.company
        yield SourceLine(f"{head}, {facts.place}" if facts.place else head, "job", "job")
    for kind, lines in (
        ("about", facts.about),
        ("duty", facts.duties),
        ("requirement", facts.requirements),
        ("offer", facts.offers),
        ("apply", facts.apply),
    ):
        for line in lines:
            seen.add(line)
            yield SourceLine(line, "job", kind)
    for added in facts.company_lines:
        yield SourceLine(added.text, "company_page", "company_page")
    for line in job.text.split("\n"):
        if line.strip() and line.strip() not in seen:
            yield SourceLine(line.strip(), "job", "job")
    for index, post in enumerate(resume.employment):
        yield SourceLine(heading_of(post), "resume", "heading", index)
        for line in post.lines:
            yield SourceLine(line, "resume", "post", index)
    if resume.headline:
        yield SourceLine(resume.headline, "resume", "summary")
    for kind, lines in (
        ("summary", resume.summary),
        ("objective", resume.objective),
        ("interest", resume.interests),
        ("education", resume.education),
        ("other", (*resume.unplaced, *resume.other)),
    ):
        for line in lines:
            yield SourceLine(line, "resume", kind)
    if resume.skills:
        yield SourceLine(", ".join(resume.skills), "resume", "skills")
    held = plain(" ".join([*(line for post in resume.employment for line in post.lines), *resume.summary]))
    for line in resume.text.split("\n"):  # languages, licences: what no record holds
        if len(line.strip()) > 2 and plain(line) not in held:
            yield SourceLine(line.strip(), "resume", "other")


__all__ = ["LineKind", "Organisation", "SourceLine", "Sources", "forms_of", "heading_of"]
