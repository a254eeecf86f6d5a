"""What no recruiting email speaks of: age, sex, family, health, origin, belief, looks, career breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.traits import TRAITS, TRIGGER, patterns
from outreach.records import CheckResult
from outreach.text import plain

# The trait of others, or what a house offers to all: patients, pupils, insurance, leave.
_OF_OTHERS = re.compile(
    r"\b(?:insurance|cover|benefit\w*|leave for|parental leave|pension|we offer|offers?|offered|ward|"
    r"clinic|patients?|residents?|"
    r"pupils?|children’s|children's|employer|opportunit\w+ employer|regardless|without regard)\b",
    re.IGNORECASE,
)
_FOR_FAMILY = re.compile(r"\bfor (?:you and )?your (?:family|children|partner)\b", re.IGNORECASE)


def protected(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Sentences that speak of a protected trait of the reader, or of a break in the career."""
    results = []
    for statement in statements:
        if statement.place == "sign_off" or not TRIGGER.search(statement.text):
            continue
        text = statement.text.replace("’", "'")
        for what, pattern in patterns().items():
            match = next(
                (m for m in pattern.finditer(text) if not _is_told_rightly(what, m, statement, sources)), None
            )
            if match:
                told = statement.text[match.start() : match.end()].strip()
                results.append(
                    found("protected", f"speaks of {TRAITS[what]}", told, statement, group="safety")
                )
                break
    return results


def _is_told_rightly(what: str, match: re.Match[str], statement: Statement, sources: Sources) -> bool:
    """Whether the words stand so in a source, or tell of others or of what all are offered."""
    told = plain(match.group())
    long = len(match.group().split()) >= 2
    if long and told in sources.plain_job and statement.type in ("company", "role"):
        return True
    if long and what != "break" and len(told) > 9 and told in sources.plain_resume:
        return True  # what the resume lists itself: "mother tongue", "women's football"
    if what in ("family", "health", "gender", "age", "break") and _OF_OTHERS.search(statement.text):
        offered = "offer" in statement.owners and statement.owner_at(match.start()) == "offer"
        if offered and not re.search(r"\byour?\b", match.group(), re.I):
            return True
    return bool(
        what == "family"
        and _FOR_FAMILY.search(statement.text)
        and re.search(r"famil|child|partner", sources.job_text, re.I)
    )
