"""Drafts for pairs of jobs and resumes: which strategy, in which batches, with what outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from outreach.checks import Others, Sources, others_of
from outreach.checks.orders import job_without_orders, resume_without_orders
from outreach.emails.blind import BlindModel
from outreach.emails.outcome import Pair, status_of
from outreach.emails.plan import plan_sections
from outreach.emails.sections import write_by_sections
from outreach.emails.slots import SectionsPlan
from outreach.emails.whole import write_bare, write_whole
from outreach.models.base import ChatModel
from outreach.prompts.email import forget_templates
from outreach.prompts.template import check_templates
from outreach.prompts.wording import load_wording
from outreach.records import Draft, GenerateConfig, JobPosting, Resume
from outreach.settings import Settings

Progress = Callable[[int, int], None]
PAIRS_AT_ONCE = 12  # pairs that share batches; fixed, so that a restarted run has the same batches
_SECTIONS_BELOW = 3_000_000_000  # parameters


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


def _config(settings: Settings, max_new_tokens: int) -> GenerateConfig:
    writing = settings.writing
    return GenerateConfig(
        max_new_tokens=max_new_tokens,
        temperature=writing.temperature,
        candidates=writing.candidates,
        seed=writing.seed,
        batch_size=writing.batch_size,
    )


def _planned(job: JobPosting, resume: Resume, settings: Settings) -> SectionsPlan:
    """The plan of a pair, made from what is left of it without orders to a model."""
    own = job_without_orders(job), resume_without_orders(resume)
    sources = Sources(job, resume)
    indexed = sources if own == (job, resume) else None  # most pairs hold none: read once
    plan = plan_sections(*own, settings.writing, sources=indexed)
    return replace(plan, job=job, resume=resume, sources=sources)


def _write_sections(
    pairs: Sequence[Pair], model: ChatModel, settings: Settings, others: Others, progress: Progress | None
) -> Iterator[Draft]:
    plans = [_planned(job, resume, settings) for job, resume in pairs]
    yield from write_by_sections(
        plans, model, _config(settings, max_new_tokens=72), settings, others, progress
    )


def _write_whole(
    pairs: Sequence[Pair], model: ChatModel, settings: Settings, others: Others, progress: Progress | None
) -> Iterator[Draft]:
    config = replace(_config(settings, settings.writing.max_new_tokens), batch_size=8)
    yield from write_whole(pairs, model, config, settings, others, progress)


def _write_bare(
    pairs: Sequence[Pair], model: ChatModel, settings: Settings, others: Others, progress: Progress | None
) -> Iterator[Draft]:
    config = replace(_config(settings, settings.writing.max_new_tokens), batch_size=8)
    yield from write_bare(pairs, model, config, settings, others, progress)


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
    check_templates(settings.writing.templates)
    forget_templates()
    load_wording(settings.writing.templates)  # its faults are named before anything is written
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


__all__ = ["PAIRS_AT_ONCE", "Pair", "Strategy", "choose_strategy", "status_of", "write_emails"]
