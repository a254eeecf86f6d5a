"""A model's answer to the whole-email prompt as an Email in parts."""

from __future__ import annotations

import re

from outreach.records import Email, JobPosting, Part, Resume
from outreach.text import contains, sentences

_GREETING = re.compile(r"^(?:dear|hi|hello|hey|good (?:morning|afternoon))\b.{0,60}$", re.IGNORECASE)
_CLOSING = re.compile(
    r"^(?:kind regards|best regards|best wishes|regards|sincerely|yours|best|thank you|thanks|"
    r"warm regards|cheers)\b.{0,40}$",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\?|\b(?:call|chat|reply|let me know|get in touch|hear from you|schedule|discuss)\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\byou (?:would|will|can|could)\b|\b(?:role|position|opportunity|join us)\b", re.IGNORECASE
)


def classify(sentence: str, job: JobPosting, resume: Resume) -> Part:
    """Which part of an email a sentence belongs to, by whom it speaks of."""
    own = any(contains(sentence, post.employer) for post in resume.employment if post.employer)
    if _INVITES.search(sentence) and not own:
        return "call_to_action"
    if own or re.search(r"\byour\b|\byou (?:have|led|built|bring)\b", sentence, re.IGNORECASE):
        return "candidate"
    if _OFFERS.search(sentence):
        return "role"
    return "company" if contains(sentence, job.company) else "role"


def parse_email(text: str, job: JobPosting, resume: Resume) -> Email:
    """Split an answer into subject, greeting, paragraphs by part, and what stands under them.

    A sign-off the model wrote is dropped: sender, sign-off and footer are set by code.
    """
    subject, greeting = "", ""
    paragraphs: list[tuple[Part, str]] = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[•*-]|\d+[.)])\s)", text.strip()):
        block_text = block.strip()
        if match := re.match(r"subject:\s*(.*)", block_text, re.IGNORECASE):
            subject = subject or match.group(1).strip()
            block_text = block_text[match.end() :].strip()
        first, _, rest = block_text.partition("\n")
        if _GREETING.match(first.strip()):
            greeting = greeting or first.strip()
            block_text = rest.strip()
        if block_text and _CLOSING.match(block_text.split("\n")[0].strip()):
            break
        for sentence in sentences(" ".join(block_text.split())):
            part = classify(sentence, job, resume)
            if paragraphs and paragraphs[-1][0] == part:
                paragraphs[-1] = (part, f"{paragraphs[-1][1]} {sentence}")
            else:
                paragraphs.append((part, sentence))
    return Email(subject, greeting, tuple(paragraphs))
