"""The strategy `sections`: an email sentence by sentence, each from one line, the best of several.

A small model fails at a whole email but rewrites a single line well. So each sentence is a slot with
a ranked list of lines; candidates that do not keep to their line are thrown away, and a slot without
a survivor tries again, then takes its next line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from outreach.checks.faithful import judge_sentence
from outreach.models.base import ChatModel, answer_all
from outreach.prompts.email import (
    SentenceRequest,
    candidate_sentence,
    company_sentence,
    role_sentence,
    tenure_sentence,
    trade_of,
)
from outreach.prompts.relevance import rank, terms
from outreach.records import Completion, Evidence, Failure, GenerateConfig, JobPosting, Resume
from outreach.text import contains

ROUNDS = 3
_RECENCY = 0.8  # what a line of the post before counts, against the same line in a later post
_OFFER_OPENING = "{company} offers"


@dataclass
class Slot:
    """One sentence of an email that is still to be written."""

    requests: list[SentenceRequest]  # the preferred line first
    needed: bool = True  # without it the email fails a format check
    written: Evidence | None = None
    refused: list[str] = field(default_factory=list)  # candidates with why they lost
    tried: int = 0

    def current(self) -> SentenceRequest | None:
        """The line to try next: the first one twice, then the others; None when it is given up."""
        if not self.needed and self.tried > 1:
            return None
        at = max(0, self.tried - 1)
        return self.requests[at] if at < len(self.requests) else None


@dataclass
class SectionsPlan:
    """The slots of one email, in reading order."""

    job: JobPosting
    resume: Resume
    slots: list[Slot]
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    candidates: int = 0
    failures: list[Failure] = field(default_factory=list)  # requests that brought no text

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(slot.written for slot in self.slots if slot.written)


def _is_statement(line: str) -> bool:
    words = line.split()
    return 5 <= len(words) <= 46 and line.endswith(".") and not any(sign in line for sign in "·|@")


def _company_lines(job: JobPosting) -> list[str]:
    lines = [line for line in job.facts.pitch_lines if _is_statement(line)]
    named = [line for line in lines if contains(line, job.company)]
    return [*named, *(line for line in lines if line not in named)]


def _duty_lines(job: JobPosting, resume: Resume) -> list[str]:
    lines = [
        line
        for line in job.facts.duties
        if _is_statement(line) and "looking for" not in line and "report to" not in line
    ]
    about_them = " ".join([resume.headline, *resume.skills, *_all_statements(resume)])
    return [lines[at] for _, at in rank(lines, about_them)]


def _all_statements(resume: Resume) -> list[str]:
    return [line for post in resume.employment for line in post.lines]


def _candidate_requests(
    job: JobPosting, resume: Resume
) -> tuple[list[SentenceRequest], list[SentenceRequest]]:
    """Requests for the latest post, and for the posts before it, most relevant lines first."""
    query = f"{job.title} " + " ".join([*job.facts.requirements, *job.facts.duties])
    posts = [post for post in resume.employment if post.employer]
    latest = next((post for post in posts if post.is_current), posts[0] if posts else None)

    def requests(chosen: list, first: bool) -> list[SentenceRequest]:
        pool = [(post, line) for post in chosen for line in post.lines if _is_statement(line)]
        ranked = [
            (score * _RECENCY ** chosen.index(pool[at][0]), at)
            for score, at in rank([line for _, line in pool], query)
        ]
        # a shorter line is told more truly: among equals prefer it
        ranked.sort(key=lambda entry: (-round(entry[0], 1), len(pool[entry[1]][1])))
        return [candidate_sentence(*pool[at], first=first) for _, at in ranked]

    if latest is None:
        return [], []
    earlier = [post for post in posts if post is not latest][:4]
    return requests([latest], True), requests(earlier, False)


def _matching_skills(job: JobPosting, resume: Resume) -> list[str]:
    wanted = set(terms(job.text))
    matching = [skill for skill in resume.skills if set(terms(skill)) & wanted]
    return (matching or list(resume.skills))[:3]


def plan_sections(job: JobPosting, resume: Resume) -> SectionsPlan:
    """The slots for one pair; a slot whose sources say nothing is left out."""
    about = [company_sentence(job, line) for line in _company_lines(job)]
    duties = _duty_lines(job, resume)
    opening = f"As {job.title} at {job.company}, you would"
    offers = [
        company_sentence(job, line, opening=_OFFER_OPENING.format(company=job.company))
        for line in sorted(job.facts.offers, key=lambda line: bool(re.search(r"[£$€]|\d{2}", line)))
        if _is_statement(line)
    ]
    tenure = tenure_sentence(resume, _matching_skills(job, resume), trade_of(resume))
    latest, earlier = _candidate_requests(job, resume)
    slots = [
        # every other line, so that two slots never fall back on the same one
        Slot(about[:1] + about[2::2]),
        Slot(about[1:2] + about[3::2]),
        Slot([role_sentence(job, line, opening) for line in duties[:1] + duties[2::2]]),
        Slot([role_sentence(job, line, "You would also") for line in duties[1:2] + duties[3::2]]),
        Slot([replace(request, part="role") for request in offers[:2]], needed=False),
        Slot([tenure] if tenure else [], needed=False),
        Slot(latest),
        Slot(earlier, needed=False),
    ]
    for slot in slots:  # everything in this email is written for one person
        slot.requests = [
            replace(request, prompt=replace(request.prompt, about=resume.key)) for request in slot.requests
        ]
    return SectionsPlan(job, resume, [slot for slot in slots if slot.requests])


def _settle(slot: Slot, request: SentenceRequest, completions: Sequence[Completion]) -> None:
    """Keep the best candidate that keeps to its line, or note why each was refused."""
    best, best_coverage = "", -1.0
    for completion in completions:
        if completion.failure:
            slot.refused.append(completion.failure.what)
            continue
        if completion.notes or completion.first_words != request.prompt.first_words:
            told = "; ".join(completion.notes) or "it does not begin with the words it was given"
            slot.refused.append(f"{completion.text} ({told})")
            continue
        verdict = judge_sentence(
            completion.text,
            request.line,
            request.context,
            request.prompt.first_words,
            verb=request.part == "candidate" and request.source == "resume" and "·" not in request.line,
        )
        if not verdict.faithful:
            slot.refused.append(f"{completion.text} ({verdict.reason})")
        elif verdict.coverage > best_coverage:
            best, best_coverage = completion.text, verdict.coverage
    slot.tried += 1
    if best:
        slot.written = Evidence(best, request.part, request.source, request.line)


def write_sections(
    plans: Sequence[SectionsPlan],
    model: ChatModel,
    config: GenerateConfig,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Fill the slots of many plans together; equal prompts (the company, for one job) run once."""
    for round_number in range(ROUNDS):
        waiting = [
            (plan, slot, request)
            for plan in plans
            for slot in plan.slots
            if slot.written is None and (request := slot.current()) is not None
        ]
        if not waiting:
            return
        prompts = list(dict.fromkeys(request.prompt for _, _, request in waiting))
        # later rounds are for the hard ones: more candidates, and a seed of their own
        settings = replace(
            config,
            candidates=config.candidates * (1 + round_number),
            seed=config.seed + 1000 * round_number,
        )
        answers = dict(zip(prompts, answer_all(model, prompts, settings, progress), strict=True))
        users = dict.fromkeys(prompts, 0)
        for _, _, request in waiting:
            users[request.prompt] += 1
        for plan, slot, request in waiting:
            completions = answers[request.prompt]
            plan.candidates += sum(completion.failure is None for completion in completions)
            plan.failures += [completion.failure for completion in completions if completion.failure]
            for completion in completions:
                plan.prompt_tokens += completion.prompt_tokens
                plan.completion_tokens += completion.completion_tokens
                plan.seconds += completion.seconds / users[request.prompt]
            _settle(slot, request, completions)
