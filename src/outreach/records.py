"""What passes between the stages: frozen records with their units, standard library only."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

Role = Literal["system", "user", "assistant"]
Part = Literal["company", "role", "candidate", "call_to_action"]
SentenceType = Literal["company", "role", "candidate", "call_to_action", "courtesy"]
Status = Literal["ready", "needs_human", "skipped", "error"]
Decision = Literal["approved", "edited", "rejected", "skipped"]
Choice = Literal["left", "right", "tie", "skipped"]
FailureKind = Literal[
    "privacy",  # identity could not be taken out, so nothing was sent
    "too_long",  # prompt and answer do not fit the server's context, so nothing was sent
    "rate_limit",  # still refused after the delays that the server asked for
    "daily_quota",  # the day's requests are used up: nothing more is sent
    "refused",  # key, permission, model name or request not accepted
    "blocked",  # a safety filter withheld the answer
    "empty",  # an answer without text
    "cut_off",  # the limit of tokens was reached before any text
    "unreadable",  # not the JSON it should be
    "timeout",
    "connection",  # not reached, or the connection broke
    "server_error",  # 5xx
    "stopped",  # the run was stopped before it was sent
    "dry_run",  # nothing is sent in a dry run
]


@dataclass(frozen=True)
class SourcedLine:
    """A line about a company that a person added, and the page or file it stands in."""

    text: str
    source: str


@dataclass(frozen=True)
class JobFacts:
    """The fact card: what an email may say about a job.

    Every line stands word for word in the job's text; only `company_lines` stand elsewhere.
    """

    company: str  # the hiring company; "" when the source does not say
    role: str  # title of the job; "" when the source does not say
    place: str = ""
    agency: str = ""  # who posts it for the company, kept apart from it
    board: str = ""  # the site it was posted on, when that is not the company's own
    clients: tuple[str, ...] = ()  # customers the text names, kept apart from the company
    about: tuple[str, ...] = ()  # sentences about the company
    duties: tuple[str, ...] = ()  # sentences about the work
    requirements: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    apply: tuple[str, ...] = ()  # sentences on how to apply
    routes: dict[str, str] = field(default_factory=dict)  # field name -> where it was found
    company_lines: tuple[SourcedLine, ...] = ()  # from the company's own pages, confirmed by a person
    confirmed: bool = False  # a person has looked at this card and said that it is right

    @property
    def pitch_lines(self) -> tuple[str, ...]:
        """What may be said of the company: the job's own lines, then those a person added."""
        return (*self.about, *(line.text for line in self.company_lines))


@dataclass(frozen=True)
class JobPosting:
    """One job description as it was read."""

    job_id: str  # "job01"
    source: str  # file name or address
    text: str  # cleaned description, one line a paragraph or list item
    facts: JobFacts
    sha256: str  # of the source's bytes
    route: str = ""  # how the text was found, with the reason
    warnings: tuple[str, ...] = ()

    @property
    def company(self) -> str:
        return self.facts.company

    @property
    def title(self) -> str:
        return self.facts.role


@dataclass(frozen=True)
class Employment:
    """One post at one employer. Dates are "YYYY-MM", "YYYY", "present" or ""."""

    employer: str
    title: str
    start: str = ""
    end: str = ""
    place: str = ""
    lines: tuple[str, ...] = ()  # what was done there, one statement each
    via: str = ""  # the agency between, when the post was held through one

    @property
    def is_current(self) -> bool:
        return self.end == "present"


@dataclass(frozen=True)
class Resume:
    """One resume as it was read."""

    resume_id: str  # "resume01"
    source: str  # file name
    name: str  # "" when none was found
    text: str  # cleaned text, one line a line of the page
    sha256: str  # of the file's bytes
    name_reason: str = ""  # how the name was chosen; begins with sure or unsure when there is one
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # pages that the candidate names, as written
    headline: str = ""  # the title under the name, as the candidate wrote it
    summary: tuple[str, ...] = ()  # sentences of the profile, as written
    objective: tuple[str, ...] = ()  # sentences on what the candidate looks for, as written
    interests: tuple[str, ...] = ()  # what the candidate does besides work, as written
    employment: tuple[Employment, ...] = ()  # latest first, as the resume orders them
    education: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()  # lines among the posts that no record holds
    other: tuple[str, ...] = ()  # projects, courses, talks and the like, as written
    hidden: tuple[str, ...] = ()  # passages that no reader would see; they are in no other field
    tenure_years: float | None = None  # years in work without counting overlaps twice
    pages: int = 0
    reader: str = ""  # which PDF reader was used, with the reason
    layout_reason: str = ""  # how the headings of the posts were read
    warnings: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else ""

    @property
    def current(self) -> Employment | None:
        return next((post for post in self.employment if post.is_current), None)

    @property
    def key(self) -> str:
        """Names this resume within a run; says nothing of the person."""
        return f"{self.resume_id} {self.sha256[:16]}"


