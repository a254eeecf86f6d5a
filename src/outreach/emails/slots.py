"""The sentences of an email that are still to be written, and which of their lines to try first.

A line is preferred when the sentence that code alone would make of it passes the checks and, for the
candidate, ties a fact of the resume to a need of the job: what the plain sentence cannot do, a model's seldom
can.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from outreach.checks import Sources, check_statements, read_email
from outreach.checks.personal import personal_facts
from outreach.prompts.email import SentenceRequest
from outreach.records import Email, Evidence, Failure, JobPosting, Lost, Part, Resume

MOST_TRIES = 2  # rounds for a sentence that the email can do without
_LOOKED = 12  # with the titles of the posts


@dataclass
class Slot:
    """One sentence of an email that is still to be written."""

    requests: list[SentenceRequest]  # the preferred line first
    needed: bool = True  # without it the email fails a format check
    written: Evidence | None = None
    lost: list[Lost] = field(default_factory=list)  # candidates with why they lost
    spare: list[tuple[str, SentenceRequest]] = field(default_factory=list)  # candidates that were good too
    tried: int = 0

    def current(self) -> SentenceRequest | None:
        """The line to try next, each in its turn; None when the slot is given up."""
        if not self.requests or (not self.needed and self.tried > MOST_TRIES):
            return None
        if self.tried and not self.needed and self.requests[0].part == "role":
            return None
        return self.requests[self.tried % len(self.requests)]


@dataclass(frozen=True)
class Placed:
    """A sentence where it stands in an email."""

    evidence: Evidence
    part: Part  # of the paragraph it stands in
    slot: Slot | None = None  # None: of code alone


@dataclass
class SectionsPlan:
    """The slots of one email, in reading order."""

    job: JobPosting
    resume: Resume
    slots: list[Slot]
    sources: Sources
    reserve: list[SentenceRequest] = field(default_factory=list)  # further lines that tie facts to needs
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    candidates: int = 0
    rounds: int = 0
    failures: list[Failure] = field(default_factory=list)  # requests that brought no text
    placed: list[Placed] = field(default_factory=list)  # the sentences of the email as it was last assembled

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(slot.written for slot in self.slots if slot.written)

    @property
    def lost(self) -> tuple[Lost, ...]:
        return tuple(item for slot in self.slots for item in slot.lost)


def lower_first(text: str) -> str:
    """A line as it goes on after an opening: "Led a team" -> "led a team"; names and "AWS" stay."""
    first = text.split(maxsplit=1)[0].rstrip(",;") if text.split() else ""
    letters = re.sub(r"[’'-]", "", first)  # "Month-end", "Drivers’"
    plain_word = first[:1].isupper() and first[1:].islower() and letters.isalpha()
    return text[:1].lower() + text[1:] if plain_word else text


def plain_sentence(request: SentenceRequest) -> str:
    """The sentence that code alone makes of a request: its first words, then the line as it stands."""
    opening, text = request.begins, request.told
    if request.part == "company" and not opening.endswith(" offers"):
        text = request.context[0] if request.context else text  # told in the third person already
        return text if text.endswith((".", "!", "…")) else f"{text}."
    if "·" in request.line:  # the tenure
        years, latest, skills = request.line.split(" · ")
        return f"With {years} in all, {latest}, you know {skills}."
    text = f"{opening} {lower_first(text)}"
    return text if text.endswith((".", "!", "…")) else f"{text}."


def given_more(request: SentenceRequest, words: int) -> SentenceRequest:
    """The same request with the opening and that many words of its line supplied; 0: as it is."""
    if request.part == "company":  # a model that is not told what a company does invents it
        words = max(1, words)
    if not words:
        return request
    plain = plain_sentence(request).split()
    many = len(request.begins.split()) + words
    if "·" in request.line:  # all but the last skill
        many = len(" ".join(plain).rpartition(" and ")[0].split()) + 1 if " and " in request.line else many
    supplied = plain[:many]
    prompt = replace(request.prompt, first_words=" ".join(supplied))
    return replace(request, prompt=prompt, opening=request.begins)


def is_title(request: SentenceRequest) -> bool:
    """Whether it tells a post's title alone."""
    return request.told.startswith(("Work as ", "Worked as "))


def faults(sentence: str, part: Part, sources: Sources) -> tuple[str, ...]:
    """The checks that would block an email for this one sentence."""
    found = check_statements(read_email(Email("", "", ((part, sentence),)), sources), sources)
    return tuple(dict.fromkeys(check.check for check in found if check.severity == "block"))


def ties(sentence: str, sources: Sources) -> int:
    """How many facts of the candidate this sentence ties to needs of the job."""
    read = read_email(Email("", "", (("candidate", sentence),)), sources)
    return len(personal_facts(read, sources, frozenset()))


def preferred(requests: list[SentenceRequest], sources: Sources) -> list[SentenceRequest]:
    """What passes the checks in plain words first, of the candidate's what ties facts to needs before it.

    A line on the company that would be blocked in plain words is left out: a model says the same of it.
    """

    def place(request: SentenceRequest) -> tuple[int, int, bool, bool, int]:
        sentence = plain_sentence(request)
        tied = ties(sentence, sources) if request.part == "candidate" else 0
        noun = request.part == "candidate" and not request.verb
        return len(faults(sentence, request.part, sources)), -(tied > 0), is_title(request), noun, -tied

    places = [(place(request), request) for request in requests[:_LOOKED]]
    kept = [entry for entry in places if not entry[0][0] or entry[1].part != "company"]
    return [request for _, request in sorted(kept, key=lambda entry: entry[0])] + requests[_LOOKED:]


def tied(requests: Sequence[SentenceRequest], sources: Sources) -> bool:
    return any(ties(plain_sentence(request), sources) for request in requests)
