"""Requests for what a resume says of the candidate: posts with their lines, tenure and skills."""

from __future__ import annotations

import re
from dataclasses import replace

from outreach.checks import Sources
from outreach.checks.skill_table import named_skills
from outreach.checks.verbs import SAME_IN_BOTH
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.emails.ad_requests import fits
from outreach.emails.lines import Told, statements, told, whole_lines
from outreach.prompts.email import SentenceRequest, candidate_sentence, tenure_sentence, with_article
from outreach.prompts.relevance import rank, terms
from outreach.records import Employment, JobPosting, Resume
from outreach.text import contains

_RECENCY = 0.8  # what a line of the post before counts, against the same line in a later post
TRIED = 8  # lines of a slot that are looked at closely
_OWN_WORK = re.compile(
    r"^(?:self[- ]?employed|freelance\w*|independent|own business|contract(?:or|ing)?|various(?: \w+)?|"
    r"sole trader)$",
    re.IGNORECASE,
)
_LANGUAGES = frozenset(
    "english german french spanish portuguese italian dutch polish czech turkish arabic chinese japanese "
    "swedish vietnamese hindi maori russian greek norwegian danish finnish".split()
)
# What somebody learned or took part in says less of them than what they did.
_MINOR = re.compile(
    r"(?:learn(?:ed|t)|attended|took part|joined|hosted|sit on|sat on|ride|rode)\b", re.IGNORECASE
)
_SMALL = 0.5
_ACRONYM = 3  # letters of a word in capitals that is left so: "LLC", "BBC"


def _opening(post: Employment, line: Told) -> str:
    """The first words of a sentence on one line of a post, in the tense of the post."""
    own = _OWN_WORK.match(post.employer.strip())
    when = "Working for yourself" if own else f"At {shown(post.employer)}"
    be, cover = ("are", "covers") if post.is_current else ("were", "covered")
    if line.shape == "is" or (line.shape == "noun" and line.text.lower().startswith("responsible")):
        return f"{when}, you {be}"
    return f"{when}, your work {cover}" if line.shape == "noun" else f"{when}, you"


def shown(employer: str) -> str:
    """An employer as an email names it: one that a resume sets in capitals is not shouted."""
    words = employer.split()
    if len(words) < 2 or employer != employer.upper():
        return employer
    return " ".join(word if len(word) <= _ACRONYM else word[0] + word[1:].lower() for word in words)


def _as_title(post: Employment) -> Told:
    """What somebody was in a post, where none of its lines says something that the job needs."""
    title = post.title.strip()
    verb = "Work" if post.is_current else "Worked"
    return Told(title, f"{verb} as {with_article(title)}.", "does" if post.is_current else "did")


def _tellable(post: Employment, line: Told) -> bool:
    """Whether a line of a post can be told to its writer: in its tense, whole, and without "we"."""
    if re.search(r"\b(?:I|me|we|us|mine|ours?)\b", line.text) or not fits(line):
        return False
    first = line.text.split()[0].lower()
    return line.shape != "does" or post.is_current or first in SAME_IN_BOTH


