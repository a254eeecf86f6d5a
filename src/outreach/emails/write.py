"""Drafts for pairs of jobs and resumes: which strategy, in which batches, with what outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from outreach.checks import Others, Sources, check_read, evidence_of, others_of, read_email
from outreach.checks.orders import job_without_orders, resume_without_orders
from outreach.emails.blind import BlindModel
from outreach.emails.compose import compose, invitation
from outreach.emails.parse import parse_email
from outreach.emails.sections import SectionsPlan, plan_sections, write_sections
from outreach.models.base import ChatModel, answer_all
from outreach.prompts.condense import condense_resume
from outreach.prompts.email import prompt_for_email
from outreach.records import (
    CheckResult,
    Draft,
    Evidence,
    Failure,
    GenerateConfig,
    JobPosting,
    Part,
    Resume,
    Status,
)
from outreach.settings import Settings

Pair = tuple[JobPosting, Resume]
PAIRS_AT_ONCE = 12  # pairs that share batches; fixed, so that a restarted run has the same batches
_SECTIONS_BELOW = 3_000_000_000  # parameters
_RESUME_TOKENS = 600  # of a condensed resume in a whole-email prompt
_EMPLOYER_UNKNOWN = (
    "no present employer was found, so the whole resume may name one that is not masked; nothing was sent"
)


@dataclass(frozen=True)
class Strategy:
    name: str  # "whole" | "sections" | "bare"
    reason: str


def choose_strategy(wanted: str, parameters: int) -> Strategy:
    """`sections` for models under 3 B parameters, `whole` from there on, unless one was asked for.

    `parameters` of 0 are unknown: of a hosted model, or a server that does not tell.
    """
    if wanted != "auto":
        return Strategy(wanted, f"{wanted} was asked for")
    size = parameters
    if not size:
        return Strategy("whole", "its size is not known, as of a hosted model: taken for a large one")
    if size < _SECTIONS_BELOW:
        return Strategy("sections", f"{size / 1e6:.0f} M parameters: one line a prompt is what it does well")
    return Strategy("whole", f"{size / 1e9:.1f} B parameters: enough for a whole email")


def status_of(checks: tuple[CheckResult, ...], missing: Sequence[str] = ()) -> tuple[Status, tuple[str, ...]]:
    """Ready when nothing blocks, which holds that the email is personal; the reasons say what does."""
    blocking = [
        f"{check.check}: {check.reason}" for check in checks if not check.passed and check.severity == "block"
    ]
    if blocking or missing:
        return "needs_human", (*blocking, *missing)
    advice = [f"{check.check}: {check.reason}" for check in checks if not check.passed]
    personal = next((check.reason for check in checks if check.check == "personal"), "")
    return "ready", (f"nothing blocks; {personal}", *advice)


def _merits(checks: tuple[CheckResult, ...]) -> tuple[int, int]:
    """For choosing among drafts: fewest findings that block, then fewest that advise."""
    failed = [check for check in checks if not check.passed]
    blocking = sum(check.severity == "block" for check in failed)
    return -blocking, blocking - len(failed)


def own_addresses(settings: Settings) -> tuple[str, ...]:
    """What the sender may put under an email."""
    sender = settings.sender
    return tuple(entry for entry in (sender.email, sender.phone) if entry)


def _config(settings: Settings, max_new_tokens: int) -> GenerateConfig:
    writing = settings.writing
    return GenerateConfig(
        max_new_tokens=max_new_tokens,
        temperature=writing.temperature,
        candidates=writing.candidates,
        seed=writing.seed,
        batch_size=writing.batch_size,
    )


def _told(failures: Sequence[Failure]) -> tuple[str, ...]:
    """Failures as reasons, each kind once."""
    return tuple(dict.fromkeys(f"{failure.kind}: {failure.what}" for failure in failures))


def _error(pair: Pair, model: str, strategy: str, failures: Sequence[Failure], settings: Settings) -> Draft:
    """What is left of an email whose requests failed: no text, and why."""
    job, resume = pair
    return Draft(
        job.job_id, resume.resume_id, model, strategy, "error", _told(failures), None,
        seed=settings.writing.seed,
    )  # fmt: skip


def _draft_from_plan(plan: SectionsPlan, model: str, settings: Settings, others: Others) -> Draft:
    job, resume = plan.job, plan.resume
    if plan.failures and any(slot.needed and slot.written is None for slot in plan.slots):
        return _error((job, resume), model, "sections", plan.failures, settings)
    call = invitation(job, resume, settings)
    evidence = (
        *plan.evidence,
        Evidence(call, "call_to_action", "settings", "texts.call_to_action", "code"),
    )
    parts: dict[Part, list[str]] = {}
    for item in evidence:
        parts.setdefault(item.part, []).append(item.sentence)
    email = compose(tuple((part, " ".join(parts[part])) for part in parts), job, resume, settings)
    checks = check_read(email, Sources(job, resume), others, own=own_addresses(settings))
    missing = [
        f"no candidate kept to {slot.requests[0].line!r}"
        for slot in plan.slots
        if slot.needed and slot.written is None
    ]
    status, reasons = status_of(checks, missing)
    return Draft(
        job.job_id, resume.resume_id, model, "sections", status, reasons, email, checks, evidence,
        plan.prompt_tokens, plan.completion_tokens, plan.seconds, plan.candidates,
        settings.writing.seed,
    )  # fmt: skip


def _write_sections(
    pairs: Sequence[Pair], model: ChatModel, settings: Settings, others: Others, progress: Progress | None
) -> Iterator[Draft]:
    plans = [plan_sections(job_without_orders(job), resume_without_orders(resume)) for job, resume in pairs]
    write_sections(plans, model, _config(settings, max_new_tokens=72), progress)
    for plan, (job, resume) in zip(plans, pairs, strict=True):
        yield _draft_from_plan(replace(plan, job=job, resume=resume), model.name, settings, others)


def _write_bare(
    pairs: Sequence[Pair], model: ChatModel, settings: Settings, others: Others, progress: Progress | None
) -> Iterator[Draft]:
    """`whole` with the resume as it was read and a single answer: for comparing models."""
    single = replace(settings, writing=replace(settings.writing, candidates=1))
    allowed = []
    for job, resume in pairs:
        if model.destination and not settings.privacy.send_in_clear and resume.current is None:
            failure = Failure("privacy", _EMPLOYER_UNKNOWN, 0)
            yield _error((job, resume), model.name, "bare", [failure], settings)
        else:
            allowed.append((job, resume))
    yield from _write_whole(allowed, model, single, others, progress, bare=True)


def _write_whole(
    pairs: Sequence[Pair],
    model: ChatModel,
    settings: Settings,
    others: Others,
    progress: Progress | None,
    *,
    bare: bool = False,
) -> Iterator[Draft]:
    strategy = "bare" if bare else "whole"
    prompts = []
    for job, resume in pairs:
        told, known = job_without_orders(job), resume_without_orders(resume)
        condensed = "" if bare else condense_resume(known, told, _RESUME_TOKENS, model.count_tokens).text
        prompts.append(prompt_for_email(told, known, sender=settings.sender.name, condensed=condensed))
    config = replace(_config(settings, settings.writing.max_new_tokens), batch_size=8)
    answers = answer_all(model, prompts, config, progress)
    for (job, resume), answered in zip(pairs, answers, strict=True):
        completions = [completion for completion in answered if completion.failure is None]
        if not completions:
            yield _error((job, resume), model.name, strategy, [c.failure for c in answered], settings)
            continue
        scored = []
        sources = Sources(job, resume)
        for completion in completions:
            parsed = parse_email(completion.text, job, resume)
            email = compose(parsed.paragraphs, job, resume, settings)
            if parsed.greeting:
                email = replace(email, greeting=parsed.greeting)
            checks = check_read(email, sources, others, own=own_addresses(settings))
            scored.append((-len(completion.notes), _merits(checks), email, checks, completion))
        _, _, email, checks, chosen = max(scored, key=lambda entry: entry[:2])
        status, reasons = status_of(checks, chosen.notes)
        evidence = evidence_of(read_email(email, sources), sources)
        yield Draft(
            job.job_id, resume.resume_id, model.name, strategy, status, reasons, email, checks, evidence,
            sum(c.prompt_tokens for c in completions),
            sum(c.completion_tokens for c in completions),
            sum(c.seconds for c in completions), len(completions), settings.writing.seed,
        )  # fmt: skip


Progress = Callable[[int, int], None]
_WRITERS = {"sections": _write_sections, "whole": _write_whole, "bare": _write_bare}


def write_emails(
    pairs: Sequence[Pair],
    model: ChatModel,
    settings: Settings,
    *,
    finished: frozenset[str] = frozenset(),
    progress: Progress | None = None,
    others: Others | None = None,
) -> Iterator[Draft]:
    """Drafts for `pairs`, in their order, as each group of pairs is done.

    Pairs whose draft key is in `finished` are not yielded again; a group with nothing left to do is
    not generated. `progress` is called with (prompts done, prompts in all) of the running group.
    `others` are the names of a whole run, of which `pairs` are a part; without it, those of `pairs`.
    """
    strategy = choose_strategy(settings.writing.strategy, model.report.parameters)
    others = others_of(pairs) if others is None else others
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        group = pairs[start : start + PAIRS_AT_ONCE]
        keys = {f"{job.job_id}_{resume.resume_id}_{model.name}" for job, resume in group}
        if keys <= finished:
            continue
        blind = BlindModel(model, group, settings.privacy)
        for draft in _WRITERS[strategy.name](group, blind, settings, others, progress):
            if draft.key not in finished:
                yield draft
