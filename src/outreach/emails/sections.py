"""The strategy `sections`: an email sentence by sentence, each from one line, the best of several.

A small model fails at a whole email but rewrites a single line well. So each sentence is a slot with
a ranked list of lines; candidates that do not keep to their line or that a check would block are thrown away
with the reason, and a slot without a survivor takes its next line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from outreach.checks import Others, check_read
from outreach.emails.candidates import judge
from outreach.emails.compose import compose
from outreach.emails.outcome import blocking, doubts, failed_draft, own_addresses, status_of
from outreach.emails.reading_order import in_reading_order, paragraphs
from outreach.emails.slots import SectionsPlan, Slot, faults, given_more, plain_sentence, ties, without_line
from outreach.models.base import ChatModel, answer_all
from outreach.prompts.email import SentenceRequest
from outreach.records import (
    CheckResult,
    Completion,
    Draft,
    Email,
    Evidence,
    GenerateConfig,
    Lost,
)
from outreach.settings import Settings

ROUNDS_A_TRY = 2  # each with the slot's next line
COOLER = 0.5  # of the temperature: a sentence that keeps to its line is no place for surprises
_LEAST_FACTS = 2  # sentences on posts that an email tells, if need be in plain words
Progress = Callable[[int, int], None]


def rounds_of(second_try: int) -> int:
    """How often a slot may be asked for, the first time included."""
    return 1 + ROUNDS_A_TRY * second_try


def _evidence(sentence: str, request: SentenceRequest) -> Evidence:
    return Evidence(
        sentence, request.part, request.source, request.line, given=request.prompt.first_words.strip()
    )


def _settle(
    slot: Slot, request: SentenceRequest, completions: Sequence[Completion], plan: SectionsPlan
) -> None:
    """Keep the best candidate that keeps to its line and passes the checks; note why each other one lost."""
    good: list[tuple[float, str]] = []
    judged: dict[Completion, tuple[Lost | None, float]] = {}  # a model often says the same again
    for completion in completions:
        said = replace(completion, seconds=0.0, prompt_tokens=0, completion_tokens=0)
        if said not in judged:
            judged[said] = judge(completion, request, plan.sources)
        lost, coverage = judged[said]
        if lost:
            slot.lost.append(lost)
        else:
            good.append((coverage, completion.text))
    good.sort(key=lambda entry: -entry[0])
    if good:
        slot.written = _evidence(good[0][1], request)
        slot.spare = [(text, request) for _, text in good[1:] if text != good[0][1]]
        slot.lost += [
            Lost(text, f"good, but keeps {share:.0%} of its line, not {good[0][0]:.0%}", line=request.line)
            for share, text in good[1:]
        ]  # fmt: skip


def write_sections(
    plans: Sequence[SectionsPlan],
    model: ChatModel,
    config: GenerateConfig,
    progress: Progress | None = None,
    *,
    second_try: int = 1,
) -> None:
    """Fill the slots of many plans together; equal prompts (the company, for one job) run once."""
    for round_number in range(rounds_of(second_try)):
        waiting = [
            (plan, slot, request)
            for plan in plans
            for slot in plan.slots
            if slot.written is None and (request := slot.current()) is not None
        ]
        if not waiting:
            return
        _try(waiting, model, config, round_number, progress)


def _try(
    waiting: Sequence[tuple[SectionsPlan, Slot, SentenceRequest]],
    model: ChatModel,
    config: GenerateConfig,
    round_number: int,
    progress: Progress | None,
) -> None:
    """Ask for one sentence of each of these slots, and in the first round again where the likeliest lost.

    Of 65 sentences by the embedded model 47 kept to their line as the likeliest answer and 35 at temperature
    0.6; with one word more of the line supplied, 58. So one candidate comes first, and the others, with more
    first words, where it lost: one call for all of them, as small batches cost nearly as much as full ones.
    """
    cooler = replace(config, temperature=config.temperature * COOLER, seed=config.seed + 1000 * round_number)
    if round_number == 0:
        likeliest = [(p, s, given_more(r, 0)) for p, s, r in waiting]
        _ask(likeliest, model, replace(config, candidates=1, temperature=0.0), round_number, progress)
        cooler = replace(cooler, candidates=config.candidates - 1)
    left = [(p, s, given_more(r, 1 + round_number)) for p, s, r in waiting if s.written is None]
    if left and cooler.candidates:
        _ask(left, model, cooler, round_number, progress)
    for _, slot, _ in waiting:
        slot.tried += 1


def _ask(
    waiting: Sequence[tuple[SectionsPlan, Slot, SentenceRequest]],
    model: ChatModel,
    config: GenerateConfig,
    round_number: int,
    progress: Progress | None,
) -> None:
    """Ask for candidates of these slots' sentences and keep the best of each."""
    prompts = list(dict.fromkeys(request.prompt for _, _, request in waiting))
    answers = dict(zip(prompts, answer_all(model, prompts, config, progress), strict=True))
    users = dict.fromkeys(prompts, 0)
    for _, _, request in waiting:
        users[request.prompt] += 1
    for plan, slot, request in waiting:
        completions = answers[request.prompt]
        plan.rounds = max(plan.rounds, round_number + 1)
        plan.candidates += sum(completion.failure is None for completion in completions)
        plan.failures += [completion.failure for completion in completions if completion.failure]
        for completion in completions:
            plan.prompt_tokens += completion.prompt_tokens
            plan.completion_tokens += completion.completion_tokens
            plan.seconds += completion.seconds / users[request.prompt]
        _settle(slot, request, completions, plan)


