"""The strategies `whole` and `bare`: one prompt an email, the best of several, told once what was wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from outreach.checks import Others, Sources, check_read, evidence_of, read_email
from outreach.checks.orders import job_without_orders, resume_without_orders
from outreach.emails.compose import compose
from outreach.emails.findings import told_plainly
from outreach.emails.outcome import (
    Pair,
    blocking,
    doubts,
    failed_draft,
    merits,
    own_addresses,
    status_of,
    why_lost,
)
from outreach.emails.parse import parse_email
from outreach.models.base import ChatModel, answer_all
from outreach.prompts.condense import condense_resume
from outreach.prompts.email import prompt_again, prompt_for_email
from outreach.records import (
    CheckResult,
    Completion,
    Draft,
    Email,
    Evidence,
    Failure,
    GenerateConfig,
    Lost,
    Prompt,
)
from outreach.settings import Settings

_RESUME_TOKENS = 600  # of a condensed resume
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class _Written:
    """One answer as an email, with what the checks say of it."""

    completion: Completion
    email: Email
    checks: tuple[CheckResult, ...]
    evidence: tuple[Evidence, ...]

    @property
    def worth(self) -> tuple[int, tuple[int, int, int]]:
        return -len(self.completion.notes), merits(self.checks, self.evidence)


@dataclass
class _Job:
    """One pair on its way: its prompt, its answers so far."""

    pair: Pair
    prompt: Prompt
    sources: Sources
    written: list[_Written] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    tries: int = 0

    @property
    def best(self) -> _Written | None:
        return max(self.written, key=lambda entry: entry.worth, default=None)


def _prompt(pair: Pair, model: ChatModel, settings: Settings, *, condense: bool) -> Prompt:
    told, known = job_without_orders(pair[0]), resume_without_orders(pair[1])
    condensed = condense_resume(known, told, _RESUME_TOKENS, model.count_tokens).text if condense else ""
    writing = settings.writing
    return prompt_for_email(
        told, known, sender=settings.sender.name, condensed=condensed, tone=writing.tone,
        words=writing.words, templates=writing.templates,
    )  # fmt: skip


def _read(work: _Job, completion: Completion, settings: Settings, others: Others) -> _Written:
    job, resume = work.pair
    parsed = parse_email(completion.text, job, resume)
    email = compose(parsed.paragraphs, job, resume, settings)
    if parsed.greeting:
        email = replace(email, greeting=parsed.greeting)
    checks = check_read(email, work.sources, others, own=own_addresses(settings))
    return _Written(completion, email, checks, evidence_of(read_email(email, work.sources), work.sources))


def _again(work: _Job, settings: Settings) -> Prompt | None:
    """The question with what is wrong with its best answer; None where nothing can be mended."""
    best = work.best
    if best is None or not blocking(best.checks):
        return None
    findings = told_plainly(best.checks, work.pair[0])
    if not findings:
        return None
    return prompt_again(work.prompt, best.completion.text, findings, settings.writing.templates)


def _draft(work: _Job, model: str, strategy: str, settings: Settings) -> Draft:
    job, resume = work.pair
    best = work.best
    if best is None:
        return failed_draft(work.pair, model, strategy, work.failures, settings)
    lost = []
    for written in work.written:
        if written is not best:
            why, failed = why_lost(written.checks, best.checks)
            lost.append(Lost(written.completion.text, why, failed))
    lost += [Lost("", f"{failure.kind}: {failure.what}") for failure in work.failures]
    status, reasons = status_of(best.checks, [*best.completion.notes, *doubts(work.sources, best.checks)])
    completions = [written.completion for written in work.written]
    return Draft(
        job.job_id, resume.resume_id, model, strategy, status, reasons, best.email, best.checks,
        best.evidence,
        sum(c.prompt_tokens for c in completions),
        sum(c.completion_tokens for c in completions),
        sum(c.seconds for c in completions), len(completions), settings.writing.seed, tuple(lost),
        max(1, work.tries),
    )  # fmt: skip


def write_whole(
    pairs: Sequence[Pair],
    model: ChatModel,
    config: GenerateConfig,
    settings: Settings,
    others: Others,
    progress: Progress | None,
    *,
    bare: bool = False,
) -> Iterator[Draft]:
    """Drafts for pairs, each the best of its answers. `bare`: the resume as read, one answer, one try."""
    strategy = "bare" if bare else "whole"
    writing = settings.writing
    works = [
        _Job(pair, _prompt(pair, model, settings, condense=writing.condense and not bare), Sources(*pair))
        for pair in pairs
    ]
    for number in range(1 + (0 if bare else writing.second_try)):
        asked = [
            (work, prompt)
            for work in works
            if (prompt := _again(work, settings) if number else work.prompt) is not None
        ]
        if not asked:
            break
        # with temperature 0 the same question has one answer; the findings make it another question
        settled = replace(
            config, candidates=1 if bare else config.candidates, seed=config.seed + 1000 * number
        )
        answers = answer_all(model, [prompt for _, prompt in asked], settled, progress)
        for (work, _), answered in zip(asked, answers, strict=True):
            work.tries = number + 1
            work.failures += [c.failure for c in answered if c.failure is not None]
            work.written += [_read(work, c, settings, others) for c in answered if c.failure is None]
    for work in works:
        yield _draft(work, model.name, strategy, settings)


def write_bare(
    pairs: Sequence[Pair],
    model: ChatModel,
    config: GenerateConfig,
    settings: Settings,
    others: Others,
    progress: Progress | None,
) -> Iterator[Draft]:
    """`whole` with the resume as it was read and a single answer: for comparing models."""
    yield from write_whole(pairs, model, config, settings, others, progress, bare=True)
