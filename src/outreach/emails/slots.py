"""The sentences of an email that are still to be written, and which of their lines to try first.

A line is preferred when the sentence that code alone would make of it passes the checks and, for the
candidate, ties a fact of the resume to a need of the job: what the plain sentence cannot do, a model's seldom
can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import overload

from outreach.checks import Sources, check_statements, read_email
from outreach.checks.personal import may_tie, personal_facts
from outreach.prompts.email import SentenceRequest
from outreach.records import Email, Evidence, Failure, JobPosting, Lost, Part, Resume
from outreach.text import sentences

MOST_TRIES = 2  # rounds for a sentence that the email can do without
_LOOKED = 12  # with the titles of the posts


@dataclass
class Slot:
    """One sentence of an email that is still to be written."""

    requests: Sequence[SentenceRequest]  # the preferred line first
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
    reserve: Iterator[SentenceRequest] = field(
        default_factory=lambda: iter(())
    )  # further lines that tie facts to needs
    passed: set[str] = field(default_factory=set)  # lines of it that were told when one was looked for
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
    if (sentence, part) not in sources.found_faults:
        found = check_statements(read_email(Email("", "", ((part, sentence),)), sources), sources)
        names = tuple(dict.fromkeys(check.check for check in found if check.severity == "block"))
        sources.found_faults[sentence, part] = names
    return sources.found_faults[sentence, part]


def ties(sentence: str, sources: Sources) -> int:
    """How many facts of the candidate this sentence ties to needs of the job."""
    if sentence not in sources.found_ties:
        tied = 0
        if len(sentences(sentence)) > 1 or may_tie(sentence, sources):
            read = read_email(Email("", "", (("candidate", sentence),)), sources)
            tied = len(personal_facts(read, sources, frozenset()))
        sources.found_ties[sentence] = tied
    return sources.found_ties[sentence]


class Preferred(Sequence[SentenceRequest]):
    """Requests in the order of `preferred`, each place found when it is first asked for.

    Checking a sentence is what a plan costs, and of most slots the first line alone is ever used.
    """

    def __init__(self, looked: Sequence[SentenceRequest], rest: Sequence[SentenceRequest], sources: Sources):
        self._looked, self._rest, self._sources = looked, rest, sources
        self._known: list[SentenceRequest] = []
        self._more = self._in_order()

    def _in_order(self) -> Iterator[SentenceRequest]:
        """The faultless as they come, in the order of what costs less to know; then those with faults."""

        def place(request: SentenceRequest) -> tuple[bool, bool, bool, int]:
            tied, noun = 0, False
            if request.part == "candidate":
                tied, noun = ties(plain_sentence(request), self._sources), not request.verb
            return not tied, is_title(request), noun, -tied

        faulty = []
        for request in sorted(self._looked, key=place) if len(self._looked) > 1 else self._looked:
            if found := faults(plain_sentence(request), request.part, self._sources):
                faulty.append((len(found), request))
            else:
                yield request
        for _, request in sorted(faulty, key=lambda entry: entry[0]):
            yield request
        yield from self._rest

    def __len__(self) -> int:
        return len(self._looked) + len(self._rest)

    @overload
    def __getitem__(self, at: int) -> SentenceRequest: ...
    @overload
    def __getitem__(self, at: slice) -> list[SentenceRequest]: ...
    def __getitem__(self, at: int | slice) -> SentenceRequest | list[SentenceRequest]:
        last = at if isinstance(at, int) else len(self) if at.stop is None else at.stop - 1
        last = last if last >= 0 else len(self)
        while len(self._known) <= min(last, len(self) - 1):
            self._known.append(next(self._more))
        return self._known[at]

    def kept(self, wanted: Callable[[SentenceRequest], bool]) -> Preferred:
        """Those that are wanted, in the same order."""
        looked, rest = (
            [request for request in half if wanted(request)] for half in (self._looked, self._rest)
        )
        return Preferred(looked, rest, self._sources)

    def each(self, change: Callable[[SentenceRequest], SentenceRequest]) -> Preferred:
        """All of them with a change that their sentences do not show, in the same order."""
        looked, rest = ([change(request) for request in half] for half in (self._looked, self._rest))
        return Preferred(looked, rest, self._sources)


def written_for(key: str, requests: Sequence[SentenceRequest]) -> Sequence[SentenceRequest]:
    """The requests with the key of the resume they are for, in their order."""

    def for_one(request: SentenceRequest) -> SentenceRequest:
        return replace(request, prompt=replace(request.prompt, about=key))

    return requests.each(for_one) if isinstance(requests, Preferred) else [for_one(r) for r in requests]


def tying_ones(
    requests: Preferred, ties_one: Callable[[SentenceRequest], bool], key: str
) -> Iterator[SentenceRequest]:
    """Those that tie a fact to a need, in their order, looked for when the first is asked for."""
    yield from written_for(key, requests.kept(ties_one))


def without_line(requests: Sequence[SentenceRequest], line: str) -> Sequence[SentenceRequest]:
    """What is left when a line was refused."""
    if isinstance(requests, Preferred):
        return requests.kept(lambda request: request.line != line)
    return [request for request in requests if request.line != line]


def preferred(requests: Sequence[SentenceRequest], sources: Sources) -> Preferred:
    """What passes the checks in plain words first, of the candidate's what ties facts to needs before it."""
    return Preferred(requests[:_LOOKED], requests[_LOOKED:], sources)


def tied(requests: Sequence[SentenceRequest], sources: Sources) -> bool:
    return any(ties(plain_sentence(request), sources) for request in requests)
