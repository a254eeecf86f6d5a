"""The form of an email: the parts it must have, and what must not be left in it."""

from __future__ import annotations

import re

from outreach.records import CheckResult, Email, JobPosting, Part, Resume
from outreach.text import contains, plain, sentences

_PLACEHOLDER = re.compile(
    r"\[[^\]\n]{2,60}\]|\{[^}\n]{1,40}\}|<[A-Za-z][^>\n]{1,40}>|\bX{2,}\b|_{3,}|"
    r"\b(?:your name|your title|company name|insert|lorem ipsum|TBD)\b",
    re.IGNORECASE,
)
_BULLET_LINE = re.compile(r"^\s*(?:[•◦▪*–-]\s+|\d{1,2}[.)]\s+)", re.MULTILINE)
_LEFTOVER = re.compile(
    r"^(?:here is|here’s|here's|sure|certainly|as an ai|note:|subject:)|\bas an ai\b|"
    r"\bthe email\b.{0,40}\b(?:above|below)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LEFT_OVER = re.compile(f"{_PLACEHOLDER.pattern}|{_LEFTOVER.pattern}", re.I | re.M)
_INVITATION = re.compile(
    r"\b(call|chat|talk|speak|conversation|meet|reply|respond|write back|let me know|get in touch|"
    r"contact|schedule|available|availability|interested|apply)\b",
    re.IGNORECASE,
)
_LOOSELY = 5  # sentences of a pitch that a reader still bears
CHECK_NAMES = (
    "candidate_named",
    "company_named",
    "company_pitch",
    "opportunity",
    "candidate_pitch",
    "call_to_action",
    "plain_text",
    "no_leftovers",
    "complete",
    "no_repetition",
)


def _result(name: str, passed: bool, reason: str, span: str = "") -> CheckResult:
    return CheckResult(name, passed, "block", reason, span)


def _count(email: Email, part: Part, low: int, high: int, name: str, what: str) -> CheckResult:
    """Strict: two to three sentences. Loose: one to five, and then a miss only advises."""
    found = len(sentences(email.part(part)))
    passed = low <= found <= high
    severity = "advise" if not passed and 1 <= found <= _LOOSELY else "block"
    return CheckResult(name, passed, severity, f"{found} sentences about {what}, wanted {low} to {high}")


def _candidate_named(email: Email, resume: Resume) -> CheckResult:
    first = plain(resume.first_name)
    words = {plain(word) for word in re.findall(r"[\w’'-]+", f"{email.greeting} {email.body}")}
    named = bool(first) and (first in words or contains(email.greeting, resume.name))
    return _result("candidate_named", named, f"looked for {resume.name or 'a name'!r}")


def _candidate_pitch(email: Email, resume: Resume) -> CheckResult:
    """The pitch speaks to the candidate and tells at least one fact of the resume."""
    text = email.part("candidate")
    facts = [post.employer for post in resume.employment if post.employer]
    facts += [post.title for post in resume.employment if post.title]
    facts += [skill for skill in resume.skills if len(skill) > 1]
    told = [fact for fact in facts if contains(text, fact)]
    speaks = re.search(r"\byou(?:r|’ve|'ve)?\b", text, re.IGNORECASE) is not None
    reason = f"tells {', '.join(told[:3])}" if told else "tells no employer, title or skill"
    return _result("candidate_pitch", speaks and bool(told), reason)


def _search(name: str, pattern: re.Pattern[str], text: str, clean: str, found: str) -> CheckResult:
    match = pattern.search(text)
    span = match.group().strip() if match else ""
    return _result(name, match is None, f"{found}: {span!r}" if match else clean, span)


def _complete(email: Email) -> CheckResult:
    cut = [text for _, text in email.paragraphs if not re.search(r"[.!?…][\"”’)]*$", text.strip())]
    if not email.paragraphs:
        return _result("complete", False, "the email is empty")
    return _result(
        "complete",
        not cut,
        f"a paragraph is cut off: …{cut[0][-40:]!r}" if cut else "every paragraph is finished",
        cut[0][-40:] if cut else "",
    )


def _repetition(email: Email) -> CheckResult:
    seen: set[str] = set()
    for sentence in sentences(email.body):
        key = plain(sentence)
        if key in seen:
            return _result("no_repetition", False, f"said twice: {sentence!r}", sentence)
        seen.add(key)
    words = [plain(word) for word in email.body.split()]
    runs: set[tuple[str, ...]] = set()
    for at in range(len(words) - 7):
        run = tuple(words[at : at + 8])
        if run in runs:
            span = " ".join(email.body.split()[at : at + 8])
            return _result("no_repetition", False, f"eight words twice: {span!r}", span)
        runs.add(run)
    return _result("no_repetition", True, "nothing is said twice")


def format_checks(email: Email, job: JobPosting, resume: Resume) -> tuple[CheckResult, ...]:
    """The format checks of one email, in the order of CHECK_NAMES."""
    invitation = email.part("call_to_action")
    return (
        _candidate_named(email, resume),
        _result(
            "company_named",
            contains(email.body, job.company),
            f"looked for {job.company or 'a company'!r}",
        ),
        _count(email, "company", 2, 3, "company_pitch", "the company"),
        _count(email, "role", 2, 3, "opportunity", "the role"),
        _candidate_pitch(email, resume),
        _result(
            "call_to_action",
            bool(_INVITATION.search(invitation)),
            "invites to a next step" if invitation else "there is no invitation",
        ),
        _search("plain_text", _BULLET_LINE, email.body, "no lists", "a list"),
        _search(
            "no_leftovers",
            _LEFT_OVER,
            f"{email.greeting}\n{email.body}",
            "no placeholders or talk about the email",
            "left over",
        ),
        _complete(email),
        _repetition(email),
    )
