"""The prompts of an email: one for the whole of it, or one a sentence with a single fact each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from outreach.prompts.template import Template, load_template
from outreach.records import Employment, JobPosting, Message, Part, Prompt, Resume
from outreach.text import contains


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


_OF_US = re.compile(
    r"\b(?:[Ww]e (?P<adverb>(?:ever|never|also|always|only|just|still|now|often|all|both) )?"
    r"(?P<verb>[a-z]+)|[Oo]ur)\b"
)
_SHORT = 3  # words of an opening that is not taken apart
_VERBS = {"are": "is", "have": "has", "do": "does", "were": "was", "go": "goes"}
_UNCHANGED = frozenset("can could will would may might must shall should did had was".split())


def _third_person(verb: str) -> str:
    """A verb after "we" as it stands after a name: "make" -> "makes"."""
    low = verb.lower()
    if low in _VERBS:
        return _VERBS[low]
    if low in _UNCHANGED or low.endswith(("ed", "ly")):
        return verb
    if low.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def in_third_person(line: str, company: str) -> str:
    """A company's line about itself told of it: "We make X in our town" -> "Acme makes X in its town".

    The first "we" or "our" becomes the name, later ones "it" and "its".
    """
    named = contains(line, company)

    def named_once(match: re.Match[str]) -> str:
        nonlocal named
        first, named = not named, True
        if match["verb"]:
            return f"{company if first else 'it'} {match['adverb'] or ''}{_third_person(match['verb'])}"
        if first:
            return f"{company}’s"
        return "Its" if match.group()[0] == "O" else "its"

    line = re.sub(r"\b[Ww]e['’]re\b", "we are", re.sub(r"\b[Ww]e['’]ve\b", "we have", line))
    return _OF_US.sub(named_once, line)


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
        if following and following[0] in ("’s", "'s"):
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
    if words[0] == "For" or "your work" in opening or opening.endswith(" offers"):
        return opening
    return " ".join(words[: 2 if words[0] in ("Earlier,", "And") else 1])


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
    post: Employment,
    line: str,
    *,
    first: bool,
    opening: str = "",
    text: str = "",
    verb: bool = True,
    templates: str = "",
) -> SentenceRequest:
    """Ask for one sentence about what the candidate did in one post, from one line of it.

    `verb` says that the line begins with one, which the sentence must keep as it is.
    """
    when = "now" if post.is_current else f"until {post.end[:4]}" if post.end else "earlier"
    if not opening:
        opening = f"At {post.employer}, you" if first else f"Earlier, at {post.employer}, you"
        if post.is_current and not first:
            opening = f"At {post.employer}, you also"
    prompt = _template("candidate", templates).fill(
        employer=post.employer,
        when=when,
        line=_stopped(text or line),
        first_words=_given(opening),
        stop_after="sentence",
    )
    return SentenceRequest("candidate", "resume", line, (post.employer, opening), prompt, text, verb, opening)


def tenure_sentence(
    resume: Resume, skills: list[str], trade: str, *, templates: str = ""
) -> SentenceRequest | None:
    """Ask for one sentence on tenure and skills; None when the resume gives too little for it."""
    years = int(resume.tenure_years or 0)
    if years < 1 or not trade or not skills:
        return None
    listed = ", ".join(skills[:-1]) + (f" and {skills[-1]}" if len(skills) > 1 else skills[0])
    prompt = _template("tenure", templates).fill(
        years=str(years), trade=trade, skills=listed, stop_after="sentence"
    )
    line = f"{years} years of experience · {trade} · {listed}"
    return SentenceRequest("candidate", "resume", line, ("you have worked bring skills know well",), prompt)


def trade_of(resume: Resume) -> str:
    """What the candidate is, in their own words: the current title, else the headline."""
    title = resume.current.title if resume.current else resume.headline
    title = re.sub(r"\s+(?:I{1,3}|IV|V)$", "", title)  # "Engineer II": the grade says nothing outside
    return title if title and not contains(title, "intern") else ""
