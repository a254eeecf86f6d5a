"""Whether the company and the role that an email offers are the job's: the wrong-company guard.

A name alone says nothing: "after your years at X" and "a role at X" hold the same one. So each mention is
given a part in its sentence, offered or looked back on, by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.names import Name, known_names, unknown_names
from outreach.checks.offer_words import ALWAYS_LEFT, CLAIMS, OFFER_RIGHT, looks_straight_back, part_of
from outreach.checks.offered import (
    carries_the_job,
    is_offered,
    is_the_one_that_hires,
    named_for_what_it_is,
    stands_behind_the_job,
)
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.support import clause_of
from outreach.checks.words import DEGREE_WORD
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
            if kind == "company" or not is_offered(statement, mention.first, mention.end, kind, sources):
                continue
            span = statement.span(mention.first, mention.end)
            told = f"{span!r} is {_KIND[kind]}, not {company!r}, the company that hires"
            results.append(found("wrong_company", told, span, statement, group="company"))
        for name in (*unknown_names(statement, sources), *known_names(statement, sources)):
            if _takes_the_place(statement, name, sources):
                told = f"{name.text!r} stands in the place of {company!r}, the company that hires"
                results.append(found("wrong_company", told, name.text, statement, group="company"))
    return results


_COMPANY_PLACE = re.compile(
    r"\b(?:here at|we at|us at|on behalf of|representing|recruiter (?:at|for|with)|hiring for|"
    r"team at|role at|position at|job at|post at|"
    r"opening at|opportunity at|opportunity with|career at|future at|role with|position with|"
    r"work for|working for|working at|work at)\s(?:the\s)?$",
    re.IGNORECASE,
)


def _takes_the_place(statement: Statement, name: Name, sources: Sources) -> bool:
    """Whether a name that is no company of the sources is offered as one."""
    if statement.place == "sign_off" or plain(name.text) in plain(sources.job.title):
        return False
    left = statement.text[: statement.words[name.first].start]
    right = statement.text[statement.words[name.end - 1].end :]
    if statement.place == "subject":
        return bool(re.search(r"\b(?:at|with|join|for)\s(?:the\s)?$", left, re.I))
    if (
        re.match(
            r"^\s(?:team|platform|product|office|project|group|department|division|server|"
            r"cluster|certificat\w+)\b",
            right,
        )
        and not name.organisation
    ):
        return False
    if left.rstrip().endswith(",") and re.match(r"^[,.]", right) and not name.organisation:
        return False  # spoken to
    if re.search(r"\bin\s(?:the\s)?[A-Z][\w-]+(?:,|\sand|\sor)\s$", left):
        return False  # one of two towns
    if (
        re.match(r"^,", right)
        and not left.strip()
        and not name.organisation
        and not re.match(r"^,\s(?:which|who|the|we|an?)\b", right)
    ):
        return False  # "Gareth, councillors are ...": a person who is spoken to
    if named_for_what_it_is(left, right, "name") or re.search(
        r"\b(?:in|near|outside|around)\s(?:the\s)?$", left, re.I
    ):
        return False
    if (
        name.known
        and not name.organisation
        and not re.search(r"\b(?:at|with|join|joining|for|of|by)\s(?:the\s)?$", left, re.I)
        and left.strip()
    ):
        return False
    if is_the_one_that_hires(left, right):
        return True
    if stands_behind_the_job(statement, name.first, sources, "name"):
        return True
    if name.known:
        return bool(_COMPANY_PLACE.search(left)) and part_of(statement, name.first, name.end) == "offered"
    at_place = bool(_COMPANY_PLACE.search(left)) or bool(
        re.search(r"\b(?:at|with|join|joining|by|of|from)\s(?:the\s)?$", left, re.I)
    )
    if ALWAYS_LEFT.search(left):
        return True
    if at_place and re.search(r"\bat\s(?:the\s)?$", left, re.I) and looks_straight_back(left):
        return False
    if DEGREE_WORD.search(statement.text) or re.search(r"\bby\s$", left, re.I):
        return False
    if at_place:
        part = part_of(statement, name.first, name.end)
        if part == "offered" and not re.search(r"\b(?:by|of|from)\s(?:the\s)?$", left, re.I):
            return True
        return (
            part != "background"
            and (name.organisation or name.uncommon)
            and carries_the_job(statement, name.first, name.end, sources, "name")
        )
    starts = (
        not left.strip()
        or left.strip().lower() in ("the", "at", "here at", "and")
        or bool(
            re.search(
                r"[;:]\s(?:and\s|but\s)?$|^(?:Based|Founded|Located|Headquartered|From|In|With|"
                r"Since)\b[^.;]{2,60},\s$",
                left,
            )
        )
    )
    if starts and name.end - name.first > 1 and OFFER_RIGHT.search(right):
        return True
    if name.uncommon or name.organisation:
        if starts and OFFER_RIGHT.search(right):
            return True
        if re.search(
            r"\byour?\b",
            statement.text[
                clause_of(
                    statement.text, statement.words[name.first].start, statement.words[name.end - 1].end
                )[0] :
            ],
            re.I,
        ) and not re.search(r"\byou (?:would|will|could)\b|\bhave you\b", statement.text, re.I):
            return False
        claims = bool(CLAIMS.match(right)) or bool(
            re.search(r"(?:’s|'s)$", statement.words[name.end - 1].text)
        )
        return (claims or starts) and carries_the_job(statement, name.first, name.end, sources, "name")
    return False
