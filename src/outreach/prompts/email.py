"""The prompts of an email: one for the whole of it, or one a sentence with a single fact each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from outreach.prompts.template import Template, load_template
from outreach.prompts.third_person import in_third_person
from outreach.prompts.wording import load_wording
from outreach.records import Employment, JobPosting, Message, Part, Prompt, Resume


@dataclass(frozen=True)
class SentenceRequest:
    """One sentence to be written from one line of a source."""

    part: Part
    source: str  # "job" | "company_page" | "resume"
    line: str  # the line it must keep to
    context: tuple[str, ...]  # further words it may use: names, role, years
    prompt: Prompt
    text: str = ""  # the line as the model is given it; "" for word for word
    verb: bool = False  # its first word is a verb that must stay as it is
    opening: str = ""  # what the sentence must begin with; the prompt may give fewer of its words

    @property
    def begins(self) -> str:
        return self.opening or self.prompt.first_words.strip()

    @property
    def told(self) -> str:
        return self.text or self.line


@cache
def _template(name: str, folder: str = "") -> Template:
    return load_template(name, folder)


def forget_templates() -> None:
    """Read prompt files anew from now on: a person may have changed them since the last run."""
    _template.cache_clear()
    load_wording.cache_clear()


def prompt_for_email(
    job: JobPosting,
    resume: Resume,
    *,
    sender: str = "the recruiting team",
    condensed: str = "",
    tone: str = "warm, plain and respectful",
    words: int = 170,
    templates: str = "",
) -> Prompt:
    """The prompt for a whole email about `job` to the candidate of `resume`.

    `condensed` stands in for the resume's text where a context is small (see prompts.condense); `words` is
    what the body aims at, `templates` a folder of prompt files in place of the package's.
    """
    prompt = _template("whole", templates).fill(
        sender=sender,
        company=job.company,
        role=job.title,
        candidate=resume.name,
        job=job.text + _from_company_pages(job),
        resume=condensed or resume.text,
        tone=tone,
        words=str(words),
    )
    return replace(prompt, about=resume.key)


def _from_company_pages(job: JobPosting) -> str:
    """The lines a person added about the company, marked as such; "" without any."""
    if not job.facts.company_lines:
        return ""
    lines = "\n".join(line.text for line in job.facts.company_lines)
    return f"\n\nFrom the company's own pages:\n{lines}"


def _names_itself(line: str, company: str) -> bool:
    return line.lower().startswith(company.lower())


_SHORT = 3  # words of an opening that is not taken apart


def prompt_again(first: Prompt, answer: str, findings: str, templates: str = "") -> Prompt:
    """The same question with the answer it got, and what is wrong with that."""
    again = _template("second_try", templates).fill(findings=findings)
    turns = (*first.messages, Message("assistant", answer), *again.messages)
    return replace(first, messages=turns, mark=None)


def company_sentence(
    job: JobPosting, line: str, opening: str = "", *, templates: str = ""
) -> SentenceRequest:
    """Ask for one sentence that presents the company, from one line about it or what it offers."""
    told = line if opening else in_third_person(line, job.company)
    words = opening or job.company
    if not opening and _names_itself(told, job.company):
        following = told[len(job.company) :].split()
        if following and following[0] in ("’s", "'s", "’"):
            words = f"{job.company}{following[0]}"
    elif (
        not opening and line[:1].isupper()
    ):  # begin as the line does: "Every night, ...", "A scale tells ..."
        words = " ".join(told.split()[:2])
    prompt = _template("company", templates).fill(
        company=job.company, line=_stopped(told), first_words=words, stop_after="sentence"
    )
    source = "company_page" if line in {added.text for added in job.facts.company_lines} else "job"
    return SentenceRequest(
        "company", source, line, (told, job.company, opening), prompt, text="" if opening else told
    )


def _given(opening: str) -> str:
    """The first words that are supplied: after the examples a model goes on to the others by itself.

    "As Ward Sister at", "At": what it then writes must still begin with the whole opening. Rarer ones are
    supplied whole, as no example has them.
    """
    words = opening.split()
    if len(words) <= _SHORT:
        return opening
    if words[0] == "As" and " at " in opening:
        return opening[: opening.rindex(" at ") + 3]
    if words[0] == "For" or "your work" in opening or opening.endswith((" offers", " asks for")):
        return opening
    return words[0]


def _stopped(text: str) -> str:
    """A line as a sentence ends: items of lists have no full stop."""
    return text if text.endswith((".", "!", "…")) else f"{text}."


def role_sentence(
    job: JobPosting, line: str, opening: str, *, text: str = "", templates: str = ""
) -> SentenceRequest:
    """Ask for one sentence about the work, from one line of the ad; `opening` begins it.

    `text` is the line without "You will" and the like, where it has such words.
    """
    prompt = _template("role", templates).fill(
        role=job.title,
        company=job.company,
        line=_stopped(text or line),
        first_words=_given(opening),
        stop_after="sentence",
    )
    context = (job.company, job.title, opening, *(("experience",) if re.search(r"\byears\b", line) else ()))
    return SentenceRequest("role", "job", line, context, prompt, text, opening=opening)


def candidate_sentence(
    post: Employment, line: str, *, opening: str = "", text: str = "", verb: bool = True, templates: str = ""
) -> SentenceRequest:
    """Ask for one sentence about what the candidate did in one post, from one line of it.

    `verb` says that the line begins with one, which the sentence must keep as it is.
    """
    when = "now" if post.is_current else f"until {post.end[:4]}" if post.end else "earlier"
    opening = opening or f"At {post.employer}, you"
    prompt = _template("candidate", templates).fill(
        employer=post.employer,
        when=when,
        line=_stopped(text or line),
        first_words=_given(opening),
        stop_after="sentence",
    )
    return SentenceRequest("candidate", "resume", line, (post.employer, opening), prompt, text, verb, opening)


def tenure_sentence(
    resume: Resume,
    skills: list[str],
    post: Employment,
    *,
    latest: bool = True,
    employer: bool = False,
    templates: str = "",
) -> SentenceRequest | None:
    """Ask for one sentence on tenure and skills; None when the resume gives too little for it.

    The years are those of all posts, so that the sentence says "in all" and tells a post's title as the
    latest one or an earlier one: none of it says that they were spent under that title. `employer` names
    where that post is held, too.
    """
    years = int(resume.tenure_years or 0)
    if years < 2 or not post.title or not skills:
        return None
    listed = ", ".join(skills[:-1]) + (f" and {skills[-1]}" if len(skills) > 1 else skills[0])
    told = f"{'most recently' if latest else 'some of them'} as {with_article(outside_title(post.title))}"
    if employer and post.employer:
        told += f" at {post.employer}"
    prompt = _template("tenure", templates).fill(
        years=str(years), latest=told[0].upper() + told[1:], skills=listed, stop_after="sentence"
    )
    line = f"{years} years of experience · {told} · {listed}"
    return SentenceRequest("candidate", "resume", line, ("you have worked bring skills know well",), prompt)


def outside_title(title: str) -> str:
    """A title as it is told: "Engineer II" without its grade, which says nothing outside."""
    return re.sub(r"\s+(?:I{1,3}|IV|V)$", "", title.strip())


_NO_ARTICLE = re.compile(
    r"(?:(?:deputy|vice|assistant|interim) )?(?:head|director|chief|vice president|chair)\b"
    r"(?: of\b| \w+ officer)"
    r"|chief\b",
    re.IGNORECASE,
)


def with_article(title: str) -> str:
    """ "Art Director" -> "an Art Director"; what only one person is has none: "Head of Data"."""
    if _NO_ARTICLE.match(title):
        return title
    vowel = re.match(
        r"(?!uni|use|usa|eu|one)[aeiou]|(?:HR|MRI|MS|NHS|RF|SAP|SEO|SQL|X|X-ray)\b", title, re.IGNORECASE
    )
    return f"{'an' if vowel else 'a'} {title}"
