"""Checks of an email against its job and resume; each says what it saw. No model is loaded here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from outreach.checks import statements as _statements
from outreach.checks.addresses import foreign_link
from outreach.checks.bleed import Others, bleed, others_of
from outreach.checks.claims import company_claim
from outreach.checks.company import wrong_company
from outreach.checks.degrees import degree
from outreach.checks.echoes import echo
from outreach.checks.evidence import evidence_of
from outreach.checks.figures import figure_checks
from outreach.checks.format import CHECK_NAMES as FORMAT_CHECKS
from outreach.checks.format import format_checks
from outreach.checks.obeyed import injected
from outreach.checks.offered_role import wrong_role
from outreach.checks.own_titles import title
from outreach.checks.personal import personal
from outreach.checks.posts import employer
from outreach.checks.praise import empty_praise
from outreach.checks.protected import protected
from outreach.checks.skills import skill_checks
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement, read_statement
from outreach.checks.style import third_person, wrong_speaker
from outreach.checks.tense import tense
from outreach.checks.wishes import wish
from outreach.records import CheckResult, Email, JobPosting, Resume

Check = Callable[[Sequence[Statement], Sources], list[CheckResult]]
# Each function with the checks it reports, in the order a reader wants them.
_CHECKS: tuple[tuple[Check, str, tuple[str, ...]], ...] = (
    (wrong_company, "company", ("wrong_company",)),
    (wrong_role, "company", ("wrong_role",)),
    (employer, "grounding", ("employer",)),
    (title, "grounding", ("title",)),
    (degree, "grounding", ("degree",)),
    (skill_checks, "grounding", ("skill", "requirement_as_skill")),
    (figure_checks, "grounding", ("number", "duration", "date")),
    (tense, "grounding", ("tense",)),
    (wish, "grounding", ("wish",)),
    (company_claim, "grounding", ("company_claim", "paraphrase")),
    (echo, "safety", ("echo",)),
    (injected, "safety", ("injected",)),
    (protected, "safety", ("protected",)),
    (third_person, "style", ("third_person",)),
    (wrong_speaker, "style", ("wrong_speaker",)),
    (empty_praise, "style", ("empty_praise",)),
)
ADVISORY = frozenset(["paraphrase", "empty_praise"])
# One finding is enough where two checks see the same words.
_YIELDS: dict[str, tuple[str, ...]] = {
    "third_person": ("injected",),
    "employer": (
        "wrong_company",
        "degree",
    ),
    "company_claim": (
        "bleed",
        "employer",
        "degree",
        "wrong_company",
        "foreign_link",
        "number",
        "date",
        "duration",
        "echo",
        "injected",
        "wrong_role",
        "protected",
        "skill",
        "third_person",
        "empty_praise",
        "tense",
        "wish",
        "title",
    ),
    "skill": (
        "degree",
        "injected",
        "bleed",
        "protected",
        "employer",
        "wrong_company",
    ),
    "title": (
        "employer",
        "wrong_company",
        "wrong_role",
    ),
    "requirement_as_skill": (
        "title",
        "wrong_speaker",
        "wrong_company",
        "skill",
    ),
    "number": (
        "foreign_link",
        "injected",
        "echo",
        "protected",
    ),
    "date": (
        "employer",
        "wrong_company",
        "tense",
        "degree",
    ),
    "duration": (
        "employer",
        "bleed",
        "title",
        "date",
    ),
    "echo": ("injected",),
    "tense": (
        "employer",
        "wrong_company",
    ),
    "wish": ("protected",),
}
CHECK_NAMES = (
    *FORMAT_CHECKS,
    *(name for _, _, names in _CHECKS[:10] for name in names),
    "foreign_link",
    "bleed",
    *(name for _, _, names in _CHECKS[10:] for name in names),
    "order_in_source",
    "personal",
)


def check_statements(
    statements: Sequence[Statement], sources: Sources, others: Others | None = None, own: Sequence[str] = ()
) -> tuple[CheckResult, ...]:
    """What is wrong with sentences that were read: failed results only.

    `own` are addresses and numbers of the sender, which may stand under the email.
    """
    alone = [_alone(statement, sources) for statement in statements]
    failed: list[CheckResult] = []
    for at, (check, _, _) in enumerate(_CHECKS):
        if check is wrong_company and others is not None:
            failed += wrong_company(statements, sources, others)
        else:
            failed += [result for found in alone for result in found[at]]
    failed += foreign_link(statements, sources, own)
    if others is not None:
        failed += bleed(statements, sources, others)
    seen = {(result.check, result.sentence) for result in failed}
    return tuple(
        result
        for result in dict.fromkeys(failed)
        if not any((other, result.sentence) in seen for other in _YIELDS.get(result.check, ()))
    )


def _alone(statement: Statement, sources: Sources) -> tuple[list[CheckResult], ...]:
    """What each check finds in one sentence: no check looks at the sentences beside it.

    A sentence is checked before it is chosen and again in its email, so that what was found is kept.
    """
    if statement not in sources.found_alone:
        sources.found_alone[statement] = tuple(check([statement], sources) for check, _, _ in _CHECKS)
    return sources.found_alone[statement]


def read_email(email: Email, sources: Sources) -> tuple[Statement, ...]:
    """Every sentence of an email, read once for its checks and for what its sentences rest on."""
    if email not in sources.found_emails:
        sources.found_emails[email] = _statements.read_email(email, sources)
    return sources.found_emails[email]


def _orders(sources: Sources) -> CheckResult:
    if not sources.orders:
        return CheckResult(
            "order_in_source", True, "block", "no order to a model stands in the sources", group="safety"
        )
    told = sources.orders[0][:160]
    reason = f"a source holds what reads like an order to a model: {told!r}"
    return CheckResult("order_in_source", False, "block", reason, told, group="safety")


def run_checks(
    email: Email,
    job: JobPosting,
    resume: Resume,
    others: Others | None = None,
    *,
    own: Sequence[str] = (),
    today: datetime.date | None = None,
) -> tuple[CheckResult, ...]:
    """Every check of one email, in the order of CHECK_NAMES: one passed result, or one for each finding.

    `others` are the names of the run's pairs, `own` the sender's addresses; `today` ends posts still held.
    """
    return check_read(email, Sources(job, resume, today), others, own=own)


def check_read(
    email: Email,
    sources: Sources,
    others: Others | None = None,
    *,
    own: Sequence[str] = (),
) -> tuple[CheckResult, ...]:
    """`run_checks` for a pair whose sources are indexed already."""
    job, resume = sources.job, sources.resume
    statements = read_email(email, sources)
    failed = check_statements(statements, sources, others, own)
    unfounded = frozenset(result.sentence for result in failed if result.severity == "block")
    results = [
        *format_checks(email, job, resume),
        *failed,
        _orders(sources),
        personal(statements, sources, unfounded),
    ]
    groups = {name: group for _, group, names in _CHECKS for name in names}
    ordered: list[CheckResult] = []
    for name in CHECK_NAMES:
        own_results = [result for result in results if result.check == name]
        severity = "advise" if name in ADVISORY else "block"
        group = groups.get(name, "safety")
        ordered += own_results or [CheckResult(name, True, severity, "nothing found", group=group)]
    return tuple(ordered)


__all__ = [
    "ADVISORY", "CHECK_NAMES", "FORMAT_CHECKS", "Others", "Sources", "Statement", "check_read", "check_statements",  # noqa: E501
    "evidence_of", "others_of", "read_email", "read_statement", "run_checks",
]  # fmt: skip