def candidate_requests(
    job: JobPosting, resume: Resume, templates: str
) -> tuple[list[SentenceRequest], list[SentenceRequest]]:
    """Requests for the latest post, and for the posts before it, most relevant lines first."""
    query = f"{job.title} " + " ".join([*job.facts.requirements, *job.facts.duties])
    posts = [post for post in resume.employment if post.employer]
    latest = next((post for post in posts if post.is_current), posts[0] if posts else None)

    def requests(chosen: list[Employment]) -> list[SentenceRequest]:
        pool = [(post, told(line)) for post in chosen for line in statements(whole_lines(post.lines))]
        pool = [(post, line) for post, line in pool if line.shape != "state" and _tellable(post, line)]
        titles = [(post, _as_title(post)) for post in chosen if post.title]
        ranked = []
        for score, at in rank([line.text for _, line in pool], query):
            post, line = pool[at]
            weight = _RECENCY ** chosen.index(post) * (0.8 if line.shape in ("noun", "is") else 1.0)
            weight *= _SMALL if _MINOR.match(line.text) else 1.0
            ranked.append((score * weight, at))
        # among equals prefer a result in figures, then the shorter line, which is told more truly
        ranked.sort(
            key=lambda entry: (
                -round(entry[0], 1),
                bool(_MINOR.match(pool[entry[1]][1].text)),
                not re.search(r"\d", pool[entry[1]][1].text),
                len(pool[entry[1]][1].text),
            )
        )
        return [
            candidate_sentence(
                replace(post, employer=shown(post.employer)),
                line.line,
                opening=_opening(post, line),
                text=re.sub(r"\b[Mm]y\b", "your", line.text),
                verb=line.shape not in ("noun", "is"),
                templates=templates,
            )
            for post, line in (*(pool[at] for _, at in ranked[:TRIED]), *titles)
        ]

    if latest is None:
        return [], []
    return requests([latest]), requests([post for post in posts if post is not latest][:4])


def matching_skills(job: JobPosting, resume: Resume) -> list[str]:
    wanted = set(terms(job.text))
    skills = [skill for skill in resume.skills if skill.split()[0].lower() not in _LANGUAGES]
    # one word that the ad has, too, is no sign: the title of a talk may stand among the skills
    known = [skill for skill in skills if named_skills(skill)]
    whole = [skill for skill in skills if set(terms(skill)) and set(terms(skill)) <= wanted]
    part = [skill for skill in skills if set(terms(skill)) & wanted]
    matching = list(dict.fromkeys((*whole, *(skill for skill in part if skill in known)))) or part
    # one skill alone leads a small model to add a second one of its own
    chosen = list(dict.fromkeys((*matching, *known, *skills)))
    return [_inside(skill, job, resume) for skill in chosen[: max(2, min(3, len(matching)))]]


def _inside(skill: str, job: JobPosting, resume: Resume) -> str:
    """A skill as it stands inside a sentence: "Screen printing" is no name, "Excel" and "AWS" are."""
    first, *others = skill.split()
    if (
        not (first[:1].isupper() and first[1:].islower() and first.replace("-", "").isalpha())
        or first[1:2] == "-"
    ):
        return skill
    small = first.lower()
    known = re.search(rf"\b{re.escape(small)}\b", f"{job.text}\n{resume.text}")
    if (others and others[-1].islower()) or known or small.endswith(("ing", "graphy", "ment", "tion")):
        return small + skill[len(first) :]
    return skill


def _needed(trade: str, sources: Sources) -> bool:
    """Whether the job asks for a trade in its own words."""
    return bool(trade and shares(content_keys(trade) - GENERIC_KEYS, sources.need_keys))


def tenure_requests(
    resume: Resume, skills: list[str], sources: Sources, templates: str, *, employer: bool = False
) -> list[SentenceRequest]:
    """Requests for the tenure: with the latest title, and with an earlier one that the job asks for.

    A title is the latest where no later post is without one or an internship. `employer`: the title with
    where it is held, for a post of which nothing else is told.
    """
    titled = [post for post in resume.employment if post.title and not contains(post.title, "intern")]
    latest = next((post for post in titled if post.is_current), titled[0] if titled else None)
    if latest is None:
        return []
    is_latest = latest is resume.employment[0] or latest.is_current
    posts = [latest]
    if not _needed(latest.title, sources):  # an earlier title that the job asks for says more
        others = [post for post in titled[:4] if post.title.lower() != latest.title.lower()]
        posts += [post for post in others if _needed(post.title, sources)][:1]
    posts = [
        replace(post, employer="" if _OWN_WORK.match(post.employer) else shown(post.employer))
        for post in posts
    ]
    found = [
        tenure_sentence(
            resume,
            skills[:few],
            post,
            latest=is_latest and number == 0,
            employer=employer,
            templates=templates,
        )
        for number, post in enumerate(posts)
        for few in dict.fromkeys((len(skills), min(2, len(skills))))
    ]
    return [request for request in found if request]
