"""The strategy `sections`: an email sentence by sentence, each from one line, the best of several.

A small model fails at a whole email but rewrites a single line well. So each sentence is a slot with
a ranked list of lines; candidates that do not keep to their line or that a check would block are thrown away
with the reason, and a slot without a survivor takes its next line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from outreach.checks import Others, check_read
from outreach.checks.faithful import judge_sentence
from outreach.emails.compose import compose, invitation
from outreach.emails.outcome import blocking, doubts, failed_draft, own_addresses, status_of
from outreach.emails.plan import SectionsPlan, Slot, faults, plan_sections
from outreach.models.base import ChatModel, answer_all
from outreach.prompts.email import SentenceRequest
from outreach.records import (
    CheckResult,
    Completion,
    Draft,
    Email,
    Evidence,
    GenerateConfig,
    JobPosting,
    Lost,
    Part,
)
from outreach.settings import Settings

ROUNDS_A_TRY = 2  # each with the slot's next line and more candidates
LEAST_KEPT = 0.7  # of a line's words and their order; below, what is left out changes what is said
_ARTICLE = re.compile(
    r"\b[Aa] (?!(?:one|once|uni|use|usu|eu|ut)\w*)[aeiouAEIOU]\w|\b[Aa]n (?![aeiouhAEIOUFHLMNRSX\d])\w"
)
_TENURE = re.compile(r"^ ?(?:,? )?(?:you )?have worked as an? .+(?: and|,) (?:you )?(?:know|bring|have) ")
_SMALL = frozenset("that which with your have from their this where when while".split())
Progress = Callable[[int, int], None]


def rounds_of(second_try: int) -> int:
    """How often a slot may be asked for, the first time included."""
    return 1 + ROUNDS_A_TRY * second_try


def _evidence(sentence: str, request: SentenceRequest) -> Evidence:
    return Evidence(
        sentence, request.part, request.source, request.line, given=request.prompt.first_words.strip()
    )


def _changed(text: str, request: SentenceRequest) -> str:
    """A word whose form a model changed, or that it said oftener than its line does; "" when there is none.

    "Refunds fell" must not become "you refunded", and "renews" not "renewed".
    """
    opening = request.begins
    body = text[len(opening) :] if text.startswith(opening) else text
    own, source = (Counter(re.findall(r"[\w’'-]+", said.lower())) for said in (body, request.told))
    known = source + Counter(re.findall(r"[\w’'-]+", " ".join(request.context).lower()))
    if "·" in request.line:  # the tenure, which has a form of its own
        return "" if _TENURE.search(body) else "it does not say what the person knows"
    if match := _ARTICLE.search(body):
        return f"it writes {match.group()!r}"
    for word, count in own.items():
        if len(word) > 3 and word not in _SMALL and count > max(known[word], 1):
            return f"it says {word!r} {count} times"
        if word not in known and word.endswith(("ed", "ing")) and len(word) > 4:
            return f"it changes a word into {word!r}"
    return ""


def _likeness(text: str, request: SentenceRequest) -> float:
    """How far a sentence keeps its line's words in their order, 0 to 1: garbled ones keep few."""
    body = text.removeprefix(request.begins)
    words = [re.findall(r"[\w’'-]+", said.lower()) for said in (body, request.told)]
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _judge(completion: Completion, request: SentenceRequest, plan: SectionsPlan) -> tuple[Lost | None, float]:
    """(why a candidate is lost or None, how much of its line it keeps, 0 to 1)."""
    text, line = completion.text, request.line
    if completion.failure:
        return Lost("", completion.failure.what, line=line), 0.0
    if completion.notes or completion.first_words != request.prompt.first_words:
        why = "; ".join(completion.notes) or "it does not begin with the words it was given"
        return Lost(text, why, line=line), 0.0
    if not text.startswith(request.begins):
        return Lost(text, f"it does not begin with {request.begins!r}", line=line), 0.0
    verb = request.verb and "·" not in line
    verdict = judge_sentence(text, request.told, request.context, request.begins, verb=verb)
    if not verdict.faithful:
        return Lost(text, verdict.reason, line=line), 0.0
    if changed := _changed(text, request):
        return Lost(text, changed, line=line), 0.0
    kept = (verdict.coverage + _likeness(text, request)) / 2
    if kept < LEAST_KEPT and "·" not in line:
        return Lost(text, f"it keeps {kept:.0%} of its line", line=line), 0.0
    if found := faults(text, request.part, plan.sources):
        return Lost(text, f"blocked by {', '.join(found)}", found, line), 0.0
    return None, kept


