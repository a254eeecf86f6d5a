"""Whether the company that an email offers is the job's: the wrong-company guard.

A name alone says nothing: "after your years at X" and "a role at X" hold the same one. So each mention is
given a part in its clause, offered or looked back on, by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.bleed import Others, houses_of_others
from outreach.checks.clauses import around
from outreach.checks.findings import found
from outreach.checks.frames import hires_by_frame, known_by_frame
from outreach.checks.names import Name, known_names, unknown_names
from outreach.checks.offered import reason_of_offer
from outreach.checks.placing import ALWAYS_LEFT, HIRE_RIGHT, JOB_NOUN_LEFT, MODAL_RIGHT, TELL_LEFT
from outreach.checks.sources import Sources, name_words
from outreach.checks.statements import Mention, Statement
from outreach.checks.words import DEGREE_WORD, GENERIC_KEYS, content_keys, shares, words_of
from outreach.records import CheckResult
from outreach.text import plain

_KIND = {
    "employer": "an employer of the candidate", "agency": "the agency", "board": "the job board",
    "client": "a client of the company", "school": "a school of the candidate",
    "other": "a name of another pair",
}  # fmt: skip


def wrong_company(
    statements: Sequence[Statement], sources: Sources, others: Others | None = None
) -> list[CheckResult]:
    """Every name but the hiring company's that stands where that one belongs.

    `others` are the names of the run's pairs: among them a name that the sources lack is surely a house.
    """
    results: list[CheckResult] = []
    company = sources.job.company
    for statement in statements:
        strangers: tuple[Mention, ...] = houses_of_others(statement, sources, others) if others else ()
        taken = {index for mention in strangers for index in range(mention.first, mention.end)}
        for mention in strangers:
            if _beside_client(statement, mention) or _contact_at(statement, mention):
                continue
            if reason_of_offer(
                statement, mention.first, mention.end, "employer", sources
            ):
                span = statement.span(mention.first, mention.end)
                told = f"{span!r} is {_KIND['other']}, not {company!r}, the company that hires"
                results.append(found("wrong_company", told, span, statement, group="company"))
        for mention in statement.mentions:
            kind = mention.org.kind
            if kind == "company" or _is_reader(statement, mention, sources):
                continue
            if kind in ("agency", "client", "board") and _contact_at(statement, mention):
                continue
            why = reason_of_offer(statement, mention.first, mention.end, kind, sources)
            span = statement.span(mention.first, mention.end)
            if not why or (kind == "client" and why == "content" and not _ad_says(statement, span, sources)):
                continue  # what is told of a client accuses nobody, unless the ad says it of its company
            if kind != "employer" and _told_by_ad(statement, span, sources):
                continue
            told = f"{span!r} is {_KIND[kind]}, not {company!r}, the company that hires"
            results.append(found("wrong_company", told, span, statement, group="company"))
        for name in (*unknown_names(statement, sources), *known_names(statement, sources)):
            if taken & set(range(name.first, name.end)) or _is_own(name, sources):
                continue
            if _takes_the_place(statement, name, sources) and not _told_by_ad(statement, name.text, sources):
                told = f"{name.text!r} stands in the place of {company!r}, the company that hires"
                results.append(found("wrong_company", told, name.text, statement, group="company"))
    return results


_PERSON_AT = re.compile(r"(?:^|[\s“\"])[A-Z][a-zà-ÿ]+(?:\s[A-Z][\w’'-]+)?\s(?:of|from|at|with)\s$")
_REACH_AT = re.compile(
    r"\b(?:reach|contact|call|ring|phone|email|ask|write to|speak to|speak with|find) (?:me|us|her|him) (?:at|through|"
    r"via)\s$|\b(?:recruiter|consultant|contact|colleagues?|adviser) (?:at|with|from|for)\s$",
    re.IGNORECASE,
)


def _contact_at(statement: Statement, mention: Mention) -> bool:
    """Whether a name tells only where somebody to talk to sits: "Lorna of X will answer your questions"."""
    left = statement.text[: statement.words[mention.first].start]
    right = statement.text[statement.words[mention.end - 1].end :]
    if mention.org.kind == "agency" and _REACH_AT.search(left):
        return not re.search(r"\b(?:join\w*|your|new) (?:[\w-]+ )?(?:the )?(?:team|colleagues?) ", left)
    return bool(_PERSON_AT.search(left) and _DOES_AS_PERSON.match(right))


def _beside_client(statement: Statement, mention: Mention) -> bool:
    """Whether a name stands in a row with clients: "A, X and B are among those who buy"."""
    for other in statement.mentions:
        if other.org.kind == "client":
            one, two = sorted((mention, other), key=lambda name: name.first)
            between = statement.text[statement.words[one.end - 1].end : statement.words[two.first].start]
            if re.fullmatch(r",?\s(?:(?:and|or|also)\s)?(?:the\s)?", between):
                return True
    return False


def _is_own(name: Name, sources: Sources) -> bool:
    """Whether a name is the company's own, written out or set beside it in the ad: "NRDA, the Northern ..."."""
    told, company = name_words(name.text), name_words(sources.job.company)
    if (
        len(company) == 1
        and len(told) > 2
        and "".join(word[0] for word in told if word not in _SMALL) == company[0]
    ):
        return True
    beside = rf"{re.escape(sources.job.company)}\s?(?:,|\(|–)\s?(?:the )?{re.escape(name.text)}\b"
    return name.known and bool(sources.job.company) and bool(re.search(beside, sources.job_text))


