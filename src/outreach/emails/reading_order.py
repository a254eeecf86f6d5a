"""The sentences of an email in reading order, each begun to suit what stands before it.

Every sentence is written alone and begins as if nothing stood before it ("At X, you"). Here the email gets
its order (a fact that the job needs, the role, the company, the work, more of the candidate, the invitation),
and first words that name a post once. Only first words change: the line that a sentence rests on stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from outreach.checks.personal import WEAK
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.emails.compose import invitation
from outreach.emails.first_words import Fact, begin_facts, begin_with_it, begun_with, post_of
from outreach.emails.slots import Placed, SectionsPlan, Slot, faults, is_title, ties
from outreach.prompts.wording import choose, load_wording
from outreach.records import Evidence, Part
from outreach.settings import Settings

_NEAR = 2  # words of weight that make two lines of work alike


def in_reading_order(plan: SectionsPlan, settings: Settings) -> list[Placed]:
    """Every sentence of the email, code's included; optional ones on the role go beyond the length."""
    wording = load_wording(settings.writing.templates)
    job, resume = plan.job, plan.resume
    seed = (job.title, job.company, resume.resume_id)
    names = {"role": job.title, "company": job.company}
    call = invitation(job, resume, settings)
    kept = _within(plan, settings.writing.words - len(call.split()))
    about = [Placed(item, "company", slot) for slot, item in kept if item.part == "company"]
    work = [Placed(item, "role", slot) for slot, item in kept if item.part == "role"]
    facts = _facts(plan, kept)
    hook = _hook(facts, plan)
    found = [
        Placed(item, "candidate", fact.slot)
        for fact, item in begin_facts(hook, [], plan.sources, wording, seed)
    ]
    if job.company and job.title:
        line = choose(wording["reason" if hook else "plain"], *seed).format(**names).replace("..", ".")
        # without a line on the company, this sentence is its paragraph
        part: Part = "candidate" if hook and about else "company"
        bridge = Placed(Evidence(line, "courtesy", "job", job.title, "code"), part)
        found.append(bridge)
        about = _company_once(about, job.company, told=part == "company")
    found += about
    found += _work(work, hook, plan, wording["close"], seed)
    rest = [fact for fact in facts if fact not in hook]
    found += [
        Placed(item, "candidate", fact.slot)
        for fact, item in begin_facts(rest, hook, plan.sources, wording, seed)
    ]
    call_evidence = Evidence(call, "call_to_action", "settings", "texts.call_to_action", "code")
    return [*found, Placed(call_evidence, "call_to_action")]


def paragraphs(placed: Sequence[Placed]) -> tuple[tuple[Part, str], ...]:
    """The email's paragraphs: neighbours of one part together."""
    found: list[tuple[Part, list[str]]] = []
    for item in placed:
        if not found or found[-1][0] != item.part:
            found.append((item.part, []))
        found[-1][1].append(item.evidence.sentence)
    return tuple((part, " ".join(said)) for part, said in found)


def _within(plan: SectionsPlan, words: int) -> list[tuple[Slot, Evidence]]:
    """What was written, without optional sentences on the role beyond the length.

    Never the candidate's: they make the email personal.
    """
    kept = [(slot, slot.written) for slot in plan.slots if slot.written]
    while sum(len(item.sentence.split()) for _, item in kept) > words:
        optional = [entry for entry in kept if not entry[0].needed and entry[1].part == "role"]
        if not optional:
            break
        kept.remove(optional[-1])
    return kept


def _facts(plan: SectionsPlan, kept: Sequence[tuple[Slot, Evidence]]) -> list[Fact]:
    """The sentences on the candidate: the tenure, then posts, the latest one first."""
    facts = []
    posts = list(plan.resume.employment)
    for slot, item in kept:
        if item.part != "candidate":
            continue
        request = next(r for r in slot.requests if r.line == item.line and item.sentence.startswith(r.begins))
        facts.append(Fact(slot, item, request, post_of(request, posts)))
    return sorted(facts, key=lambda fact: posts.index(fact.post) if fact.post else -1)


def _weight(fact: Fact, plan: SectionsPlan) -> int:
    """How many words of a fact the job needs: those of its line, not of its employer's name."""
    keys = content_keys(fact.request.told) - GENERIC_KEYS
    return len(shares(keys, plan.sources.need_keys) - WEAK)


def _hook(facts: Sequence[Fact], plan: SectionsPlan) -> list[Fact]:
    """What the email opens with: what the job needs of the latest post, else the tenure, else an older fact.

    A second fact of the same post comes with it.
    """
    tying = [fact for fact in facts if ties(fact.evidence.sentence, plan.sources)]
    posts = [fact for fact in tying if fact.post and not is_title(fact.request) and _weight(fact, plan)]
    latest = [fact for fact in posts if fact.post and fact.post.is_current] or [
        fact for fact in posts if fact.post is plan.resume.employment[0]
    ]
    tenure = [fact for fact in tying if not fact.post]
    older = [fact for fact in posts if _weight(fact, plan) >= _NEAR]
    first = next(iter((*latest, *tenure, *older)), None)
    if first is None:
        return []
    beside = [
        f for f in facts if f is not first and f.post and f.post is first.post and not is_title(f.request)
    ]
    return [first, *beside[:1]]


def _company_once(about: Sequence[Placed], company: str, *, told: bool) -> list[Placed]:
    """The company's sentences, its name at the head of one alone; `told`: it ends the one before them."""
    found: list[Placed] = []
    for item in about:
        new = begin_with_it(item.evidence, company) if told else item.evidence
        found.append(replace(item, evidence=new))
        told = told or item.evidence.sentence.startswith(company)
    return found


def _work(
    work: Sequence[Placed],
    hook: Sequence[Fact],
    plan: SectionsPlan,
    close: Sequence[str],
    seed: tuple[str, ...],
) -> list[Placed]:
    """The sentences on the work: the first without "also", and tied to the opening fact if near."""
    found = list(work)
    if not found:
        return found
    first = found[0].evidence
    for opening, instead in (
        ("You would also", "In this role, you would"),
        ("Your work would also cover", "In this role, your work would cover"),
        ("And you would", "In this role, you would"),
        ("And your work would cover", "In this role, your work would cover"),
    ):
        if first.sentence.startswith(opening):
            first = begun_with(first, opening, instead)
    begins = "In this role, you would"
    near = next((fact for fact in hook if _is_near(fact, first, plan)), None)
    if near and near.post and first.sentence.startswith(f"{begins} "):
        do = "do" if near.post.is_current else "did"
        opening = choose(close, *seed).format(do=do, there=near.there)
        nearer = begun_with(first, begins, opening)
        first = first if faults(nearer.sentence, "role", plan.sources) else nearer
    return [replace(found[0], evidence=first), *found[1:]]


def _is_near(fact: Fact, work: Evidence, plan: SectionsPlan) -> bool:
    """Whether the work is told in two words of weight that the fact's line holds too."""
    if is_title(fact.request) or fact.own or fact.post is None:
        return False
    keys = content_keys(work.line) - GENERIC_KEYS - content_keys(plan.job.company)
    both = shares(keys, content_keys(fact.request.told)) - WEAK - GENERIC_KEYS
    return len([key for key in both if not key.isdigit()]) >= _NEAR