def _settle(
    slot: Slot, request: SentenceRequest, completions: Sequence[Completion], plan: SectionsPlan
) -> None:
    """Keep the best candidate that keeps to its line and passes the checks; note why each other one lost."""
    good: list[tuple[float, str]] = []
    for completion in completions:
        lost, coverage = _judge(completion, request, plan)
        if lost:
            slot.lost.append(lost)
        else:
            good.append((coverage, completion.text))
    slot.tried += 1
    good.sort(key=lambda entry: -entry[0])
    if good:
        slot.written = _evidence(good[0][1], request)
        slot.spare = [(text, request) for _, text in good[1:] if text != good[0][1]]
        slot.lost += [
            Lost(text, f"good too, but it keeps {share:.0%} of its line against {good[0][0]:.0%}", line=request.line)
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
        _ask(waiting, model, config, round_number, progress)


def _ask(
    waiting: Sequence[tuple[SectionsPlan, Slot, SentenceRequest]],
    model: ChatModel,
    config: GenerateConfig,
    round_number: int,
    progress: Progress | None,
) -> None:
    """Ask for one sentence of each of these slots."""
    prompts = list(dict.fromkeys(request.prompt for _, _, request in waiting))
    # later rounds are for the hard ones: more candidates, and a seed of their own
    settings = replace(
        config,
        candidates=config.candidates * (2 if round_number else 1),
        seed=config.seed + 1000 * round_number,
    )
    answers = dict(zip(prompts, answer_all(model, prompts, settings, progress), strict=True))
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


def _hiring(job: JobPosting) -> Evidence | None:
    """The one sentence on a company of which the ad says nothing: that it has this job."""
    if not (job.company and job.title):
        return None
    where = f" in {job.facts.place}" if job.facts.place else ""
    sentence = f"{job.company} has an opening for the role of {job.title}{where}."
    return Evidence(sentence, "company", "job", job.title, "code")


def _without_also(item: Evidence) -> Evidence:
    """ "You would also lead" as a first sentence: "You would lead"."""
    for opening in ("You would also", "Your work would also cover"):
        if item.sentence.startswith(opening):
            plain_opening = opening.replace(" also", "")
            return replace(item, sentence=plain_opening + item.sentence[len(opening) :])
    return item


def _all_evidence(plan: SectionsPlan, job: JobPosting, settings: Settings) -> tuple[Evidence, ...]:
    """Every sentence of the email in reading order, code's included; optional ones go beyond the length."""
    call = Evidence(
        invitation(job, plan.resume, settings), "call_to_action", "settings", "texts.call_to_action", "code"
    )
    kept = [(slot, slot.written) for slot in plan.slots if slot.written]

    def words() -> int:
        return sum(len(item.sentence.split()) for item in (*(item for _, item in kept), call))

    while words() > settings.writing.words:
        # never the candidate's: they make the email personal
        optional = [entry for entry in kept if not entry[0].needed and entry[1].part == "role"]
        if not optional:
            break
        kept.remove(optional[-1])
    found = [item for _, item in kept]
    first = next((at for at, item in enumerate(found) if item.part == "role"), None)
    if first is not None:  # the sentence before it was not written
        found[first] = _without_also(found[first])
    if not any(item.part == "company" for item in found) and (hiring := _hiring(job)):
        found.insert(0, hiring)
    return (*found, call)


def _compose(evidence: Sequence[Evidence], plan: SectionsPlan, settings: Settings) -> Email:
    parts: dict[Part, list[str]] = {}
    for item in evidence:
        parts.setdefault(item.part, []).append(item.sentence)
    return compose(tuple((part, " ".join(parts[part])) for part in parts), plan.job, plan.resume, settings)


def assemble(plan: SectionsPlan, settings: Settings) -> tuple[tuple[Evidence, ...], Email]:
    """Every sentence that a plan has come to, with its source, and the email of them."""
    evidence = _all_evidence(plan, plan.job, settings)
    return evidence, _compose(evidence, plan, settings)


def _blamed(plan: SectionsPlan, checks: Sequence[CheckResult]) -> list[tuple[Slot, CheckResult]]:
    """The slots whose sentence a finding is about, once each."""
    found: dict[int, tuple[Slot, CheckResult]] = {}
    for check in blocking(checks):
        for number, slot in enumerate(plan.slots):
            if slot.written and (
                check.sentence == slot.written.sentence
                or (not check.sentence and check.span and check.span in slot.written.sentence)
            ):
                found.setdefault(number, (slot, check))
    return list(found.values())


def _take_back(slot: Slot, check: CheckResult) -> None:
    """Refuse a slot's sentence for what the whole email showed; a spare one takes its place, if any."""
    written = slot.written
    assert written is not None
    slot.lost.append(Lost(written.sentence, f"{check.check}: {check.reason}", (check.check,), written.line))
    slot.written = None
    if slot.spare:
        text, request = slot.spare.pop(0)
        slot.written = _evidence(text, request)
    else:
        slot.requests = [request for request in slot.requests if request.line != written.line]
        slot.tried = 0  # its next line


def write_by_sections(
    plans: Sequence[SectionsPlan],
    model: ChatModel,
    config: GenerateConfig,
    settings: Settings,
    others: Others,
    progress: Progress | None,
) -> list[Draft]:
    """Drafts for plans, each checked as a whole; sentences that block it are written again, if settings say so."""
    tries = settings.writing.second_try
    write_sections(plans, model, config, progress, second_try=tries)
    drafts = [_draft(plan, model.name, settings, others) for plan in plans]
    for again in range(tries):
        waiting = []
        for plan, draft in zip(plans, drafts, strict=True):
            for slot, check in _blamed(plan, draft.checks) if draft.status == "needs_human" else ():
                _take_back(slot, check)
                if slot.written is None and (request := slot.current()) is not None:
                    waiting.append((plan, slot, request))
        if waiting:
            _ask(waiting, model, config, rounds_of(tries) + again, progress)
        drafts = [_draft(plan, model.name, settings, others) for plan in plans]
    return drafts


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


__all__ = ["SectionsPlan", "Slot", "plan_sections", "rounds_of", "write_by_sections", "write_sections"]