@dataclass(frozen=True)
class Message:
    """One turn of a chat."""

    role: Role
    content: str


@dataclass(frozen=True)
class Prompt:
    """What a model is asked: a conversation, and the first words of its answer if they are given."""

    messages: tuple[Message, ...]
    first_words: str = ""  # the answer starts with these; the model goes on after them
    stop_after: Literal["end", "sentence"] = "end"
    about: str = ""  # key of the resume whose person it is written for; "" when for nobody
    mark: Mark | None = None  # may it leave this machine; None: nobody has said so

    @property
    def digest(self) -> str:
        """Of the words a model would be given; what is marked is tied to it."""
        turns = [[message.role, message.content] for message in self.messages]
        return hashlib.sha256(json.dumps([turns, self.first_words]).encode()).hexdigest()


@dataclass(frozen=True)
class Mark:
    """Says that a prompt may leave this machine, and why. It holds for the words it was made for."""

    kind: Literal["masked", "in_clear"]
    reason: str  # what stands in place of what, or who allowed it in clear
    digest: str  # of the prompt's words when it was marked


def in_clear(prompt: Prompt, reason: str) -> Prompt:
    """The same prompt, marked to leave this machine as it stands. `reason` says why that is right."""
    return dataclasses.replace(prompt, mark=Mark("in_clear", reason, prompt.digest))


@dataclass(frozen=True)
class Failure:
    """Why a request brought no answer that can be used."""

    kind: FailureKind
    what: str  # for a person, one clause; holds no key and nothing of a prompt
    attempts: int = 1  # requests made; 0 when none was


@dataclass(frozen=True)
class GenerateConfig:
    """How to generate; the same settings and seed give the same text on the same machine."""

    max_new_tokens: int = 400
    temperature: float = 0.7  # 0 takes the likeliest token
    top_p: float = 0.9
    candidates: int = 1  # answers a prompt
    seed: int = 0
    batch_size: int = 16  # rows


@dataclass(frozen=True)
class Completion:
    """One answer of a model, with what it cost."""

    text: str  # with the prompt's first words in front
    model: str  # registry name
    first_words: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0  # this answer's share of its batch
    stop_reason: Literal["stop", "length"] = "stop"
    failure: Failure | None = None  # then there is no text
    notes: tuple[str, ...] = ()  # what a person should look at in this text


@dataclass(frozen=True)
class Evidence:
    """A sentence of an email and the source line it rests on."""

    sentence: str
    part: SentenceType
    source: Literal["job", "company_page", "resume", "settings", "none"]  # "none": no line was found
    line: str
    written_by: Literal["model", "code"] = "model"
    more: tuple[str, ...] = ()  # further lines that it rests on
    given: str = ""  # its first words, where code and not the model wrote them


@dataclass(frozen=True)
class Lost:
    """A text that was generated and not kept, and why."""

    text: str  # a whole email as the model wrote it, or one sentence
    why: str  # for a person, one clause
    failed: tuple[str, ...] = ()  # names of the checks that blocked it
    line: str = ""  # what a sentence was to tell; "" for a whole email


@dataclass(frozen=True)
class Email:
    """One email in parts. Paragraphs are plain text without line breaks."""

    subject: str
    greeting: str
    paragraphs: tuple[tuple[Part, str], ...]  # in the order they are read
    sign_off: str = ""  # several lines
    footer: str = ""  # where the data came from and how to object

    def part(self, name: Part) -> str:
        """The text of one part; "" when the email has none."""
        return " ".join(text for part, text in self.paragraphs if part == name)

    @property
    def body(self) -> str:
        return "\n\n".join(text for _, text in self.paragraphs)

    def as_text(self) -> str:
        """The whole email as a person would send it."""
        blocks = [f"Subject: {self.subject}", self.greeting, self.body, self.sign_off, self.footer]
        return "\n\n".join(block for block in blocks if block) + "\n"


@dataclass(frozen=True)
class CheckResult:
    """What one check says of one email."""

    check: str  # "company_pitch"
    passed: bool
    severity: Literal["block", "advise"]
    reason: str  # what was seen, for a person
    span: str = ""  # the words it is about
    group: Literal["format", "company", "grounding", "safety", "style", "personal"] = "format"
    sentence: str = ""  # the sentence that the words stand in


