"""Whether the company that an email offers is the job's: the wrong-company guard.

A name alone says nothing: "after your years at X" and "a role at X" hold the same one. So each mention is
given a part in its clause, offered or looked back on, by the words around it.
"""

from __future__ import annotations

from collections.abc import Sequence

from outreach import patterns as re
from outreach.checks.findings import found
from outreach.checks.names import Name, known_names, unknown_names
from outreach.checks.offered import reason_of_offer
from outreach.checks.placing import ALWAYS_LEFT, HIRE_RIGHT, JOB_NOUN_LEFT, MODAL_RIGHT, TELL_LEFT
from outreach.checks.sources import Sources, name_words
from outreach.checks.statements import Statement
from outreach.checks.words import DEGREE_WORD, GENERIC_KEYS, content_keys, shares
from outreach.records import CheckResult
from outreach.text import plain

_KIND = {
    "employer": "an employer of the candidate", "agency": "the agency", "board": "the job board",
    "client": "a client of the company", "school": "a school of the candidate",
}  # fmt: skip


def wrong_company(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Every name but the hiring company's that stands where that one belongs."""
    results: list[CheckResult] = []
    company = sources.job.company
    for statement in statements:
        for mention in statement.mentions:
            kind = mention.org.kind
            if kind == "company":
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
            if _takes_the_place(statement, name, sources) and not _told_by_ad(statement, name.text, sources):
                told = f"{name.text!r} stands in the place of {company!r}, the company that hires"
                results.append(found("wrong_company", told, name.text, statement, group="company"))
    return results


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
_SPOKEN_TO = re.compile(r"^[,.!?]|^\s?[–—]")
_GIVES = re.compile(
    r"^\s\w+ (?:[a-z]+ly )?(?:be|give|offer|suit|bring|pay|have|need|mean|let|put|like|welcome|ask|use)\b"
)
_OF_HOUSE = re.compile(
    r"\b(?:teams?|people|staff|crew|planners|engineers|colleagues|offices?|depots?|stores|wards) of "
    r"(?:the )?$",
    re.IGNORECASE,
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
    if re.search(r"\b(?:in|near|outside|around|towards|across|via)\s(?:the\s)?$", left, re.I) and not (
        name.organisation and re.search(r"\bin\s(?:the\s)?$", left, re.I)
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
    if not name.organisation and _is_person_or_place(statement, name, left, right, sources):
        return False
    hires = HIRE_RIGHT.match(right) or MODAL_RIGHT.match(right)
    if name.known and not (_AT.search(left) or (hires and not alone)):
        return False
    why = reason_of_offer(statement, name.first, name.end, "name", sources)
    if name.known:
        return why == "told"
    if alone and not name.organisation and MODAL_RIGHT.match(right) and not _GIVES.match(right):
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
    if _SPOKEN_TO.match(right) and (not left.strip() or left.rstrip().endswith(",")):
        return not re.match(r"^,\s(?:which|who|the|we|an?)\b", right)
    if re.search(
        r"\b(?:to|ask(?: for)?|call|ring|meet|under|named|called|mr|ms|mrs|dr|sister|brother|sir|chef|"
        r"nurse|"
        r"professor|captain|sergeant|judge|father)\.?\s$",
        left,
        re.I,
    ):
        return not re.search(
            r"\b(?:on|move|switch|come|introduce you|belongs?|go|(?:application|from )[^.;]*) to\s$",
            left,
            re.I,
        )
    return bool(re.match(r"^\s(?:from|of) [A-Z]", right) and not left.strip())
