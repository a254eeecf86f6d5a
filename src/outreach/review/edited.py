"""A text that a person typed as an email in parts, so that it can be checked like a draft."""

from __future__ import annotations

import difflib
import re

from outreach.emails.parse import classify
from outreach.errors import MissingDependency
from outreach.records import CheckResult, Draft, Email, JobPosting, Part, Resume
from outreach.text import sentences, squash

_ALIKE = 0.6  # above this a typed paragraph is the draft's paragraph, reworded


def well_formed(text: str) -> str:
    """A text that can be written: half a character, as browsers can send it, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def normal_lines(text: str) -> str:
    """A text as it is kept: LF line ends, no blanks at line ends, one newline at its end."""
    lines = well_formed(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def edit_distance(before: str, after: str) -> int:
    """Characters to put in, take out or exchange to make one text of the other (Levenshtein)."""
    try:
        from rapidfuzz.distance import Levenshtein
    except ModuleNotFoundError as error:
        raise MissingDependency("rapidfuzz is not installed", next_step="pip install rapidfuzz") from error
    return Levenshtein.distance(normal_lines(before), normal_lines(after))


def split_subject(text: str) -> tuple[str, str]:
    """The subject in the first line, and the rest; a text without one has the subject ""."""
    first, _, rest = normal_lines(text).partition("\n")
    if match := re.match(r"\s*subject:\s*(.*)", first, re.IGNORECASE):
        return match.group(1).strip(), rest.lstrip("\n")
    return "", normal_lines(text)


def _parts_of(paragraph: str, draft: Email, job: JobPosting, resume: Resume) -> list[tuple[Part, str]]:
    """A paragraph by its part: the draft's where it is the same or alike, else sentence by sentence."""
    alike = [
        (difflib.SequenceMatcher(None, text, paragraph, autojunk=False).quick_ratio(), part)
        for part, text in draft.paragraphs
    ]
    exact = next((part for part, text in draft.paragraphs if text == paragraph), None)
    if exact is not None:
        return [(exact, paragraph)]
    close = [
        (difflib.SequenceMatcher(None, text, paragraph, autojunk=False).ratio(), part)
        for (quick, part), (_, text) in zip(alike, draft.paragraphs, strict=True)
        if quick >= _ALIKE
    ]
    if close and max(close)[0] >= _ALIKE:
        return [(max(close)[1], paragraph)]
    return [(classify(sentence, job, resume), sentence) for sentence in sentences(paragraph)]


def email_from_text(text: str, draft: Draft, job: JobPosting, resume: Resume) -> Email:
    """The parts of a typed text, told by the draft it was typed over.

    Sign-off and footer are those blocks that still stand as the draft has them; what a person wrote in
    their place is read as part of the body, so that the checks see it.
    """
    before = draft.email or Email("", "", ())
    subject, rest = split_subject(text)
    blocks = [block.strip() for block in re.split(r"\n\s*\n", rest) if block.strip()]
    greeting = sign_off = footer = ""
    if blocks and (blocks[0] == before.greeting or re.match(r".{1,80}[,!:]$", blocks[0])):
        greeting = blocks.pop(0)
    if before.footer and before.footer in blocks:
        footer = before.footer
        blocks.remove(footer)
    if before.sign_off and before.sign_off in blocks:
        sign_off = before.sign_off
        blocks.remove(sign_off)
    paragraphs: list[tuple[Part, str]] = []
    for block in blocks:
        # a list stays a list in the eyes of the checks; wrapped lines are one paragraph
        listed = re.search(r"^\s*(?:[•◦▪*–-]\s|\d{1,2}[.)]\s)", block, re.MULTILINE)
        paragraph = block if listed else " ".join(block.split())
        for part, piece in _parts_of(paragraph, before, job, resume):
            if paragraphs and paragraphs[-1][0] == part:
                paragraphs[-1] = (part, f"{paragraphs[-1][1]} {piece}")
            else:
                paragraphs.append((part, piece))
    return Email(subject, greeting, tuple(paragraphs), sign_off, footer)


def footer_check(text: str, draft: Draft) -> CheckResult:
    """Whether the note on where the data came from and how to object is still there; the law asks for it."""
    footer = draft.email.footer if draft.email else ""
    kept = squash(footer) in squash(text)
    reason = "is there" if kept else "the note on where the data came from and how to object is gone"
    return CheckResult("footer_kept", kept, "block", reason)