@dataclass(frozen=True)
class Draft:
    """One email for one pair by one model, with everything a reader needs to judge it."""

    job_id: str
    resume_id: str
    model: str
    strategy: Literal["whole", "sections", "bare"]
    status: Status
    reasons: tuple[str, ...]  # why it has that status
    email: Email | None
    checks: tuple[CheckResult, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0  # of the model's time, shared out over the batch
    candidates: int = 1  # texts generated for it
    seed: int = 0
    lost: tuple[Lost, ...] = ()  # what else was generated for it
    tries: int = 1  # rounds it took: 2 when it was written again after its findings were told

    @property
    def key(self) -> str:
        """Names the draft inside a run, and its file: job01_resume03_smollm2-135m-instruct."""
        return f"{self.job_id}_{self.resume_id}_{self.model}"

    @property
    def format_passed(self) -> bool:
        """Whether it keeps to every criterion of form as it is written (strict)."""
        own = [check for check in self.checks if check.group == "format"]
        return bool(own) and all(check.passed for check in own)

    @property
    def format_passed_loosely(self) -> bool:
        """Whether no fault of form keeps it from being sent: a sentence more or less does not."""
        own = [check for check in self.checks if check.group == "format"]
        return bool(own) and all(check.passed for check in own if check.severity == "block")

    @property
    def blocked_by(self) -> tuple[CheckResult, ...]:
        """The findings that keep it from being ready."""
        return tuple(check for check in self.checks if not check.passed and check.severity == "block")


@dataclass(frozen=True)
class Review:
    """What one person decided about one draft. The draft itself is never changed."""

    key: str  # the draft's key
    job_id: str
    resume_id: str
    model: str
    decision: Decision
    reason_codes: tuple[str, ...] = ()  # from review.session.REASONS
    note: str = ""  # in the person's own words
    final_text: str = ""  # what may go out; "" when it was rejected or skipped
    seconds: float = 0.0  # the draft was before the person, pauses included
    edit_distance: int = 0  # characters put in, taken out or exchanged
    when: str = ""  # UTC, ISO 8601
    reviewer: str = ""
    draft_sha256: str = ""  # of the text that was judged
    entry: int = 0  # number of the line in reviews.jsonl


@dataclass(frozen=True)
class Preference:
    """Which of two models' emails for one pair a person preferred, without knowing the models."""

    job_id: str
    resume_id: str
    left: str  # the model whose email stood on the left
    right: str
    choice: Choice
    repeat: bool = False  # shown before with its sides the other way round
    seed: int = 0  # what the sides and the order were shuffled with
    seconds: float = 0.0
    when: str = ""  # UTC, ISO 8601
    reviewer: str = ""
    entry: int = 0  # number of the line in reviews.jsonl

    @property
    def preferred(self) -> str:
        """The preferred model; "" for a tie or a skip."""
        return {"left": self.left, "right": self.right}.get(self.choice, "")


def to_dict(record: Any) -> dict[str, Any]:
    """A record as plain JSON types (tuples become lists)."""
    return {name: _plain(getattr(record, name)) for name in _field_names(type(record))}


@cache
def _field_names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


_LEAVES = frozenset([str, int, float, bool, type(None)])


def _plain(value: Any) -> Any:
    if type(value) in _LEAVES:
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return to_dict(value) if dataclasses.is_dataclass(value) else value


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if type(value) is list else value


def _build(cls: type, fields: dict[str, Any]) -> Any:
    names = _field_names(cls)
    return cls(**{key: _tuples(value) for key, value in fields.items() if key in names})


def job_from_dict(fields: dict[str, Any]) -> JobPosting:
    added = tuple(_build(SourcedLine, line) for line in fields["facts"].get("company_lines", ()))
    facts = _build(JobFacts, {**fields["facts"], "company_lines": added})
    return _build(JobPosting, {**fields, "facts": facts})


def resume_from_dict(fields: dict[str, Any]) -> Resume:
    posts = tuple(_build(Employment, post) for post in fields["employment"])
    return _build(Resume, {**fields, "employment": posts})


def draft_from_dict(fields: dict[str, Any]) -> Draft:
    email = fields["email"]
    return _build(
        Draft,
        {
            **fields,
            "email": _build(Email, email) if email else None,
            "checks": tuple(_build(CheckResult, check) for check in fields["checks"]),
            "evidence": tuple(_build(Evidence, item) for item in fields["evidence"]),
            "lost": tuple(_build(Lost, item) for item in fields.get("lost", ())),
        },
    )


def review_from_dict(fields: dict[str, Any]) -> Review:
    return _build(Review, fields)


def preference_from_dict(fields: dict[str, Any]) -> Preference:
    return _build(Preference, fields)