_SMALL = frozenset(["of", "the", "for", "and", "de", "du", "van"])


def _is_reader(statement: Statement, mention: Mention, sources: Sources) -> bool:
    """Whether a house that bears the reader's name is meant, or the reader: "Mr Wojcik", "Wojcik has"."""
    told = {word.low for word in statement.words[mention.first : mention.end]}
    own = {word.low for word in words_of(sources.resume.name)}
    return told <= own and mention.end - mention.first < len(mention.org.forms[0])


_AD_SHARE = 0.7  # of a sentence's telling words, in one line of the ad with the name


def _told_by_ad(statement: Statement, name: str, sources: Sources) -> bool:
    """Whether a line of the ad holds the name and says much the same: then it stands rightly here."""
    own, said = content_keys(name), content_keys(statement.text) - GENERIC_KEYS
    wanted = plain(name)
    for line in sources.job_lines:
        if wanted in plain(line.text) and len(shares(said - own, line.keys)) >= _AD_SHARE * len(said - own):
            return len(said - own) > 1
    return False


_CLAUSE = re.compile(r",\s(?:and|but|so|which|while)\s|[;:]\s")


def _clause_of(statement: Statement, name: str) -> str:
    return next((part for part in _CLAUSE.split(statement.text) if name in part), statement.text)


def _ad_says(statement: Statement, name: str, sources: Sources) -> bool:
    """Whether a line of the ad says what the clause with this name says."""
    said = content_keys(_clause_of(statement, name)) - GENERIC_KEYS - sources.name_keys - content_keys(name)
    most = max((len(shares(said, line.keys)) for line in sources.job_lines), default=0)
    return most >= 2 and most >= 0.5 * len(said)


# What a house has, behind the name of a thing: "the Atlas platform" is no company.
_THING = re.compile(
    r"^\s(?:team|platform|product|office|project|group|department|division|server|cluster|certificat\w+|"
    r"app|tool|system|software|language|framework|library|standard|method|area|region|valley|coast|street|"
    r"road)\b"
)
_INTEREST = re.compile(r"\b(?:interest(?:ed)?|stake|faith|shares|believe) in\s(?:the\s)?$", re.IGNORECASE)
_SPOKEN_TO = re.compile(r"^[,.!?]|^\s?[–—]")
_GIVES = re.compile(
    r"^\s\w+ (?:[a-z]+ly )?(?:be|give|offer|suit|bring|pay|have|need|mean|let|put|like|welcome|ask|use)\b"
)
_OF_HOUSE = re.compile(
    r"\b(?:teams?|people|staff|crew|planners|engineers|colleagues|offices?|depots?|stores|wards) of "
    r"(?:the )?$",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"\b(?:courses?|class|classes|modules?|terms?|exams?|thesis|studies|lectures?|qualifications?|papers?|"
    r"conference|talk|talks|meetup|fair)\b[^.;]{0,30}\b(?:at|in|from|of|with)\s(?:the\s)?$"
)
# What a person does in an email, and no house: "Sandra Milton will call you".
_DOES_AS_PERSON = re.compile(
    r"^(?:,\s[^,]{3,40},)?\s(?:from|of|in|on) (?:our|my|the) (?:team|office|company|people)\b|"
    r"^(?:,\s[^,]{3,40},)?\s(?:[a-z]+ ){0,4}?(?:answers?|asked|wrote|called|told me|call you|calls you|ring you|reply|replies|phone you|email you|"
    r"walk you|show you (?:round|around)|explain|meets? you|meet with you|be in touch|talk to you|"
    r"speak (?:to|with) you|be your manager|reads? every|your contact)\b"
)
_POSSESSIVE = re.compile(r"(?:’s|'s)$")
_AT = re.compile(r"\b(?:at|with|join|joining|for)\s(?:the\s)?$", re.IGNORECASE)


