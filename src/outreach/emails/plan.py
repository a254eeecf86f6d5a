"""What the strategy `sections` is to say: an email's sentences as slots, each with its lines in order."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from outreach.checks import Sources
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.emails.lines import Told, bare_verbs, statements, told
from outreach.emails.slots import (
    Preferred,
    SectionsPlan,
    Slot,
    is_title,
    preferred,
    tied,
    tying_ones,
    written_for,
)
from outreach.prompts.email import (
    SentenceRequest,
    candidate_sentence,
    company_sentence,
    in_third_person,
    role_sentence,
    tenure_sentence,
    trade_of,
)
from outreach.prompts.relevance import rank, terms
from outreach.records import Employment, JobPosting, Resume
from outreach.settings import Writing
from outreach.text import contains

_RECENCY = 0.8  # what a line of the post before counts, against the same line in a later post
_TRIED = 8  # lines of a slot that are looked at closely
_OWN_WORK = re.compile(
    r"^(?:self[- ]?employed|freelance\w*|independent|own business|contract(?:or|ing)?|various(?: \w+)?|"
    r"sole trader)$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?:at least|\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|some |several|many |"
    r"good |solid |strong |sound |proven |(?:[\w-]+ )?"
    r"(?:experience|knowledge|command|degree|diploma|licen[cs]e|fluen\w+))",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:holiday|leave|pay|pension|salary|bonus|insurance|birthday|budget|training|hours?|parking|discount)\b",
    re.IGNORECASE,
)
_LANGUAGES = frozenset(
    "english german french spanish portuguese italian dutch polish czech turkish arabic chinese japanese "
    "swedish vietnamese hindi maori russian greek norwegian danish finnish".split()
)
_MONEY = re.compile(r"[£$€]|\d{2}")
# An offer that is no gift of the company: how to apply, who to ask, pay zones, dates.
_NO_OFFER = re.compile(
    r"\b(?:appl(?:y|ies|ication)\w*|interview\w*|contact|questions?|close[sd]?|closing|deadline|reference|"
    r"primary|location|zone|attendance|required|requires|must|overtime|probation|travel|we|us|i)\b|:",
    re.IGNORECASE,
)


def _company_lines(job: JobPosting) -> list[str]:
    """Sentences about the company; what a reader would do there is left to the work."""
    lines = [line for line in statements(job.facts.pitch_lines) if _of_company(line, job)]
    named = [line for line in lines if contains(in_third_person(line, job.company), job.company)]
    return [*named, *(line for line in lines if line not in named)]


def _of_company(line: str, job: JobPosting) -> bool:
    if re.search(r"\b(?:you|your|I|my|us)\b|^(?:it|they|th[ei]se|this|that|those)\b", line, re.IGNORECASE):
        return False
    third = in_third_person(line, job.company)
    if re.search(r"\b[Ww]e\b", line) and bare_verbs(third):
        return False
    shape = told(third).shape
    names_itself = re.match(rf"(?:the )?{re.escape(job.company)}\b", third, re.IGNORECASE) is not None
    speaks_of_itself = third != line and shape == "noun"  # "Every night our lorries carry ..."
    return names_itself or shape == "state" or speaks_of_itself


def _without_us(text: str, job: JobPosting) -> str:
    """A line of the ad for a sentence that speaks of the company from outside."""
    text = in_third_person(text, job.company) if re.search(r"\b[Ww]e\b", text) else text
    return re.sub(r"\bour\b", "the", re.sub(r"\b([Oo])ur own\b", "its own", text))


def _duties(job: JobPosting, resume: Resume) -> list[Told]:
    """What is to be done, in the order of what the candidate has done before."""
    # a card may hold orders to do something among what is said of the company and what is offered
    elsewhere = [
        line
        for line in statements((*job.facts.about, *job.facts.offers))
        if told(line).shape == "does" and not _NO_OFFER.search(line)
    ]
    kept = [
        line
        for line in dict.fromkeys((*statements(job.facts.duties), *elsewhere))
        if not re.search(r"\b(?:looking for|report(?:s|ing)? to|seeking|apply)\b", line, re.IGNORECASE)
    ]
    about = " ".join(
        [resume.headline, *resume.skills, *(line for post in resume.employment for line in post.lines)]
    )
    lines = [told(kept[at]) for _, at in rank(kept, about)]
    lines = [line for line in lines if not re.search(r"\b(?:us|I|my)\b", line.text)]
    return [
        *(line for line in lines if line.shape == "does"),
        *(line for line in lines if line.shape == "noun" and not _ASKED.match(line.text)),
    ]


def _role_requests(job: JobPosting, resume: Resume, templates: str) -> list[list[SentenceRequest]]:
    """Requests for the first and the second sentence on the work."""
    duties = _duties(job, resume)
    openings = (
        {"does": f"As {job.title} at {job.company}, you would", "noun": f"As {job.title} at {job.company}, your work would cover"},  # noqa: E501
        {"does": "You would also", "noun": "Your work would also cover"},
    )  # fmt: skip

    def ask(line: Told, number: int) -> SentenceRequest:
        return role_sentence(
            job,
            line.line,
            openings[number][line.shape],
            text=_without_us(line.text, job),
            templates=templates,
        )

    # every other line, so that two slots never fall back on the same one
    found = [
        [ask(line, 0) for line in duties[:1] + duties[2::2]],
        [ask(line, 1) for line in duties[1:2] + duties[3::2]],
    ]
    asked = [
        role_sentence(
            job,
            line,
            f"For this role, {job.company} asks for",
            text=_without_us(line, job),
            templates=templates,
        )
        for line in statements(job.facts.requirements)
        if _ASKED.match(line) and told(line).shape == "noun" and not _GIVEN.search(line)
    ]
    if not found[1]:
        found[1 if found[0] else 0] += asked[:3]
    return found


def _offers(job: JobPosting, templates: str) -> list[SentenceRequest]:
    lines = [
        line
        for line in statements(job.facts.offers)
        if told(line).shape == "noun" and not _NO_OFFER.search(line)
    ]
    return [
        replace(
            company_sentence(job, line, opening=f"{job.company} offers", templates=templates), part="role"
        )
        for line in sorted(lines, key=lambda line: bool(_MONEY.search(line)))[:3]
    ]


def _opening(post: Employment, line: Told, *, first: bool, again: bool = False) -> str:
    """The first words of a sentence on one line of a post, in the tense of the post."""
    place = "working for yourself" if _OWN_WORK.match(post.employer.strip()) else f"at {post.employer}"
    when = place if first or post.is_current else f"{'and' if again else 'earlier,'} {place}"
    when = when[0].upper() + when[1:]
    if line.shape == "noun":
        if line.text.lower().startswith("responsible"):
            return f"{when}, you {'are' if post.is_current else 'were'}"
        return f"{when}, your work {'covers' if post.is_current else 'covered'}"
    return f"{when}, you{' also' if post.is_current and not first else ' also' if first and again else ''}"


def _as_title(post: Employment) -> Told:
    """What somebody was in a post, where none of its lines says something that the job needs."""
    title = post.title.strip()
    single = not re.match(r"(?:head|director|chief|vice|deputy head) of\b|chief\b", title, re.IGNORECASE)
    article = ("an " if title[0].lower() in "aeiou" else "a ") if single else ""
    verb = "Work" if post.is_current else "Worked"
    return Told(title, f"{verb} as {article}{title}.", "does" if post.is_current else "did")


def _candidate_requests(
    job: JobPosting, resume: Resume, templates: str, *, again: bool = False
) -> tuple[list[SentenceRequest], list[SentenceRequest]]:
    """Requests for the latest post, and for the posts before it, most relevant lines first.

    `again` words them for a second sentence of their kind.
    """
    query = f"{job.title} " + " ".join([*job.facts.requirements, *job.facts.duties])
    posts = [post for post in resume.employment if post.employer]
    latest = next((post for post in posts if post.is_current), posts[0] if posts else None)

    def requests(chosen: list[Employment], first: bool) -> list[SentenceRequest]:
        pool = [(post, told(line)) for post in chosen for line in statements(post.lines)]
        pool = [(post, line) for post, line in pool if line.shape != "state"]
        pool = [(post, line) for post, line in pool if not re.search(r"\b(?:I|me|we|us|mine)\b", line.text)]
        titles = [(post, _as_title(post)) for post in chosen if post.title]
        ranked = []
        for score, at in rank([line.text for _, line in pool], query):
            post, line = pool[at]
            weight = _RECENCY ** chosen.index(post) * (0.8 if line.shape == "noun" else 1.0)
            ranked.append((score * weight, at))
        # a shorter line is told more truly: among equals prefer it
        ranked.sort(key=lambda entry: (-round(entry[0], 1), len(pool[entry[1]][1].text)))
        return [
            candidate_sentence(
                post, line.line, first=first, opening=_opening(post, line, first=first, again=again),
                text=re.sub(r"\b[Mm]y\b", "your", line.text), verb=line.shape != "noun", templates=templates,
            )
            for post, line in (*(pool[at] for _, at in ranked[:_TRIED]), *titles)
        ]  # fmt: skip

    if latest is None:
        return [], []
    earlier = [post for post in posts if post is not latest][:4]
    return requests([latest], True), requests(earlier, False)


def _matching_skills(job: JobPosting, resume: Resume) -> list[str]:
    wanted = set(terms(job.text))
    skills = [skill for skill in resume.skills if skill.split()[0].lower() not in _LANGUAGES]
    matching = [skill for skill in skills if set(terms(skill)) & wanted]
    # one skill alone leads a small model to add a second one of its own
    return [*matching, *(skill for skill in skills if skill not in matching)][: max(2, min(3, len(matching)))]


def _needed(trade: str, sources: Sources) -> bool:
    """Whether the job asks for a trade in its own words."""
    return bool(trade and shares(content_keys(trade) - GENERIC_KEYS, sources.need_keys))


def plan_sections(
    job: JobPosting, resume: Resume, writing: Writing | None = None, *, sources: Sources | None = None
) -> SectionsPlan:
    """The slots for one pair; a slot whose sources say nothing is left out."""
    templates = (writing or Writing()).templates
    sources = sources or Sources(job, resume)
    about = [company_sentence(job, line, templates=templates) for line in _company_lines(job)]
    first_role, second_role = _role_requests(job, resume, templates)
    offers = _offers(job, templates)
    skills, trade = _matching_skills(job, resume), trade_of(resume)
    trades = [trade]
    if not _needed(trade, sources):  # an earlier trade that the job asks for says more
        trades += [post.title for post in resume.employment[:4] if _needed(post.title, sources)]
        trades = [name for name in trades[:2] if not contains(name, "intern")]
    tenure = preferred(
        [
            request
            for name in dict.fromkeys(trades)
            for few in dict.fromkeys((len(skills), min(2, len(skills))))
            if (request := tenure_sentence(resume, skills[:few], name, templates=templates))
        ],
        sources,
    )
    latest, earlier = _candidate_requests(job, resume, templates)

    def order(found: list[SentenceRequest]) -> Preferred:
        return preferred(found, sources)

    latest, earlier = order(latest), order(earlier)
    # one sentence more, of whichever has another line that ties
    chosen, line = 1, set[str]()
    for kind, found in enumerate((latest, earlier)):  # the later ones are looked at when they are needed
        second = next((request for request in islice(found, 1, None) if not is_title(request)), None)
        chosen, line = kind, {second.line} if second else set()
        if second and tied([second], sources):
            break
    again = _candidate_requests(job, resume, templates, again=True)
    more = [request for request in again[chosen] if request.line in line]
    first_lines = {request.line for request in (*latest[:1], *earlier[:1], *more)}
    reserve = order([*again[0][:_TRIED], *again[1][:_TRIED]]).kept(lambda r: r.line not in first_lines)
    taken = {request.line for request in more}
    rest = earlier.kept(lambda request: request.line not in taken)
    last = [more, rest] if more and more[0].begins.startswith(("At", "Work")) else [rest, more]
    slots = [
        # every other line, so that two slots never fall back on the same one
        Slot(order(about[:1] + about[2::2])),
        Slot(order(about[1:2] + about[3::2])),
        Slot(order(first_role)),
        Slot(order(second_role)),
        Slot(order(offers), needed=False),
        Slot(tenure, needed=False),
        Slot(latest.kept(lambda request: request.line not in taken)),
        *(Slot(kind, needed=False) for kind in last),
    ]
    for slot in slots:  # everything in this email is written for one person
        slot.requests = written_for(resume.key, slot.requests)
    tying = tying_ones(reserve, lambda request: tied([request], sources), resume.key)
    return SectionsPlan(job, resume, [slot for slot in slots if slot.requests], sources, tying)
