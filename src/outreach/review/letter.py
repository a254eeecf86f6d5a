"""An email as a reader sees it: sentences with their numbers and lines, failed checks in place.

Plain values for templates; no HTML here, and nothing is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach.records import CheckResult, Draft, Email, Evidence
from outreach.text import sentences

PART_NAMES = {
    "company": "Company",
    "role": "Role",
    "candidate": "Candidate",
    "call_to_action": "Call to action",
}
_SOURCE_NAMES = {
    "job": "the job ad",
    "resume": "the resume",
    "company_page": "the company's own pages",
    "settings": "your settings",
}
# Where a check that names no words is marked; one that is not here is told above the email.
_PLACES = {
    "candidate_named": "greeting",
    "company_named": "company",
    "company_pitch": "company",
    "opportunity": "role",
    "candidate_pitch": "candidate",
    "call_to_action": "call_to_action",
    "footer_kept": "footer",
}


@dataclass(frozen=True)
class Run:
    """A stretch of text, with the failed check that is about it."""

    text: str
    wrong: str = ""
    first: bool = False  # of the places this check is about: there its reason is told


@dataclass(frozen=True)
class Sentence:
    """One sentence; `number` ties it to its lines, 0 when it has none."""

    runs: tuple[Run, ...]
    number: int = 0
    lines: tuple[tuple[str, str], ...] = ()  # (line, where it is from)
    by_code: bool = False


@dataclass(frozen=True)
class Paragraph:
    part: str
    label: str
    sentences: tuple[Sentence, ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """An email as it is shown."""

    subject: tuple[Run, ...]
    greeting: tuple[Run, ...]
    paragraphs: tuple[Paragraph, ...]
    sign_off: str
    footer: str
    wrong: tuple[str, ...]  # told above: what has no place in the text
    wrong_greeting: tuple[str, ...] = ()
    wrong_footer: tuple[str, ...] = ()
    failed: int = 0

    @property
    def numbered(self) -> bool:
        """Whether any sentence has its lines: where none has, a missing one says nothing."""
        return any(sentence.number for paragraph in self.paragraphs for sentence in paragraph.sentences)


def told(check: CheckResult) -> str:
    """A failed check in words."""
    return f"{check.check.replace('_', ' ')}: {check.reason}"


def grouped(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """Evidence by sentence, in the order of the email: one sentence may rest on several lines."""
    found: dict[str, list[Evidence]] = {}
    for item in evidence:
        found.setdefault(item.sentence, []).append(item)
    return found


def _runs(text: str, wrong: Sequence[CheckResult], used: set[str]) -> tuple[Run, ...]:
    """A text cut where a failed check names words of it; which checks found a place goes to `used`."""
    marks = []
    for check in wrong:
        span = check.span.strip()
        if not span:
            continue
        pattern = r"\s+".join(re.escape(word) for word in span.split())
        for match in re.finditer(pattern, text, re.IGNORECASE):
            marks.append((match.start(), match.end(), check))
    runs, at = [], 0
    for start, end, check in sorted(marks, key=lambda mark: mark[:2]):
        if start < at:
            continue
        runs += [Run(text[at:start])] if start > at else []
        runs.append(Run(text[start:end], told(check), first=check.check not in used))
        used.add(check.check)
        at = end
    return (*runs, Run(text[at:])) if at < len(text) or not runs else tuple(runs)


def _cut(text: str, known: Iterable[str]) -> list[str]:
    """A paragraph as its sentences; those with evidence stay as the evidence has them."""
    places = sorted((text.find(sentence), sentence) for sentence in known if sentence and sentence in text)
    pieces, at = [], 0
    for start, sentence in places:
        if start < at:
            continue
        pieces += sentences(text[at:start])
        pieces.append(sentence)
        at = start + len(sentence)
    return pieces + sentences(text[at:])


def letter_of(
    email: Email,
    draft: Draft,
    checks: Sequence[CheckResult],
    *,
    first_number: int = 1,
    marks: bool = True,
    summed_up: bool = False,
) -> Letter:
    """An email with the draft's evidence and the checks that failed.

    Numbers count the draft's sentences from `first_number`, so that a sentence keeps its number while
    others are edited. Without `marks` no check is shown; with `summed_up` all that failed also stand above.
    """
    known = grouped(draft.evidence)
    numbers = {sentence: first_number + at for at, sentence in enumerate(known)}
    wrong = [check for check in checks if not check.passed] if marks else []
    used: set[str] = set()
    here = {name: [check for check in wrong if _PLACES.get(check.check) == name] for name in _PLACES.values()}
    parts = {part for part, _ in email.paragraphs}

    def sentence(text: str) -> Sentence:
        items = known.get(text, [])
        lines = tuple((item.line, _SOURCE_NAMES.get(item.source, str(item.source))) for item in items)
        by_code = bool(items) and all(item.source == "settings" for item in items)
        return Sentence(_runs(text, wrong, used), numbers.get(text, 0), lines, by_code)

    subject, greeting = _runs(email.subject, wrong, used), _runs(email.greeting, wrong, used)
    cut = [(part, tuple(map(sentence, _cut(text, known)))) for part, text in email.paragraphs]
    seen: set[str] = set()
    paragraphs = []
    for part, found in cut:
        notes = tuple(told(c) for c in here.get(part, ()) if c.check not in used and part not in seen)
        seen.add(part)
        paragraphs.append(Paragraph(part, PART_NAMES.get(part, part), found, notes))
    placed = {*parts, "greeting", "footer"}
    above = [c for c in wrong if c.check not in used and _PLACES.get(c.check, "") not in placed]
    return Letter(
        subject,
        greeting,
        tuple(paragraphs),
        email.sign_off,
        email.footer,
        wrong=tuple(map(told, wrong if summed_up else above)),
        wrong_greeting=tuple(told(c) for c in here["greeting"] if c.check not in used),
        wrong_footer=tuple(told(c) for c in here["footer"] if c.check not in used),
        failed=len(wrong),
    )