def assemble(plan: SectionsPlan, settings: Settings) -> tuple[tuple[Evidence, ...], Email]:
    """Every sentence that a plan has come to, with its source, and the email of them."""
    plan.placed = in_reading_order(plan, settings)
    email = compose(paragraphs(plan.placed), plan.job, plan.resume, settings)
    return tuple(item.evidence for item in plan.placed), email


def _blamed(plan: SectionsPlan, checks: Sequence[CheckResult]) -> list[tuple[Slot, CheckResult]]:
    """The slots whose sentence a finding is about, once each."""
    found: dict[int, tuple[Slot, CheckResult]] = {}
    for check in blocking(checks):
        for number, (sentence, slot) in enumerate(
            (item.evidence.sentence, item.slot) for item in plan.placed
        ):
            named = check.sentence == sentence or (
                not check.sentence and check.span and check.span in sentence
            )
            if slot and slot.written and named:
                found.setdefault(number, (slot, check))
    return list(found.values())


def _take_back(slot: Slot, check: CheckResult) -> None:
    """Refuse a slot's sentence for what the whole email showed; a spare one takes its place, if any."""
    written = slot.written
    if written is None:
        return
    slot.lost.append(Lost(written.sentence, f"{check.check}: {check.reason}", (check.check,), written.line))
    slot.written = None
    if slot.spare:
        text, request = slot.spare.pop(0)
        slot.written = _evidence(text, request)
    else:
        slot.requests = without_line(slot.requests, written.line)
        slot.tried = 0  # its next line


def write_by_sections(
    plans: Sequence[SectionsPlan],
    model: ChatModel,
    config: GenerateConfig,
    settings: Settings,
    others: Others,
    progress: Progress | None,
) -> list[Draft]:
    """Drafts for plans, each checked as a whole; sentences that block one are written again."""
    tries = settings.writing.second_try
    write_sections(plans, model, config, progress, second_try=tries)
    drafts = [_draft(plan, model.name, settings, others) for plan in plans]
    changed: set[int] = set()  # places of the plans that came to something else since
    for again in range(ROUNDS_A_TRY * tries):
        waiting = []
        for at, (plan, draft) in enumerate(zip(plans, drafts, strict=True)):
            if any(check.check == "personal" for check in blocking(draft.checks)) and (
                slot := _one_more(plan)
            ):
                waiting.append((plan, slot, slot.requests[0]))
                changed.add(at)
            for slot, check in _blamed(plan, draft.checks) if draft.status == "needs_human" else ():
                _take_back(slot, check)
                changed.add(at)
                if slot.written is None and (request := slot.current()) is not None:
                    waiting.append((plan, slot, request))
        if waiting:
            _try(waiting, model, config, rounds_of(tries) + again, progress)
            for at in changed:
                drafts[at] = _draft(plans[at], model.name, settings, others)
            changed.clear()
    filled = {at for at, plan in enumerate(plans) if tries and fill_gaps(plan, drafts[at])}
    if filled:
        changed |= filled
    else:
        return drafts
    return [
        _draft(plan, model.name, settings, others) if at in changed else draft
        for at, (plan, draft) in enumerate(zip(plans, drafts, strict=True))
    ]


def _one_more(plan: SectionsPlan) -> Slot | None:
    """A further sentence on the candidate, of a line that ties a fact to a need and is not told yet."""
    plan.passed |= {item.line for item in plan.evidence}
    further = next((request for request in plan.reserve if request.line not in plan.passed), None)
    if further is None:
        return None
    slot = Slot([further], needed=False)
    plan.slots.append(slot)
    return slot


def fill_gaps(plan: SectionsPlan, draft: Draft) -> bool:
    """Let code tell what no candidate told truly, where the email cannot do without; whether it did.

    Its plain sentence must pass the checks; the evidence says that code wrote it.
    """
    personal = any(check.check == "personal" for check in blocking(draft.checks))
    parts = {item.part for item in draft.evidence}
    told = {item.line for item in plan.evidence}
    facts = sum(item.part == "candidate" and "·" not in item.line for item in plan.evidence)
    filled = False
    for slot in plan.slots:
        request = next((request for request in slot.requests if request.line not in told), None)
        if slot.written is not None or request is None:
            continue
        sentence = plain_sentence(request)
        wanted = request.part not in parts or (
            request.part == "candidate"
            and (facts < _LEAST_FACTS or (personal and ties(sentence, plan.sources)))
        )
        if wanted and not faults(sentence, request.part, plan.sources):
            slot.written = Evidence(sentence, request.part, request.source, request.line, "code")
            parts.add(request.part)
            told.add(request.line)
            facts += request.part == "candidate"
            filled = True
    return filled


def _draft(plan: SectionsPlan, model: str, settings: Settings, others: Others) -> Draft:
    job, resume = plan.job, plan.resume
    if plan.failures and any(slot.needed and slot.written is None for slot in plan.slots):
        return failed_draft((job, resume), model, "sections", plan.failures, settings, plan.lost)
    evidence, email = assemble(plan, settings)
    checks = check_read(email, plan.sources, others, own=own_addresses(settings))
    parts = {item.part for item in evidence}
    missing = [
        f"no candidate kept to {slot.requests[0].line!r}"
        for slot in plan.slots
        if slot.needed and slot.written is None and slot.requests and slot.requests[0].part not in parts
    ]
    status, reasons = status_of(checks, [*missing, *doubts(plan.sources, checks)])
    return Draft(
        job.job_id, resume.resume_id, model, "sections", status, reasons, email, checks, evidence,
        plan.prompt_tokens, plan.completion_tokens, plan.seconds, plan.candidates,
        settings.writing.seed, plan.lost, max(1, plan.rounds),
    )  # fmt: skip
