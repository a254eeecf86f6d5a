"""Papers that a sentence gives the reader without the word degree: cards, letters, courses, "by training"."""

from __future__ import annotations

import re

from outreach.checks.findings import found
from outreach.checks.names import unknown_names
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, key_of, shares
from outreach.records import CheckResult

_AMONG = re.compile(
    r"(?:^|[;:.!?]\s)(?P<list>[^;:.!?]{3,140}?)\s(?:is|are|stands?|lies?)\s(?:all |both |also "
    r")?(?:among|with) your "
    r"(?:papers|tickets|cards|certificates|qualifications|licences|licenses)\b"
    r"(?:; so (?:is|are) (?P<more>[^;:,.!?]+))?"
)
_LETTERS = re.compile(
    r"\b(?P<paper>[A-Z]{3,6})(?= since (?:19|20)\d\d\b|[- ](?:qualified|certified|accredited|registered)\b)"
)
_BY_DEGREE = re.compile(
    r"\b(?:an?|as an?) (?P<trade>[\w-]+(?: [\w-]+){0,3}?) by (?:degree|education|qualification)\b",
    re.IGNORECASE,
)
_COURSE_AT = re.compile(
    r"\b(?:courses?|module|seminar|certificate|training)\b[^.;,]{0,30}\b(?:at|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
_BROAD = frozenset(
    key_of(word) for word in "engineer engineering paper card certificate ticket licence license".split()
)
_LICENCE = re.compile(r"\blicen[cs]es? [A-Z0-9]", re.IGNORECASE)


def told_papers(statement: Statement, sources: Sources) -> list[CheckResult]:
    """The first paper of a sentence that no line of the resume holds."""
    text = statement.text
    if not re.search(r"\byours?\b|\byou\b", text, re.IGNORECASE):
        return []
    for told, span in _papers(text):
        keys = told - GENERIC_KEYS
        keys = (keys - _BROAD) or keys
        best = max((len(shares(keys, line.keys)) for line in sources.resume_lines), default=0)
        if keys and best * 10 < 6 * len(keys):
            return [found("degree", f"no line of the resume holds {span!r}", span, statement)]
    for match in _LETTERS.finditer(text):
        if not re.search(rf"\b{match['paper']}\b", sources.resume_text):
            span = match["paper"]
            return [found("degree", f"the resume does not say {span!r}", span, statement)]
    for name in unknown_names(statement, sources):
        if name.uncommon and _COURSE_AT.search(text[: statement.words[name.first].start]):
            return [found("degree", f"the resume names no school {name.text!r}", name.text, statement)]
    return []


def _papers(text: str) -> list[tuple[frozenset[str], str]]:
    items: list[str] = []
    for match in _AMONG.finditer(text):
        for part in (match["list"], match["more"]):
            items += re.split(r",\s(?:and\s)?|\sand\s", part) if part else []
    items += [match["trade"] for match in _BY_DEGREE.finditer(text)]
    return [
        (content_keys(item), item.strip()) for item in items if not _LICENCE.search(item) and len(item) > 2
    ]