def _takes_the_place(statement: Statement, name: Name, sources: Sources) -> bool:
    """Whether a name that is no company of the sources is offered as one."""
    if statement.place in ("sign_off", "greeting") or plain(name.text) in plain(sources.job.title):
        return False
    left = statement.text[: statement.words[name.first].start]
    right = statement.text[statement.words[name.end - 1].end :]
    if statement.place == "subject":
        return bool(_AT.search(left)) and not name.known
    if set(name_words(name.text)) <= set(name_words(sources.job.company)):
        return False
    alone = name.end - name.first == 1
    if not (name.uncommon or name.organisation or not alone) or (
        _THING.match(right) and not name.organisation
    ):
        return False
    if (
        not _INTEREST.search(left)
        and re.search(r"\b(?:in|near|outside|around|towards|across|via)\s(?:the\s)?$", left, re.I)
        and not (name.organisation and re.search(r"\bin\s(?:the\s)?$", left, re.I))
    ):
        return False
    if re.search(r"\bin\s(?:the\s)?[A-Z][\w-]+(?:,|\sand|\sor)\s$", left) and (
        re.match(r"^[,.?!]|^$|^\sand\b", right) or re.search(r"(?:\sand|\sor)\s$", left)
    ):
        return False  # one of two towns
    if re.search(r"\d", name.text) and not name.organisation:
        return False  # "DO-178C"
    if re.search(r"\b[Aa]n?\s$", left):
        return False  # "a Welshman"
    here = around(statement, name.first, name.end, sources)
    framed = hires_by_frame(here, "name", may_be_person=not name.organisation)
    if framed and not name.known:
        return not known_by_frame(here, "name")
    if not framed and not name.organisation and _is_person_or_place(statement, name, left, right, sources):
        return False
    hires = HIRE_RIGHT.match(right) or MODAL_RIGHT.match(right) or framed
    if name.known and not (_AT.search(left) or (hires and not alone)):
        return False
    why = reason_of_offer(statement, name.first, name.end, "name", sources)
    if name.known:
        return why == "told"
    if (
        alone
        and not name.organisation
        and MODAL_RIGHT.match(right)
        and not _GIVES.match(right)
        and not _AT.search(left)
    ):
        return False  # a person, rather
    if (
        alone
        and not name.organisation
        and why == "told"
        and _POSSESSIVE.search(statement.words[name.end - 1].text)
        and not (re.search(r"\byou\b", statement.text) or hires)
    ):
        return False
    placed = any(sign.search(left) for sign in (_AT, _OF_HOUSE, ALWAYS_LEFT, TELL_LEFT, JOB_NOUN_LEFT))
    placed = placed or hires or statement.type == "company" or _ad_says(statement, name.text, sources)
    if alone and not name.organisation and not placed:
        return False  # one word that is set in no place of an offer may be anything
    if why == "content":
        if _COURSE.search(left):
            return False
        speaks_of_reader = re.search(r"\byou\b|\bsome(?:body|one)\b", _clause_of(statement, name.text))
        if speaks_of_reader and not (hires or _ad_says(statement, name.text, sources)):
            return False  # what the reader did there, told in words that no line holds
        return (name.organisation or name.uncommon) and not (
            DEGREE_WORD.search(statement.text)
            or (not name.organisation and re.search(r"\b(?:to|from|with)\s$", left, re.I))
        )
    return bool(why)


def _is_person_or_place(statement: Statement, name: Name, left: str, right: str, sources: Sources) -> bool:
    """Whether a name is spoken to, or stands where a person, a place or a tool does."""
    if _DOES_AS_PERSON.match(right) and not _AT.search(left):
        return True
    if _SPOKEN_TO.match(right) and (not left.strip() or left.rstrip().endswith(",")):
        return not re.match(r"^,\s(?:which|who|the|we|an?|your (?:new|next|future))\b", right)
    if re.search(
        r"\b(?:to|ask(?: for)?|call|ring|meet|under|named|called|mr|ms|mrs|dr|sister|brother|sir|chef|"
        r"nurse|"
        r"professor|captain|sergeant|judge|father)\.?\s$",
        left,
        re.I,
    ):
        return not re.search(
            r"\b(?:on|move|switch|come|(?:introduce|welcome|bring|take|invite) you|belongs?|go|apply|asset|"
            r"addition|of (?:use|value|help)|(?:application|from )[^.;]*) to\s$",
            left,
            re.I,
        )
    return bool(re.match(r"^\s(?:from|of) [A-Z]", right) and not left.strip())
