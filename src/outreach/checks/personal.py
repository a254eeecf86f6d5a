"""Whether an email is personal: facts of this candidate, each tied to a need of this job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.checks.evidence import tie
from outreach.checks.figures import is_tenure
from outreach.checks.quantities import quantities
from outreach.checks.skill_table import named_skills
from outreach.checks.skills import SOFT
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, key_of, shares
from outreach.records import CheckResult

_LEAST = 2
# Words that a pastry chef and a data engineer share: they tie no fact to a need.
WEAK = SOFT | frozenset(
    key_of(word)
    for word in (
        "one two three four five six seven eight nine ten twenty hundred half first second run "
        "find test cost plan keep set support move "
        "start open write read line call order make serve show hold care site place house "
        "north south small large daily weekly night morning "
        "senior junior lead head chief staff member members together different main whole free "
        "next number share shared full part"
    ).split()
)


@dataclass(frozen=True)
class PersonalFact:
    """One fact of the candidate that an email tells, and the need of the job that it meets."""

    kind: str  # "post" | "tenure" | "skill" | "work"
    fact: str
    need: str


def personal_facts(
    statements: Sequence[Statement], sources: Sources, failed: frozenset[str]
) -> list[PersonalFact]:
    """The facts that count; sentences in `failed` (with a fact that is not founded) do not."""
    facts: dict[tuple[str, str], PersonalFact] = {}
    asked = sources.asked_skills
    body = [s for s in statements if s.place == "body"]
    for at, statement in enumerate(body):
        if statement.text in failed or statement.type == "courtesy":
            continue
        if statement.type != "candidate" and not any(m.org.kind == "employer" for m in statement.mentions):
            continue
        need = _need(statement, sources) or next(
            (
                n
                for other in body[max(0, at - 1) : at + 2]
                if other is not statement and (n := _need_of_offer(other, statement, sources))
            ),
            "",
        )
        for skill, start, end in named_skills(statement.text):
            if statement.owner_at(start) != "offer" and skill in asked and skill in sources.resume_skills:
                told = statement.text[start:end]
                facts.setdefault(("skill", skill), PersonalFact("skill", told, told))
                need = need or told
        if not need:
            continue
        for post in statement.posts:
            employer = sources.post(post).employer
            facts.setdefault(("post", employer), PersonalFact("post", employer, need))
        if any(is_tenure(statement, q) for q in quantities(statement.text)):
            facts.setdefault(("tenure", ""), PersonalFact("tenure", statement.text, need))
        best = _work(statement, sources)
        if best and (not statement.posts or "," in need):
            facts.setdefault(("work", best), PersonalFact("work", best, need))
    return list(facts.values())


def may_tie(text: str, sources: Sources) -> bool:
    """Whether a sentence by itself may tell a fact that counts: cheaper to know than whether it does."""
    return bool(_needed(text, sources)) or any(
        skill in sources.asked_skills and skill in sources.resume_skills for skill, _, _ in named_skills(text)
    )


def _needed(text: str, sources: Sources) -> set[str]:
    """Stems of a sentence that the job asks for and the resume holds."""
    keys = content_keys(text) - GENERIC_KEYS - content_keys(sources.job.company)
    return shares(shares(keys, sources.need_keys), sources.resume_keys) - WEAK


def _need(statement: Statement, sources: Sources) -> str:
    """Words of the sentence, told of the reader, that the job asks for and the resume holds."""
    if not any(owner == "candidate" for owner in statement.owners) and not statement.posts:
        return ""
    both = _needed(statement.text, sources)
    return ", ".join(sorted(word.text for word in statement.words if content_keys(word.text) & both)[:3])


def _need_of_offer(other: Statement, statement: Statement, sources: Sources) -> str:
    """A sentence beside it that tells what the job needs, in words of the reader's line."""
    if other.type not in ("role", "company", "candidate") or "offer" not in other.owners:
        return ""
    keys = shares(content_keys(other.text) - GENERIC_KEYS, sources.need_keys)
    told = [tie(statement, line) for line in sources.resume_lines if line.kind == "post"]
    best = max(told, key=lambda entry: entry.score, default=None)
    both = shares(keys, best.line.keys) - WEAK if best and best.score else set()
    return ", ".join(sorted(both)[:3])


def _work(statement: Statement, sources: Sources) -> str:
    """The line of a post whose work the sentence tells, or ""."""
    told = [tie(statement, line) for line in sources.resume_lines if line.kind == "post"]
    best = max(told, key=lambda entry: entry.score, default=None)
    if best is None or len(best.shared - GENERIC_KEYS) + len(best.numbers) < 2:
        return ""
    return best.line.text


def personal(statements: Sequence[Statement], sources: Sources, failed: frozenset[str]) -> CheckResult:
    """Passes with two facts tied to needs of the job, one of them a post or the tenure."""
    facts = personal_facts(statements, sources, failed)
    anchored = any(fact.kind in ("post", "tenure") for fact in facts)
    told = "; ".join(f"{fact.kind} {fact.fact[:40]!r} for {fact.need!r}" for fact in facts[:4])
    if len(facts) >= _LEAST and anchored:
        return CheckResult("personal", True, "block", told, group="personal")
    missing = "no post and no tenure among them" if len(facts) >= _LEAST else "fewer than two"
    reason = f"facts of the candidate tied to the job: {missing}" + (f" ({told})" if told else "")
    return CheckResult("personal", False, "block", reason, group="personal")
