"""What passes between the stages: frozen records with their units, standard library only."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal["system", "user", "assistant"]
Part = Literal["company", "role", "candidate", "call_to_action"]
Status = Literal["ready", "needs_human", "skipped", "error"]


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


@dataclass(frozen=True)
class Evidence:
    """A sentence of an email and the source line it was written from."""

    sentence: str
    part: Part
    source: Literal["job", "company_page", "resume", "settings"]
    line: str
    written_by: Literal["model", "code"] = "model"


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

    @property
    def key(self) -> str:
        """Names the draft inside a run, and its file: job01_resume03_smollm2-135m-instruct."""
        return f"{self.job_id}_{self.resume_id}_{self.model}"

    @property
    def format_passed(self) -> bool:
        return bool(self.checks) and all(c.passed for c in self.checks if c.severity == "block")


def to_dict(record: Any) -> dict[str, Any]:
    """A record as plain JSON types (tuples become lists)."""
    return dataclasses.asdict(record)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


def _build(cls: type, fields: dict[str, Any]) -> Any:
    names = {f.name for f in dataclasses.fields(cls)}
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
        },
    )
